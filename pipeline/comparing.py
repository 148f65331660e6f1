"""Section M's comparison: what the last edition said, and why this one says something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from pipeline.measures import Standings, measure_changes, measure_standing
from pipeline.measures.model import Measures, PreviousEdition, Standing
from pipeline.merging import as_of_arrival, merge, set_corrections_aside
from pipeline.reports import Judged
from pipeline.settings.model import Settings


def previous_edition(judged: Judged, settings: Settings, meeting: date) -> PreviousEdition | None:
    """Return the edition of the Monday before ``meeting``, computed anew from the files that had
    arrived by that day; None where there was no meeting yet, or nothing had come.
    """
    monday = meeting - timedelta(days=meeting.weekday() or 7)
    if monday < settings.edition.first_meeting:
        return None
    dataset = merge(as_of_arrival(judged, monday), settings, monday)
    if not any(len(frame) for frame in dataset.frames.values()):
        return None
    return PreviousEdition(measure_standing(dataset, settings))


def compared(
    measures: Measures, previous: PreviousEdition | None, judged: Judged, settings: Settings
) -> Measures:
    """Return ``measures`` with their changes since ``previous`` (None: there is none, and no changes)."""
    if previous is None:
        return measures
    then = previous.standing.calendar.meeting
    set_aside = set_corrections_aside(judged, settings, then)
    standings = Standings(
        published=previous.standing,
        same_files=_same_files(previous, judged, settings),
        with_late=_standing(set_aside, settings, then),
        restated=_standing(judged, settings, then),
        now=measures.standing,
    )
    return replace(measures, changes=measure_changes(standings, previous.record))


def _same_files(previous: PreviousEdition, judged: Judged, settings: Settings) -> Standing:
    """Return the files of the last edition under today's rules: what was computed anew is just that."""
    if previous.record is None:
        return previous.standing
    then = previous.standing.calendar.meeting
    return _standing(as_of_arrival(judged, then), settings, then)


def _standing(judged: Judged, settings: Settings, meeting: date) -> Standing:
    return measure_standing(merge(judged, settings, meeting), settings)
