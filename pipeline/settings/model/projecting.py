"""projection.yaml: how section I tells a pace, and how well that has done."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Count, Frozen, Text


class BackTest(Frozen):
    """How often a projection's range held the true day, on sample seasons of ``seeds``."""

    seeds: tuple[int, ...]
    held: Count
    tried: Count
    open_ended: Count
    """How many of ``tried`` had a range without a late end."""
    held_closed: Count
    """How many of those with both ends held the true day."""
    source: Text


class ProjectionMethod(Frozen):
    """projection.yaml: how section I tells a pace, and how well that has done."""

    version: Literal[1]
    window_reported_days: Annotated[int, Field(ge=2, le=31)]
    """The pace is measured over so many of the last reported days."""
    least_points: Annotated[int, Field(ge=2)]
    """With fewer reported days no pace is told (*data kurang*)."""
    range_run_days: Annotated[int, Field(ge=1)]
    """The range is taken from slopes over at least so many days."""
    tail_permille: Annotated[int, Field(ge=0, lt=500)]
    """So much of those slopes is left out at either end of the range."""
    margin_days: Count
    margin_permille: Count
    """Either end of the range is moved out by so many days, and so much of the way to it."""
    back_test: BackTest
