"""The ladder over time: the province's ballots, and its scarcest item, at each stage (section H)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.bulletin.ballots import BallotStanding, ballot_items, front, goods_as_of, standing
from pipeline.bulletin.charts.axes import count_ticks, day_span, day_ticks
from pipeline.bulletin.charts.data import daily_table, weekly_table
from pipeline.bulletin.charts.drawing import pictures
from pipeline.bulletin.charts.outlooks import fan_of, outlook_words
from pipeline.bulletin.charts.plot import Deadline, Line, Need, Plot, Sheet
from pipeline.bulletin.charts.svg import Caption, themable
from pipeline.bulletin.context import Material
from pipeline.bulletin.views_logistics import ChartPanel, ChartView
from pipeline.measures.model import BallotDay, BallotProjection
from pipeline.model.stages import STAGES, Stage

SHEET = Sheet(width=253, height=170, left=37, right=66, top=31, bottom=17)
TICKS_BELOW_NEED = 0.93
"""No tick stands so close under the need that their words touch."""
HEADROOM = 1.02


@dataclass(frozen=True, slots=True)
class Way:
    """An item's way through the season: its days and what is projected at each stage."""

    item: str
    days: tuple[BallotDay, ...]
    projections: dict[Stage, BallotProjection]


def ways(material: Material) -> list[Way]:
    """Return the ballots, then the scarcest item, of those that were ever reported above zero."""
    measures = material.measures
    by_item = dict(measures.logistics.ballot_days)
    items = list(ballot_items(material))
    scarcest = measures.logistics.scarcest
    if scarcest is not None:
        by_item[scarcest.item] = scarcest.days
        items.append(scarcest.item)
    every = (*measures.projection.ballots, *measures.projection.scarcest)
    found = [
        Way(item, by_item.get(item, ()), {p.stage: p for p in every if p.item == item}) for item in items
    ]
    return [way for way in found if moving_stages(way)]


def moving_stages(way: Way) -> list[Stage]:
    """Return the stages at which anything was ever reported above zero."""
    return [stage for stage in STAGES if any(dict(day.counts)[stage] for day in way.days)]


def lines_of(material: Material, way: Way) -> tuple[Line, ...]:
    """Return a line per stage that was ever reported above zero, labelled with its last count."""
    w = material.wording
    main = main_stage(material, way.item)
    found = []
    for stage in moving_stages(way):
        counts = [(day.day, dict(day.counts)[stage]) for day in way.days]
        points = tuple((day, float(count)) for day, count in counts if count is not None)
        projection = way.projections.get(stage)
        fan = fan_of(projection, points[-1], float(projection.need_low if projection else 0))
        label = [material.stage_label(stage), w.number(int(points[-1][1]))]
        if fan is not None:
            label.append(w.gettext("perkiraan {day}").format(day=w.short_day(fan.day)))
        found.append(Line(stage, points, tuple(label), fan, is_main=stage is main))
    return tuple(found)


def main_stage(material: Material, item: str) -> Stage:
    """Return the stage that the item is being brought to."""
    found = front(material, item)
    return material.current_stage if found is None else found.total.stage


def deadlines_of(material: Material, item: str) -> tuple[Deadline, ...]:
    """Return the general deadlines of the item's own stage and of the stage that is due next."""
    w = material.wording
    default = material.settings.milestones.default
    stages = (main_stage(material, item), material.next_stage)
    by_day = {default.at(stage): stage for stage in reversed(stages)}
    return tuple(
        Deadline(
            day,
            w.gettext("tenggat {place} {day}").format(
                place=material.stage_place(stage), day=w.short_day(day)
            ),
        )
        for day, stage in sorted(by_day.items())
    )


def plot_of(material: Material, way: Way) -> Plot:
    """Return what is drawn of one item."""
    w = material.wording
    lines = lines_of(material, way)
    reference = standing(material, way.item, Stage.RECEIVED)
    highest = max(count for line in lines for _day, count in line.points)
    start, end = day_span(material, lines)
    need, ceiling = None, highest
    if reference is not None and reference.need[1]:
        need = _need(material, reference)
        ceiling = need.low * TICKS_BELOW_NEED
        highest = max(highest, need.high)
    return Plot(
        name=f"tangga-{way.item}",
        start=start,
        end=end,
        top=highest * HEADROOM,
        ticks=count_ticks(w, ceiling),
        days=day_ticks(w, start, end, SHEET),
        need=need,
        deadlines=tuple(d for d in deadlines_of(material, way.item) if start <= d.day <= end),
        lines=lines,
        sheet=SHEET,
    )


