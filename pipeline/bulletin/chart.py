"""The chart of section H: ballots at each stage over time, with need and deadline drawn in."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from pipeline.bulletin.ballots import ballot_items, front, standing
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, ColumnGroup, Row, Table
from pipeline.bulletin.svg import ACCENT, BAND, INK, MUTED, RULE, themable
from pipeline.bulletin.views import ChartPanel, ChartView
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


def _curves(days: Sequence[BallotDay]) -> list[Curve]:
    """Return a line per stage that was ever reported above zero."""
    curves = []
    for stage in STAGES:
        points = [(d.day, count) for d in days for s, count in d.counts if s is stage and count is not None]
        if any(count for _day, count in points):
            curves.append(Curve(stage, tuple(p[0] for p in points), tuple(p[1] for p in points)))
    return curves


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
        millions = w.number(int(value // 1_000_000)) if value % 1_000_000 == 0 else f"{value / 1e6:.1f}".replace(".", ",")
        return w.gettext("{count} juta").format(count=millions)
    return w.number(round(value))


def _draw(material: Material, axes: Axes, item: str, days: Sequence[BallotDay]) -> None:
    """Draw one ballot item."""
    w = material.wording
    curves = _curves(days)
    reference = standing(material, item, Stage.RECEIVED)
    top = max([max(c.counts) for c in curves] + ([reference.need[1]] if reference else []) + [1])
    last = max(material.settings.milestones.default.di_tps, days[-1].day)
    start = min(days[0].day, days[-1].day - timedelta(days=7))
    axes.set_xlim(_ordinal(start), _ordinal(last) + 0.5)
    axes.set_ylim(0, top * 1.2)
    _frame(material, axes, start, last)
    ceiling = reference.need[0] * TICKS_BELOW_NEED if reference else top
    step = _tick_step(ceiling)
    axes.set_yticks([float(n * step) for n in range(int(ceiling // step) + 1)])
    if reference:
        low, high = reference.need
        axes.axhspan(low, max(high, low + top * 0.004), color=BAND, linewidth=0)
        axes.text(
            _ordinal(start), high + top * 0.025,
            w.gettext("kebutuhan {need}").format(need=w.span(low, high)), color=MUTED, va="bottom",
        )
    _deadline(material, axes, top)
    ends = [curve.counts[-1] for curve in curves]
    edge = _ordinal(last) + 0.5
    for curve, height in zip(curves, spread(ends, top * LABEL_GAP_SHARE), strict=True):
        current = curve.stage is material.current_stage
        color = ACCENT if current else INK
        axes.plot(
            [_ordinal(d) for d in curve.days], curve.counts, color=color,
            linewidth=1.8 if current else 1.0, linestyle=LINE_DASHES[curve.stage], solid_capstyle="butt",
        )
        axes.plot([_ordinal(curve.days[-1]), edge], [curve.counts[-1], height], color=RULE, linewidth=0.6)
        axes.text(edge + 0.4, height, material.stage_label(curve.stage), color=color, va="bottom")
        axes.text(edge + 0.4, height, w.number(curve.counts[-1]), color=color, va="top")


def _frame(material: Material, axes: Axes, start: date, last: date) -> None:
    """Set ticks, hairlines and labels of both axes."""
    from matplotlib.ticker import FuncFormatter

    mondays = [start + timedelta(days=n) for n in range((last - start).days + 1)]
    mondays = [day for day in mondays if day.weekday() == 0]
    step = max(1, -(-len(mondays) // 5))
    axes.set_xticks([_ordinal(d) for d in mondays[::step]], [material.wording.short_day(d) for d in mondays[::step]])
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
    axes.plot([_ordinal(deadline)] * 2, [0, top * 1.04], color=MUTED, linewidth=0.8, linestyle="-")
    axes.text(
        _ordinal(deadline) - 0.4, top * 1.195,
        material.wording.gettext("tenggat {place} {day}").format(
            place=material.stage_place(material.current_stage), day=material.wording.short_day(deadline)
        ),
        color=INK, ha="right", va="top",
    )


def _ordinal(day: date) -> float:
    """Return a day as a number on the axis."""
    return float(day.toordinal())


def _picture(material: Material, item: str, days: Sequence[BallotDay]) -> str:
    """Return the drawing of one ballot item as SVG, as the plotting library writes it."""
    import matplotlib as mpl
    from matplotlib.figure import Figure

    settings = {"svg.fonttype": "none", "svg.hashsalt": item, "font.size": TEXT_POINTS, "path.simplify": False}
    with mpl.rc_context(settings):
        figure = Figure(figsize=(WIDTH_INCHES, HEIGHT_INCHES))
        axes = figure.add_axes((0.115, 0.1, 0.7, 0.89))
        _draw(material, axes, item, days)
        out = io.StringIO()
        figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return out.getvalue()


def _description(material: Material, item: str, days: Sequence[BallotDay]) -> str:
    """Return the text alternative of one panel."""
    w = material.wording
    ends = [
        f"{material.stage_label(curve.stage)} {w.number(curve.counts[-1])}" for curve in _curves(days)
    ]
    return w.gettext("Garis {item} menurut tahap, {start} s.d. {end}. Akhirnya: {ends}.").format(
        item=material.item_name(item).lower(), start=w.day(days[0].day), end=w.day(days[-1].day), ends="; ".join(ends)
    )


def _title(material: Material, items: Sequence[str]) -> str:
    """Return the chart's finding as a sentence."""
    w = material.wording
    parts = []
    places = []
    for item in items:
        found = front(material, item)
        if found is not None:
            parts.append(f"{found.percent(w)} {material.item_name(item).lower()}")
            places.append(w.gettext("sudah {place}").format(place=material.stage_place(found.total.stage)))
    if len(set(places)) == 1:
        text = f"{w.listing(parts)} {places[0]}"
    else:
        text = w.listing([f"{part} {place}" for part, place in zip(parts, places, strict=True)])
    return w.gettext("Sampai {day}, {text}").format(day=w.day(material.measures.calendar.data_as_of), text=text)


