"""What is drawn: lines, need, deadlines and projections, in days and counts (or percent)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from pipeline.model.stages import Stage

Point = tuple[date, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The size of a picture and the margins around its axes, all in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Fan:
    """A projection: from the last reported point to ``target`` on ``day``, at the earliest on
    ``earliest``, at the latest on ``latest`` (None: open, the range runs out of the picture).
    """

    origin: Point
    day: date
    earliest: date
    latest: date | None
    target: float


@dataclass(frozen=True, slots=True)
class Line:
    """One stage over time: its reported points, oldest first, and its label, line by line.

    ``is_main``: the stage being completed. ``is_stale``: it ends with a last known value.
    """

    stage: Stage
    points: tuple[Point, ...]
    label: tuple[str, ...]
    fan: Fan | None
    is_main: bool
    is_stale: bool = False


@dataclass(frozen=True, slots=True)
class Need:
    """The need as a band over its range, with its words (empty: the axis says it)."""

    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day that is drawn in, with its words (empty: the panel's note says it)."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Plot:
    """One picture. ``name`` makes its ids unique; ``end`` is the axis' last day, ``top`` its
    highest count; ``ticks`` are heights with their words, ``days`` days with theirs.
    """

    name: str
    start: date
    end: date
    top: float
    ticks: tuple[tuple[float, str], ...]
    days: tuple[tuple[date, str], ...]
    need: Need | None
    deadlines: tuple[Deadline, ...]
    lines: tuple[Line, ...]
    sheet: Sheet


def spread(heights: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return where labels stand: at their ``heights``, in the order given, moved apart.

    A label takes ``gaps[n]`` downwards from where it stands. The order of the heights is kept.
    The highest stays and lower ones give way; where that would lead below zero, the lowest stands
    on zero and the others rise.
    """
    order = sorted(range(len(heights)), key=lambda n: (-heights[n], n))
    placed = list(heights)
    for upper, lower in pairwise(order):
        placed[lower] = min(placed[lower], placed[upper] - gaps[upper])
    floor = 0.0
    for n in reversed(order):
        placed[n] = max(placed[n], floor + gaps[n])
        floor = placed[n]
    return placed


def tick_step(highest: float) -> int:
    """Return a round step that divides ``highest`` into at most four parts; at least 1."""
    power: int = 1
    while True:
        halves = (power * 5 // 2,) if power >= 10 else ()
        steps: tuple[int, ...] = (power, power * 2, *halves, power * 5)
        for step in steps:
            if highest / step <= 4:
                return step
        power *= 10