def _need(material: Material, reference: BallotStanding) -> Need:
    w = material.wording
    low, high = reference.need
    return Need(float(low), float(high), w.gettext("kebutuhan {need}").format(need=w.span(low, high)))


def note_of(material: Material, way: Way) -> str:
    """Return what is projected of every stage that has moved and is not complete."""
    default = material.settings.milestones.default
    found = [way.projections[stage] for stage in moving_stages(way) if stage in way.projections]
    sentences = [
        outlook_words(material.wording, p, material.stage_label(p.stage), default.at(p.stage)) for p in found
    ]
    return " ".join(sentences)


def heading_of(material: Material, item: str) -> str:
    """Return the item with its unit; the scarcest one is named as such."""
    _ = material.wording.gettext
    words = {"item": material.item_name(item), "unit": material.item_unit(item)}
    if item in ballot_items(material):
        return _("{item}, {unit}").format(**words)
    return _("Butir lain yang paling kurang: {item}, {unit}").format(**words)


def description_of(material: Material, way: Way, lines: Sequence[Line]) -> str:
    """Return the text alternative of one picture."""
    w = material.wording
    ends = [f"{line.label[0]} {line.label[1]}" for line in lines]
    text = w.gettext("Garis {item} menurut tahap, {start} s.d. {end}. Akhirnya: {ends}.").format(
        item=material.item_mention(way.item),
        start=w.day(way.days[0].day),
        end=w.day(way.days[-1].day),
        ends="; ".join(ends),
    )
    return f"{text} {note_of(material, way)}".rstrip()


def title_of(material: Material, items: Sequence[str]) -> str:
    """Return the chart's finding as a sentence: how far each of ``items`` has come."""
    w = material.wording
    _ = w.gettext
    fronts = [(item, found) for item in items if (found := front(material, item)) is not None]
    day = w.day(goods_as_of(material))
    named = [
        _("{share} {item}").format(share=found.percent(w), item=material.item_mention(item))
        for item, found in fronts
    ]
    places = [material.stage_place(found.total.stage) for _item, found in fronts]
    if len(set(places)) == 1:
        return _("Sampai {day}, {items} sudah {place}").format(
            day=day, items=w.listing(named), place=places[0]
        )
    each = [
        _("{items} sudah {place}").format(items=name, place=place)
        for name, place in zip(named, places, strict=True)
    ]
    return _("Sampai {day}, {findings}").format(day=day, findings=w.listing(each))


def ladder_chart(material: Material) -> ChartView | None:
    """Return the chart with its data; None where none of its items was ever reported above zero."""
    w = material.wording
    found = ways(material)
    if not found:
        return None
    plots = [plot_of(material, way) for way in found]
    panels = [
        ChartPanel(
            title=heading_of(material, way.item),
            note=note_of(material, way),
            is_stale=False,
            svg=themable(
                drawn,
                Caption(plot.name, heading_of(material, way.item), description_of(material, way, plot.lines)),
            ),
        )
        for way, plot, drawn in zip(found, plots, pictures(plots), strict=True)
    ]
    ballots = [way.item for way in found if way.item in ballot_items(material)]
    return ChartView(
        title=title_of(material, ballots or [way.item for way in found]),
        style="ladders",
        panels=tuple(panels),
        source=w.gettext(
            "Sumber: laporan desk sampai {day}; angka terakhir tiap daerah diteruskan. Garis tegak: tenggat"
            " umum. Putus-putus dan bidang: perkiraan dengan rentangnya menurut laju hari-hari terakhir,"
            " bukan janji."
        ).format(day=w.day(goods_as_of(material))),
        data=tuple(daily_table(material, way.item, way.days, moving_stages(way)) for way in found),
        printed=tuple(weekly_table(material, way.item, way.days, moving_stages(way)) for way in found),
    )
