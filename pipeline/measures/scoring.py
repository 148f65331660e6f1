"""The score of an item of section C, in whole points that add up; the weights are agenda.yaml's.

- ``deadline``: so many on the day itself, less for each day left, 1 more for each day past;
- ``size``: the share of the province's voters in the regions concerned, begun points included; a
  fixed number for what names no region;
- ``severity``: by the kind of trouble;
- ``days_open``: a point for each day that it has been so.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.measures.model import Score
from pipeline.settings import Settings
from pipeline.settings.model import AgendaWeights


def deadline_points(slack_days: int | None, weights: AgendaWeights) -> int:
    """Return the points for the days left (negative: past) to a deadline; None: it has none."""
    if slack_days is None:
        return 0
    if slack_days < 0:
        return min(weights.deadline.most, weights.deadline.on_the_day - slack_days)
    return max(0, weights.deadline.on_the_day - weights.deadline.per_day_left * slack_days)


def size_points(regions: Iterable[str], settings: Settings) -> int:
    """Return the points for the voters of ``regions``."""
    by_code = settings.baseline.by_code
    concerned = [by_code[code].registered_voters for code in regions if code in by_code]
    everyone = sum(region.registered_voters for region in by_code.values())
    if not concerned:
        return settings.agenda.size.without_region
    return -(-settings.agenda.size.most * sum(concerned) // everyone) if everyone else 0


def days_open_points(days: int, weights: AgendaWeights) -> int:
    """Return the points for having been so for ``days``."""
    return max(0, min(weights.days_open.most, days))


def score_of(
    regions: Iterable[str], severity: str, slack_days: int | None, days: int, settings: Settings
) -> Score:
    """Return the score from its four causes; ``severity`` names the kind of trouble in agenda.yaml."""
    return Score(
        deadline=deadline_points(slack_days, settings.agenda),
        size=size_points(regions, settings),
        severity=settings.agenda.severity.of(severity),
        days_open=days_open_points(days, settings.agenda),
    )
