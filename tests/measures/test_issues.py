"""Section J: the register of issues."""

from __future__ import annotations

from pipeline.measures.model import Issue
from tests.measures.season import BERAU, PASER, Season, day

SHORTAGE = {"kategori": "logistik_kurang", "tingkat": "sedang", "uraian": "Kotak suara kurang 5 buah"}


def issue(season: Season) -> Issue:
    """Return the only issue."""
    (only,) = season.measures().issues.issues
    return only


def test_an_issue_stands_by_its_newest_row(season: Season) -> None:
    """Status and level are the newest; what a newer row leaves blank stays as it was."""
    season.row("isu", "11-05", BERAU, nomor="1", status="baru", penanggung_jawab="KPU Berau", **SHORTAGE)
    season.row("isu", "11-12", BERAU, nomor="1", status="ditangani", **SHORTAGE | {"tingkat": "tinggi"})
    found = issue(season)
    assert (found.status, found.level, found.owner) == ("ditangani", "tinggi", "KPU Berau")
    assert (found.opened, found.updated, found.age_days) == (day("11-05"), day("11-12"), 13)
    assert (found.is_new, found.is_open, found.origin.row) == (False, True, 3)


def test_an_issue_stays_open_until_a_row_closes_it(season: Season) -> None:
    """Newer reports that do not name it, and silence, close nothing."""
    season.row("isu", "11-01", BERAU, nomor="1", status="ditelusuri", **SHORTAGE)
    season.row("isu", "11-16", BERAU, nomor="2", status="baru", **SHORTAGE)
    assert [i.is_open for i in season.measures().issues.issues] == [True, True]


def test_a_closed_issue_that_is_repeated_was_closed_once(season: Season) -> None:
    """The day of closing is that of the first row since which all rows close it."""
    for on, status in (("11-04", "ditangani"), ("11-08", "selesai"), ("11-14", "selesai")):
        season.row("isu", on, BERAU, nomor="1", status=status, **SHORTAGE)
    found = issue(season)
    assert (found.closed, found.age_days, found.closed_in_period) == (day("11-08"), 4, False)


def test_a_reopened_issue_is_open(season: Season) -> None:
    """A row after the closing one opens it again; closed once more, the later day counts."""
    season.row("isu", "11-04", BERAU, nomor="1", status="selesai", **SHORTAGE)
    season.row("isu", "11-12", BERAU, nomor="1", status="ditangani", **SHORTAGE)
    assert issue(season).is_open
    season.row("isu", "11-15", BERAU, nomor="1", status="dihentikan", **SHORTAGE)
    assert (issue(season).closed, issue(season).closed_in_period) == (day("11-15"), True)


def test_overdue_is_open_past_its_due_date(season: Season) -> None:
    """Due on the 15th and open on the 18th: three days; due today or closed: none."""
    rows = (("1", "11-15", "ditangani"), ("2", "11-18", "baru"), ("3", "11-10", "selesai"))
    for number, due, status in rows:
        season.row("isu", "11-14", BERAU, nomor=number, status=status, tenggat=day(due), **SHORTAGE)
    register = season.measures().issues
    assert {i.number: i.overdue_days for i in register.issues} == {"1": 3, "2": 0, "3": 0}
    assert register.overdue == 1


def test_the_same_number_in_two_regions_is_two_issues(season: Season) -> None:
    """A number is a region's own."""
    season.row("isu", "11-14", BERAU, nomor="1", status="baru", **SHORTAGE)
    season.row("isu", "11-14", PASER, nomor="1", status="baru", **SHORTAGE)
    assert [i.region for i in season.measures().issues.issues] == [PASER, BERAU]


def test_the_register_counts_the_funnel(season: Season) -> None:
    """Every status in the order of an issue's life, every level from kritis down, gravest first."""
    rows = (("1", "11-02", "rendah", "baru"), ("2", "11-13", "kritis", "ditangani"))
    for number, on, level, status in (*rows, ("3", "11-16", "tinggi", "selesai")):
        season.row("isu", on, BERAU, nomor=number, status=status, **SHORTAGE | {"tingkat": level})
    register = season.measures().issues
    assert [i.number for i in register.issues] == ["2", "1", "3"]
    assert register.by_status == (
        ("baru", 1),
        ("ditelusuri", 0),
        ("ditangani", 1),
        ("diteruskan", 0),
        ("dihentikan", 0),
        ("selesai", 1),
    )
    assert register.by_level_open == (("kritis", 1), ("tinggi", 0), ("sedang", 0), ("rendah", 1))
    assert (register.new, register.closed_in_period, register.median_age_days) == (2, 1, 5)


def test_no_issue_at_all(season: Season) -> None:
    """An empty register has no median age."""
    register = season.measures().issues
    assert (register.issues, register.median_age_days, register.new) == ((), None, 0)


def test_the_funnel_knows_the_ages(season: Season) -> None:
    """Per status: how many, how many of them new and overdue, the median age and the oldest."""
    for number, on in enumerate(("11-04", "11-10", "11-12"), start=1):
        season.row("isu", on, BERAU, nomor=str(number), status="ditangani", tenggat=day("11-16"), **SHORTAGE)
    season.row("isu", "11-10", PASER, nomor="9", status="baru", **SHORTAGE)
    season.row("isu", "11-13", PASER, nomor="9", status="selesai", **SHORTAGE)
    funnel = {step.status: step for step in season.measures().issues.funnel}
    assert list(funnel) == ["baru", "ditelusuri", "ditangani", "diteruskan", "dihentikan", "selesai"]
    handled, closed, new = funnel["ditangani"], funnel["selesai"], funnel["baru"]
    assert (handled.count, handled.new, handled.overdue) == (3, 1, 3)
    assert (handled.median_age_days, handled.oldest_age_days) == (8, 14)
    assert (closed.count, closed.is_closed, closed.median_age_days) == (1, True, 3)
    assert (new.count, new.oldest_age_days) == (0, None)
