"""The pace of figures that grow: slopes between reported days, chosen by rank (Theil and Sen).

The median of all slopes between two points withstands up to 29 % of wild points, which is what
desks' figures need; its range is taken from the same slopes. Everything chosen is a whole rise
over a whole number of days, so that dates come from integer arithmetic.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int64]
Truth = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Windows:
    """The last reported points of many figures: matrices of figures × points, oldest first.

    ``known`` False: no such point; the known ones stand at the right, so that the last column is
    each figure's newest.
    """

    days: Whole
    counts: Whole
    known: Truth

    @property
    def points(self) -> Whole:
        """How many points each figure has."""
        points: Whole = self.known.sum(axis=1).astype(np.int64)
        return points


@dataclass(frozen=True, slots=True, eq=False)
class Pace:
    """One slope per figure as ``rise`` over ``run`` days; ``run`` 0: none (fewer than two points)."""

    rise: Whole
    run: Whole

    def days_to(self, gap: Whole) -> Whole:
        """Return in how many whole days each figure gains ``gap`` (> 0); -1 where it never does."""
        moves = (self.run > 0) & (self.rise > 0)
        days: Whole = np.where(moves, -(-gap * self.run // np.where(moves, self.rise, 1)), -1)
        return days


@dataclass(frozen=True, slots=True, eq=False)
class Paces:
    """The slow end of the range, the median, and the fast end of it."""

    slow: Pace
    median: Pace
    fast: Pace


def last_windows(group: Whole, days: Whole, counts: Whole, width: int) -> Windows:
    """Return the last ``width`` points of each group.

    ``group`` numbers the figures from 0 without a gap and is sorted; within a group ``days`` rise.
    """
    number = int(group[-1]) + 1 if len(group) else 0
    sizes = np.bincount(group, minlength=number)
    from_end = np.cumsum(sizes)[group] - 1 - np.arange(len(group))
    kept = from_end < width
    at = (group[kept], width - 1 - from_end[kept])
    windows = Windows(
        np.zeros((number, width), np.int64),
        np.zeros((number, width), np.int64),
        np.zeros((number, width), np.bool_),
    )
    windows.days[at], windows.counts[at], windows.known[at] = days[kept], counts[kept], True
    return windows


@dataclass(frozen=True, slots=True, eq=False)
class _Slopes:
    """All slopes of each figure, second point over first; ``valid``: both points are known."""

    rise: Whole
    run: Whole
    valid: Truth

    def at_rank(self, among: Truth, rank: Callable[[Whole], Whole]) -> Pace:
        """Return the slope with the ``rank`` (from 0, a function of the last rank) of ``among``.

        Counts have to stay below 2³¹: then two different slopes are two different floating-point
        numbers, and ranking those is exact.
        """
        slopes = np.where(among, self.rise / np.where(among, self.run, 1), np.inf)
        order = np.argsort(slopes, axis=1, kind="stable")
        last = np.maximum(among.sum(axis=1) - 1, 0)
        at = np.take_along_axis(order, rank(last)[:, np.newaxis], axis=1)
        real = np.take_along_axis(self.valid, at, axis=1)
        rise, run = (np.where(real, np.take_along_axis(x, at, axis=1), 0) for x in (self.rise, self.run))
        return Pace(rise[:, 0], run[:, 0])


def paces(windows: Windows, range_run_days: int, tail_permille: int) -> Paces:
    """Return the paces of ``windows``.

    The median is that of all slopes (of an even number the slower of the two in the middle). The
    range is taken from the slopes over at least ``range_run_days`` (where there are none: from
    all), since a single day says little of the next week: of these ``tail_permille`` are left out
    at either end, rounded down.
    """
    first, second = np.triu_indices(windows.days.shape[1], 1)
    valid = windows.known[:, first] & windows.known[:, second]
    slopes = _Slopes(
        windows.counts[:, second] - windows.counts[:, first],
        np.where(valid, windows.days[:, second] - windows.days[:, first], 0),
        valid,
    )
    long = valid & (slopes.run >= range_run_days)
    has_long: Truth = np.logical_or.reduce(long, axis=1, keepdims=True)
    among = np.where(has_long, long, valid)
    return Paces(
        slow=slopes.at_rank(among, lambda last: last * tail_permille // 1000),
        median=slopes.at_rank(valid, lambda last: last // 2),
        fast=slopes.at_rank(among, lambda last: last - last * tail_permille // 1000),
    )
