"""items.yaml and indicators.yaml: what is counted, in which unit, and how much of it is needed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model.base import Count, Frozen, Slug, Text
from pipeline.settings.model.baseline import Region

StageName = Annotated[Stage, Field(strict=False)]
"""A stage by its name, as YAML has it."""


class NeedRule(Frozen):
    """How a need follows from the baseline, as a corridor [low, high] in the item's unit.

    The parts are added: per polling station, per kecamatan (a low and a high figure), per
    registered voter, a fixed number per region, and ballots. ``ballot_reserve_permille`` gives
    the ballots: Σ over TPS of ceil(DPT_TPS × (1 + reserve)); from the region's totals alone that
    lies in [ceil(f·DPT), floor(f·DPT + TPS)] (contract, section 1).
    """

    per_station: Count = 0
    per_district: tuple[Count, Count] = (0, 0)
    per_voter: Count = 0
    per_region: Count = 0
    ballot_reserve_permille: Count | None = None

    def corridor(self, region: Region) -> tuple[int, int]:
        """Return the lowest and the highest need of ``region`` that the rule allows."""
        base = (
            self.per_station * region.polling_stations
            + self.per_voter * region.registered_voters
            + self.per_region
        )
        low, high = (base + n * len(region.districts) for n in self.per_district)
        if self.ballot_reserve_permille is not None:
            ballots = region.registered_voters * (1000 + self.ballot_reserve_permille)
            low += -(-ballots // 1000)
            high += ballots // 1000 + region.polling_stations
        return low, high


class Item(Frozen):
    """A logistics item of the catalogue."""

    code: Slug
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    unit: str
    phase: Literal["I", "II"]
    is_ballot: bool = False
    """True for the ballots of an election, which the bulletin shows apart (not for PSU)."""
    need: NeedRule | None = None
    """Rule for the whole region at every stage; None: only a reported need counts."""
    stage_need: Mapping[StageName, NeedRule] = {}
    """Stages whose need differs from ``need`` (the PPK's boxes stay in the kecamatan)."""
    stages: tuple[StageName, ...] = STAGES
    """Stages at which the item is needed at all (PSU ballots: received only)."""
    note: str = ""

    def need_at(self, stage: Stage) -> NeedRule | None:
        """Return the rule that holds at ``stage``; None where there is none."""
        return self.stage_need.get(stage, self.need)


class Unit(Frozen):
    """A unit of count with the spellings that desks use."""

    name: str
    name_en: str
    aliases: tuple[str, ...] = ()


class Conversion(Frozen):
    """One ``unit`` holds ``factor`` of ``to``; ``partial_last``: the last one may be part-filled,
    so that a converted count is an upper bound (finding ``unit-inexact``).
    """

    unit: str
    to: str
    factor: Annotated[int, Field(gt=0)]
    partial_last: bool = False
    items: tuple[Slug, ...] = ()
    """Items that it holds for; empty: all."""


class ItemCatalogue(Frozen):
    """items.yaml."""

    version: Literal[1]
    catalogue_version: str
    source: str
    units: tuple[Unit, ...]
    conversions: tuple[Conversion, ...] = ()
    items: tuple[Item, ...]

    @cached_property
    def by_code(self) -> dict[str, Item]:
        """Item by code, in the order of the file."""
        return {item.code: item for item in self.items}

    @cached_property
    def units_by_name(self) -> dict[str, Unit]:
        """Unit by its Indonesian name."""
        return {unit.name: unit for unit in self.units}


Topic = Literal["personel", "tps", "c_pemberitahuan", "keamanan", "anggaran", "distribusi", "kerawanan"]


class Indicator(Frozen):
    """A readiness indicator of the catalogue; values of different scales are never added."""

    code: Slug
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    unit: str
    scale: Text
    """Who counts it and how: the scale's author (kept apart from other scales)."""
    summable: bool
    """Whether regions may be added (Bawaslu's indicators overlap and may not)."""
    topic: Topic
    target: NeedRule | None = None
    """Target from the baseline, where a rule exists; else the reported target."""


class IndicatorCatalogue(Frozen):
    """indicators.yaml."""

    version: Literal[1]
    source: str
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Indicator by code, in the order of the file."""
        return {i.code: i for i in self.indicators}
