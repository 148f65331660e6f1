"""What a desk is told: a finding with what became of its row, and whether it still stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.intake import RawTable, SourceFile
from pipeline.measures.model import Measures, PreviousEdition
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Severity
from pipeline.reports import Judged
from pipeline.settings.model import Settings


@dataclass(frozen=True, slots=True)
class Reading:
    """How files are read: ``files`` from where they lie, ``contents`` as if they held other bytes."""

    files: Callable[[Iterable[SourceFile]], Iterator[RawTable]]
    contents: Callable[[Iterable[tuple[SourceFile, bytes]]], Iterator[RawTable]]


@dataclass(frozen=True, slots=True)
class Season:
    """All that is known at a meeting: every file as judged, what counts of it, and the measures."""

    judged: Judged
    dataset: Dataset
    measures: Measures
    settings: Settings
    reading: Reading
    previous: PreviousEdition | None = None
    """The edition that this one is compared with; None: there was none."""

    @property
    def meeting(self) -> date:
        """The day of the meeting."""
        return self.measures.calendar.meeting


class Fate(StrEnum):
    """What became meanwhile of the place that a finding speaks of."""

    FILE_REFUSED = "file-refused"
    REJECTED = "rejected"
    COUNTED = "counted"
    REPLACED = "replaced"
    """Another row of the same subject and day counts in its place, or one of equal content."""
    FILE_COUNTED = "file-counted"
    """The finding is about the file, whose rows count."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that counts, and the day that it speaks of (None: not known)."""

    count: int
    day: date | None


@dataclass(frozen=True, slots=True)
class Mending:
    """The file (``path``) that speaks of the same subject without the fault, and the day it came."""

    path: str
    on: date


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding as its sender is told of it.

    ``region`` is the desk's; ``day`` the day that the place speaks of; ``arrived`` the file's day
    of arrival (unknown: ``date.min``). ``taken`` is the figure that stands for the cell in the
    bulletin: its own where the row counts, else the last one that counts for the same subject.
    ``corrected`` by a later file of the same day, ``outlived`` by that or by the report of a later
    day. ``identity`` is equal for the same fault of the same subject in several files.
    """

    finding: Finding
    region: str
    day: date
    arrived: date
    fate: Fate
    taken: Figure | None
    corrected: Mending | None
    outlived: Mending | None
    identity: tuple[str | None, ...]

    @property
    def is_verified(self) -> bool:
        """Whether the office has accepted the cell as right, so that nothing is asked."""
        return self.finding.verified is not None

    def stands_at(self, meeting: date) -> bool:
        """Whether something is still asked for at ``meeting``."""
        return not self.is_verified and self.mending_at(meeting) is None

    def mending_at(self, meeting: date) -> Mending | None:
        """Return what had mended it by ``meeting``; None where it stood.

        A day of the meeting's own period has to be corrected itself; of an older one, and of a
        mere habit of writing, it is enough that a later report is sound.
        """
        is_old = self.day < meeting - timedelta(days=7) or self.finding.severity is Severity.INFO
        for mending in (self.corrected, self.outlived if is_old else None):
            if mending is not None and mending.on <= meeting:
                return mending
        return None
