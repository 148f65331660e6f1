"""Small multiples: the scarcer ballots of every region in percent of its need (section H)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.bulletin import alone
from pipeline.bulletin.ballots import front, goods_as_of, scarcer_ballots
from pipeline.bulletin.charts.axes import day_span, day_ticks, share_ticks
from pipeline.bulletin.charts.data import region_table
from pipeline.bulletin.charts.drawing import pictures
from pipeline.bulletin.charts.outlooks import fan_of, outlook_words
from pipeline.bulletin.charts.plot import Deadline, Line, Need, Plot, Sheet
from pipeline.bulletin.charts.svg import Caption, themable
from pipeline.bulletin.context import Material
from pipeline.bulletin.views_logistics import ChartPanel, ChartView
from pipeline.measures.model import Completion, ItemProjection, Ratio, Series, StageCount
from pipeline.model.stages import STAGES, Stage

SHEET = Sheet(width=122, height=92, left=25, right=33, top=6, bottom=17)
FULL = 100.0
HIGHEST_SHARE = 108.0
"""A surplus runs out of the picture; the table gives it."""
MOST_REGIONS = 15
"""Above so many regions only those that are not complete are shown …"""
MOST_SHOWN = 12
"""… and of these so many, the scarcest."""
DONE = (Completion.COMPLETE, Completion.ESTIMATED, Completion.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Standing:
    """One region's way with one ballot item.

    ``current`` is its count at the first stage that isn't complete, else at the last stage.
    """

    region: str
    series: tuple[Series, ...]
    current: StageCount
    is_complete: bool
    projection: ItemProjection | None

    @property
    def share(self) -> float:
        """The share of the need at the current stage; 0 where it is unknown."""
        count, need = self.current.value.count, self.current.need.high
        return count / need if count and need else 0.0


def standings(material: Material, item: str) -> list[Standing]:
    """Return every region's standing with ``item``, in code order."""
    series: dict[str, list[Series]] = defaultdict(list)
    for one in material.measures.projection.series:
        if one.item == item and any(count for _day, count in one.points):
            series[one.region].append(one)
    projections = {(p.region, p.stage): p for p in material.measures.projection.items if p.item == item}
    found = []
    for region in material.regions:
        ladder = material.ladders[region.code, item]
        open_counts = [count for count in ladder.stages if count.completion not in DONE]
        current = open_counts[0] if open_counts else ladder.stages[-1]
        ordered = sorted(series.get(region.code, ()), key=lambda one: STAGES.index(one.stage))
        found.append(
            Standing(
                region.code,
                tuple(ordered),
                current,
                is_complete=not open_counts,
                projection=projections.get((region.code, current.stage)),
            )
        )
    return found


def shown_of(found: Sequence[Standing]) -> list[Standing]:
    """Return the standings that are drawn, in code order."""
    if len(found) <= MOST_REGIONS:
        return list(found)
    waiting = [x for x in found if not x.is_complete]
    scarcest = sorted(waiting, key=lambda x: (STAGES.index(x.current.stage), x.share, x.region))[:MOST_SHOWN]
    kept = {x.region for x in scarcest}
    return [x for x in found if x.region in kept]


def lines_of(material: Material, found: Standing) -> tuple[Line, ...]:
    """Return a line per stage that was ever reported above zero, in percent of the stage's need."""
    lines = []
    ladder = material.ladders.get((found.region, found.series[0].item)) if found.series else None
    for one in found.series:
        need = ladder.at(one.stage).need.high if ladder else None
        if not need:
            continue
        points = tuple((day, FULL * count / need) for day, count in one.points)
        is_main = one.stage is found.current.stage
        lines.append(
            Line(
                stage=one.stage,
                points=points,
                label=(material.stage_label(one.stage),),
                fan=fan_of(found.projection, points[-1], FULL) if is_main else None,
                is_main=is_main,
                is_stale=found.region in material.silent,
            )
        )
    return tuple(lines)


def plots_of(material: Material, item: str, shown: Sequence[Standing]) -> list[Plot]:
    """Return a plot per region; all share both axes."""
    w = material.wording
    lines = [lines_of(material, found) for found in shown]
    start, end = day_span(material, tuple(line for own in lines for line in own))
    plots = []
    for found, own in zip(shown, lines, strict=True):
        due = material.settings.milestones.deadline(found.region, found.current.stage)
        plots.append(
            Plot(
                name=f"{item}-{found.region.replace('.', '-')}",
                start=start,
                end=end,
                top=HIGHEST_SHARE,
                ticks=share_ticks(w),
                days=day_ticks(w, start, end, SHEET),
                need=Need(FULL, FULL, ""),
                deadlines=(Deadline(due, ""),) if start <= due <= end and not found.is_complete else (),
                lines=own,
                sheet=SHEET,
            )
        )
    return plots


