"""Section G: the readiness board, a word for every region and topic."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.measures.dating import age_days
from pipeline.measures.model import (
    BoardCell,
    IndicatorValue,
    Issue,
    Ratio,
    RegionReporting,
    StageSummary,
    Status,
)
from pipeline.measures.readiness import readiness_status, target_of
from pipeline.measures.reporting import SHOWN
from pipeline.model.stages import STAGES
from pipeline.settings import Settings
from pipeline.settings.model import Region

SECURITY = "keamanan"
"""The topic, and the category of issues that weighs on it."""

TOPICS = (*(stage.value for stage in STAGES), "personel", "c_pemberitahuan", SECURITY, "anggaran")
TARGET_TOPICS = ("personel", "c_pemberitahuan", "anggaran")
"""Topics that are judged by an indicator's target."""

PERSONNEL_UNIT = "orang"


@dataclass(frozen=True, slots=True)
class RegionState:
    """What the board knows of one region: ``issues`` are its open ones."""

    region: Region
    reporting: RegionReporting
    summaries: Sequence[StageSummary]
    values: Sequence[IndicatorValue]
    issues: Sequence[Issue]


def measure_board(states: Iterable[RegionState], settings: Settings, meeting: date) -> tuple[BoardCell, ...]:
    """Return the cells of all regions in the order of ``states``, each with all topics in order."""
    return tuple(cell for state in states for cell in region_cells(state, settings, meeting))


def region_cells(state: RegionState, settings: Settings, meeting: date) -> tuple[BoardCell, ...]:
    """Return the cells of one region in the order of TOPICS."""
    cells = [stage_cell(summary) for summary in state.summaries]
    cells += [target_cell(state, topic, settings, meeting) for topic in TARGET_TOPICS]
    cells.append(security_cell(state, settings, meeting))
    return tuple(sorted(cells, key=lambda cell: TOPICS.index(cell.topic)))


def stage_cell(summary: StageSummary) -> BoardCell:
    """Return a stage of the logistics: items complete of items needed."""
    ratio = None if summary.as_of is None else summary.items
    return BoardCell(summary.region, summary.stage.value, summary.status, ratio, summary.age_days)


def target_cell(state: RegionState, topic: str, settings: Settings, meeting: date) -> BoardCell:
    """Return a topic that is judged by the targets of its indicators.

    The ratio adds what is reached of each indicator, up to its target, of all targets: what one
    has above its target covers no other's gap, and an indicator with a rule that was not reported
    keeps its target in the whole. DONE when every one is reached; UNKNOWN where none with a
    target was reported. The age is that of the oldest value.
    """
    reported = {value.indicator: value for value in newest_by_indicator(state.values)}
    targets: list[tuple[int, IndicatorValue | None]] = []
    for indicator in settings.indicators.by_code.values():
        value = reported.get(indicator.code)
        target = value.target if value else target_of(indicator, state.region, None)
        if indicator.topic == topic and target is not None:
            targets.append((target, value))
    known = [(target, v.value) for target, v in targets if v and v.value.count is not None]
    reached = sum(min(value.count or 0, target) for target, value in known)
    complete = len(known) == len(targets) and all((v.count or 0) >= t for t, v in known)
    return BoardCell(
        region=state.region.code,
        topic=topic,
        status=readiness_status(
            complete=bool(known) and complete, reported=bool(known), settings=settings, meeting=meeting
        ),
        ratio=Ratio(reached, sum(target for target, _ in targets)) if known else None,
        age_days=max((value.age_days or 0 for _, value in known), default=None),
    )


def newest_by_indicator(values: Iterable[IndicatorValue]) -> list[IndicatorValue]:
    """Return one reported value per indicator: the newest, of equal days the first author's."""
    newest: dict[str, IndicatorValue] = {}
    for value in values:
        day = value.value.as_of
        held = newest.get(value.indicator)
        if day is not None and (held is None or held.value.as_of is None or day > held.value.as_of):
            newest[value.indicator] = value
    return list(newest.values())


def security_cell(state: RegionState, settings: Settings, meeting: date) -> BoardCell:
    """Return the topic of security: open issues of that category, personnel, and the desk's watch.

    The rule is the program's own, made of what desks report, in this order:

    - CRITICAL: an open security issue of level kritis;
    - ATTENTION: one of level tinggi, or one past its due date;
    - UNKNOWN: no report or nil report in the period, no personnel figure and no open issue ever;
    - DONE: the desk kept watch in the period, has reported its personnel, and no issue is open;
    - ON_COURSE: everything else (a lesser issue, no personnel figure, or a desk gone silent).

    It is no number of its own, so there is no ratio; the age is that of the newest evidence.
    """
    issues = [issue for issue in state.issues if issue.category == SECURITY]
    personnel = personnel_days(state.values, settings)
    watch = any(cell.state in SHOWN for cell in state.reporting.cells)
    evidence = [*personnel, *(issue.updated for issue in issues)]
    if watch and state.reporting.last_day is not None:
        evidence.append(state.reporting.last_day)
    return BoardCell(
        region=state.region.code,
        topic=SECURITY,
        status=security_status(issues, watch=watch, personnel=bool(personnel)),
        ratio=None,
        age_days=age_days(max(evidence), meeting) if evidence else None,
    )


def personnel_days(values: Iterable[IndicatorValue], settings: Settings) -> list[date]:
    """Return the days of the security personnel's figures: indicators of the topic in persons."""
    counted = {
        code
        for code, indicator in settings.indicators.by_code.items()
        if indicator.topic == SECURITY and indicator.unit == PERSONNEL_UNIT
    }
    days = [value.value.as_of for value in values if value.indicator in counted]
    return [day for day in days if day is not None]


def security_status(issues: Sequence[Issue], *, watch: bool, personnel: bool) -> Status:
    """Return the status of :func:`security_cell` from its open security issues."""
    if any(issue.level == "kritis" for issue in issues):
        return Status.CRITICAL
    if any(issue.level == "tinggi" or issue.overdue_days > 0 for issue in issues):
        return Status.ATTENTION
    if not (watch or personnel or issues):
        return Status.UNKNOWN
    return Status.DONE if watch and personnel and not issues else Status.ON_COURSE
