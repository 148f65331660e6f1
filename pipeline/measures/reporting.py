"""Section E: who reported for which day, and how soon (contract, section 1, Which row counts)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from pipeline.measures.dating import meeting_of
from pipeline.measures.model import DayCell, DayState, Ratio, RegionReporting, Reporting
from pipeline.model.dataset import Dataset, Outcome, Period, Submission
from pipeline.settings import Settings

ON_TIME = (DayState.REPORTED, DayState.NIL)
SHOWN = (*ON_TIME, DayState.LATE)
"""The states that show a desk kept watch, in time or late."""

ByDay = Mapping[date, list[Submission]]


def measure_reporting(dataset: Dataset, settings: Settings) -> Reporting:
    """Return the reporting matrix of the period, regions in code order.

    Only what desks send counts: kinds with ``sender: desk``, and files of no known kind whose
    region and day are known (a bare NIHIL, a file refused for want of a header).
    """
    desk_kinds = {kind.kind for kind in settings.kinds if kind.sender == "desk"}
    sent: dict[str, dict[date, list[Submission]]] = defaultdict(lambda: defaultdict(list))
    for submission in dataset.submissions:
        if submission.kind is None or submission.kind in desk_kinds:
            sent[submission.region][submission.day].append(submission)
    on_time_days = settings.edition.thresholds.on_time_days
    meeting = meeting_of(dataset)
    rows = tuple(
        region_reporting(code, sent[code], meeting, on_time_days) for code in settings.baseline.by_code
    )
    return summarise(rows, dataset.period)


def summarise(rows: tuple[RegionReporting, ...], period: Period) -> Reporting:
    """Return the matrix of ``rows`` with its completeness and timeliness."""
    states = [cell.state for row in rows for cell in row.cells]
    shown = sum(state in SHOWN for state in states)
    silent = tuple(row.region for row in rows if row.cells[-1].state not in SHOWN)
    return Reporting(
        rows=rows,
        completeness=Ratio(shown, len(rows) * len(period.days)),
        timeliness=Ratio(sum(state in ON_TIME for state in states), shown),
        last_day=Ratio(len(rows) - len(silent), len(rows)),
        silent=silent,
    )


def region_reporting(region: str, sent: ByDay, meeting: date, on_time_days: int) -> RegionReporting:
    """Return one row of the matrix from what the region sent, by the day that it speaks of."""
    period = Period.before(meeting)
    reported = [day for day in sent if day <= meeting and _shows_watch(sent[day])]
    refused = {s.path for day in period.days for s in sent.get(day, ()) if s.outcome is Outcome.REFUSED}
    return RegionReporting(
        region=region,
        cells=tuple(day_cell(day, sent.get(day, ()), on_time_days) for day in period.days),
        last_day=max(reported, default=None),
        silent_days=silent_days(reported, period),
        refused_files=len(refused),
    )


def silent_days(reported: Iterable[date], period: Period) -> int | None:
    """Return the days without a report at the period's end; None: no report ever.

    0 = reported for the last day of the period. A region that has only reported for the
    meeting's own day has been silent for the whole period.
    """
    days = sorted(reported)
    if not days:
        return None
    before = [day for day in days if day <= period.end]
    return (period.end - before[-1]).days if before else len(period.days)


def day_cell(day: date, submissions: Iterable[Submission], on_time_days: int) -> DayCell:
    """Return one cell: a report beats a nil report, and both beat a refused file.

    It is late where the earliest arrival is more than ``on_time_days`` after ``day``. A file of
    unknown arrival is never late; the cell is marked where only such a file keeps it in time.
    """
    received_all = sorted(submissions, key=lambda s: s.path)
    shown = [s for s in received_all if s.outcome is not Outcome.REFUSED]
    nil = bool(shown) and all(s.outcome is Outcome.NIL for s in shown)
    first = min((s.received for s in shown if s.received is not None), default=None)
    arrived_in_time = first is not None and first <= day + timedelta(days=on_time_days)
    unknown = any(s.received is None for s in shown) and not arrived_in_time
    if not shown:
        state = DayState.REFUSED if received_all else DayState.MISSING
    elif not arrived_in_time and not unknown:
        state = DayState.LATE
    else:
        state = DayState.NIL if nil else DayState.REPORTED
    return DayCell(
        day=day,
        state=state,
        nil=nil,
        received=first,
        arrival_unknown=unknown,
        files=tuple(dict.fromkeys(s.path for s in received_all)),
    )


def _shows_watch(submissions: Iterable[Submission]) -> bool:
    return any(s.outcome is not Outcome.REFUSED for s in submissions)
