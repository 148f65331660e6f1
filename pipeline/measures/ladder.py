"""The ladder of every item in every region (section H), from the region's figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from pipeline.measures.dating import age_days
from pipeline.measures.figures import DAMAGED_COLUMN, NEED_COLUMN, SHORT_COLUMN, FigureTable
from pipeline.measures.model import Completion, ItemLadder, Need, StageCount
from pipeline.measures.needs import completion_of, need_at
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from pipeline.settings.model import Item, Region


def measure_ladders(figures: FigureTable, settings: Settings, meeting: date) -> tuple[ItemLadder, ...]:
    """Return the ladder of every item in every region, also where nothing was reported.

    Regions in code order, then items in the order of the catalogue.
    """
    return tuple(
        item_ladder(item, region, figures, meeting)
        for region in settings.baseline.by_code.values()
        for item in settings.items.items
    )


def item_ladder(item: Item, region: Region, figures: FigureTable, meeting: date) -> ItemLadder:
    """Return the ladder of ``item`` in ``region``."""
    stages = tuple(stage_count(item, region, stage, figures) for stage in STAGES)
    damaged = figures.of(region.code, item.code, DAMAGED_COLUMN).value
    short = figures.of(region.code, item.code, SHORT_COLUMN).value
    values = [*(stage.value for stage in stages), damaged, short]
    newest = max((value.as_of for value in values if value.as_of is not None), default=None)
    return ItemLadder(
        region=region.code,
        item=item.code,
        stages=stages,
        damaged=damaged,
        short=short,
        surplus=surplus_of(stages[0]),
        as_of=newest,
        age_days=None if newest is None else age_days(newest, meeting),
    )


def stage_count(item: Item, region: Region, stage: Stage, figures: FigureTable) -> StageCount:
    """Return ``item`` of ``region`` at one stage; a count reported where none is needed is kept."""
    figure = figures.of(region.code, item.code, stage.value)
    need = region_need(item, region, stage, figures)
    completion = (
        completion_of(figure.value.count, need, upper_bound=figure.upper_bound)
        if stage in item.stages
        else Completion.NOT_NEEDED
    )
    return StageCount(
        stage=stage,
        value=figure.value,
        upper_bound=figure.upper_bound,
        need=need,
        completion=completion,
        districts_reported=figure.districts_reported,
    )


def region_need(item: Item, region: Region, stage: Stage, figures: FigureTable) -> Need:
    """Return the need at ``stage``.

    Needs that only some of the kecamatan reported are not the region's need and do not count.
    """
    figure = figures.of(region.code, item.code, NEED_COLUMN)
    partial = figure.districts_reported is not None and figure.districts_reported < len(region.districts)
    reported = None if partial else figure.value.count
    need = need_at(item, region, stage, reported, inexact=figure.upper_bound)
    return need if need.reported is None else replace(need, origins=figure.value.origins)


def surplus_of(received: StageCount) -> int | None:
    """Return what was received above the upper end of the need; None: none, or unknown."""
    count, high = received.value.count, received.need.high
    if count is None or high is None or received.upper_bound or count <= high:
        return None
    return count - high
