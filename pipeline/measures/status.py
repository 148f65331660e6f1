"""The status scale: which of the five words a figure earns (bulletin.md, Look)."""

from __future__ import annotations

from pipeline.measures.model import Status


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
