"""From the rows that count to what an edition prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from pipeline.dataset import Dataset
from pipeline.measures.agenda import measure_agenda
from pipeline.measures.board import TOPICS, RegionState, measure_board
from pipeline.measures.calendar import measure_calendar
from pipeline.measures.dating import meeting_of
from pipeline.measures.decisions import measure_follow_up
from pipeline.measures.issues import measure_issues
from pipeline.measures.logistics import measure_logistics
from pipeline.measures.model import (
    IndicatorValue,
    Issue,
    IssueRegister,
    Logistics,
    Measures,
    Projection,
    Readiness,
    Reporting,
    StageSummary,
)
from pipeline.measures.others import measure_others
from pipeline.measures.projection import measure_projection
from pipeline.measures.quality import measure_quality
from pipeline.measures.readiness import measure_indicators
from pipeline.measures.reporting import measure_reporting
from pipeline.measures.turnout import measure_turnout
from pipeline.measures.visits import measure_visits
from pipeline.settings import Settings


def measure(dataset: Dataset, settings: Settings) -> Measures:
    """Return everything that the edition of ``dataset``'s meeting prints, as counts.

    Pure: equal datasets and settings give equal measures. Raises AssertionError where the dataset
    has no meeting.
    """
    reporting = measure_reporting(dataset, settings)
    indicators = measure_indicators(dataset, settings)
    logistics = measure_logistics(dataset, indicators, settings)
    issues = measure_issues(dataset)
    projection = measure_projection(dataset.frames["logistik"], logistics, settings)
    logistics = with_projection(logistics, projection)
    states = region_states(reporting, logistics, indicators, issues, settings)
    measures = Measures(
        calendar=measure_calendar(dataset, settings),
        reporting=reporting,
        logistics=logistics,
        issues=issues,
        follow_up=measure_follow_up(dataset),
        visits=measure_visits(dataset, settings),
        readiness=Readiness(indicators, measure_board(states, settings, meeting_of(dataset)), TOPICS),
        turnout=measure_turnout(dataset, settings),
        quality=measure_quality(dataset, logistics.ladders, settings),
        others=measure_others(dataset, settings),
        projection=projection,
    )
    return replace(measures, agenda=measure_agenda(measures, settings))


def with_projection(logistics: Logistics, projection: Projection) -> Logistics:
    """Return ``logistics`` with the status that each stage has in view of its projected day, so
    that board, ladders, map and screen say the same word.
    """
    return replace(
        logistics,
        summaries=tuple(
            replace(summary, status=projection.stage(summary.region, summary.stage).status)
            for summary in logistics.summaries
        ),
    )


def region_states(
    reporting: Reporting,
    logistics: Logistics,
    indicators: Iterable[IndicatorValue],
    issues: IssueRegister,
    settings: Settings,
) -> tuple[RegionState, ...]:
    """Return what the board needs to know of every region, in code order."""
    summaries: dict[str, list[StageSummary]] = defaultdict(list)
    for summary in logistics.summaries:
        summaries[summary.region].append(summary)
    values: dict[str, list[IndicatorValue]] = defaultdict(list)
    for value in indicators:
        values[value.region].append(value)
    still_open: dict[str, list[Issue]] = defaultdict(list)
    for issue in issues.issues:
        if issue.is_open:
            still_open[issue.region].append(issue)
    return tuple(
        RegionState(
            settings.baseline.by_code[row.region],
            row,
            summaries[row.region],
            values[row.region],
            still_open[row.region],
        )
        for row in reporting.rows
    )
