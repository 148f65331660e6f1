"""Draws plots with the plotting library; everything that is decided is decided in the plot."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

from pipeline.bulletin.charts.plot import Fan, Line, Plot, spread
from pipeline.bulletin.charts.svg import ACCENT, BAND, FAN, INK, MUTED, RULE
from pipeline.model.stages import Stage

if TYPE_CHECKING:
    from matplotlib.axes import Axes

TEXT_POINTS = 8.0
LINE_POINTS = 9.4
"""From one line of text to the next."""
NEED_LINES = 1.1
"""The words of the need stand between the axes and the deadlines' words."""
POINTS_PER_INCH = 72
OPEN_FAN_DAYS = 400
"""A range without an end runs further than any axis."""
LINE_DASHES: dict[Stage, Any] = {
    Stage.RECEIVED: "-",
    Stage.PACKED: (0, (7, 1.6)),
    Stage.AT_DISTRICT: (0, (4, 1.4, 1, 1.4)),
    Stage.AT_VILLAGE: (0, (2.4, 1.4)),
    Stage.AT_STATION: "-",
}
"""Stages are told apart by their dashes as well as by their labels, so that grey print holds."""
FAN_DASHES = (0, (1.2, 1.8))
SETTINGS: dict[Any, Any] = {
    "svg.fonttype": "none",
    "font.size": TEXT_POINTS,
    "path.simplify": False,
    "svg.hashsalt": "desk-pilkada",
}
METADATA: dict[str, Any] = {"Date": None, "Creator": None, "Format": None, "Type": None}


