"""The truth of a sample season, before any desk has spelled it: what tests compare figures with."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pipeline.model.stages import Stage
from pipeline.sample.goods import GoodsCase, GoodsTruth, goods_truth
from pipeline.sample.goods_story import BOXES, GoodsStory, story_of
from pipeline.sample.issues import IssueCase, IssueTruth, issue_truth
from pipeline.sample.plan import SamplePlan
from pipeline.sample.province import DecisionTruth, VisitTruth, decision_truth, visit_truth
from pipeline.sample.readiness import ReadinessCase, ReadinessSeries, Values, readiness_truth
from pipeline.sample.schedule import Delivery, deliveries_of
from pipeline.sample.synthetic import settings_of
from pipeline.sample.turnout import TurnoutSeries, turnout_truth
from pipeline.settings.model import Region, Settings


@dataclass(frozen=True, slots=True, eq=False)
class RegionTruth:
    """One region: what is true of it, and what its desk sends of that. ``rank`` counts from 0."""

    region: Region
    rank: int
    days: tuple[date, ...]
    story: GoodsStory
    goods: GoodsTruth
    readiness: tuple[ReadinessSeries, ...]
    issues: tuple[IssueTruth, ...]
    turnout: tuple[TurnoutSeries, ...]
    deliveries: tuple[Delivery, ...]


@dataclass(frozen=True, slots=True, eq=False)
class ProvinceTruth:
    """The province's own lists."""

    visits: tuple[VisitTruth, ...]
    decisions: tuple[DecisionTruth, ...]


@dataclass(frozen=True, slots=True, eq=False)
class SeasonTruth:
    """The whole season; ``settings`` are those that it is about (synthetic regions included)."""

    settings: Settings
    plan: SamplePlan
    regions: tuple[RegionTruth, ...]
    province: ProvinceTruth

    def complete_regions(self, stage: Stage, day: date) -> tuple[str, ...]:
        """Return the codes of the regions where every item has reached ``stage`` by ``day``."""
        return tuple(r.region.code for r in self.regions if not r.goods.short_items(stage, day))

    def reported(self, day: date) -> tuple[str, ...]:
        """Return the codes of the regions of whose ``day`` a report has arrived."""
        return tuple(r.region.code for r in self.regions if any(day in d.days for d in r.deliveries))


def season_truth(settings: Settings, plan: SamplePlan) -> SeasonTruth:
    """Return the season of ``plan`` in memory; ``settings`` are the shipped ones."""
    about = settings_of(settings, plan)
    return SeasonTruth(about, plan, tuple(region_truths(about, plan)), province_truth(about, plan))


def province_truth(settings: Settings, plan: SamplePlan) -> ProvinceTruth:
    """Return the visits and decisions known by the last day of the plan."""
    regions = settings.baseline.regions
    return ProvinceTruth(visit_truth(regions, plan.last_arrival), decision_truth(regions, plan.days[-1]))


def region_truths(settings: Settings, plan: SamplePlan) -> Iterator[RegionTruth]:
    """Yield region after region, in code order, so that a nation needs no more memory than one.

    Each has its own stream of chance: its figures don't change when another region is added.
    """
    for rank, region in enumerate(settings.baseline.by_code.values()):
        yield _region_truth(settings, plan, region, rank)


def _region_truth(settings: Settings, plan: SamplePlan, region: Region, rank: int) -> RegionTruth:
    def stream(topic: str) -> random.Random:
        return random.Random(f"{plan.seed}/{region.code}/{topic}")

    story = story_of(region.code, rank)
    case = GoodsCase(region, story, settings.items.items, settings.milestones, plan.days)
    goods = goods_truth(case, stream("goods"))
    readiness = ReadinessCase(region, rank, plan.days, _served(goods))
    category = settings.kind_by_name["isu"].by_name["kategori"]
    words = frozenset(category.constraints.enum or ())
    voting_day = settings.milestones.voting_day
    return RegionTruth(
        region=region,
        rank=rank,
        days=plan.days,
        story=story,
        goods=goods,
        readiness=readiness_truth(readiness, settings.indicators.by_code, stream("readiness")),
        issues=issue_truth(IssueCase(region, rank, plan.days, words), stream("issues")),
        turnout=turnout_truth(region, plan.days, voting_day, stream("turnout")),
        deliveries=deliveries_of(region, plan, voting_day, stream("deliveries")),
    )


def _served(goods: GoodsTruth) -> Values:
    """Return per day how many kecamatan have all their boxes; None before the first has any."""
    boxes = next((n for n, item in enumerate(goods.items) if item.code == BOXES), 0)
    at_district = goods.counts[Stage.AT_DISTRICT.value][:, :, boxes]
    served = (at_district >= goods.need[:, boxes]).sum(axis=1)
    begun = at_district.sum(axis=1) > 0
    return tuple(int(n) if start else None for n, start in zip(served, begun, strict=True))
