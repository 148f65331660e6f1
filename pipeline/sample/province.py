"""The truth about the province's own two lists: field visits and the meetings' decisions (invented)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.sample.plan import SEASON_START
from pipeline.sample.province_story import DECISIONS, VISITS
from pipeline.settings.model import Region


@dataclass(frozen=True, slots=True)
class VisitTruth:
    """One field visit; ``outcome`` is its status once ``day`` has passed (``rencana`` before)."""

    number: str
    day: date
    region: str
    team: str
    mode: str
    purpose: str
    outcome: str
    announced: date
    findings: str
    action: str

    def status_on(self, day: date) -> str:
        """Return the status that the list of ``day`` shows."""
        return self.outcome if day >= self.day else "rencana"


@dataclass(frozen=True, slots=True)
class DecisionTruth:
    """One decision; ``news`` are (day, status, note) in order, the first at the meeting itself."""

    number: str
    meeting: date
    text: str
    owner: str
    region: str | None
    due: date
    news: tuple[tuple[date, str, str], ...]

    def news_on(self, day: date) -> tuple[date, str, str] | None:
        """Return the newest news of ``day`` or before; None before the meeting."""
        return next((news for news in reversed(self.news) if news[0] <= day), None)


def visit_truth(regions: Sequence[Region], last_day: date) -> tuple[VisitTruth, ...]:
    """Return the visits announced by ``last_day``, by number."""
    visits = []
    for n, story in enumerate(VISITS, start=1):
        announced = _day(story.announced)
        if announced > last_day:
            continue
        region = _region(regions, story.region)
        visits.append(
            VisitTruth(
                number=f"KL-{n:02d}",
                day=_day(story.day),
                region=region.code,
                team=story.team,
                mode=story.mode,
                purpose=story.purpose,
                outcome=story.outcome,
                announced=announced,
                findings=story.findings,
                action=story.action,
            )
        )
    return tuple(visits)


def decision_truth(regions: Sequence[Region], last_day: date) -> tuple[DecisionTruth, ...]:
    """Return the decisions taken by ``last_day`` with their news up to it, by number."""
    decisions = []
    for n, story in enumerate(DECISIONS, start=1):
        meeting = _day(story.meeting)
        if meeting > last_day:
            continue
        later = tuple((_day(day), status, note) for day, status, note in story.news)
        decisions.append(
            DecisionTruth(
                number=f"KR-{n:02d}",
                meeting=meeting,
                text=story.text,
                owner=story.owner,
                region=_region(regions, story.region).code if story.region else None,
                due=_day(story.due),
                news=((meeting, "belum", ""), *(news for news in later if news[0] <= last_day)),
            )
        )
    return tuple(decisions)


def _day(number: int) -> date:
    return SEASON_START + timedelta(days=number)


def _region(regions: Sequence[Region], code: str) -> Region:
    """Return the region of ``code``; a synthetic baseline has another in its place."""
    known = {region.code: region for region in regions}
    return known.get(code, regions[sum(map(ord, code)) % len(regions)])
