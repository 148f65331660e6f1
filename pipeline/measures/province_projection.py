"""Section I for the ballots and the scarcest item of the province: the sum over the regions, day by day."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from pipeline.measures.model import BallotProjection, Completion, Logistics, ProjectionState, StageCount
from pipeline.measures.outlook import NO_OUTLOOK, Gaps, Outlook, outlooks
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings

TOTAL_KEY = ["barang", "column"]

TotalKey = tuple[str, str]


def measure_province_projections(
    points: pd.DataFrame, items: Sequence[str], logistics: Logistics, settings: Settings
) -> tuple[BallotProjection, ...]:
    """Return every one of ``items`` at every stage; ``points`` are those of
    :func:`~pipeline.measures.series.figure_points`.
    """
    counts: dict[TotalKey, list[StageCount]] = {
        (item, stage.value): [
            logistics.ladder(region, item).at(stage) for region in settings.baseline.by_code
        ]
        for item in items
        for stage in STAGES
    }
    ceilings = {
        (region, item, stage.value): logistics.ladder(region, item).at(stage).need.high
        for item in items
        for stage in STAGES
        for region in settings.baseline.by_code
    }
    sums = province_points(points, ceilings)
    found = total_outlooks(sums, counts, settings)
    return tuple(
        ballot_projection(key, regions, found.get(key, NO_OUTLOOK), settings)
        for key, regions in counts.items()
    )


def province_points(points: pd.DataFrame, ceilings: dict[tuple[str, str, str], int | None]) -> pd.DataFrame:
    """Return per item and stage the sum of the regions' last known counts on each day that
    any region reports it: ``barang``, ``column``, ``day``, ``count``.

    A count above its need (``ceilings``; None: unknown) adds the need only. Days before the last
    region joined in are left out: a sum that grows by another region shows no pace.
    """
    codes = {item for _, item, _ in ceilings}
    own = points[points["barang"].isin(codes)]
    keys = zip(own["wilayah"], own["barang"], own["column"], strict=True)
    ceiling = np.array([_open_end(ceilings.get(key)) for key in keys], dtype=np.int64)
    capped = own.assign(count=np.minimum(own["count"].to_numpy(dtype=np.int64), ceiling))
    before = capped.groupby(["wilayah", *TOTAL_KEY], sort=False)["count"].shift()
    steps = capped.assign(count=capped["count"] - before.fillna(0), regions=before.isna().astype("int64"))
    daily = steps.groupby([*TOTAL_KEY, "day"], sort=True)[["count", "regions"]].sum()
    sums = daily.groupby(level=TOTAL_KEY, sort=False).cumsum().reset_index()
    newest = sums.groupby(TOTAL_KEY, sort=False)["regions"].transform("last")
    return sums[sums["regions"] == newest].drop(columns="regions").astype({"count": "int64"})


def _open_end(ceiling: int | None) -> int:
    return np.iinfo(np.int64).max if ceiling is None else ceiling


def total_outlooks(
    sums: pd.DataFrame, counts: dict[TotalKey, list[StageCount]], settings: Settings
) -> dict[TotalKey, Outlook]:
    """Return the outlook of every total that has points."""
    keys: list[TotalKey] = [
        (str(item), str(column)) for item, column in sums[TOTAL_KEY].drop_duplicates().to_numpy()
    ]
    gaps = np.array([total_gap(counts[key]) for key in keys], dtype=np.int64).reshape(-1, 2)
    figure = sums.groupby(TOTAL_KEY, sort=False).ngroup().to_numpy(dtype=np.int64)
    found = outlooks(sums.assign(figure=figure), Gaps(gaps[:, 0], gaps[:, 1]), settings.projection)
    return dict(zip(keys, found, strict=True))


def total_gap(counts: list[StageCount]) -> tuple[int, int]:
    """Return what the regions miss to the lower and to the upper ends of their needs, added; a
    region that was never reported misses all of it.
    """
    low = sum(max(0, (c.need.low or 0) - (c.value.count or 0)) for c in counts)
    high = sum(max(0, (c.need.high or 0) - (c.value.count or 0)) for c in counts)
    return low, high


def ballot_projection(
    key: TotalKey, counts: list[StageCount], outlook: Outlook, settings: Settings
) -> BallotProjection:
    """Return one total; it is DONE only where every region is complete."""
    item, stage = key[0], Stage(key[1])
    known = [c for c in counts if c.value.count is not None]
    complete = all(c.completion in {Completion.COMPLETE, Completion.ESTIMATED} for c in counts)
    state = outlook.state
    if state is ProjectionState.DONE and not complete:
        state = ProjectionState.FEW_POINTS
    deadline = max(settings.milestones.deadline(code, stage) for code in settings.baseline.by_code)
    return BallotProjection(
        item=item,
        stage=stage,
        state=state,
        span=outlook.span,
        pace_per_day=outlook.pace_per_day,
        basis=outlook.basis,
        count=sum(min(c.value.count or 0, _open_end(c.need.high)) for c in known) if known else None,
        need_low=sum(c.need.low or 0 for c in counts),
        need_high=sum(c.need.high or 0 for c in counts),
        regions=len(known),
        deadline=deadline,
        slack_days=None if outlook.span is None else (deadline - outlook.span.day).days,
    )
