"""Numbers that stand for equal rows: the same number, the same values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

_MOST = 2**62
"""As many combinations are told apart before they are numbered anew."""


def group_numbers(frame: pd.DataFrame, columns: Sequence[str]) -> npt.NDArray[np.int64]:
    """Return per row a number that two rows share exactly when they agree in all ``columns``.

    Absent equals absent. Texts are compared as they stand.
    """
    numbers, possible = np.zeros(len(frame), np.int64), 1
    for name in columns:
        codes, distinct = pd.factorize(frame[name], use_na_sentinel=False)
        width = max(len(distinct), 1)
        if possible > _MOST // width:
            numbers = pd.factorize(numbers)[0].astype(np.int64)
            possible = len(frame)
        numbers, possible = numbers * width + codes, possible * width
    return pd.factorize(numbers)[0].astype(np.int64)


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
