"""Draws the ballots of one election at each stage over time, with need and deadline (section H)."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pipeline.bulletin.ballots import BallotStanding, standing
from pipeline.bulletin.context import Material
from pipeline.bulletin.svg import ACCENT, BAND, INK, MUTED, RULE
from pipeline.measures.model import BallotDay
from pipeline.stages import STAGES, Stage

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH_INCHES, HEIGHT_INCHES = 3.52, 2.3
TEXT_POINTS = 8.0
TICKS_BELOW_NEED = 0.93
"""No tick stands so close under the need that their labels touch."""
LABEL_GAP_SHARE = 0.24
"""Two lines of text, as a share of the highest count."""
LINE_DASHES = {
    Stage.RECEIVED: "-",
    Stage.PACKED: (0, (5, 1.6)),
    Stage.AT_DISTRICT: (0, (3, 1.4)),
    Stage.AT_VILLAGE: (0, (1.6, 1.4)),
    Stage.AT_STATION: (0, (0.8, 1.2)),
}
"""Lines are told apart by their dashes, so that the chart holds in grey print too."""


@dataclass(frozen=True, slots=True)
class Curve:
    """One stage's line: its points, and where its label stands."""

    stage: Stage
    days: tuple[date, ...]
    counts: tuple[int, ...]


def curves(days: Sequence[BallotDay]) -> list[Curve]:
    """Return a line per stage that was ever reported above zero."""
    found = []
    for stage in STAGES:
        points = [(d.day, count) for d in days for s, count in d.counts if s is stage and count is not None]
        if any(count for _day, count in points):
            found.append(Curve(stage, tuple(p[0] for p in points), tuple(p[1] for p in points)))
    return found


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Return label heights, in the order given, moved apart until neighbours are ``gap`` apart.

    The order of the heights is kept. The highest stays and lower ones give way; where that would
    lead below zero, the lowest stands on zero and the others rise.
    """
    order = sorted(range(len(heights)), key=lambda n: (-heights[n], n))
    placed = list(heights)
    for upper, lower in pairwise(order):
        placed[lower] = min(placed[lower], placed[upper] - gap)
    floor = 0.0
    for n in reversed(order):
        placed[n] = max(placed[n], floor)
        floor = placed[n] + gap
    return placed


def _tick_step(highest: float) -> int:
    """Return a round step that divides the axis into two to five parts."""
    step = 1
    while True:
        for factor in (1, 2, 5):
            if highest / (step * factor) <= 4:
                return step * factor
        step *= 10


def _axis_label(material: Material, value: float) -> str:
    """Return a tick of the count axis: ``1,5 juta``, ``50.000``."""
    w = material.wording
    if value >= 1_000_000:
        millions = (
            w.number(int(value // 1_000_000))
            if value % 1_000_000 == 0
            else f"{value / 1e6:.1f}".replace(".", ",")
        )
        return w.gettext("{count} juta").format(count=millions)
    return w.number(round(value))


def _draw(material: Material, axes: Axes, item: str, days: Sequence[BallotDay]) -> None:
    """Draw one ballot item."""
    lines = curves(days)
    reference = standing(material, item, Stage.RECEIVED)
    top = max(count for line in lines for count in line.counts)
    ceiling: float = top
    last = max(material.settings.milestones.default.di_tps, days[-1].day)
    start = min(days[0].day, days[-1].day - timedelta(days=7))
    _frame(material, axes, start, last)
    if reference is not None and reference.need[1]:
        top = max(top, reference.need[1])
        ceiling = reference.need[0] * TICKS_BELOW_NEED
        _need(material, axes, reference, _ordinal(start))
    step = _tick_step(ceiling)
    axes.set_yticks([float(n * step) for n in range(int(ceiling // step) + 1)])
    axes.set_ylim(0, top * 1.2)
    _deadline(material, axes, top)
    edge = _ordinal(last) + 0.5
    heights = spread([line.counts[-1] for line in lines], top * LABEL_GAP_SHARE)
    for line, height in zip(lines, heights, strict=True):
        _line(material, axes, line, (edge, height))


def _line(material: Material, axes: Axes, line: Curve, label: tuple[float, float]) -> None:
    """Draw one stage's line, and its name and last count at ``label`` (day, height)."""
    current = line.stage is material.current_stage
    color = ACCENT if current else INK
    axes.plot(
        [_ordinal(day) for day in line.days],
        line.counts,
        color=color,
        linewidth=1.8 if current else 1.0,
        linestyle=LINE_DASHES[line.stage],
        solid_capstyle="butt",
    )
    edge, height = label
    axes.plot([_ordinal(line.days[-1]), edge], [line.counts[-1], height], color=RULE, linewidth=0.6)
    axes.text(edge + 0.4, height, material.stage_label(line.stage), color=color, va="bottom")
    axes.text(edge + 0.4, height, material.wording.number(line.counts[-1]), color=color, va="top")


def _need(material: Material, axes: Axes, reference: BallotStanding, left: float) -> None:
    """Draw the need as a band over its corridor, with its figures."""
    low, high = reference.need
    axes.axhspan(low, max(high, low * 1.004), color=BAND, linewidth=0)
    text = material.wording.gettext("kebutuhan {need}").format(need=material.wording.span(low, high))
    axes.text(left, high * 1.025, text, color=MUTED, va="bottom")


def _frame(material: Material, axes: Axes, start: date, last: date) -> None:
    """Set ticks, hairlines and labels of both axes."""
    from matplotlib.ticker import FuncFormatter

    mondays = [start + timedelta(days=n) for n in range((last - start).days + 1)]
    mondays = [day for day in mondays if day.weekday() == 0]
    step = max(1, -(-len(mondays) // 5))
    axes.set_xlim(_ordinal(start), _ordinal(last) + 0.5)
    axes.set_xticks(
        [_ordinal(d) for d in mondays[::step]], [material.wording.short_day(d) for d in mondays[::step]]
    )
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _position: _axis_label(material, value)))
    axes.grid(axis="y", color=RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.tick_params(colors=MUTED, length=0, labelsize=TEXT_POINTS, pad=3)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=MUTED, linewidth=0.6)


def _deadline(material: Material, axes: Axes, top: float) -> None:
    """Draw the general deadline of the stage that is being completed."""
    deadline = material.settings.milestones.default.at(material.current_stage)
    axes.plot(
        [_ordinal(deadline), _ordinal(deadline)], [0, top * 1.04], color=MUTED, linewidth=0.8, linestyle="-"
    )
    axes.text(
        _ordinal(deadline) - 0.4,
        top * 1.195,
        material.wording.gettext("tenggat {place} {day}").format(
            place=material.stage_place(material.current_stage), day=material.wording.short_day(deadline)
        ),
        color=INK,
        ha="right",
        va="top",
    )


def _ordinal(day: date) -> float:
    """Return a day as a number on the axis."""
    return float(day.toordinal())


def picture(material: Material, item: str, days: Sequence[BallotDay]) -> str:
    """Return the drawing of one ballot item as SVG, as the plotting library writes it."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings: dict[Any, Any] = {
        "svg.fonttype": "none",
        "svg.hashsalt": item,
        "font.size": TEXT_POINTS,
        "path.simplify": False,
    }
    with mpl.rc_context(settings):
        figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES))
        axes = figure.add_axes((0.115, 0.1, 0.7, 0.89))
        _draw(material, axes, item, days)
        out = io.StringIO()
        figure.savefig(
            out,
            format="svg",
            transparent=True,
            metadata={"Date": None, "Creator": None, "Format": None, "Type": None},
        )
    return out.getvalue()
