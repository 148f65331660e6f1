"""The ballots apart (section H): the province's totals, and their way over time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd

from pipeline.measures.figures import parts_stand
from pipeline.measures.model import BallotDay, BallotTotal, ItemLadder, StageCount
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from pipeline.settings.model import Item

STAGE_COLUMNS = [stage.value for stage in STAGES]


def ballot_items(settings: Settings) -> tuple[Item, ...]:
    """Return the ballots of the elections in the order of the catalogue (PSU is none of them)."""
    return tuple(item for item in settings.items.items if item.is_ballot)


def ballot_totals(
    ladders: Iterable[ItemLadder], settings: Settings, period_start: date
) -> tuple[BallotTotal, ...]:
    """Return the province's total of every ballot item at every stage."""
    items = ballot_items(settings)
    codes = {item.code for item in items}
    by_item: dict[str, list[ItemLadder]] = {item.code: [] for item in items}
    for ladder in ladders:
        if ladder.item in codes:
            by_item[ladder.item].append(ladder)
    return tuple(
        ballot_total(code, [ladder.at(stage) for ladder in rows], period_start)
        for code, rows in by_item.items()
        for stage in STAGES
        if rows
    )


def ballot_total(item: str, counts: Sequence[StageCount], period_start: date) -> BallotTotal:
    """Return the total of one ballot item over the regions' ``counts`` at one stage.

    Values older than ``period_start`` are carried; a region whose need is unknown adds nothing to
    the need.
    """
    known = [(c.value.count, c.value.as_of) for c in counts]
    reported = [(count, day) for count, day in known if count is not None and day is not None]
    fresh = [count for count, day in reported if day >= period_start]
    carried = [count for count, day in reported if day < period_start]
    return BallotTotal(
        item=item,
        stage=counts[0].stage,
        fresh=sum(fresh),
        carried=sum(carried),
        regions_fresh=len(fresh),
        regions_carried=len(carried),
        need_low=sum(c.need.low or 0 for c in counts),
        need_high=sum(c.need.high or 0 for c in counts),
        oldest=min((day for _, day in reported), default=None),
    )


# --- over time ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Axes:
    """The days and regions of the chart; ``districts`` counts each region's kecamatan."""

    days: tuple[date, ...]
    regions: Mapping[str, int]
    districts: np.ndarray


def ballot_days(frame: pd.DataFrame, settings: Settings) -> tuple[tuple[str, tuple[BallotDay, ...]], ...]:
    """Return per ballot item every day from its first report to its newest, with its counts."""
    return tuple(
        (item.code, item_days(frame[frame["barang"] == item.code], settings))
        for item in ballot_items(settings)
    )


def item_days(rows: pd.DataFrame, settings: Settings) -> tuple[BallotDay, ...]:
    """Return the days of one item from its ``logistik`` rows; empty where it was never reported.

    A day's count is the sum of what each region had last reported by then.
    """
    in_baseline = rows["wilayah"].isin(list(settings.baseline.by_code))
    reported = rows[rows[STAGE_COLUMNS].notna().any(axis=1) & rows["tanggal"].notna() & in_baseline]
    if reported.empty:
        return ()
    axes = axes_of(reported, settings)
    by_stage = {stage: region_days(reported, stage, axes) for stage in STAGES}
    ever = np.logical_or.reduce([~np.isnan(matrix) for matrix in by_stage.values()])
    return tuple(
        BallotDay(
            day=day,
            counts=tuple((stage, day_sum(matrix[position])) for stage, matrix in by_stage.items()),
            regions=int(ever[position].sum()),
        )
        for position, day in enumerate(axes.days)
    )


def day_sum(counts: np.ndarray) -> int | None:
    """Return the sum of the known ``counts`` (NaN = unknown); None where none is known."""
    known = counts[~np.isnan(counts)]
    return int(known.sum()) if known.size else None


def axes_of(reported: pd.DataFrame, settings: Settings) -> Axes:
    """Return the days from the first to the newest row, and the regions in code order."""
    first, newest = reported["tanggal"].min().date(), reported["tanggal"].max().date()
    regions = settings.baseline.by_code
    return Axes(
        days=tuple(first + timedelta(days=n) for n in range((newest - first).days + 1)),
        regions={code: position for position, code in enumerate(regions)},
        districts=np.array([len(region.districts) for region in regions.values()]),
    )


def region_days(reported: pd.DataFrame, stage: Stage, axes: Axes) -> np.ndarray:
    """Return the last known count at ``stage`` per day (rows) and region (columns), NaN = unknown.

    Whole regions and kecamatan are told apart as in :func:`~pipeline.measures.figures.parts_stand`.
    """
    rows = reported[reported[stage.value].notna()]
    positions = rows["wilayah"].map(dict(axes.regions)).to_numpy(dtype=np.int64)
    is_part = rows["kecamatan"].fillna("").to_numpy() != ""
    width = len(axes.regions)
    whole, whole_day = carried_forward(rows[~is_part], stage, positions[~is_part], axes, width)
    part_codes, part_names = pd.factorize(rows["kecamatan"][is_part])
    parts, parts_day = carried_forward(rows[is_part], stage, part_codes, axes, len(part_names))
    region_of_part = np.zeros(len(part_names), dtype=np.int64)
    region_of_part[part_codes] = positions[is_part]
    shape = (len(axes.days), width)
    sums, reporting, newest = np.zeros(shape), np.zeros(shape), np.full(shape, -1.0)
    for part, region in enumerate(region_of_part):
        known = ~np.isnan(parts[:, part])
        sums[known, region] += parts[known, part]
        reporting[:, region] += known
        newest[known, region] = np.maximum(newest[known, region], parts_day[known, part])
    sums[reporting == 0] = np.nan
    stands = parts_stand(whole, whole_day, sums, newest, reporting >= axes.districts)
    return np.where(stands, sums, whole)


def carried_forward(
    rows: pd.DataFrame, stage: Stage, columns: np.ndarray, axes: Axes, width: int
) -> tuple[np.ndarray, np.ndarray]:
    """Return the counts of ``rows`` and their days, each carried forward to the last day.

    Both are matrices of days × ``width``, NaN before the first report; the days are counted from
    the first of the axes.
    """
    first = np.datetime64(axes.days[0], "D")
    at_day = (rows["tanggal"].to_numpy(dtype="datetime64[D]") - first).astype(np.int64)
    counts = np.full((len(axes.days), width), np.nan)
    counts[at_day, columns] = rows[stage.value].to_numpy(dtype=float)
    days = np.full((len(axes.days), width), np.nan)
    days[at_day, columns] = at_day
    return pd.DataFrame(counts).ffill().to_numpy(), pd.DataFrame(days).ffill().to_numpy()
