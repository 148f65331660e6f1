"""From reported points and what is still missing to a day with a range."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.measures.model import NO_BASIS, Basis, ProjectionState, Span
from pipeline.measures.pace import Paces, Windows, last_windows, paces
from pipeline.settings.model import ProjectionMethod

MOST_DAYS = 366
"""What takes longer at its pace has no day: no season is that long."""

EPOCH = date(1970, 1, 1)

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the points of one figure say; see :class:`~pipeline.measures.model.ItemProjection`."""

    state: ProjectionState
    span: Span | None
    pace_per_day: Fraction | None
    basis: Basis


NO_OUTLOOK = Outlook(ProjectionState.FEW_POINTS, None, None, NO_BASIS)
"""The outlook of what was never reported."""


@dataclass(frozen=True, slots=True, eq=False)
class Gaps:
    """What is missing of each figure: to the lower end of its need, from which on it is complete,
    and to the upper end, on which the late end of the range rests. Both at least 0.
    """

    low: Whole
    high: Whole


def outlooks(points: pd.DataFrame, gaps: Gaps, method: ProjectionMethod) -> list[Outlook]:
    """Return the outlook of every figure in order.

    ``points`` has the columns ``figure`` (numbers from 0 without a gap, sorted), ``day`` (days
    since 1970-01-01, rising within a figure) and ``count``. A figure without a gap is DONE.
    """
    figure, day, count = (points[name].to_numpy(dtype=np.int64) for name in ("figure", "day", "count"))
    windows = since_begun(last_windows(figure, day, count, method.window_reported_days))
    paced = paces(windows, method.range_run_days, method.tail_permille)
    ahead = days_ahead(paced, gaps, method)
    median = zip(paced.median.rise.tolist(), paced.median.run.tolist(), strict=True)
    rows = zip(bases(windows), median, states(windows, gaps, ahead, method), ahead.tolist(), strict=True)
    return [outlook(basis, pace, state, days) for basis, pace, state, days in rows]


def days_ahead(paced: Paces, gaps: Gaps, method: ProjectionMethod) -> Whole:
    """Return in how many days each figure is complete: columns median, earliest, latest; -1: never.

    Either end of the range lies a margin (``margin_days`` and ``margin_permille`` of the way,
    rounded up) beyond what its pace says, the earliest at least a day ahead; the median always lies
    within.
    """
    median = paced.median.days_to(gaps.low)
    fast = paced.fast.days_to(gaps.low)
    slow = paced.slow.days_to(np.maximum(gaps.high, gaps.low))
    # The range's slopes are fewer than the median's, so that it may lie outside of theirs.
    early = np.minimum(np.maximum(fast - margin_days(fast, method), 1), median)
    late = np.maximum(slow + margin_days(slow, method), median)
    return np.stack([median, np.where(fast < 0, median, early), np.where(slow < 0, -1, late)], axis=1)


def margin_days(days: Whole, method: ProjectionMethod) -> Whole:
    """Return the margin of a way of so many ``days``."""
    margin: Whole = method.margin_days - (-days * method.margin_permille // 1000)
    return margin


def since_begun(windows: Windows) -> Windows:
    """Return ``windows`` without the days before a figure began to move, but the last of them.

    Work that has not begun has no pace: zeros before the first count would only slow it. A figure
    of which nothing has moved keeps all its points.
    """
    zero = windows.counts == 0
    followed = np.concatenate([zero[:, 1:], np.zeros((len(zero), 1), dtype=np.bool_)], axis=1)
    idle = zero & followed & (windows.counts[:, -1:] > 0)
    return Windows(windows.days, windows.counts, windows.known & ~idle)


def outlook(basis: Basis, median: tuple[int, int], state: ProjectionState, ahead: list[int]) -> Outlook:
    """Return one figure's outlook; ``ahead`` are the days to completion: median, earliest, latest."""
    rise, run = median
    enough = state in {ProjectionState.PROJECTED, ProjectionState.STALLED, ProjectionState.NOT_BEGUN}
    span = None
    if state is ProjectionState.PROJECTED:
        assert basis.last is not None, "a pace rests on reported days"
        day, earliest, latest = (
            basis.last + timedelta(days=n) if 0 <= n <= MOST_DAYS else None for n in ahead
        )
        assert day is not None, "the median of a projected figure reaches its need"
        assert earliest is not None, "the earliest day is none after the median's"
        span = Span(day, earliest, latest)
    return Outlook(state, span, Fraction(rise, run) if enough and run else None, basis)


def bases(windows: Windows) -> list[Basis]:
    """Return the number of points of each window, with its first and last day."""
    first = np.argmax(windows.known, axis=1)
    opening = np.take_along_axis(windows.days, first[:, np.newaxis], axis=1)[:, 0]
    rows = zip(windows.points.tolist(), opening.tolist(), windows.days[:, -1].tolist(), strict=True)
    return [Basis(points, EPOCH + timedelta(days=a), EPOCH + timedelta(days=z)) for points, a, z in rows]


def states(windows: Windows, gaps: Gaps, days: Whole, method: ProjectionMethod) -> list[ProjectionState]:
    """Return what can be said of each figure; ``days`` as in :func:`outlook`, one row a figure."""
    reached = (days[:, 0] >= 0) & (days[:, 0] <= MOST_DAYS)
    conditions = [
        gaps.low <= 0,
        windows.points < method.least_points,
        (windows.counts == 0).all(axis=1),
        ~reached,
    ]
    found = [
        ProjectionState.DONE,
        ProjectionState.FEW_POINTS,
        ProjectionState.NOT_BEGUN,
        ProjectionState.STALLED,
    ]
    chosen = np.select(conditions, range(len(found)), len(found))
    return [[*found, ProjectionState.PROJECTED][n] for n in chosen.tolist()]
