"""The last known value: a silent desk keeps what it last said, with its day (contract, section 1).

It holds per key without ``tanggal`` and per column: a blank cell is *not reported* and leaves the
earlier value standing.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

EXTRA_COLUMNS = ("tanggal", "file", "row", "inexact")


def by_day(frame: pd.DataFrame) -> pd.DataFrame:
    """Return the dated rows of ``frame`` in the order of their days; equal days keep their order."""
    dated = frame[frame["tanggal"].notna()]
    if dated["tanggal"].is_monotonic_increasing:
        return dated
    return dated.sort_values("tanggal", kind="stable")


def group_numbers(frame: pd.DataFrame, key: Sequence[str]) -> np.ndarray:
    """Return for each row the number of its ``key`` (blank parts of a key are a value too)."""
    numbers = frame.groupby(list(key), sort=False, dropna=False).ngroup()
    return numbers.to_numpy(dtype=np.int64)


def last_known(frame: pd.DataFrame, key: Sequence[str], columns: Sequence[str]) -> pd.DataFrame:
    """Return the newest reported count per ``key`` and column, in long form.

    The result has the columns of ``key`` (blank as ""), ``column``, ``count`` (int64), and
    ``tanggal``, ``file``, ``row``, ``inexact`` of the row that said so (``inexact`` False where
    the frame has none). A key and column that was never reported has no row.
    """
    ordered = by_day(frame)
    if "inexact" not in ordered.columns:
        ordered = ordered.assign(inexact=False)
    numbers = group_numbers(ordered, key)
    pieces = [_newest(ordered, numbers, key, column) for column in columns]
    return pd.concat(pieces, ignore_index=True)


def _newest(ordered: pd.DataFrame, numbers: np.ndarray, key: Sequence[str], column: str) -> pd.DataFrame:
    """Return the newest row of each group in which ``column`` is not blank."""
    reported = np.flatnonzero(ordered[column].notna().to_numpy())
    newest = np.full(int(numbers.max(initial=-1)) + 1, -1, dtype=np.int64)
    # Where an index repeats, numpy keeps the last assignment: the newest day of the group.
    newest[numbers[reported]] = reported
    rows = ordered.iloc[newest[newest >= 0]]
    named = {name: rows[name].fillna("") for name in key}
    extra = {name: rows[name] for name in EXTRA_COLUMNS}
    return pd.DataFrame({**named, "column": column, "count": rows[column].astype("int64"), **extra})


def newest_words(frame: pd.DataFrame, key: Sequence[str]) -> pd.DataFrame:
    """Return one row per ``key``: of each column the newest cell that is not blank.

    ``tanggal`` is the newest day; ``opened`` is the first one. ``file`` and ``row`` are those of
    the newest row. Sorted by key.
    """
    grouped = by_day(frame).groupby(list(key), sort=True, dropna=False)
    words = grouped.last()
    words["opened"] = grouped["tanggal"].first()
    return words.reset_index()


def closed_since(frame: pd.DataFrame, key: Sequence[str], closing: Sequence[str]) -> pd.Series:
    """Return per ``key`` (as index) the day since which every row with a ``status`` closes it.

    NaT where the newest row leaves it open: what a later row reopens is open again. A desk that
    goes on repeating a closed matter does not close it anew.
    """
    ordered = by_day(frame)
    closes = ordered["status"].isin(list(closing)).to_numpy()
    numbers = group_numbers(ordered, key)
    last_open = np.full(int(numbers.max(initial=-1)) + 1, -1, dtype=np.int64)
    still_open = np.flatnonzero(~closes & ordered["status"].notna().to_numpy())
    last_open[numbers[still_open]] = still_open
    final = ordered[closes & (np.arange(len(ordered)) > last_open[numbers])]
    first_closing: pd.Series = final.groupby(list(key), sort=True, dropna=False)["tanggal"].first()
    keys = ordered.groupby(list(key), sort=True, dropna=False)["tanggal"].first()
    return first_closing.reindex(keys.index)