def note_of(material: Material, found: Standing) -> str:
    """Return where a region stands, and what is projected, in one or two short sentences."""
    w = material.wording
    _ = w.gettext
    if not found.series:
        return _("Belum ada laporan.")
    if found.is_complete:
        return _("Lengkap di semua tahap.")
    stage = material.stage_label(found.current.stage)
    due = material.settings.milestones.deadline(found.region, found.current.stage)
    count, need = found.current.value.count, found.current.need
    if count is not None and need.high:
        share = w.percent(Ratio(min(count, need.high), need.high))
        stage = _("{stage} {share}").format(stage=stage, share=share)
    text = _("{stage}, tenggat {due}.").format(stage=stage, due=w.short_day(due))
    if found.projection is not None:
        text = outlook_words(w, found.projection, stage, due)
    if found.region not in material.silent:
        return text
    newest = max(day for one in found.series for day, _count in one.points)
    return " ".join([text, _("Data per {day}.").format(day=w.short_day(newest))])


def title_of(material: Material, item: str, found: Sequence[Standing], stage: Stage) -> str:
    """Return the chart's finding: how many regions have all their ballots, and who will be late."""
    w = material.wording
    _ = w.gettext
    whole = len(found)
    done = sum(material.ladders[x.region, item].at(stage).completion in DONE for x in found)
    words = {"item": material.item_name(item), "place": material.stage_place(stage), "whole": w.number(whole)}
    if done == whole:
        text = _("{item} lengkap {place} di semua daerah").format(**words)
        if alone.is_alone(material):
            text = _("{item} lengkap {place}").format(**words)
    elif alone.is_alone(material):
        text = _("{item} belum lengkap {place}").format(**words)
    elif not done:
        text = _("{item} belum lengkap {place} di satu pun dari {whole} daerah").format(**words)
    else:
        text = w.ngettext(
            "{item} lengkap {place} di {done} dari {whole} daerah",
            "{item} lengkap {place} di {done} dari {whole} daerah",
            done,
        ).format(**words, done=w.number(done))
    late = [x.region for x in found if is_late(material, x)]
    if not late:
        return text
    return _("{finding}; menurut laju sekarang lewat tenggat: {regions}").format(
        finding=text, regions=material.region_list(late, 4)
    )


def is_late(material: Material, found: Standing) -> bool:
    """Whether the current stage is projected past the region's deadline."""
    due = material.settings.milestones.deadline(found.region, found.current.stage)
    span = found.projection.span if found.projection is not None else None
    return span is not None and span.day > due


def source_of(material: Material, hidden: int) -> str:
    """Return what the pictures rest on and how they are read."""
    w = material.wording
    text = w.gettext(
        "Persen dari kebutuhan tiap daerah, skala sama. Sumber: laporan desk sampai {day}. Garis tegak:"
        " tenggat daerah untuk tahap berjalan; putus-putus dan bidang: perkiraan dengan rentangnya;"
        " kelabu: daerah yang belum melapor."
    ).format(day=w.day(goods_as_of(material)))
    if not hidden:
        return text
    more = w.ngettext(
        "{count} daerah lain tidak digambar: yang lengkap, dan yang lebih maju.",
        "{count} daerah lain tidak digambar: yang lengkap, dan yang lebih maju.",
        hidden,
    ).format(count=w.number(hidden))
    return f"{text} {more}"


def region_chart(material: Material) -> ChartView | None:
    """Return the small multiples with their data; None where nothing was reported, or where of many
    regions all are complete.
    """
    item = scarcer_ballots(material)
    if item is None:
        return None
    found = standings(material, item)
    shown = shown_of(found)
    if not any(x.series for x in shown):
        return None
    plots = plots_of(material, item, shown)
    panels = []
    for x, plot, drawn in zip(shown, plots, pictures(plots), strict=True):
        name, note = material.region(x.region), note_of(material, x)
        caption = Caption(plot.name, f"{name}: {material.item_mention(item)}", note)
        slug = material.slug(x.region)
        panels.append(ChartPanel(name, note, x.region in material.silent, themable(drawn, caption), slug))
    reference = front(material, item)
    data = region_table(material, item, [x.region for x in shown], {x.region: x.series for x in shown})
    return ChartView(
        title=title_of(material, item, found, reference.total.stage if reference else STAGES[0]),
        style="multiples",
        panels=tuple(panels),
        source=source_of(material, len(found) - len(shown)),
        data=(data,),
        printed=(replace(data, name=f"{data.name}-lampiran"),),
    )
