"""Section C: what asks for a decision, from everything else that was measured.

How the score is made: :mod:`pipeline.measures.scoring`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from pipeline.measures.model import (
    Agenda,
    AgendaFigure,
    AgendaItem,
    AgendaKind,
    AgendaUnit,
    Completion,
    Decision,
    Issue,
    Measures,
    Origin,
    RegionReporting,
    StageProjection,
    StageSummary,
    Status,
)
from pipeline.measures.model.reporting import DayState
from pipeline.measures.scoring import score_of
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings

MOST_ITEMS = 5

CRITICAL_LEVEL = "kritis"
GRAVE_LEVELS = (CRITICAL_LEVEL, "tinggi")
CRITICAL_ISSUE = "critical_issue"
"""The severity of an issue of that level, by its name in agenda.yaml."""


def measure_agenda(measures: Measures, settings: Settings) -> Agenda:
    """Return the agenda of an edition from its other measures, projection included.

    After the vote nothing is asked about goods on their way: there is no day left to bring them.
    """
    goods = (*stage_items(measures, settings), *ballot_shortages(measures, settings))
    found = [
        *(goods if measures.calendar.days_to_voting >= 0 else ()),
        *(issue_item(issue, settings) for issue in measures.issues.issues if is_urgent(issue)),
        *(decision_item(d, settings) for d in measures.follow_up.decisions if d.overdue_days > 0),
        *silent_desks(measures, settings),
        *refused_reports(measures, settings),
    ]
    ranked = sorted(found, key=_rank)
    return Agenda(tuple(ranked[:MOST_ITEMS]), tuple(ranked[MOST_ITEMS:]))


def _rank(item: AgendaItem) -> tuple[int, int, int, tuple[str, ...], str]:
    """Order: the highest score, then the kind, the stage (later ones first), the regions, the number."""
    stage = -STAGES.index(item.stage) if item.stage else 0
    return -item.score.total, list(AgendaKind).index(item.kind), stage, item.regions, item.reference or ""


# --- goods --------------------------------------------------------------------------------------

LATE_KINDS = {Status.CRITICAL: AgendaKind.STAGE_LATE, Status.ATTENTION: AgendaKind.STAGE_AT_RISK}


def stage_items(measures: Measures, settings: Settings) -> Iterator[AgendaItem]:
    """Yield one item per stage and word: the regions that are late there, and those at risk.

    A late region is asked about once: at the first stage that holds it up, as what comes after it
    is late for the same reason.
    """
    grouped: dict[tuple[Stage, AgendaKind], list[StageProjection]] = defaultdict(list)
    asked: set[str] = set()
    for projection in sorted(measures.projection.stages, key=lambda p: STAGES.index(p.stage)):
        if projection.status is Status.CRITICAL and projection.region in asked:
            continue
        if projection.status in LATE_KINDS:
            grouped[projection.stage, LATE_KINDS[projection.status]].append(projection)
        if projection.status is Status.CRITICAL:
            asked.add(projection.region)
    for (stage, kind), projections in grouped.items():
        figures = by_urgency(stage_figure(p, measures) for p in projections)
        regions = tuple(p.region for p in projections)
        slack = min(f.slack_days for f in figures if f.slack_days is not None)
        past = max((measures.calendar.meeting - p.deadline).days for p in projections)
        score = score_of(regions, kind, slack, past, settings)
        yield AgendaItem(kind, regions, None, figures, score, stage=stage)


def stage_figure(projection: StageProjection, measures: Measures) -> AgendaFigure:
    """Return the items complete of a region's stage, with the smaller of the slacks: from the
    meeting, or from the projected day, to the deadline.
    """
    summary = measures.logistics.summary(projection.region, projection.stage)
    slack = summary.slack_days
    if projection.slack_days is not None:
        slack = min(slack, projection.slack_days)
    return AgendaFigure(
        region=projection.region,
        count=summary.items.part,
        whole=summary.items.whole,
        unit=AgendaUnit.ITEMS_COMPLETE,
        slack_days=slack,
        origins=scarcest_origins(summary, measures),
    )


def scarcest_origins(summary: StageSummary, measures: Measures) -> tuple[Origin, ...]:
    """Return where the scarcest item of a stage was read; empty where there is none."""
    if summary.scarcest is None:
        return ()
    return measures.logistics.ladder(summary.region, summary.scarcest).at(summary.stage).value.origins


def ballot_shortages(measures: Measures, settings: Settings) -> Iterator[AgendaItem]:
    """Yield one item for all ballots of which some region's warehouse holds less than its need.

    A region that has reported nothing is no known shortage. Sheets found damaged are not netted.
    """
    ballots = [item.code for item in settings.items.items if item.is_ballot]
    figures = by_urgency(figure for item in ballots for figure in shortages(item, measures, settings))
    if not figures:
        return
    regions = tuple(sorted({f.region for f in figures if f.region is not None}))
    slack = min(f.slack_days for f in figures if f.slack_days is not None)
    kind = AgendaKind.BALLOTS_SHORT
    score = score_of(regions, kind, slack, -slack, settings)
    yield AgendaItem(kind, regions, None, figures, score)


def shortages(item: str, measures: Measures, settings: Settings) -> Iterator[AgendaFigure]:
    """Yield the received sheets of each region that has reported less than its need."""
    for region in settings.baseline.by_code:
        received = measures.logistics.ladder(region, item).at(Stage.RECEIVED)
        if received.completion is Completion.INCOMPLETE:
            yield AgendaFigure(
                region=region,
                count=received.value.count,
                whole=received.need.low,
                unit=AgendaUnit.SHEETS_RECEIVED,
                slack_days=measures.logistics.summary(region, Stage.RECEIVED).slack_days,
                origins=received.value.origins,
                item=item,
            )


def by_urgency(figures: Iterable[AgendaFigure]) -> tuple[AgendaFigure, ...]:
    """Return ``figures`` with the least slack first, then in code order."""
    return tuple(sorted(figures, key=lambda f: (f.slack_days or 0, f.region or "", f.item or "")))


# --- issues and decisions -----------------------------------------------------------------------


def is_urgent(issue: Issue) -> bool:
    """Whether an issue asks for the meeting: open, grave, and past its due date."""
    return issue.is_open and issue.level in GRAVE_LEVELS and issue.overdue_days > 0


def issue_item(issue: Issue, settings: Settings) -> AgendaItem:
    """Return an overdue issue; its owner is the office that the desk named."""
    kind = AgendaKind.ISSUE_OVERDUE
    severity = CRITICAL_ISSUE if issue.level == CRITICAL_LEVEL else kind
    overdue = issue.overdue_days
    unit = AgendaUnit.DAYS_OVERDUE
    return AgendaItem(
        kind=kind,
        regions=(issue.region,),
        owner=issue.owner,
        figures=(AgendaFigure(issue.region, overdue, None, unit, -overdue, (issue.origin,)),),
        score=score_of((issue.region,), severity, -overdue, issue.age_days, settings),
        reference=issue.number,
        category=issue.category,
        level=issue.level,
    )


def decision_item(decision: Decision, settings: Settings) -> AgendaItem:
    """Return an overdue decision; without a region of its own it concerns the province."""
    kind = AgendaKind.DECISION_OVERDUE
    regions = () if decision.region is None else (decision.region,)
    overdue = decision.overdue_days
    unit = AgendaUnit.DAYS_OVERDUE
    return AgendaItem(
        kind=kind,
        regions=regions,
        owner=decision.owner or None,
        figures=(AgendaFigure(decision.region, overdue, None, unit, -overdue, (decision.origin,)),),
        score=score_of(regions, kind, -overdue, decision.silent_days, settings),
        reference=decision.number,
    )


# --- reporting ----------------------------------------------------------------------------------


def silent_desks(measures: Measures, settings: Settings) -> Iterator[AgendaItem]:
    """Yield the silent desks as one item; what was due each day is overdue by the days of silence.

    A desk that has never reported counts as silent for the whole period.
    """
    rows = [row for row in measures.reporting.rows if row.region in measures.reporting.silent]
    if not rows:
        return
    figures = tuple(silence(row) for row in rows)
    regions = tuple(row.region for row in rows)
    days = max(-(f.slack_days or 0) for f in figures)
    kind = AgendaKind.DESKS_SILENT
    score = score_of(regions, kind, -days, days, settings)
    yield AgendaItem(kind, regions, None, by_urgency(figures), score)


def silence(row: RegionReporting) -> AgendaFigure:
    """Return the days of silence of a desk; the files of its last report, where the period has it."""
    files = next((cell.files for cell in row.cells if cell.day == row.last_day), ())
    days = len(row.cells) if row.silent_days is None else row.silent_days
    unit = AgendaUnit.DAYS_SILENT
    return AgendaFigure(row.region, row.silent_days, None, unit, -days, tuple(Origin(f, 0) for f in files))


def refused_reports(measures: Measures, settings: Settings) -> Iterator[AgendaItem]:
    """Yield the desks with days of which only refused files tell, as one item."""
    rows = [row for row in measures.reporting.rows if refused_days(row)]
    if not rows:
        return
    end = measures.calendar.period.end
    oldest = max((end - day).days + 1 for row in rows for day in refused_days(row))
    figures = tuple(refusal(row, end) for row in rows)
    regions = tuple(row.region for row in rows)
    kind = AgendaKind.REPORTS_REFUSED
    score = score_of(regions, kind, -oldest, oldest, settings)
    yield AgendaItem(kind, regions, None, by_urgency(figures), score)


def refused_days(row: RegionReporting) -> tuple[date, ...]:
    """Return the days of the period of which only refused files tell."""
    return tuple(cell.day for cell in row.cells if cell.state is DayState.REFUSED)


def refusal(row: RegionReporting, end: date) -> AgendaFigure:
    """Return the refused files of a desk for days that nothing else tells of."""
    files = [file for cell in row.cells if cell.state is DayState.REFUSED for file in cell.files]
    names = tuple(dict.fromkeys(files))
    past = max((end - day).days + 1 for day in refused_days(row))
    unit = AgendaUnit.FILES_REFUSED
    return AgendaFigure(row.region, len(names), None, unit, -past, tuple(Origin(name, 0) for name in names))
