"""Sections L and G: the indicators, turnout, and the board's words, down to their rows."""

from __future__ import annotations

from itertools import groupby

from pipeline.measures.model import BoardCell, IndicatorValue, Turnout
from pipeline.model.stages import STAGES, Stage
from pipeline.origins.goods import stage_key
from pipeline.origins.ground import Ground
from pipeline.origins.issues import issue_key
from pipeline.origins.model import Group, Section, Source, TracedFigure
from pipeline.origins.sentences import (
    INDICATOR,
    NEVER,
    ROLL_BASELINE,
    ROLL_TOLD,
    STATUS,
    TARGET_RULE,
    TARGET_TOLD,
    TOPIC_SECURITY,
    TOPIC_STAGE,
    TOPIC_TARGET,
    VOTERS,
    filled,
    number,
    rule_words,
)
from pipeline.settings.model import Words

SECURITY = "keamanan"
TOPIC_WORDS = {
    "personel": Words(id="Personel", en="Personnel"),
    "c_pemberitahuan": Words(id="C.Pemberitahuan", en="C.Pemberitahuan"),
    SECURITY: Words(id="Keamanan", en="Security"),
    "anggaran": Words(id="Anggaran", en="Budget"),
}


def indicator_key(found: IndicatorValue) -> str:
    """Return the key of an indicator's figure; its source is a part of it where there is one."""
    return f"L/{found.indicator}/{found.source}" if found.source else f"L/{found.indicator}"


def _own(ground: Ground) -> list[IndicatorValue]:
    return [v for v in ground.measures.readiness.values if v.region == ground.region.code]


def indicator_groups(ground: Ground) -> list[Group]:
    """Return one group per indicator that the region has reported, in the order of the catalogue."""
    groups = []
    for code, values in groupby(_own(ground), key=lambda value: value.indicator):
        figures = tuple(figure for value in values for figure in _indicator(ground, value))
        sources = [source for figure in figures for source in figure.sources]
        asides = ground.indicators.asides_of(code, sources)
        groups.append(Group(Section.READINESS, code, ground.indicator(code), figures, asides))
    return groups


def _indicator(ground: Ground, found: IndicatorValue) -> list[TracedFigure]:
    reached, target = (ground.column("kesiapan", name) for name in ("realisasi", "target"))
    if found.source:
        reached, target = (_of_source(words, found.source) for words in (reached, target))
    value = TracedFigure(
        key=indicator_key(found),
        label=reached,
        formula=NEVER if found.value.count is None else INDICATOR,
        value=found.value.count,
        of=None if found.target is None else (found.target, found.target),
        state=None if found.status is None else STATUS[found.status],
        as_of=found.value.as_of,
        age_days=found.value.age_days,
        sources=ground.indicators.sources(found.value.origins, "realisasi"),
    )
    if found.target is None:
        return [value]
    rule = ground.settings.indicators.by_code[found.indicator].target
    computed = (
        TARGET_TOLD
        if rule is None
        else filled(TARGET_RULE, rule=rule_words(rule, ground.region), low=number(found.target))
    )
    told = TracedFigure(
        key=f"{indicator_key(found)}/target",
        label=target,
        formula=computed,
        value=found.target,
        sources=ground.indicators.sources(found.target_origins, "target"),
    )
    return [value, told]


def _of_source(words: Words, source: str) -> Words:
    return filled(Words(id="{label}, {source}", en="{label}, {source}"), label=words, source=source)


def turnout_groups(ground: Ground) -> list[Group]:
    """Return one group per election of which the region has told its voters."""
    return [_turnout(ground, t) for t in ground.measures.turnout.regions if t.region == ground.region.code]


def _turnout(ground: Ground, found: Turnout) -> Group:
    key = turnout_key(found.election)
    roll = () if found.roll_origin is None else ground.turnout.sources((found.roll_origin,), "dpt")
    voters = ground.turnout.sources((found.origin,), "pengguna_hak_pilih")
    figures = (
        TracedFigure(
            key=key,
            label=ground.column("partisipasi", "pengguna_hak_pilih"),
            formula=VOTERS,
            value=found.voters,
            of=(found.roll, found.roll),
            as_of=found.as_of,
            sources=voters,
        ),
        TracedFigure(
            key=f"{key}/dpt",
            label=ground.column("partisipasi", "dpt"),
            formula=ROLL_TOLD if roll else ROLL_BASELINE,
            value=found.roll,
            sources=roll,
        ),
    )
    label = Words(id=f"Partisipasi, pemilihan {found.election}", en=f"Turnout, {found.election}")
    asides = ground.turnout.asides_of(found.election, (*voters, *roll))
    return Group(Section.READINESS, f"partisipasi/{found.election}", label, figures, asides)


def turnout_key(election: str) -> str:
    """Return the key of a region's voters in ``election``."""
    return f"L/partisipasi/{election}"


def board_group(ground: Ground) -> Group:
    """Return the region's row of the board."""
    cells = [cell for cell in ground.measures.readiness.board if cell.region == ground.region.code]
    figures = tuple(_board_cell(ground, cell) for cell in cells)
    return Group(Section.BOARD, "papan", Words(id="Papan kesiapan", en="Readiness board"), figures)


def _board_cell(ground: Ground, cell: BoardCell) -> TracedFigure:
    stage = Stage(cell.topic) if cell.topic in set(STAGES) else None
    formula, parts, sources = _board_ground(ground, cell, stage)
    ratio = cell.ratio
    return TracedFigure(
        key=f"G/{cell.topic}",
        label=ground.stage(stage) if stage else TOPIC_WORDS[cell.topic],
        formula=formula,
        value=None if ratio is None else ratio.part,
        of=None if ratio is None else (ratio.whole, ratio.whole),
        state=STATUS[cell.status],
        age_days=cell.age_days,
        parts=parts,
        sources=sources,
    )


def _board_ground(
    ground: Ground, cell: BoardCell, stage: Stage | None
) -> tuple[Words, tuple[str, ...], tuple[Source, ...]]:
    """Return the formula of a cell, the figures that it is made of, and files that it rests on."""
    if stage is not None:
        deadline = ground.settings.milestones.deadline(ground.region.code, stage)
        return filled(TOPIC_STAGE, deadline=deadline.isoformat()), (stage_key(stage),), ()
    catalogue = ground.settings.indicators.by_code
    topical = [v for v in _own(ground) if catalogue[v.indicator].topic == cell.topic]
    keys = tuple(indicator_key(v) for v in topical)
    if cell.topic != SECURITY:
        return TOPIC_TARGET, keys, ()
    issues = tuple(
        issue_key(issue)
        for issue in ground.measures.issues.issues
        if issue.region == ground.region.code and issue.is_open and issue.category == SECURITY
    )
    row = next(r for r in ground.measures.reporting.rows if r.region == ground.region.code)
    newest = next((cell for cell in reversed(row.cells) if cell.files), None)
    files = () if newest is None else tuple(Source(name, 0, day=newest.day) for name in newest.files)
    return TOPIC_SECURITY, (*issues, *keys), files
