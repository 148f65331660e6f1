"""Section E: the matrix of reports."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.measures.model.figures import Ratio


class DayState(StrEnum):
    """What a region's desk did for one day (contract, section 1, Which row counts)."""

    REPORTED = "lapor"
    NIL = "nihil"
    LATE = "terlambat"
    MISSING = "belum_lapor"
    REFUSED = "ditolak"


@dataclass(frozen=True, slots=True)
class DayCell:
    """One cell of the reporting matrix. ``arrival_unknown``: counted as on time, but marked."""

    day: date
    state: DayState
    nil: bool
    """A late nil report is LATE with ``nil`` set."""
    received: date | None
    arrival_unknown: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegionReporting:
    """One row of the matrix; ``last_day`` is the newest day up to the meeting with a report or a
    nil report, ever; ``silent_days`` counts the days of the period's end without (0 = reported
    for the last day of the period; None = has never reported).
    """

    region: str
    cells: tuple[DayCell, ...]
    last_day: date | None
    silent_days: int | None
    refused_files: int
    """Files of the period that were refused."""


@dataclass(frozen=True, slots=True)
class Reporting:
    """The matrix, regions in code order. ``completeness`` = (lapor + nihil + terlambat) of
    regions × 7; ``timeliness`` = the on-time part of these.
    """

    rows: tuple[RegionReporting, ...]
    completeness: Ratio
    timeliness: Ratio
    last_day: Ratio
    """Regions with a report for the last day of the period, of all regions."""
    silent: tuple[str, ...]
    """Regions without a report for the last day of the period, in code order."""
