"""Section D: what a region adds to the key figures of the province."""

from __future__ import annotations

from pipeline.measures.model import BallotTotal
from pipeline.model.stages import STAGES, Stage
from pipeline.origins.goods import item_key, stage_key
from pipeline.origins.ground import Ground
from pipeline.origins.issues import issue_key
from pipeline.origins.model import Group, Section, Source, TracedFigure
from pipeline.origins.readiness import turnout_key
from pipeline.origins.sentences import (
    BALLOT_TOTAL,
    COMPLETE_STAGE,
    OPEN_DECISIONS,
    OPEN_ISSUES,
    REPORTED_DAY,
    TURNOUT_TOTAL,
    filled,
)
from pipeline.settings.model import Words


def key_group(ground: Ground) -> Group:
    """Return the region's part in every figure that a tile may show.

    The page shows six of them: for stages and ballots those that move now.
    """
    figures = (
        _reported(ground),
        *(_complete(ground, stage) for stage in STAGES),
        *(_ballots(ground, total) for total in ground.measures.logistics.ballots),
        _issues(ground),
        _decisions(ground),
        *_turnout(ground),
    )
    return Group(Section.KEY_FIGURES, "angka-kunci", Words(id="Angka kunci", en="Key figures"), figures)


def _reported(ground: Ground) -> TracedFigure:
    reporting = ground.measures.reporting
    row = next(r for r in reporting.rows if r.region == ground.region.code)
    last = row.cells[-1]
    return TracedFigure(
        key="D/lapor",
        label=Words(id="Desk melapor untuk hari terakhir", en="Desk reported for the last day"),
        formula=REPORTED_DAY,
        value=int(ground.region.code not in reporting.silent),
        text=Words(id=last.state.value.replace("_", " "), en=last.state.value.replace("_", " ")),
        province=(reporting.last_day.part, reporting.last_day.whole),
        sources=tuple(Source(name, 0, day=last.day) for name in last.files),
    )


def _complete(ground: Ground, stage: Stage) -> TracedFigure:
    logistics = ground.measures.logistics
    regions = dict(logistics.complete_regions)[stage]
    return TracedFigure(
        key=f"D/lengkap/{stage.value}",
        label=filled(Words(id="Lengkap: {stage}", en="Complete: {stage}"), stage=ground.stage(stage)),
        formula=COMPLETE_STAGE,
        value=int(ground.region.code in regions),
        province=(len(regions), len(ground.settings.baseline.by_code)),
        parts=(stage_key(stage),),
    )


def _ballots(ground: Ground, total: BallotTotal) -> TracedFigure:
    own = ground.measures.logistics.ladder(ground.region.code, total.item).at(total.stage).value
    return TracedFigure(
        key=f"D/{total.item}/{total.stage.value}",
        label=filled(
            Words(id="{item}: {stage}", en="{item}: {stage}"),
            item=ground.item(total.item),
            stage=ground.stage(total.stage),
        ),
        formula=BALLOT_TOTAL,
        value=own.count,
        as_of=own.as_of,
        age_days=own.age_days,
        province=(total.fresh + total.carried, total.need_low),
        parts=(item_key(total.item, total.stage.value),),
    )


def _issues(ground: Ground) -> TracedFigure:
    still_open = [issue for issue in ground.measures.issues.issues if issue.is_open]
    own = [issue for issue in still_open if issue.region == ground.region.code]
    return TracedFigure(
        key="D/isu",
        label=Words(id="Isu terbuka", en="Open issues"),
        formula=OPEN_ISSUES,
        value=len(own),
        province=(len(still_open), 0),
        parts=tuple(issue_key(issue) for issue in own),
    )


def _decisions(ground: Ground) -> TracedFigure:
    follow_up = ground.measures.follow_up
    own = [d for d in follow_up.decisions if d.is_open and d.region in (None, ground.region.code)]
    return TracedFigure(
        key="D/keputusan",
        label=Words(id="Keputusan rapat terbuka", en="Open decisions"),
        formula=OPEN_DECISIONS,
        value=len(own),
        province=(follow_up.open, 0),
        sources=tuple(Source(d.origin.file, d.origin.row, "status", day=d.updated) for d in own),
    )


def _turnout(ground: Ground) -> list[TracedFigure]:
    turnout = ground.measures.turnout
    totals = {total.election: total for total in turnout.totals}
    return [
        TracedFigure(
            key=f"D/partisipasi/{own.election}",
            label=Words(id=f"Partisipasi, pemilihan {own.election}", en=f"Turnout, {own.election}"),
            formula=TURNOUT_TOTAL,
            value=own.voters,
            of=(own.roll, own.roll),
            as_of=own.as_of,
            province=(totals[own.election].ratio.part, totals[own.election].ratio.whole),
            parts=(turnout_key(own.election),),
        )
        for own in turnout.regions
        if own.region == ground.region.code
    ]
