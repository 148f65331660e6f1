"""Distinct combinations of columns: what is asked once per combination is not asked per row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.reports.textframe import Bools, objects


@dataclass(frozen=True, slots=True)
class Combinations:
    """``codes`` numbers the combination of each row; ``rows`` holds one row of each combination."""

    codes: npt.NDArray[np.int64]
    rows: npt.NDArray[np.int64]

    def flags(self, ask: Callable[[int], bool]) -> Bools:
        """Return per row whether ``ask`` says yes of a row of its combination."""
        return np.fromiter((ask(row) for row in self.rows.tolist()), np.bool_, len(self.rows))[self.codes]

    def answers(self, ask: Callable[[int], Any]) -> npt.NDArray[Any]:
        """Return per row what ``ask`` answers for a row of its combination, as an object array."""
        return objects([ask(row) for row in self.rows.tolist()])[self.codes]


def combine(columns: Sequence[npt.NDArray[Any]], among: Bools) -> Combinations:
    """Return the distinct combinations of ``columns`` (None equals None) in the rows ``among``.

    ``codes`` has an entry per row of ``among`` that holds, in their order.
    """
    numbers = np.zeros(int(among.sum()), np.int64)
    for column in columns:
        codes, distinct = pd.factorize(column[among], use_na_sentinel=False)
        numbers = pd.factorize(numbers * max(len(distinct), 1) + codes)[0].astype(np.int64)
    first = np.unique(numbers, return_index=True)[1]
    return Combinations(numbers, np.flatnonzero(among)[first])
