"""The origin of figures: of each its value, how it is found, and the rows that it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.model.dataset import SetAside
from pipeline.model.findings import Finding
from pipeline.model.ledger import FileRecord
from pipeline.settings.model import Region, Words


class Section(StrEnum):
    """The section of the bulletin that prints a figure."""

    KEY_FIGURES = "D"
    BOARD = "G"
    LOGISTICS = "H"
    ISSUES = "J"
    READINESS = "L"


@dataclass(frozen=True, slots=True)
class Source:
    """One cell that a figure rests on; ``row`` 0 and ``column`` None: the file as a whole.

    ``count`` is what it adds to the figure (None: it adds no number), ``day`` the day that it
    speaks of, ``district`` the kecamatan (None: the whole region).
    """

    file: str
    row: int
    column: str | None = None
    count: int | None = None
    day: date | None = None
    district: str | None = None


@dataclass(frozen=True, slots=True)
class Aside:
    """One row of the same key that does not count, and why.

    ``counts`` are its numbers by column. ``winner`` is the place (file, row) that counts instead
    (SUPERSEDED, DUPLICATE); ``findings`` are the errors that set it aside (REJECTED), or the
    ``file-copied`` of its file.
    """

    file: str
    row: int
    fate: SetAside
    day: date | None
    district: str | None
    counts: tuple[tuple[str, int], ...]
    winner: tuple[str, int] | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class TracedFigure:
    """One figure of the edition.

    ``key`` is stable (``H/kotak-suara/di_ppk``). ``value`` None: not reported, or a figure in
    ``text`` (a status, a date). ``of`` is what it is measured against, as (low, high). ``parts``
    are the keys of the figures that it is made of; ``sources`` the cells that it is read from. A
    figure of the whole province has ``province`` (its value and its whole; 0: it has none)
    besides the region's part, ``value``.
    """

    key: str
    label: Words
    formula: Words
    value: int | None = None
    of: tuple[int, int] | None = None
    upper_bound: bool = False
    text: Words | None = None
    state: Words | None = None
    as_of: date | None = None
    age_days: int | None = None
    sources: tuple[Source, ...] = ()
    parts: tuple[str, ...] = ()
    province: tuple[int, int] | None = None

    def __post_init__(self) -> None:
        """Raise AssertionError where the cells do not add up to the figure."""
        counts = [source.count for source in self.sources if source.count is not None]
        if counts and sum(counts) != self.value:
            raise AssertionError(f"{self.key}: {counts} is not {self.value}")


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of one subject (an item, an indicator, an issue), and the rows set aside for it.

    Of the rows set aside those are listed that could have changed a figure: dated on or after the
    oldest row that counts in it.
    """

    section: Section
    subject: str
    label: Words
    figures: tuple[TracedFigure, ...]
    asides: tuple[Aside, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """All figures of one region in the edition of ``meeting``.

    ``files`` holds the record of every file that is named. ``unplaced`` are rejected rows of the
    region that name no item, indicator or issue, so that they belong to no figure; a refused file
    is one with row 0.
    """

    region: Region
    meeting: date
    groups: tuple[Group, ...]
    unplaced: tuple[Aside, ...]
    files: Mapping[str, FileRecord] = field(repr=False)
