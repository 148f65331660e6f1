"""The figures that every section is made of: a count, its day, its place, its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction


class Status(StrEnum):
    """The five states of the status scale (bulletin.md, Look)."""

    DONE = "done"
    ON_COURSE = "on_course"
    ATTENTION = "attention"
    CRITICAL = "critical"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from: a file of the inputs and the row that a spreadsheet shows.

    Row 0 stands for the whole file.
    """

    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Value:
    """A reported count with its day and its origins.

    ``as_of`` is the day that it speaks of (the oldest, for a sum); ``age_days`` counts from it to
    the day before the meeting, at least 0. ``count`` None = never reported, and then ``as_of``
    and ``age_days`` are None and ``origins`` is empty.
    """

    count: int | None
    as_of: date | None
    age_days: int | None
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class Ratio:
    """``part`` of ``whole``; a whole of 0 has no share."""

    part: int
    whole: int

    @property
    def share(self) -> Fraction | None:
        """The exact share, None where the whole is 0."""
        return Fraction(self.part, self.whole) if self.whole else None
