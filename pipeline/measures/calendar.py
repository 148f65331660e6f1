"""Where an edition stands in the season: its number, its period, the days to voting."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.measures.dating import as_day, meeting_of
from pipeline.measures.model import Calendar
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings


def measure_calendar(dataset: Dataset, settings: Settings) -> Calendar:
    """Return the calendar of the edition of ``dataset``'s meeting."""
    meeting = meeting_of(dataset)
    return Calendar(
        meeting=meeting,
        number=edition_number(meeting, settings.edition.first_meeting),
        year=meeting.year,
        days_to_voting=(settings.milestones.voting_day - meeting).days,
        period=dataset.period,
        data_as_of=data_as_of(dataset, settings),
        next_meeting=next_monday(meeting),
    )


def edition_number(meeting: date, first_meeting: date) -> str:
    """Return the edition's number: Mondays since the first meeting, plus one.

    A missed Monday keeps its number; an extra meeting on another day of the week has the number
    of the Monday before, with the letter ``a`` (contract, sections 1 and 2).
    """
    monday = meeting - timedelta(days=meeting.weekday())
    number = (monday - first_meeting).days // 7 + 1
    return str(number) if monday == meeting else f"{number}a"


def next_monday(meeting: date) -> date:
    """Return the first Monday after ``meeting``."""
    return meeting + timedelta(days=7 - meeting.weekday())


def data_as_of(dataset: Dataset, settings: Settings) -> date | None:
    """Return the newest day of the rows that count of the kinds that desks send; None: no row."""
    newest = [
        as_day(dataset.frames[kind.kind]["tanggal"].max())
        for kind in settings.kinds
        if kind.sender == "desk" and kind.kind in dataset.frames
    ]
    return max((day for day in newest if day is not None), default=None)
