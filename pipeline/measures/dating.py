"""Days and ages: how old a figure is when the meeting begins."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd

from pipeline.measures.model import Origin, Value
from pipeline.model.dataset import Dataset

UNREPORTED = Value(None, None, None, ())
"""The value of what was never reported; not zero."""


def meeting_of(dataset: Dataset) -> date:
    """Return the meeting of ``dataset``; raises AssertionError where it has none."""
    assert dataset.meeting is not None, "measures need a meeting"
    return dataset.meeting


def age_days(as_of: date, meeting: date) -> int:
    """Return the days from ``as_of`` to the day before ``meeting``, at least 0."""
    return max(0, (meeting - timedelta(days=1) - as_of).days)


def as_day(cell: Any) -> date | None:
    """Return a cell of a date column as a day; None where it is blank."""
    day: date | None = None if pd.isna(cell) else cell.date()
    return day


def as_text(cell: Any) -> str | None:
    """Return a cell of a text column; None where it is blank."""
    return cell if isinstance(cell, str) and cell else None


def value_of(count: int, as_of: date, meeting: date, origins: tuple[Origin, ...]) -> Value:
    """Return a reported ``count`` with its age at ``meeting``."""
    return Value(int(count), as_of, age_days(as_of, meeting), origins)


def within_period(day: date | None, dataset: Dataset) -> bool:
    """Whether ``day`` lies in the meeting's period or is the meeting's own day."""
    return day is not None and dataset.period.start <= day <= meeting_of(dataset)
