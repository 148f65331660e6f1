"""The status scale: which of the five words a figure earns (bulletin.md, Look)."""

from __future__ import annotations

from pipeline.measures.model import Span, StageSummary, Status
from pipeline.settings.model import Thresholds


def stage_status(*, complete: bool, reported: bool, slack_days: int, attention_slack_days: int) -> Status:
    """Return the status of something with a deadline.

    ``slack_days`` are the days from the meeting to the deadline, negative once it is past.
    Complete → DONE; nothing reported → UNKNOWN; past its deadline → CRITICAL; slack below
    ``attention_slack_days`` → ATTENTION; else ON_COURSE.
    """
    if complete:
        return Status.DONE
    if not reported:
        return Status.UNKNOWN
    if slack_days < 0:
        return Status.CRITICAL
    return Status.ATTENTION if slack_days < attention_slack_days else Status.ON_COURSE


def projected_status(
    summary: StageSummary, span: Span | None, *, stalled: bool, thresholds: Thresholds, window_days: int
) -> Status:
    """Return the status of a stage with its projection; never milder than the summary's own.

    ``span`` is that of the items that move (None: none does): where others are in the way the stage
    can't be complete any sooner.

    CRITICAL: past the deadline, or all of the range lies after it. ATTENTION: the range crosses
    the deadline (an open end does), the projected day leaves less than the thresholds'
    ``attention_slack_days``, or what has begun no longer moves (``stalled``) and is due within
    ``window_days``, the time over which its pace was looked for: goods that come in a few large
    deliveries stand still in between, which is no alarm weeks ahead.
    """
    if summary.status in {Status.DONE, Status.UNKNOWN, Status.CRITICAL}:
        return summary.status
    if span is not None and span.earliest > summary.deadline:
        return Status.CRITICAL
    stands = stalled and summary.slack_days <= window_days
    crosses = span is not None and (span.latest is None or span.latest > summary.deadline)
    short = span is not None and (summary.deadline - span.day).days < thresholds.attention_slack_days
    return Status.ATTENTION if stands or crosses or short else summary.status
