"""Where an edition stands in the season."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measures.calendar import edition_number, next_monday
from pipeline.settings import Settings
from tests.measures.season import BERAU, PASER, Season, day

FIRST_MEETING = date(2024, 1, 1)


@pytest.mark.parametrize(
    ("meeting", "number"),
    [
        (date(2024, 1, 1), "1"),
        (date(2024, 11, 11), "46"),
        (date(2024, 11, 13), "46a"),
        (date(2024, 11, 18), "47"),
        (date(2024, 11, 24), "47a"),
        (date(2024, 11, 25), "48"),
    ],
)
def test_an_edition_counts_mondays(meeting: date, number: str) -> None:
    """A Monday has its own number, an extra meeting that of the Monday before with a letter."""
    assert edition_number(meeting, FIRST_MEETING) == number


@given(st.integers(min_value=0, max_value=200))
def test_a_missed_monday_keeps_its_number(weeks: int) -> None:
    """The number depends on the calendar alone, not on which meetings were held."""
    assert edition_number(FIRST_MEETING + timedelta(weeks=weeks), FIRST_MEETING) == str(weeks + 1)


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2025, 12, 31)))
def test_the_next_meeting_is_the_first_monday_after(meeting: date) -> None:
    """The next meeting is a Monday, one to seven days away."""
    following = next_monday(meeting)
    assert following.weekday() == 0
    assert 1 <= (following - meeting).days <= 7


def test_the_calendar_of_the_18_november(season: Season) -> None:
    """Nine days before voting, the meeting looks back on Monday to Sunday."""
    calendar = season.measures().calendar
    assert (calendar.number, calendar.year, calendar.days_to_voting) == ("47", 2024, 9)
    assert (calendar.period.start, calendar.period.end) == (day("11-11"), day("11-17"))
    assert calendar.next_meeting == day("11-25")
    assert calendar.data_as_of is None


def test_after_voting_day_the_days_are_negative(settings: Settings) -> None:
    """On Monday 2 December voting day is five days past."""
    assert Season(settings, date(2024, 12, 2)).measures().calendar.days_to_voting == -5


def test_data_as_of_is_the_newest_row_of_a_desk(season: Season) -> None:
    """The meeting's own day counts; what the province itself sends does not."""
    season.goods("11-17", BERAU, "tinta", diterima=950)
    season.row("kesiapan", "11-16", PASER, indikator="linmas", realisasi=970)
    season.row("kunjungan", "11-18", BERAU, nomor="K-1", status="terlaksana")
    assert season.measures().calendar.data_as_of == day("11-17")
