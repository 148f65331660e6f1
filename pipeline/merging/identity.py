"""Numbers that stand for equal rows: the same number, the same values."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

_MOST = 2**62
"""As many combinations are told apart before they are numbered anew."""
_ABSENT = -1
"""Stands for a count that was not reported: no count is negative."""
_NARROW = 65_536
"""Numbers within so wide a range stand for themselves."""


def group_numbers(frame: pd.DataFrame, columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return per row a number that two rows share exactly when they agree in all ``columns``.

    Absent equals absent. Texts are compared as they stand. The numbers may be far apart.
    """
    numbers, possible = np.zeros(len(frame), np.int64), 1
    for name in columns:
        codes, width = _numbered(frame[name])
        if possible > _MOST // width:
            numbers, possible = pd.factorize(numbers)[0].astype(np.int64), len(frame)
        numbers, possible = numbers * width + codes, possible * width
    return numbers


def _numbered(column: pd.Series[Any]) -> tuple[npt.NDArray[np.int64], int]:
    """Return ``column`` as numbers from 0, and how many there may be (1 at least)."""
    if isinstance(column.dtype, pd.CategoricalDtype):
        codes = np.asarray(column.cat.codes, np.int64)
        return codes + 1, len(column.cat.categories) + 1
    if isinstance(column.dtype, pd.Int64Dtype) and len(column):
        values = column.to_numpy(np.int64, na_value=_ABSENT)
        least = int(values.min())
        width = int(values.max()) - least + 1
        if width <= max(len(column), _NARROW):
            return values - least, width
    numbers, distinct = pd.factorize(column, use_na_sentinel=False)
    return numbers.astype(np.int64), max(len(distinct), 1)


def previous_in_group(group: npt.NDArray[np.int64], valid: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return per row of a frame sorted by ``group`` the index of the last ``valid`` row before it
    in its group; −1 where there is none.
    """
    size = len(group)
    if not size:
        return np.empty(0, np.int64)
    last = np.maximum.accumulate(np.where(valid, np.arange(size), -1))
    before = np.r_[-1, last[:-1]]
    same = (before >= 0) & (group[np.maximum(before, 0)] == group)
    return np.where(same, before, -1)
