"""The province's ballots as sentences and tiles need them: counts, need, and the range of silence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.bulletin.context import Material
from pipeline.bulletin.wording import ABSENT, Wording
from pipeline.measures.model import BallotTotal, Completion, Ratio
from pipeline.model.stages import STAGES, Stage


@dataclass(frozen=True, slots=True)
class BallotStanding:
    """One item over the province at one stage.

    ``count`` is a range where the total rests on last known values of silent regions: what was
    reported in the period, and with the others as last known. After the vote it is one figure:
    all of it stands as last known, since nothing moves any more.
    """

    total: BallotTotal
    count: tuple[int, int]
    need: tuple[int, int]
    is_reached: bool
    """Whether every region is complete: a surplus here must not hide a gap there."""

    @property
    def regions(self) -> int:
        """How many regions stand behind the count."""
        return self.total.regions_fresh + self.total.regions_carried

    @property
    def is_known(self) -> bool:
        """Whether any region has ever reported it."""
        return self.regions > 0

    def percent(self, wording: Wording) -> str:
        """Return the share of the need, as a range where count or need is one.

        It is 100 % only where every region is complete without a surplus.
        """
        if not self.need[0] or not self.is_known:
            return ABSENT
        low = wording.percent(Ratio(self.count[0], self.need[1]))
        high = wording.percent(Ratio(self.count[1], self.need[0]))
        if self.is_reached:
            high = wording.percent(Ratio(max(self.count[1], self.need[1]), self.need[1]))
            low = low if self.count[0] < self.count[1] else high
        return high if low == high else f"{low.removesuffix('%').rstrip()}–{high}"

    def counts(self, wording: Wording) -> str:
        """Return ``2.841.000 dari kebutuhan 2.895.000–2.899.000 lembar``."""
        return wording.gettext("{count} dari kebutuhan {need} lembar").format(
            count=wording.span(*self.count), need=wording.span(*self.need)
        )


def standing(material: Material, item: str, stage: Stage) -> BallotStanding | None:
    """Return the standing of a ballot item, or of the scarcest item, at a stage; None where it
    isn't measured.
    """
    logistics = material.measures.logistics
    scarcest = logistics.scarcest.totals if logistics.scarcest else ()
    for total in (*logistics.ballots, *scarcest):
        if total.item == item and total.stage is stage:
            known = total.fresh + total.carried
            return BallotStanding(
                total=total,
                count=(known if material.has_voted else total.fresh, known),
                need=(total.need_low, total.need_high),
                is_reached=_is_complete(material, item, stage),
            )
    return None


def _is_complete(material: Material, item: str, stage: Stage) -> bool:
    """Return whether the item is complete at the stage in every region (by estimate included)."""
    ladders = [material.ladders.get((region.code, item)) for region in material.regions]
    return all(
        ladder is not None and ladder.at(stage).completion in (Completion.COMPLETE, Completion.ESTIMATED)
        for ladder in ladders
    )


def front(material: Material, item: str) -> BallotStanding | None:
    """Return the standing at the stage where the ballots now move; None where none was reported.

    That is the first stage which some, but not all, have reached; else the last that all have.
    """
    standings = [found for stage in STAGES if (found := standing(material, item, stage))]
    moving = [s for s in standings if s.count[1] and not s.is_reached]
    reached = [s for s in standings if s.is_known and s.is_reached]
    known = [s for s in standings if s.is_known]
    return next(iter(moving), None) or next(reversed(reached), None) or next(iter(known), None)


def ballot_items(material: Material) -> tuple[str, ...]:
    """Return the codes of the ballots of an election, in the order of the catalogue."""
    return tuple(item.code for item in material.settings.items.items if item.is_ballot)


def scarcer_ballots(material: Material) -> str | None:
    """Return the ballot item that has come less far: by stage, then by share; None: none reported."""
    found = [
        (STAGES.index(x.total.stage), x.count[1] / x.need[1] if x.need[1] else 0.0, position, item)
        for position, item in enumerate(ballot_items(material))
        if (x := front(material, item)) is not None
    ]
    return min(found)[3] if found else None


def goods_as_of(material: Material) -> date | None:
    """Return the newest day that a figure of logistics speaks of; None: none was ever reported."""
    days = (summary.as_of for summary in material.measures.logistics.summaries)
    return max((day for day in days if day is not None), default=None)