def _data(material: Material, panels: Sequence[tuple[str, Sequence[BallotDay]]]) -> Table:
    """Return the chart's data: one row a day, the stages of each ballot item side by side."""
    w = material.wording
    _ = w.gettext
    by_item = {item: {d.day: dict(d.counts) for d in days} for item, days in panels}
    days = sorted({d.day for _item, found in panels for d in found})
    columns = tuple(Column(material.stage_label(s), "number") for _item, _days in panels for s in STAGES)
    return Table(
        name="data-surat-suara",
        caption=_("Data gambar: surat suara menurut tahap dan hari, lembar (angka terakhir tiap daerah)"),
        corner=_("Hari"),
        groups=(ColumnGroup("", 1), *(ColumnGroup(material.item_name(item), len(STAGES)) for item, _d in panels)),
        columns=columns,
        rows=tuple(
            Row(
                Cell(w.short_day(day)),
                tuple(
                    Cell(w.number(by_item[item].get(day, {}).get(stage)))
                    for item, _found in panels
                    for stage in STAGES
                ),
            )
            for day in days
        ),
        style="chart-data",
    )


def ballot_chart(material: Material) -> ChartView | None:
    """Return the chart with its data; None where no ballot was ever reported."""
    w = material.wording
    by_item = dict(material.measures.logistics.ballot_days)
    panels = [(item, by_item[item]) for item in ballot_items(material) if by_item.get(item)]
    panels = [(item, days) for item, days in panels if _curves(days)]
    if not panels:
        return None
    return ChartView(
        title=_title(material, [item for item, _days in panels]),
        panels=tuple(
            ChartPanel(
                title=material.item_name(item),
                svg=themable(
                    _picture(material, item, days), item, material.item_name(item), _description(material, item, days)
                ),
            )
            for item, days in panels
        ),
        source=w.gettext(
            "Lembar. Sumber: laporan desk sampai {day}; angka terakhir tiap daerah diteruskan. Tenggat umum dari konfigurasi."
        ).format(day=w.day(material.measures.calendar.data_as_of)),
        data=_data(material, panels),
    )
