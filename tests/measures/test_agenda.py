"""Section C: what the meeting has to decide, ranked by a score that explains itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measures.model import AgendaItem, AgendaKind, AgendaUnit, Origin, Score
from pipeline.measures.scoring import days_open_points, deadline_points, size_points
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from tests.measures.season import GOVERNOR_BALLOTS, KUTIM, MAHULU, PPU, Season


def agenda(season: Season) -> list[AgendaItem]:
    """All items, those that did not fit included."""
    found = season.measures().agenda
    return [*found.items, *found.further]


def only(season: Season, kind: AgendaKind) -> AgendaItem:
    """The one item of ``kind``."""
    (item,) = [item for item in agenda(season) if item.kind is kind]
    return item


def all_report(season: Season) -> Season:
    """Let every desk report for the last day of the period."""
    for code in season.settings.baseline.by_code:
        season.sent(code, "11-17", "11-17")
    return season


def overdue(season: Season, number: str, level: str, due: str, **cells: object) -> Season:
    """Add an open issue of Penajam Paser Utara that began on 10 November."""
    words = {"nomor": number, "tingkat": level, "status": "baru", "tenggat": date.fromisoformat(due)}
    return season.row("isu", "11-10", PPU, **words, **cells)


def test_nothing_to_decide_is_an_empty_agenda(season: Season) -> None:
    """When all desks report and nothing is late, nothing is made up."""
    found = all_report(season).measures().agenda
    assert (found.items, found.further) == ((), ())


def test_silent_desks_are_one_item(season: Season) -> None:
    """Kutai Timur silent for two days, the others never heard: one item, days and last files named."""
    season.sent(KUTIM, "11-15", "11-15")
    item = only(season, AgendaKind.DESKS_SILENT)
    figures = {f.region: f for f in item.figures}
    assert len(item.regions) == 10
    assert (figures[KUTIM].count, figures[KUTIM].origins) == (2, (Origin("0000.csv", 0),))
    assert (figures[PPU].count, figures[PPU].slack_days, figures[PPU].origins) == (None, -7, ())
    assert item.owner is None
    assert item.score == Score(deadline=27, size=20, severity=25, days_open=7)


def test_a_grave_issue_past_its_due_date_names_its_owner(season: Season) -> None:
    """Level tinggi, due on the 14th: four days overdue at the meeting, open for eight."""
    overdue(
        all_report(season), "PPU-1", "tinggi", "2024-11-14", kategori="keamanan", penanggung_jawab="Polres"
    )
    item = only(season, AgendaKind.ISSUE_OVERDUE)
    assert (item.reference, item.owner, item.regions) == ("PPU-1", "Polres", (PPU,))
    assert (item.category, item.level) == ("keamanan", "tinggi")
    (figure,) = item.figures
    assert (figure.count, figure.unit, figure.origins) == (
        4,
        AgendaUnit.DAYS_OVERDUE,
        (Origin("isu.csv", 2),),
    )
    assert item.score == Score(deadline=24, size=1, severity=15, days_open=8)
    assert item.score.total == 48


def test_a_critical_issue_weighs_more_and_a_lesser_one_nothing(season: Season) -> None:
    """Kritis stands before tinggi; sedang, and what is not yet due, is for the list alone."""
    all_report(season)
    for number, level, due in (
        ("1", "tinggi", "2024-11-14"),
        ("2", "kritis", "2024-11-14"),
        ("3", "sedang", "2024-11-14"),
        ("4", "kritis", "2024-11-20"),
    ):
        overdue(season, number, level, due)
    assert [item.reference for item in agenda(season)] == ["2", "1"]


def test_an_overdue_decision_concerns_its_region_or_the_province(season: Season) -> None:
    """Two decisions, two and one days past: the owner is the office of the register."""
    cells = {"keputusan": "Memeriksa gudang", "status": "proses", "rapat": date(2024, 11, 11)}
    season.row(
        "keputusan",
        "11-11",
        None,
        nomor="K-1",
        penanggung_jawab="Dinas ESDM",
        tenggat=date(2024, 11, 16),
        **cells,
    )
    season.row(
        "keputusan",
        "11-11",
        MAHULU,
        nomor="K-2",
        penanggung_jawab="BPBD",
        tenggat=date(2024, 11, 17),
        **cells,
    )
    items = agenda(all_report(season))
    assert [(i.reference, i.regions, i.owner, i.score.size) for i in items] == [
        ("K-1", (), "Dinas ESDM", 10),
        ("K-2", (MAHULU,), "BPBD", 1),
    ]


def test_ballots_that_are_short_are_counted_in_sheets(season: Season) -> None:
    """1,089 sheets are missing in Penajam Paser Utara two days before the deadline."""
    all_report(season).goods("11-17", PPU, GOVERNOR_BALLOTS, kebutuhan=141_089, diterima=140_000)
    item = only(season, AgendaKind.BALLOTS_SHORT)
    (figure,) = item.figures
    assert (figure.region, figure.item, figure.count, figure.whole) == (
        PPU,
        GOVERNOR_BALLOTS,
        140_000,
        141_089,
    )
    assert (figure.slack_days, figure.origins) == (2, (Origin("logistik.csv", 2),))
    assert item.score == Score(deadline=16, size=1, severity=40, days_open=0)


def test_a_stage_past_its_deadline_is_late(settings: Settings) -> None:
    """On 25 November goods that were due in the warehouse on the 20th are five days late."""
    season = Season(settings, date(2024, 11, 25)).goods("11-24", PPU, "tinta", diterima=10)
    item = only(season, AgendaKind.STAGE_LATE)
    (figure,) = item.figures
    assert (item.stage, item.regions) == (Stage.RECEIVED, (PPU,))
    assert (figure.count, figure.whole, figure.slack_days) == (0, 16, -5)
    assert figure.origins == (Origin("logistik.csv", 2),)
    assert item.score == Score(deadline=25, size=1, severity=40, days_open=5)


def test_a_projected_day_brings_the_stage_on_the_agenda(season: Season) -> None:
    """The deadline is four days off, but the pace ends a day after it: a risk to decide on now."""
    for n, count in enumerate([0, 100, 200, 300, 400, 500, 600]):
        all_report(season).goods(f"11-{11 + n}", PPU, "bilik-suara", dikemas=count)
    item = only(season, AgendaKind.STAGE_AT_RISK)
    assert (item.stage, item.figures[0].slack_days) == (Stage.PACKED, -1)


def test_refused_reports_name_their_files(season: Season) -> None:
    """A day of which only a refused file tells is on the agenda; one that was sent anew is not."""
    all_report(season).sent(PPU, "11-15", "11-15", "refused").sent(KUTIM, "11-15", "11-15", "refused")
    season.sent(KUTIM, "11-15", "11-16")
    item = only(season, AgendaKind.REPORTS_REFUSED)
    assert (item.regions, item.figures[0].count, item.figures[0].slack_days) == ((PPU,), 1, -3)
    assert item.figures[0].origins == (Origin("0010.csv", 0),)


def test_five_stand_on_page_one_and_no_other_is_lost(season: Season) -> None:
    """Of eight items the five with the highest scores come first, in their order."""
    all_report(season)
    for n in range(8):
        overdue(season, f"I-{n}", "tinggi", f"2024-11-{10 + n}")
    found = season.measures().agenda
    assert [len(found.items), len(found.further)] == [5, 3]
    totals = [item.score.total for item in (*found.items, *found.further)]
    assert totals == sorted(totals, reverse=True)
    assert found.items[0].reference == "I-0"


@pytest.mark.parametrize(
    ("slack", "points"), [(None, 0), (30, 0), (10, 0), (2, 16), (0, 20), (-3, 23), (-99, 30)]
)
def test_points_of_a_deadline(settings: Settings, slack: int | None, points: int) -> None:
    """Twenty on the day, two less for each day left, one more for each day past."""
    assert deadline_points(slack, settings.agenda) == points


@given(st.integers(-400, 400), st.integers(-10, 400))
def test_points_keep_their_bounds(settings: Settings, slack: int, days: int) -> None:
    """Less time is never fewer points, and no part passes its bound."""
    weights = settings.agenda
    assert 0 <= deadline_points(slack, weights) <= deadline_points(slack - 1, weights) <= 30
    assert 0 <= days_open_points(days, weights) <= days_open_points(days + 1, weights) <= 10


def test_the_weights_are_those_of_the_configuration(season: Season, settings: Settings) -> None:
    """A weight of agenda.yaml is the one that counts; every kind has one there."""
    assert {*map(str, AgendaKind)} < {*type(settings.agenda.severity).model_fields}
    severity = settings.agenda.severity.model_copy(update={"desks_silent": 3})
    weights = settings.agenda.model_copy(update={"severity": severity})
    season.settings = settings.model_copy(update={"agenda": weights})
    item = only(season.sent(KUTIM, "11-15", "11-15"), AgendaKind.DESKS_SILENT)
    assert item.score.severity == 3


def test_points_of_size_are_those_of_the_voters(settings: Settings) -> None:
    """Mahakam Ulu has one voter of a hundred, all regions together all."""
    assert size_points([MAHULU], settings) == 1
    assert size_points(settings.baseline.by_code, settings) == 20
    assert size_points([], settings) == 10
