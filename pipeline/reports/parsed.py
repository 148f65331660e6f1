"""What parsing makes of a frame of text: typed columns beside the rows they came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.model.labels import Labels
from pipeline.reports.collecting import RowFindings
from pipeline.reports.textframe import Bools, TextFrame
from pipeline.reports.vocabulary import Vocabulary
from pipeline.settings.model import ReportKind

Integers = npt.NDArray[np.int64]


@dataclass(slots=True)
class Counts:
    """A column of counts: ``values`` where ``known``.

    ``permyriad`` where ``is_percent``: percentages, for kinds with indicators only (else None).
    ``written``: the numbers as they stand, where units were converted (else None). ``slack``: by
    how much a count in boks or koli may be too high at most (None: nowhere).
    """

    values: npt.NDArray[np.int64]
    known: Bools
    permyriad: npt.NDArray[np.int64] | None = None
    is_percent: Bools | None = None
    written: npt.NDArray[np.int64] | None = None
    slack: npt.NDArray[np.int64] | None = None

    def frame_columns(self, name: str) -> dict[str, Any]:
        """Return the columns that go into the frame: Int64 with NA where not reported."""
        columns: dict[str, Any] = {name: pd.arrays.IntegerArray(self.values, ~self.known)}
        if self.permyriad is not None and self.is_percent is not None:
            columns[f"{name}_permyriad"] = pd.arrays.IntegerArray(self.permyriad, ~self.is_percent)
        return columns


@dataclass(slots=True)
class Parsing:
    """The work on one kind: the text, the rows that are data, and what they turned out to be.

    ``dates``: datetime64[s] with NaT; ``names``: codes, words or texts; ``counts``;
    ``inexact``: rows converted from a unit whose last one may be part-filled.
    """

    frame: TextFrame
    kind: ReportKind
    vocabulary: Vocabulary
    data: Bools
    rows: RowFindings
    dates: dict[str, npt.NDArray[np.datetime64]] = field(default_factory=dict)
    names: dict[str, Labels] = field(default_factory=dict)
    counts: dict[str, Counts] = field(default_factory=dict)
    inexact: Bools = field(default_factory=lambda: np.zeros(0, np.bool_))

    def column_with_role(self, role: str) -> str | None:
        """Return the name of the kind's first field of ``role``; None without one."""
        return next((f.name for f in self.kind.fields if f.role == role), None)

    @property
    def is_desk_kind(self) -> bool:
        """Whether desks send this kind (else the province does)."""
        return self.kind.sender == "desk"


def no_dates(size: int) -> npt.NDArray[np.datetime64]:
    """Return ``size`` absent dates."""
    return np.full(size, np.datetime64("NaT"), dtype="datetime64[s]")
