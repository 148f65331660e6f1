"""milestones.yaml: the season and its deadlines."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal

from pipeline.model.stages import Stage
from pipeline.settings.model.base import Frozen, RegionCode, Text


class StageDeadlines(Frozen):
    """By when a region's goods must be complete at each stage."""

    diterima: date
    dikemas: date
    di_ppk: date
    di_pps: date
    di_tps: date
    source: Text
    """Where the dates are from; an assumption says so."""

    def at(self, stage: Stage) -> date:
        """Return the deadline of ``stage``."""
        deadline: date = getattr(self, stage.value)
        return deadline


class Milestones(Frozen):
    """milestones.yaml: the season and its deadlines; all dates are WITA days."""

    version: Literal[1]
    season_start: date
    season_end: date
    voting_day: date
    campaign_start: date
    campaign_end: date
    quiet_start: date
    quiet_end: date
    recapitulation_end: date
    default: StageDeadlines
    regions: Mapping[RegionCode, StageDeadlines] = {}

    def deadline(self, region: str, stage: Stage) -> date:
        """Return the deadline of ``stage`` in ``region`` (its own, else the default)."""
        return self.regions.get(region, self.default).at(stage)
