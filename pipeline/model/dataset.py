"""The dataset: the rows that count, as one meeting sees them. Made by :mod:`pipeline.merging`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

import pandas as pd

from pipeline.model.findings import Finding
from pipeline.model.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a meeting looks back on, both ends included."""

    start: date
    end: date

    @classmethod
    def before(cls, meeting: date) -> Period:
        """Return the seven days that end on the day before ``meeting``."""
        return cls(meeting - timedelta(days=7), meeting - timedelta(days=1))

    @property
    def days(self) -> tuple[date, ...]:
        """Every day of the period in order."""
        span = (self.end - self.start).days + 1
        return tuple(self.start + timedelta(days=n) for n in range(span))


class Outcome(StrEnum):
    """What a file shows of one region and day."""

    COUNTED = "counted"
    """A row of it counts, or was only set aside for a later or equal one."""
    NIL = "nil"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Submission:
    """One file seen as the report of one desk for one day.

    ``region`` is a Kemendagri code; ``day`` the day that it speaks of; ``received`` the day of
    arrival (None = unknown); ``kind`` None for a bare NIHIL.
    """

    path: str
    region: str
    day: date
    kind: str | None
    outcome: Outcome
    received: date | None


class SetAside(StrEnum):
    """Why a row that was read as data does not count (contract, section 1, Which row counts)."""

    REJECTED = "rejected"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    OUT_OF_PERIOD = "out_of_period"


@dataclass(frozen=True, slots=True)
class Asides:
    """The data rows that do not count, per kind of report.

    Each of ``frames`` has the columns of the dataset's frame of that kind, and ``fate`` (a value
    of :class:`SetAside`). What could not be understood of a rejected row is blank.
    """

    frames: Mapping[str, pd.DataFrame]


@dataclass(frozen=True, slots=True)
class Dataset:
    """The rows that count up to and including ``meeting``.

    ``frames`` holds one frame per kind of report (every kind of the configuration, also when
    empty), its columns in the order of the kind's fields, all named as in the report's header:

    - role ``date``: ``datetime64[s]``, NaT where blank;
    - roles ``region``, ``district``, ``item``, ``indicator``: object (str code of the
      configuration, None where blank; a blank ``kecamatan`` is the whole region);
    - role ``count``: ``Int64``, NA = not reported (0 is zero);
    - role ``word``/``election``/``category``: str in canonical spelling, None where blank;
    - roles ``text``/``reference``/``unit``: str, None where blank (``satuan``: the item's or
      indicator's own unit after conversion);

    and besides: ``file`` (path relative to the inputs folder), ``row`` (int64, as a spreadsheet
    counts), ``received`` (datetime64[s], NaT = unknown), and, for ``logistik``, ``inexact``
    (bool: converted from a unit whose last one may be part-filled, so counts are upper bounds).
    Rows are sorted by the kind's key, then file and row, with a fresh index.
    ``findings`` are all findings of all files, in the order path, row, column, code.
    """

    meeting: date | None
    frames: Mapping[str, pd.DataFrame]
    submissions: tuple[Submission, ...]
    findings: tuple[Finding, ...]
    ledger: Ledger

    @property
    def period(self) -> Period:
        """The seven days before the meeting; raises AssertionError without a meeting."""
        assert self.meeting is not None, "a dataset without a meeting has no period"
        return Period.before(self.meeting)
