"""From the rows that count to what an edition prints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

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
    Standing,
)
from pipeline.measures.others import measure_others
from pipeline.measures.projection import measure_projection
from pipeline.measures.quality import measure_quality
from pipeline.measures.readiness import measure_indicators
from pipeline.measures.reporting import measure_reporting
from pipeline.measures.turnout import measure_turnout
from pipeline.measures.visits import measure_visits
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings


def measure(dataset: Dataset, settings: Settings) -> Measures:
    """Return everything that the edition of ``dataset``'s meeting prints, as counts.

    Pure: equal datasets and settings give equal measures. Raises AssertionError where the dataset
    has no meeting.
    """
    indicators = measure_indicators(dataset, settings)
    standing = standing_of(dataset, indicators, settings)
    projection = measure_projection(dataset.frames["logistik"], standing.logistics, settings)
    logistics = with_projection(standing.logistics, projection)
    states = region_states(standing.reporting, logistics, indicators, standing.issues, settings)
    measures = Measures(
        calendar=standing.calendar,
        reporting=standing.reporting,
        logistics=logistics,
        issues=standing.issues,
        follow_up=standing.follow_up,
        visits=measure_visits(dataset, settings),
        readiness=Readiness(indicators, measure_board(states, settings, meeting_of(dataset)), TOPICS),
        turnout=standing.turnout,
        quality=measure_quality(dataset, logistics.ladders, settings),
        others=measure_others(dataset, settings),
        projection=projection,
    )
    return replace(measures, agenda=measure_agenda(measures, settings))


def measure_standing(dataset: Dataset, settings: Settings) -> Standing:
    """Return the headline figures alone: what an edition is compared with costs no more than them."""
    return standing_of(dataset, measure_indicators(dataset, settings), settings)


def standing_of(dataset: Dataset, indicators: tuple[IndicatorValue, ...], settings: Settings) -> Standing:
    """Return the headline figures; the ``indicators`` tell of kecamatan that were served."""
    return Standing(
        calendar=measure_calendar(dataset, settings),
        reporting=measure_reporting(dataset, settings),
        logistics=measure_logistics(dataset, indicators, settings),
        issues=measure_issues(dataset),
        follow_up=measure_follow_up(dataset),
        turnout=measure_turnout(dataset, settings),
    )


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
