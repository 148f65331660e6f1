"""Section I: a projected day stands with its range and its slack, and is never told as a fact."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from pipeline.bulletin import EditionView, compose
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from pipeline.settings.model import BackTest
from tests.bulletin import example
from tests.measures.season import BERAU, BONTANG, PPU, Season, day

PACKED = STAGES.index(Stage.PACKED)


def daily(season: Season, region: str, item: str, counts: list[int]) -> Season:
    """Let a region report one count at ``dikemas`` a day, from 11 November on."""
    for n, count in enumerate(counts):
        season.goods(f"{day('11-11') + timedelta(days=n):%m-%d}", region, item, dikemas=count)
    return season


def composed(season: Season) -> EditionView:
    """The edition of a season."""
    context = replace(example.context(season.settings), ledger=season.ledger())
    return compose(season.measures(), None, context)


def plain(text: str) -> str:
    """``text`` with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.fixture(scope="module")
def view(settings: Settings) -> EditionView:
    """PPU packs 100 booths a day and is a day late; Berau is in time; Bontang's ink stands still."""
    season = Season(settings)
    daily(season, PPU, "bilik-suara", [0, 100, 200, 300, 400, 500, 600])
    daily(season, BERAU, "bilik-suara", [0, 250, 500, 750, 1000, 1250, 1500])
    daily(season, BONTANG, "tinta", [90, 90, 90, 90])
    return composed(season)


def cell(view: EditionView, name: str, place: int = PACKED) -> tuple[str, str, str]:
    """The text, note and word of a region's cell in the first table."""
    (row,) = [row for row in view.projection.tables[0].rows if row.head.text == name]
    found = row.cells[place]
    return plain(found.text), plain(found.note), found.mark.word if found.mark else ""


def test_a_day_stands_with_its_range_and_slack(view: EditionView) -> None:
    """572 booths at 100 a day: around the 23rd, the range beside it, a day past the deadline."""
    assert cell(view, "Penajam Paser Utara") == ("sekitar 23 Nov", "21–25 Nov; lewat 1 hari", "Perhatian")
    assert cell(view, "Berau") == ("sekitar 19 Nov", "18–21 Nov; sisa 3 hari", "Berjalan")


def test_without_a_day_the_reason_is_told(view: EditionView) -> None:
    """Ink that no longer grows, a stage that nobody has reported."""
    assert cell(view, "Bontang") == ("terhenti", "1 butir tak bertambah", "Perhatian")
    assert cell(view, "Paser") == ("data kurang", "", "Belum ada laporan")


def test_the_finding_names_the_worst_first(view: EditionView) -> None:
    """The heading says how many are late, which is worst, where, when, and by how much."""
    assert plain(view.projection.finding) == (
        "1 daerah diperkirakan melewati tenggat;"
        " terburuk Penajam Paser Utara dikemas, sekitar 23 Nov (21–25 Nov), lewat 1 hari"
    )


def test_the_tightest_stages_name_the_item_that_decides(view: EditionView) -> None:
    """The least slack first, with the item, its counts and its pace."""
    first, second = view.projection.tables[1].rows
    assert (first.head.text, second.head.text) == ("Penajam Paser Utara", "Berau")
    assert [plain(c.text) for c in first.cells] == [
        "Dikemas",
        "Bilik suara",
        "600 dari 1.172 buah",
        "100",
        "sekitar 23 Nov",
        "22 Nov",
    ]


def test_the_assumption_is_told_in_words(view: EditionView) -> None:
    """Over the table: an estimate, from which days, on what condition."""
    assert plain(view.projection.note).startswith("Perkiraan, bukan kepastian: ")
    assert "laju 7 hari lapor terakhir" in plain(view.projection.note)
    assert "dengan anggapan laju itu bertahan" in view.projection.note


def test_every_stage_of_every_region_is_counted_once(view: EditionView, settings: Settings) -> None:
    """The numbers over the table add up to regions × stages."""
    told = sum(int(fact.text) for fact in view.projection.facts)
    assert told == len(settings.baseline.regions) * len(STAGES)


def test_what_never_was_reported_has_no_part_and_is_said_to(view: EditionView) -> None:
    """An item that a desk has never reported is no part of the day, and stands in the note."""
    assert "Tidak ikut: butir yang belum pernah dilaporkan di" in view.projection.tables[0].note
    assert "Penajam Paser Utara (14)" in view.projection.tables[0].note


def test_the_board_says_the_same_word(view: EditionView) -> None:
    """A day past the deadline is no mere *Berjalan* on the board, on the map, or in the ladder."""
    (row,) = [row for row in view.board.table.rows if row.head.text == "Penajam Paser Utara"]
    (rung,) = [row for row in view.logistics.summary.rows if row.head.text == "Penajam Paser Utara"]
    assert [c.mark.word for c in (row.cells[PACKED], rung.cells[PACKED]) if c.mark] == ["Perhatian"] * 2


def test_a_region_sheet_tells_its_deadlines_with_slack_and_projected_day(view: EditionView) -> None:
    """PPU's half page: under each stage its deadline, the slack, and the day with its range."""
    (sheet,) = [sheet for sheet in view.regions if sheet.code == PPU]
    packed, village = sheet.steps[PACKED], sheet.steps[STAGES.index(Stage.AT_VILLAGE)]
    assert plain(packed.deadline) == "tenggat 22 Nov; lewat 1 hari"
    assert plain(packed.forecast) == "sekitar 23 Nov (21–25 Nov)"
    assert (plain(village.deadline), village.forecast) == ("tenggat 25 Nov", "data kurang")


def test_days_before_which_nothing_can_be_done_are_told(season_of_bound: EditionView) -> None:
    """Ink stands still, booths need till the 23rd: the stage comes no sooner, past its deadline."""
    assert cell(season_of_bound, "Penajam Paser Utara") == (
        "terhenti",
        "paling cepat 23 Nov; lewat tenggat",
        "Perhatian",
    )
    assert "paling cepat 23 Nov, lewat 1 hari" in plain(season_of_bound.projection.finding)


@pytest.fixture
def season_of_bound(settings: Settings) -> EditionView:
    """Booths that move beside ink that does not."""
    season = daily(Season(settings), PPU, "bilik-suara", [0, 100, 200, 300, 400, 500, 600])
    return composed(daily(season, PPU, "tinta", [90, 90, 90, 90]))


def test_where_nothing_was_reported_one_sentence_stands(settings: Settings) -> None:
    """No table of fifty times nothing."""
    found = composed(Season(settings)).projection
    assert (found.finding, found.tables, found.facts) == ("", (), ())
    assert found.empty == "Belum ada angka logistik, jadi belum ada yang dapat diperkirakan."


def test_the_method_prints_the_back_test_of_the_configuration(settings: Settings) -> None:
    """How often the range held the truth comes from projection.yaml, whose figures a test measures."""
    tested = BackTest(seeds=(1,), held=8, tried=9, open_ended=2, held_closed=6, source="musim contoh")
    projection = settings.projection.model_copy(update={"back_test": tested})
    season = Season(settings.model_copy(update={"projection": projection}))
    methods = {fact.term: plain(fact.text) for fact in composed(season).trace.methods}
    assert (
        "Uji balik dengan benih 1: rentang memuat hari yang sebenarnya pada 8 dari 9 perkiraan; dari 7 yang"
        " berujung dua, pada 6"
        " (musim contoh)"
    ) in methods["Perkiraan selesai"]
