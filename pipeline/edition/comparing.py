"""Section M's comparison: what the last edition said, and why this one says something else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from pipeline.errors import Sentence
from pipeline.measures import Standings, measure_changes, measure_standing
from pipeline.measures.model import Measures, PreviousEdition, PublishedRecord, Standing
from pipeline.merging import arrived_by, merge, only_files, set_corrections_aside
from pipeline.model.editions import EditionStatus
from pipeline.publishing import EditionRecord, published_before, read_back, read_findings, read_record
from pipeline.reports import Judged
from pipeline.settings.model import Settings


def previous_edition(
    judged: Judged, settings: Settings, meeting: date, outputs: Path
) -> PreviousEdition | None:
    """Return the edition that the one of ``meeting`` is compared with; None where there is none.

    That is the last published (signed) edition in ``outputs`` that is still as it was made, by its
    own data; without one, the edition of the Monday before, computed anew from the files that had
    arrived by that day.
    """
    for published in _published_before(meeting, settings, outputs):
        if not published.faults:
            return _read_back(published, judged, settings)
    monday = meeting - timedelta(days=meeting.weekday() or 7)
    if monday < settings.edition.first_meeting:
        return None
    files = arrived_by(judged, monday)
    dataset = merge(only_files(judged, files), settings, monday)
    if not any(len(frame) for frame in dataset.frames.values()):
        return None
    return PreviousEdition(measure_standing(dataset, settings), files)


def damage_notes(meeting: date, settings: Settings, outputs: Path) -> tuple[Sentence, ...]:
    """Return what the operator has to know of published editions that are no longer as they were made."""
    return tuple(
        Sentence(
            "Edisi {name} yang sudah ditandatangani tidak lagi seperti waktu dibuat ({file}), jadi tidak "
            "dipakai sebagai pembanding; kembalikan dari arsip.",
            name=edition.folder.name,
            file=edition.faults[0],
        )
        for edition in _published_before(meeting, settings, outputs)
        if edition.faults
    )


def _published_before(meeting: date, settings: Settings, outputs: Path) -> tuple[EditionRecord, ...]:
    is_sample = settings.edition.data_status == "sample"
    return published_before(read_record(outputs), meeting, is_sample=is_sample)


def _read_back(edition: EditionRecord, judged: Judged, settings: Settings) -> PreviousEdition:
    """Return a published edition; which desks had reported is told by the files that it names."""
    files = frozenset(entry["path"] for entry in edition.manifest["inputs"])
    standing = measure_standing(read_back(edition, settings), settings)
    reporting = _standing(only_files(judged, files), settings, edition.meeting).reporting
    word = "FINAL" if edition.status is EditionStatus.FINAL else f"REVISI {edition.revision}"
    record = PublishedRecord(word, edition.digest)
    return PreviousEdition(replace(standing, reporting=reporting), files, record, read_findings(edition))


def compared(
    measures: Measures, previous: PreviousEdition | None, judged: Judged, settings: Settings
) -> Measures:
    """Return ``measures`` with their changes since ``previous`` (None: there is none, and no changes)."""
    if previous is None:
        return measures
    then = previous.standing.calendar.meeting
    set_aside = set_corrections_aside(judged, settings, previous.files)
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
    return _standing(only_files(judged, previous.files), settings, previous.standing.calendar.meeting)


def _standing(judged: Judged, settings: Settings, meeting: date) -> Standing:
    return measure_standing(merge(judged, settings, meeting), settings)
