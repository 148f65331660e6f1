"""The ledger: every row of every file accounted for.

The law (contract, section 1, ``check``): for every file
``read = accepted + rejected + duplicate + superseded + out_of_period + ignored``.
It is asserted whenever a :class:`RowCounts` is made; a break is a fault of the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Verdict(StrEnum):
    """What became of a file (contract, section 2, ``check``)."""

    ACCEPTED = "accepted"
    WITH_WARNINGS = "accepted-with-warnings"
    PARTLY_REJECTED = "partly-rejected"
    REJECTED = "rejected"
    NIL = "nil"
    EMPTY = "empty"
    NOT_A_REPORT = "not-a-report"


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Rows of one file (or of several, added) by what became of them."""

    read: int = 0
    accepted: int = 0
    rejected: int = 0
    duplicate: int = 0
    superseded: int = 0
    out_of_period: int = 0
    ignored: int = 0

    def __post_init__(self) -> None:
        """Raise AssertionError where a row is lost or counted twice."""
        parts = (
            self.accepted
            + self.rejected
            + self.duplicate
            + self.superseded
            + self.out_of_period
            + self.ignored
        )
        if self.read != parts:
            raise AssertionError(f"conservation of rows broken: {self}")

    def __add__(self, other: RowCounts) -> RowCounts:
        """Add the rows of two files."""
        return RowCounts(
            self.read + other.read,
            self.accepted + other.accepted,
            self.rejected + other.rejected,
            self.duplicate + other.duplicate,
            self.superseded + other.superseded,
            self.out_of_period + other.out_of_period,
            self.ignored + other.ignored,
        )


@dataclass(frozen=True, slots=True)
class FileRecord:
    """One file of the inputs and what became of it.

    ``path`` is relative to the folder given; ``received`` is the day of arrival (None = unknown);
    ``regions`` are the codes of the regions that it speaks of (from rows, else from its name);
    ``findings`` counts its findings per severity as (errors, warnings, infos).
    """

    path: str
    sha256: str
    size: int
    received: date | None
    kind: str | None
    encoding: str | None
    delimiter: str | None
    header_row: int | None
    verdict: Verdict
    rows: RowCounts
    regions: tuple[str, ...]
    findings: tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All files, in path order."""

    files: tuple[FileRecord, ...]

    @property
    def totals(self) -> RowCounts:
        """The rows of all files added."""
        return sum((f.rows for f in self.files), RowCounts())
