"""The weeks of the season: which edition each has, which is missing, and when each was due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pipeline.settings.model import Settings
from pipeline.site.editions import SiteEdition

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Week:
    """One meeting: its editions, newest revision first; none: missing, or not yet due.

    ``due`` is when its edition is to be on the site. ``is_over``: an edition of a later meeting
    stands on the site, so that one that is not here is missing whatever the day.
    """

    meeting: date
    number: str
    due: datetime
    editions: tuple[SiteEdition, ...]
    is_over: bool


def weeks_of(editions: tuple[SiteEdition, ...], settings: Settings) -> tuple[Week, ...]:
    """Return the weeks from the first edition to the end of the season, the newest first.

    Meetings on another day than Monday have an edition only where one was made.
    """
    if not editions:
        return ()
    meetings = {edition.record.meeting for edition in editions}
    newest = max(meetings)
    end = max(settings.milestones.season_end, newest)
    monday = min(meetings) - timedelta(days=min(meetings).weekday())
    while monday <= end:
        if monday >= min(meetings):
            meetings.add(monday)
        monday += WEEK
    return tuple(_week(meeting, newest, editions, settings) for meeting in sorted(meetings, reverse=True))


def _week(meeting: date, newest: date, editions: tuple[SiteEdition, ...], settings: Settings) -> Week:
    own = tuple(e for e in reversed(editions) if e.record.meeting == meeting)
    number = (meeting - settings.edition.first_meeting).days // 7 + 1
    return Week(
        meeting=meeting,
        number=own[0].record.number if own else str(number),
        due=settings.edition.schedule.due(meeting),
        editions=own,
        is_over=meeting < newest,
    )
