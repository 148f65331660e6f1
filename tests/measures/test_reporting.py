"""Section E: who reported for which day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import DayCell, DayState, Ratio, RegionReporting
from pipeline.model.dataset import Outcome, Submission
from pipeline.settings import Settings
from tests.measures.season import BERAU, MAHULU, PASER, Season, day


def row_of(season: Season, region: str) -> RegionReporting:
    """Return the matrix row of ``region``."""
    return next(row for row in season.measures().reporting.rows if row.region == region)


def sunday(season: Season) -> DayCell:
    """Return Berau's cell of Sunday 17 November."""
    return row_of(season, BERAU).cells[-1]


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ([], DayState.MISSING),
        ([("11-17", "counted")], DayState.REPORTED),
        ([("11-18", "counted")], DayState.REPORTED),
        ([("11-19", "counted")], DayState.LATE),
        ([("11-17", "nil")], DayState.NIL),
        ([("11-19", "nil")], DayState.LATE),
        ([("11-17", "refused")], DayState.REFUSED),
        ([("11-17", "refused"), ("11-17", "nil")], DayState.NIL),
        ([("11-17", "nil"), ("11-17", "counted"), ("11-17", "refused")], DayState.REPORTED),
        ([("11-20", "counted"), ("11-18", "counted")], DayState.REPORTED),
        ([("11-17", "refused"), ("11-20", "counted")], DayState.LATE),
    ],
)
def test_what_a_day_shows(season: Season, sent: list[tuple[str, str]], state: DayState) -> None:
    """A report beats a nil report, both beat a refused file; the earliest arrival decides lateness."""
    for received, outcome in sent:
        season.sent(BERAU, "11-17", received, outcome)
    assert sunday(season).state is state


def test_a_late_nil_report_is_marked_as_nil(season: Season) -> None:
    """Lateness hides neither that it was nil nor when it came."""
    cell = sunday(season.sent(BERAU, "11-17", "11-19", "nil", kind=None))
    assert (cell.state, cell.nil, cell.received) == (DayState.LATE, True, day("11-19"))


def test_unknown_arrival_is_not_late_but_marked(season: Season) -> None:
    """A file under no dated folder counts as on time, and the cell says so."""
    cell = sunday(season.sent(BERAU, "11-17", None).sent(BERAU, "11-17", "11-20"))
    assert (cell.state, cell.arrival_unknown) == (DayState.REPORTED, True)


def test_a_known_arrival_in_time_needs_no_mark(season: Season) -> None:
    """Where another file shows that the desk was on time, nothing is uncertain."""
    cell = sunday(season.sent(BERAU, "11-17", None).sent(BERAU, "11-17", "11-17"))
    assert (cell.state, cell.arrival_unknown) == (DayState.REPORTED, False)


def test_what_the_province_sends_is_no_report_of_a_desk(season: Season) -> None:
    """A row of the province about a region does not show that its desk keeps watch."""
    assert sunday(season.sent(BERAU, "11-17", "11-17", kind="kunjungan")).state is DayState.MISSING


def test_a_refused_file_of_no_known_kind_counts_as_refused(season: Season) -> None:
    """A picture or a file without a header whose name tells region and day is *ditolak*."""
    cell = sunday(season.sent(BERAU, "11-17", "11-17", "refused", kind=None))
    assert (cell.state, cell.files) == (DayState.REFUSED, ("0000.csv",))


def test_silence_is_counted_from_the_last_report(season: Season) -> None:
    """Paser last reported on the 13th: four days of silence; Mahulu never; Berau none."""
    season.sent(PASER, "11-13", "11-13").sent(PASER, "11-15", "11-15", "refused")
    season.sent(BERAU, "11-17", "11-17", "nil")
    paser, mahulu, berau = (row_of(season, code) for code in (PASER, MAHULU, BERAU))
    assert (paser.last_day, paser.silent_days, paser.refused_files) == (day("11-13"), 4, 1)
    assert (mahulu.last_day, mahulu.silent_days) == (None, None)
    assert (berau.last_day, berau.silent_days) == (day("11-17"), 0)


def test_reporting_for_the_meetings_own_day_alone_leaves_the_period_silent(season: Season) -> None:
    """The newest day is the meeting's, but all seven days of the period are without a report."""
    row = row_of(season.sent(BERAU, "11-18", "11-18"), BERAU)
    assert (row.last_day, row.silent_days) == (day("11-18"), 7)


def test_completeness_and_timeliness(season: Season) -> None:
    """Three of seventy reports came, two of the three in time; one of ten for the last day."""
    season.sent(BERAU, "11-17", "11-17").sent(BERAU, "11-16", "11-16", "nil").sent(PASER, "11-11", "11-17")
    reporting = season.measures().reporting
    assert reporting.completeness == Ratio(3, 70)
    assert reporting.timeliness == Ratio(2, 3)
    assert reporting.last_day == Ratio(1, 10)
    assert BERAU not in reporting.silent
    assert len(reporting.silent) == 9


def test_nothing_came_has_no_timeliness(season: Season) -> None:
    """Of no report no share is on time, neither 0 nor 100 %."""
    reporting = season.measures().reporting
    assert reporting.completeness == Ratio(0, 70)
    assert reporting.timeliness.share is None


submissions = st.lists(
    st.tuples(
        st.sampled_from([BERAU, PASER, MAHULU]),
        st.integers(min_value=-3, max_value=8),
        st.none() | st.integers(min_value=0, max_value=5),
        st.sampled_from(list(Outcome)),
        st.sampled_from(["logistik", "isu", None]),
    ),
    max_size=30,
)


@given(submissions)
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_every_day_of_every_region_has_one_state(
    settings: Settings, sent: list[tuple[str, int, int | None, Outcome, str | None]]
) -> None:
    """The states add up to regions × 7, and completeness counts exactly those that show watch."""
    season = Season(settings)
    start = day("11-11")
    for position, (region, offset, delay, outcome, kind) in enumerate(sent):
        spoken = start + timedelta(days=offset)
        arrival = None if delay is None else spoken + timedelta(days=delay)
        season.submissions.append(Submission(f"{position}.csv", region, spoken, kind, outcome, arrival))
    reporting = season.measures().reporting
    states = [cell.state for row in reporting.rows for cell in row.cells]
    assert len(states) == 10 * 7 == reporting.completeness.whole
    shown = [s for s in states if s not in (DayState.MISSING, DayState.REFUSED)]
    assert reporting.completeness.part == len(shown) == reporting.timeliness.whole
    assert all((row.silent_days == 0) == (row.region not in reporting.silent) for row in reporting.rows)
