"""Section M: every changed headline figure, split by cause so that the parts add up exactly.

The split walks from what was published to what is said now over three editions that nobody
printed, changing one thing at a time; each cause is the difference of one step:

==============  ===============================  ============  =====================  ===========
standing        files                            rules         meeting                the step is
==============  ===============================  ============  =====================  ===========
published       arrived by the last meeting      of that day   the last               –
same_files      arrived by the last meeting      today's       the last               rules
with_late       and later ones' new rows         today's       the last               late
restated        all that have arrived            today's       the last               corrections
now             all that have arrived            today's       today's                new
==============  ===============================  ============  =====================  ===========

A sum of such differences is the whole change by construction, whatever the figures are. The order
of the steps decides where their interplay is booked: a late report that was corrected as well is
late with its first figure and a correction with the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.measures.model import (
    BallotTotal,
    Causes,
    Change,
    Changes,
    Correction,
    Headline,
    PublishedRecord,
    Ratio,
    StageCount,
    Standing,
)
from pipeline.model.stages import STAGES, Stage


@dataclass(frozen=True, slots=True)
class Standings:
    """Five editions' standings, from the last one as published to today's; see the module.

    Where no published record is kept, ``published`` is ``same_files``: nothing is put down to
    rules then.
    """

    published: Standing
    same_files: Standing
    with_late: Standing
    restated: Standing
    now: Standing

    @property
    def steps(self) -> tuple[Standing, ...]:
        """All five in order."""
        return self.published, self.same_files, self.with_late, self.restated, self.now


@dataclass(frozen=True, slots=True)
class HeadlineKey:
    """Which figure: a headline, and of which stage, item or election."""

    headline: Headline
    stage: Stage | None = None
    item: str = ""
    election: str = ""

    @property
    def order(self) -> tuple[int, str, str, int]:
        """Headlines in their order, then items and elections by code, then stages."""
        stage = STAGES.index(self.stage) if self.stage else -1
        return list(Headline).index(self.headline), self.item, self.election, stage


@dataclass(frozen=True, slots=True)
class Counted:
    """A headline's count, and what it is a part of (None: of nothing)."""

    count: int
    whole: int | None


def measure_changes(standings: Standings, record: PublishedRecord | None = None) -> Changes:
    """Return section M of the edition ``standings.now``; ``record`` where ``published`` was read back."""
    steps = [dict(headlines(standing)) for standing in standings.steps]
    keys = sorted({key for step in steps for key in step}, key=lambda key: key.order)
    return Changes(
        since=standings.published.calendar.number,
        since_meeting=standings.published.calendar.meeting,
        record=record,
        figures=tuple(change(key, [step.get(key) for step in steps]) for key in keys),
        corrections=tuple(corrections(standings.with_late, standings.restated)),
    )


def change(key: HeadlineKey, steps: list[Counted | None]) -> Change:
    """Return one figure over the five standings (None: not known there, which adds up as 0)."""
    before, *_, restated, after = steps
    counts = [0 if step is None else step.count for step in steps]
    rules, late, corrected, new = (b - a for a, b in pairwise(counts))
    return Change(
        headline=key.headline,
        before=None if before is None else before.count,
        restated=None if restated is None else restated.count,
        after=None if after is None else after.count,
        whole_before=None if before is None else before.whole,
        whole_restated=None if restated is None else restated.whole,
        whole_after=None if after is None else after.whole,
        causes=Causes(rules, late, corrected, new),
        stage=key.stage,
        item=key.item or None,
        election=key.election or None,
    )


def headlines(standing: Standing) -> Iterator[tuple[HeadlineKey, Counted]]:
    """Yield the headline figures of one edition; ballots and turnout only where anything is known."""
    reporting = standing.reporting
    yield HeadlineKey(Headline.REPORTED_LAST_DAY), counted(reporting.last_day)
    yield HeadlineKey(Headline.REPORTS), counted(reporting.completeness)
    yield HeadlineKey(Headline.REPORTS_ON_TIME), counted(reporting.timeliness)
    for stage, regions in standing.logistics.complete_regions:
        yield HeadlineKey(Headline.REGIONS_COMPLETE, stage), Counted(len(regions), len(reporting.rows))
    for total in standing.logistics.ballots:
        if total.regions_fresh + total.regions_carried:
            yield HeadlineKey(Headline.BALLOTS, total.stage, item=total.item), sheets(total)
    still_open = sum(issue.is_open for issue in standing.issues.issues)
    yield HeadlineKey(Headline.ISSUES_OPEN), Counted(still_open, None)
    yield HeadlineKey(Headline.DECISIONS_OPEN), Counted(standing.follow_up.open, None)
    for turnout in standing.turnout.totals:
        yield HeadlineKey(Headline.VOTERS, election=turnout.election), counted(turnout.ratio)


def counted(ratio: Ratio) -> Counted:
    """Return a ratio's two numbers."""
    return Counted(ratio.part, ratio.whole)


def sheets(total: BallotTotal) -> Counted:
    """Return the sheets of a ballot item at a stage, carried ones included."""
    return Counted(total.fresh + total.carried, total.need_high)


# --- corrections of single counts ---------------------------------------------------------------


def corrections(before: Standing, after: Standing) -> Iterator[Correction]:
    """Yield the counts that differ between two editions of one meeting, though they speak of the
    same day and rest on as many kecamatan; in the order of the ladders.
    """
    for old_ladder in before.logistics.ladders:
        new_ladder = after.logistics.ladder(old_ladder.region, old_ladder.item)
        for old, new in zip(old_ladder.stages, new_ladder.stages, strict=True):
            found = correction(old_ladder.region, old_ladder.item, old, new)
            if found is not None:
                yield found


def correction(region: str, item: str, old: StageCount, new: StageCount) -> Correction | None:
    """Return the correction from ``old`` to ``new``; None where there is none."""
    was, became = old.value, new.value
    same_basis = was.as_of == became.as_of and old.districts_reported == new.districts_reported
    if was.count is None or became.count is None or was.as_of is None:
        return None
    if was.count == became.count or not same_basis:
        return None
    return Correction(
        region, item, old.stage, was.as_of, was.count, became.count, was.origins, became.origins
    )
