"""Section B: sentences made from the figures, the first about reporting."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from pipeline.bulletin import EditionView, compose
from pipeline.bulletin.wording import unwidowed
from pipeline.measures.model import Measures, Ratio, TurnoutMeasures, TurnoutTotal
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from tests.bulletin import example


def plain(text: str) -> str:
    """The text with ordinary blanks only."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def sentences(settings: Settings, measures: Measures) -> list[str]:
    """The highlights of an edition of these figures."""
    view = compose(measures, None, example.context(settings))
    return [plain(f"{h.lead} {h.text}") for h in view.highlights.sentences]


def test_reporting_comes_first_and_names_the_silent(view: EditionView) -> None:
    """Who is missing, and for how long, in one sentence."""
    first = replace(view.highlights.sentences[0], text=plain(view.highlights.sentences[0].text))
    assert first.lead == "7 dari 10 desk melapor"
    assert "Paser (4 hari), Kutai Barat (1 hari), dan Kutai Timur (2 hari)" in first.text


def test_complete_is_said_with_its_stage(view: EditionView) -> None:
    """One region is complete in the warehouse, and it is named."""
    second = view.highlights.sentences[1]
    assert second.lead == "1 dari 10 kabupaten/kota lengkap di gudang"
    assert plain(second.text) == (
        "menurut laporan terakhir: Mahakam Ulu; 9 lainnya masih dalam proses, "
        "tenggatnya 18 s.d. 20 November 2024 menurut daerah."
    )


def test_there_are_two_to_five(settings: Settings) -> None:
    """Never more than five sentences, also with everything to tell."""
    measures = replace(
        example.measures(settings),
        turnout=TurnoutMeasures((), (TurnoutTotal("gubernur", Ratio(1_882_391, 2_821_202), 10, 10),), 80.0),
    )
    found = sentences(settings, measures)
    assert 2 <= len(found) <= 5
    assert any("Partisipasi pemilihan gubernur 66,72 %" in sentence for sentence in found)


def test_all_reported_reads_as_all(settings: Settings) -> None:
    """Ten of ten is told as all, not as a ratio."""
    measures = example.measures(settings)
    reporting = replace(measures.reporting, silent=(), last_day=Ratio(10, 10))
    assert sentences(settings, replace(measures, reporting=reporting))[0].startswith("Semua 10 desk melapor")


def test_none_reported_reads_as_none(settings: Settings) -> None:
    """Nothing at all is told as such, and never as "0 dari 10"."""
    measures = example.measures(settings)
    everyone = tuple(settings.baseline.by_code)
    measures = replace(
        measures,
        reporting=replace(measures.reporting, silent=everyone, last_day=Ratio(0, 10)),
        calendar=replace(measures.calendar, data_as_of=None),
        issues=replace(measures.issues, issues=()),
    )
    found = sentences(settings, measures)
    assert found[0].startswith("Belum satu pun dari 10 desk melapor")
    assert found[1].startswith("Belum ada angka logistik")
    assert not re.search(r"\b0 dari", " ".join(found))


def test_of_few_open_regions_those_are_named(settings: Settings) -> None:
    """Where nine of ten are complete the reader wants the name of the tenth."""
    measures = example.measures(settings)
    nine = tuple(code for code in settings.baseline.by_code if code != "64.01")
    done = tuple((s, nine if s is Stage.RECEIVED else c) for s, c in measures.logistics.complete_regions)
    found = sentences(
        settings, replace(measures, logistics=replace(measures.logistics, complete_regions=done))
    )
    assert "9 dari 10 kabupaten/kota lengkap di gudang" in found[1]
    assert "yang masih dalam proses Paser" in found[1]


def test_overdue_issues_are_placed(view: EditionView, settings: Settings) -> None:
    """How many are late, and where most of them are."""
    assert view.highlights.sentences[-1].lead == "1 isu masih terbuka"
    assert plain(view.highlights.sentences[-1].text) == "dan sudah lewat tenggat, di Berau."
    closed = example.issue("B-002", "Selesai", closed=date(2024, 11, 16), status="selesai")
    assert sentences(settings, example.measures(settings, closed))[-1].startswith(
        "Tidak ada isu yang terbuka"
    )


@pytest.mark.parametrize(
    ("late", "in_time", "told"),
    [
        (("64.01",), (), "1 isu masih terbuka dan sudah lewat tenggat, di Paser."),
        (("64.01", "64.01"), (), "2 isu masih terbuka dan semuanya lewat tenggat, di Paser."),
        (("64.01", "64.03"), (), "2 isu masih terbuka dan semuanya lewat tenggat, tersebar di 2 daerah."),
        (("64.01",), ("64.03",), "2 isu masih terbuka dan 1 di antaranya lewat tenggat, di Paser."),
        (
            ("64.01", "64.03", "64.03"),
            ("64.03",),
            "4 isu masih terbuka dan 3 di antaranya lewat tenggat, terbanyak di Berau (2).",
        ),
        (
            ("64.01", "64.01", "64.03", "64.03", "64.07"),
            (),
            "5 isu masih terbuka dan semuanya lewat tenggat, terbanyak di Paser dan Berau (masing-masing 2).",
        ),
        ((), ("64.03",), "1 isu masih terbuka tanpa satu pun yang lewat tenggat."),
    ],
)
def test_overdue_issues_are_told_as_they_lie(
    settings: Settings, late: tuple[str, ...], in_time: tuple[str, ...], told: str
) -> None:
    """All or some, in one region or many: no "2 dan 2 di antaranya", no "terbanyak" of one each."""
    found = [
        replace(example.issue(f"N-{n}", "Isu"), region=code, overdue_days=days)
        for n, (code, days) in enumerate([*((c, 3) for c in late), *((c, 0) for c in in_time)])
    ]
    assert sentences(settings, example.measures(settings, *found))[-1] == told


def test_a_sentence_ends_with_no_lonely_word() -> None:
    """The last words are bound together; what is shorter than a line's end is bound whole."""
    assert unwidowed("belum ada kabar dari Kutai Timur (2 hari).") == (
        "belum ada kabar dari Kutai\N{NO-BREAK SPACE}Timur\N{NO-BREAK SPACE}(2\N{NO-BREAK SPACE}hari)."
    )
    assert unwidowed("dua kata") == "dua\N{NO-BREAK SPACE}kata"
