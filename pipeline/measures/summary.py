"""A region at one stage: items complete of the items needed, and the scarcest (section H)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

from pipeline.measures.dating import age_days
from pipeline.measures.model import Completion, ItemLadder, Ratio, StageCount, StageSummary
from pipeline.measures.status import stage_status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings

DONE = (Completion.COMPLETE, Completion.ESTIMATED)

ItemCount = tuple[str, StageCount]
"""An item's code and its count at the stage."""


def measure_summaries(
    ladders: Iterable[ItemLadder], settings: Settings, meeting: date
) -> tuple[StageSummary, ...]:
    """Return every region at every stage, regions in code order, then stages in order."""
    by_region: dict[str, list[ItemLadder]] = defaultdict(list)
    for ladder in ladders:
        by_region[ladder.region].append(ladder)
    return tuple(
        stage_summary(region, stage, by_region[region], settings, meeting)
        for region in settings.baseline.by_code
        for stage in STAGES
    )


def stage_summary(
    region: str, stage: Stage, ladders: Sequence[ItemLadder], settings: Settings, meeting: date
) -> StageSummary:
    """Return ``region`` at ``stage`` from the ladders of its items.

    It is complete when every item that is needed at the stage is complete; an item that was not
    reported is not, and a stage at which nothing is needed never is.
    """
    counts = [(x.item, x.at(stage)) for x in ladders]
    needed = [(item, count) for item, count in counts if count.completion is not Completion.NOT_NEEDED]
    done = [count for _, count in needed if count.completion in DONE]
    days = [count.value.as_of for _, count in needed if count.value.as_of is not None]
    complete = 0 < len(needed) == len(done)
    oldest = min(days, default=None)
    deadline = settings.milestones.deadline(region, stage)
    slack_days = (deadline - meeting).days
    return StageSummary(
        region=region,
        stage=stage,
        items=Ratio(len(done), len(needed)),
        estimated=sum(count.completion is Completion.ESTIMATED for count in done),
        unreported=len(needed) - len(days),
        scarcest=scarcest_of(needed),
        complete=complete,
        deadline=deadline,
        slack_days=slack_days,
        status=stage_status(
            complete=complete,
            reported=bool(days),
            slack_days=slack_days,
            attention_slack_days=settings.edition.thresholds.attention_slack_days,
        ),
        as_of=oldest,
        age_days=None if oldest is None else age_days(oldest, meeting),
    )


def scarcest_of(needed: Iterable[ItemCount]) -> str | None:
    """Return the incomplete item with the smallest share of its need; None: there is none.

    Shares are taken of the upper end of the need; of equal shares the first item of the catalogue.
    """
    shares = [
        (Fraction(count.value.count, count.need.high), position, item)
        for position, (item, count) in enumerate(needed)
        if count.completion is Completion.INCOMPLETE and count.value.count is not None and count.need.high
    ]
    return min(shares)[2] if shares else None


def complete_regions(summaries: Iterable[StageSummary]) -> tuple[tuple[Stage, tuple[str, ...]], ...]:
    """Return per stage the codes of the regions that are complete there, in code order."""
    by_stage: dict[Stage, list[str]] = {stage: [] for stage in STAGES}
    for summary in summaries:
        if summary.complete:
            by_stage[summary.stage].append(summary.region)
    return tuple((stage, tuple(sorted(regions))) for stage, regions in by_stage.items())
