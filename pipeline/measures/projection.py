"""Section I: at the pace of the last reported days, when will each stage be complete?

A projection is arithmetic on what was reported, no promise: the remaining gap divided by a robust
pace (:mod:`pipeline.measures.pace`), counted from the last report. How often its range has held
the true day on sample seasons is told by the configuration (``projection.yaml``).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from pipeline.measures.ballots import ballot_items
from pipeline.measures.figures import FIGURE_KEY, FigureKey
from pipeline.measures.model import (
    NO_BASIS,
    Completion,
    ItemLadder,
    ItemProjection,
    Logistics,
    Projection,
    ProjectionState,
    Span,
    StageCount,
    StageProjection,
    StageSummary,
)
from pipeline.measures.outlook import NO_OUTLOOK, Gaps, Outlook, outlooks
from pipeline.measures.province_projection import measure_province_projections
from pipeline.measures.series import figure_points, series_of
from pipeline.measures.status import projected_status
from pipeline.model.stages import Stage
from pipeline.settings import Settings

IN_THE_WAY = (ProjectionState.STALLED, ProjectionState.NOT_BEGUN, ProjectionState.FEW_POINTS)
"""The states without a day, the one that weighs most first."""

StageKey = tuple[str, Stage]


def measure_projection(frame: pd.DataFrame, logistics: Logistics, settings: Settings) -> Projection:
    """Return section I from the ``logistik`` rows that count and the ladders made of them."""
    points = figure_points(frame, settings)
    items = item_projections(points, logistics.ladders, settings)
    by_stage: dict[StageKey, list[ItemProjection]] = defaultdict(list)
    for item in items:
        by_stage[item.region, item.stage].append(item)
    ballots = [item.code for item in ballot_items(settings)]
    scarcest = [logistics.scarcest.item] if logistics.scarcest else []
    reported = {(ladder.region, ladder.item) for ladder in logistics.ladders if is_reported(ladder)}
    return Projection(
        items=items,
        stages=tuple(
            stage_projection(summary, by_stage[summary.region, summary.stage], reported, settings)
            for summary in logistics.summaries
        ),
        ballots=measure_province_projections(points, ballots, logistics, settings),
        scarcest=measure_province_projections(points, scarcest, logistics, settings),
        series=series_of(points[points["barang"].isin(ballots)]),
    )


# --- items --------------------------------------------------------------------------------------


def item_projections(
    points: pd.DataFrame, ladders: Iterable[ItemLadder], settings: Settings
) -> tuple[ItemProjection, ...]:
    """Return every item of every region at every stage at which it is needed."""
    needed = [
        (ladder, count)
        for ladder in ladders
        for count in ladder.stages
        if count.completion is not Completion.NOT_NEEDED
    ]
    found = item_outlooks(points, {key_of(ladder, count): count for ladder, count in needed}, settings)
    return tuple(
        item_projection(ladder, count, found.get(key_of(ladder, count), NO_OUTLOOK))
        for ladder, count in needed
    )


def key_of(ladder: ItemLadder, count: StageCount) -> FigureKey:
    """Return the key of one count of a ladder."""
    return ladder.region, ladder.item, count.stage.value


def item_outlooks(
    points: pd.DataFrame, counts: Mapping[FigureKey, StageCount], settings: Settings
) -> dict[FigureKey, Outlook]:
    """Return the outlook of the figures in ``counts`` that have both points and a need."""
    figure = points.groupby(FIGURE_KEY, sort=False).ngroup().to_numpy(dtype=np.int64)
    keys: list[FigureKey] = [
        (str(region), str(item), str(column))
        for region, item, column in points[FIGURE_KEY].drop_duplicates().to_numpy()
    ]
    both = [gap_of(counts[key]) if key in counts else (0, 0) for key in keys]
    gaps = np.array(both, dtype=np.int64).reshape(-1, 2)
    found = outlooks(points.assign(figure=figure), Gaps(gaps[:, 0], gaps[:, 1]), settings.projection)
    known = (Completion.UNKNOWN, Completion.NOT_NEEDED)
    return {
        key: outlook
        for key, outlook in zip(keys, found, strict=True)
        if key in counts and counts[key].completion not in known
    }


def gap_of(count: StageCount) -> tuple[int, int]:
    """Return what is missing to the lower and to the upper end of the need, each at least 0."""
    have = count.value.count or 0
    return max(0, (count.need.low or 0) - have), max(0, (count.need.high or 0) - have)


def item_projection(ladder: ItemLadder, count: StageCount, outlook: Outlook) -> ItemProjection:
    """Return one item at one stage with its ``outlook``."""
    return ItemProjection(
        region=ladder.region,
        item=ladder.item,
        stage=count.stage,
        state=outlook.state,
        span=outlook.span,
        pace_per_day=outlook.pace_per_day,
        basis=outlook.basis,
        count=count.value.count,
        need_low=count.need.low,
        need_high=count.need.high,
    )


def is_reported(ladder: ItemLadder) -> bool:
    """Whether any stage of the item was ever reported."""
    return any(count.value.count is not None for count in ladder.stages)


# --- stages -------------------------------------------------------------------------------------


def stage_projection(
    summary: StageSummary,
    items: Sequence[ItemProjection],
    reported: set[tuple[str, str]],
    settings: Settings,
) -> StageProjection:
    """Return a region at one stage from its ``items``; ``reported`` are the regions' items that
    have a count at any stage.
    """
    taking_part = [item for item in items if (item.region, item.item) in reported]
    moving = [item for item in taking_part if item.span is not None]
    state = stage_state(summary, taking_part)
    decides = deciding(state, taking_part, moving)
    joint = joint_span([item.span for item in moving if item.span is not None])
    span = joint if state is ProjectionState.PROJECTED else None
    counted = Counter(item.state for item in items)
    return StageProjection(
        region=summary.region,
        stage=summary.stage,
        state=state,
        span=span,
        not_before=None if joint is None else joint.day,
        deadline=summary.deadline,
        slack_days=None if span is None else (summary.deadline - span.day).days,
        item=None if decides is None else decides.item,
        basis=NO_BASIS if decides is None else decides.basis,
        items=tuple((each, counted[each]) for each in ProjectionState),
        never_reported=len(items) - len(taking_part),
        status=projected_status(
            summary,
            joint,
            stalled=state is ProjectionState.STALLED,
            thresholds=settings.edition.thresholds,
            window_days=settings.projection.window_reported_days,
        ),
    )


def stage_state(summary: StageSummary, items: Iterable[ItemProjection]) -> ProjectionState:
    """Return the state of a stage from those of its reported ``items``."""
    if summary.complete:
        return ProjectionState.DONE
    found = {item.state for item in items}
    blocking = next((state for state in IN_THE_WAY if state in found), None)
    if blocking is not None:
        return blocking
    return ProjectionState.PROJECTED if ProjectionState.PROJECTED in found else ProjectionState.FEW_POINTS


def deciding(
    state: ProjectionState, items: Iterable[ItemProjection], moving: Iterable[ItemProjection]
) -> ItemProjection | None:
    """Return the item that decides a stage's ``state``; of equally late ones the first."""
    if state is ProjectionState.PROJECTED:
        days = [(item.span.day, -position, item) for position, item in enumerate(moving) if item.span]
        return max(days, key=lambda entry: entry[:2])[2]
    if state is ProjectionState.DONE:
        return None
    return next((item for item in items if item.state is state), None)


def joint_span(spans: Sequence[Span]) -> Span | None:
    """Return the span of all: each of its days is the latest of theirs; None of none."""
    if not spans:
        return None
    latest = [span.latest for span in spans]
    ends: list[date] = [day for day in latest if day is not None]
    return Span(
        day=max(span.day for span in spans),
        earliest=max(span.earliest for span in spans),
        latest=max(ends) if len(ends) == len(latest) else None,
    )
