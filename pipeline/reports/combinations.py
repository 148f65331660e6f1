"""Distinct combinations of columns: what is asked once per combination is not asked per row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.reports.textframe import Bools, Ints

_MOST = 2**62
"""As many combinations are told apart before they are numbered anew."""


@dataclass(frozen=True, slots=True)
class Combinations:
    """``codes`` numbers the combination of each row of a frame, −1 where it was not asked for;
    ``rows`` holds the first row of each combination.
    """

    codes: Ints
    rows: Ints

    def of_rows(self, answers: Sequence[Any], absent: Any) -> npt.NDArray[Any]:
        """Return per row the answer for its combination, ``absent`` where it has none."""
        return np.array([*answers, absent])[self.codes]


def combine(columns: Sequence[npt.NDArray[Any]], among: Bools) -> Combinations:
    """Return the distinct combinations of ``columns`` (integers or days) in the rows ``among``."""
    every = bool(among.all())
    size = len(among) if every else int(among.sum())
    numbers, possible = np.zeros(size, np.int64), 1
    for column in columns:
        codes, width = _numbered(column if every else column[among])
        if possible > _MOST // width:
            numbers, possible = pd.factorize(numbers)[0].astype(np.int64), size
        numbers, possible = numbers * width + codes, possible * width
    found = pd.factorize(numbers)[0].astype(np.int64)
    # Codes are given in the order of the rows: a new one is one more than the largest before it.
    first = np.flatnonzero(found > np.maximum.accumulate(np.r_[-1, found[:-1]])) if size else found
    if every:
        return Combinations(found, first)
    spread = np.full(len(among), -1, np.int64)
    spread[among] = found
    return Combinations(spread, np.flatnonzero(among)[first])


def _numbered(column: npt.NDArray[Any]) -> tuple[Ints, int]:
    """Return ``column`` as numbers from 0, and how many there may be (1 at least)."""
    if column.dtype.kind == "i" and len(column):
        least = int(column.min())
        return column.astype(np.int64) - least, int(column.max()) - least + 1
    codes, distinct = pd.factorize(column)
    return codes.astype(np.int64) + 1, len(distinct) + 1