def pictures(plots: Iterable[Plot]) -> Iterator[str]:
    """Yield the drawing of every plot as SVG, as the plotting library writes it; equal plots give
    equal text.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure

    with mpl.rc_context(SETTINGS):
        figure = Figure()
        for plot in plots:
            figure.clear()
            sheet = plot.sheet
            figure.set_size_inches(sheet.width / POINTS_PER_INCH, sheet.height / POINTS_PER_INCH)
            _draw(figure.add_axes(_place(plot)), plot)
            out = io.StringIO()
            figure.savefig(out, format="svg", transparent=True, metadata=METADATA)
            yield out.getvalue()


def _place(plot: Plot) -> tuple[float, float, float, float]:
    """Return where the axes lie in the picture: left, bottom, width and height as shares of it."""
    sheet = plot.sheet
    return (
        sheet.left / sheet.width,
        sheet.bottom / sheet.height,
        _width(plot) / sheet.width,
        _height(plot) / sheet.height,
    )


def _width(plot: Plot) -> float:
    return plot.sheet.width - plot.sheet.left - plot.sheet.right


def _height(plot: Plot) -> float:
    return plot.sheet.height - plot.sheet.top - plot.sheet.bottom


def _at(day: date) -> float:
    """Return a day as a number on the axis."""
    return float(day.toordinal())


def _draw(axes: Axes, plot: Plot) -> None:
    """Draw one plot: what lies below first."""
    _frame(axes, plot)
    if plot.need is not None:
        _need(axes, plot)
    for line in plot.lines:
        if line.fan is not None:
            _fan(axes, line.fan)
    _deadlines(axes, plot)
    for line in plot.lines:
        _line(axes, line)
    _labels(axes, plot)


def _frame(axes: Axes, plot: Plot) -> None:
    """Set the span of both axes, their ticks and hairlines."""
    axes.set_xlim(_at(plot.start), _at(plot.end))
    axes.set_ylim(0, plot.top)
    axes.set_xticks([_at(day) for day, _ in plot.days], [text for _, text in plot.days])
    axes.set_yticks([height for height, _ in plot.ticks], [text for _, text in plot.ticks])
    axes.grid(axis="y", color=RULE, linewidth=0.5)
    axes.set_axisbelow(True)
    axes.tick_params(colors=MUTED, length=0, labelsize=TEXT_POINTS, pad=3)
    axes.tick_params(axis="x", length=2, width=0.5, pad=4.5)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set(color=MUTED, linewidth=0.6)


def _need(axes: Axes, plot: Plot) -> None:
    """Draw the need as a band over its range, at least a hairline, with its words at the left."""
    need = plot.need
    assert need is not None, "asked only for plots that have one"
    hairline = plot.top / _height(plot)
    axes.axhspan(need.low, max(need.high, need.low + hairline), color=BAND, linewidth=0)
    if need.text:
        height = max(need.high, need.low + hairline) + 1.5 * hairline
        axes.text(_at(plot.start), height, need.text, color=MUTED, va="bottom")


def _fan(axes: Axes, fan: Fan) -> None:
    """Draw a projection: its range as a field, its day as a dashed line with a ring at its end."""
    day, height = fan.origin
    latest = _at(fan.latest) if fan.latest is not None else _at(day) + OPEN_FAN_DAYS
    corners = [(_at(day), height), (_at(fan.earliest), fan.target), (latest, fan.target)]
    if fan.latest is None:
        corners.append((latest, height))
    axes.fill(*zip(*corners, strict=True), color=FAN, linewidth=0)
    ends = [_at(day), _at(fan.day)], [height, fan.target]
    axes.plot(*ends, color=INK, linewidth=1.0, linestyle=FAN_DASHES)
    axes.plot([_at(fan.day)], [fan.target], "o", color=INK, markersize=2.6)


def _deadlines(axes: Axes, plot: Plot) -> None:
    """Draw the deadlines, each with its words above the axes, on rows of their own.

    All words stand on one side of their lines; the line that passes a row leaves it free.
    """
    unit = plot.top / _height(plot)
    days_per_point = (plot.end - plot.start).days / _width(plot)
    room = min(((d.day - plot.start).days / days_per_point for d in plot.deadlines), default=0.0)
    to_left = room > _width(plot) / 2
    rows = plot.deadlines if to_left else tuple(reversed(plot.deadlines))
    for row, deadline in enumerate(rows):
        x = _at(deadline.day)
        height = plot.top + (LINE_POINTS * (NEED_LINES + row + 1) * unit if deadline.text else 0)
        axes.plot([x, x], [0, height], color=MUTED, linewidth=0.8, clip_on=False)
        gap = 2 * days_per_point
        axes.text(
            x - gap if to_left else x + gap,
            height,
            deadline.text,
            color=INK,
            ha="right" if to_left else "left",
            va="top",
        )


def _line(axes: Axes, line: Line) -> None:
    """Draw one stage's line; a single report is a dot."""
    color = MUTED if line.is_stale else ACCENT if line.is_main else INK
    axes.plot(
        [_at(day) for day, _ in line.points],
        [height for _, height in line.points],
        color=color,
        linewidth=1.8 if line.is_main else 1.0,
        linestyle=LINE_DASHES[line.stage],
        solid_capstyle="butt",
        marker="o" if len(line.points) == 1 else None,
        markersize=3,
    )


def _labels(axes: Axes, plot: Plot) -> None:
    """Write every line's label at the right, apart from each other, led to by a hairline."""
    unit = plot.top / _height(plot)
    days_per_point = (plot.end - plot.start).days / _width(plot)
    ends = [line.points[-1][1] + LINE_POINTS / 2 * unit for line in plot.lines]
    gaps = [(len(line.label) * LINE_POINTS + 1) * unit for line in plot.lines]
    for line, top in zip(plot.lines, spread(ends, gaps), strict=True):
        color = MUTED if line.is_stale else ACCENT if line.is_main else INK
        day, height = line.points[-1]
        edge = _at(plot.end) + 2 * days_per_point
        leader = [_at(day), edge], [height, top - LINE_POINTS / 2 * unit]
        axes.plot(*leader, color=RULE, linewidth=0.6, clip_on=False, zorder=1)
        for number, text in enumerate(line.label):
            baseline = top - (number + 0.78) * LINE_POINTS * unit
            axes.text(edge + 2 * days_per_point, baseline, text, color=color, va="baseline")
