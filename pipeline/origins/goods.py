"""Section H: every figure of the logistics of a region, down to its rows."""

from __future__ import annotations

from pipeline.measures.model import ItemLadder, Need, StageCount, StageSummary, Value
from pipeline.model.stages import STAGES, Stage
from pipeline.origins.ground import Ground
from pipeline.origins.model import Group, Section, TracedFigure
from pipeline.origins.sentences import (
    COMPLETION,
    COVERAGE_INDICATOR,
    COVERAGE_ROWS,
    NEVER,
    NEWEST,
    SCARCEST,
    STAGE,
    STATUS,
    SURPLUS,
    filled,
    need_words,
    sum_of_districts,
)
from pipeline.settings.model import Words

LADDER = "tangga"
"""The subject of the figures that count a region's items stage by stage."""


def item_key(item: str, column: str) -> str:
    """Return the key of an item's figure in ``column``."""
    return f"H/{item}/{column}"


def stage_key(stage: Stage) -> str:
    """Return the key of a region's figure at ``stage``."""
    return f"H/{LADDER}/{stage.value}"


def item_group(ground: Ground, code: str) -> Group:
    """Return the figures of one item: its need, every stage, damage, shortage and surplus."""
    ladder = ground.measures.logistics.ladder(ground.region.code, code)
    item = ground.settings.items.by_code[code]
    figures = [
        *_needs(ground, ladder),
        *(_stage(ground, ladder, count) for count in ladder.stages if count.stage in item.stages),
        _counter(ground, ladder, "rusak", ladder.damaged),
        _counter(ground, ladder, "kurang", ladder.short),
        *_surplus(ladder),
    ]
    sources = [source for figure in figures for source in figure.sources]
    return Group(
        Section.LOGISTICS, code, ground.item(code), tuple(figures), ground.goods.asides_of(code, sources)
    )


def _needs(ground: Ground, ladder: ItemLadder) -> list[TracedFigure]:
    """Return the need of the item, and of each stage that has a need of its own."""
    item = ground.settings.items.by_code[ladder.item]
    general = next((s for s in item.stages if s not in item.stage_need), None)
    stages = ([general] if general else []) + [s for s in item.stages if s in item.stage_need]
    return [_need(ground, ladder, stage, own=stage in item.stage_need) for stage in stages]


def _need(ground: Ground, ladder: ItemLadder, stage: Stage, *, own: bool) -> TracedFigure:
    need: Need = ladder.at(stage).need
    label = ground.column("logistik", "kebutuhan")
    if own:
        label = filled(
            Words(id="{need} ({stage})", en="{need} ({stage})"), need=label, stage=ground.stage(stage)
        )
    rule = ground.settings.items.by_code[ladder.item].need_at(stage)
    used = need.exact and need.low == need.reported
    return TracedFigure(
        key=item_key(ladder.item, f"kebutuhan/{stage.value}" if own else "kebutuhan"),
        label=label,
        formula=need_words(need, rule, ground.region),
        value=need.low if need.exact else None,
        of=_ends(need),
        sources=ground.goods.sources(need.origins, "kebutuhan", counted=used),
    )


def _ends(need: Need) -> tuple[int, int] | None:
    return None if need.low is None or need.high is None else (need.low, need.high)


def _stage(ground: Ground, ladder: ItemLadder, count: StageCount) -> TracedFigure:
    return TracedFigure(
        key=item_key(ladder.item, count.stage.value),
        label=ground.stage(count.stage),
        formula=_formula(ground, count.value, count.districts_reported),
        value=count.value.count,
        of=_ends(count.need),
        upper_bound=count.upper_bound,
        state=COMPLETION[count.completion],
        as_of=count.value.as_of,
        age_days=count.value.age_days,
        sources=ground.goods.sources(count.value.origins, count.stage.value),
    )


def _formula(ground: Ground, value: Value, districts_reported: int | None) -> Words:
    if value.count is None:
        return NEVER
    if districts_reported is None:
        return NEWEST
    return sum_of_districts(districts_reported, len(ground.region.districts))


def _counter(ground: Ground, ladder: ItemLadder, column: str, value: Value) -> TracedFigure:
    sources = ground.goods.sources(value.origins, column)
    by_district = len({source.district for source in sources if source.district is not None})
    return TracedFigure(
        key=item_key(ladder.item, column),
        label=ground.column("logistik", column),
        formula=_formula(ground, value, by_district or None),
        value=value.count,
        as_of=value.as_of,
        age_days=value.age_days,
        sources=sources,
    )


def _surplus(ladder: ItemLadder) -> list[TracedFigure]:
    if ladder.surplus is None:
        return []
    received = ladder.at(Stage.RECEIVED)
    return [
        TracedFigure(
            key=item_key(ladder.item, "lebih"),
            label=Words(id="Lebih", en="Surplus"),
            formula=SURPLUS,
            value=ladder.surplus,
            as_of=received.value.as_of,
            age_days=received.value.age_days,
            parts=(item_key(ladder.item, "diterima"), item_key(ladder.item, "kebutuhan")),
        )
    ]


def ladder_group(ground: Ground) -> Group:
    """Return the region's ladder: items complete at each stage, the scarcest one, the kecamatan."""
    figures = [
        figure
        for stage in STAGES
        for figure in _summary(ground, ground.measures.logistics.summary(ground.region.code, stage))
    ]
    figures += _coverage(ground)
    return Group(Section.LOGISTICS, LADDER, Words(id="Tangga logistik", en="Stage ladder"), tuple(figures))


def _summary(ground: Ground, summary: StageSummary) -> list[TracedFigure]:
    needed = [item.code for item in ground.settings.items.items if summary.stage in item.stages]
    whole = TracedFigure(
        key=stage_key(summary.stage),
        label=ground.stage(summary.stage),
        formula=STAGE,
        value=None if summary.as_of is None else summary.items.part,
        of=(summary.items.whole, summary.items.whole),
        state=STATUS[summary.status],
        as_of=summary.as_of,
        age_days=summary.age_days,
        parts=tuple(item_key(code, summary.stage.value) for code in needed),
    )
    if summary.scarcest is None:
        return [whole]
    scarcest = TracedFigure(
        key=f"{stage_key(summary.stage)}/paling-kurang",
        label=filled(
            Words(id="{stage}, butir paling kurang", en="{stage}, scarcest item"),
            stage=ground.stage(summary.stage),
        ),
        formula=SCARCEST,
        text=ground.item(summary.scarcest),
        parts=(item_key(summary.scarcest, summary.stage.value),),
    )
    return [whole, scarcest]


def _coverage(ground: Ground) -> list[TracedFigure]:
    found = next((c for c in ground.measures.logistics.coverage if c.region == ground.region.code), None)
    if found is None:
        return []
    from_rows = all((o.file, o.row) in ground.goods.counting for o in found.origins)
    rows, column = (ground.goods, Stage.AT_DISTRICT.value) if from_rows else (ground.indicators, "realisasi")
    return [
        TracedFigure(
            key=f"H/{LADDER}/kecamatan",
            label=Words(id="Kecamatan yang sudah menerima", en="Kecamatan that have received"),
            formula=COVERAGE_ROWS if from_rows else COVERAGE_INDICATOR,
            value=found.covered.part,
            of=(found.covered.whole, found.covered.whole),
            as_of=found.as_of,
            sources=rows.sources(found.origins, column, counted=not from_rows),
        )
    ]
