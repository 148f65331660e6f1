"""Which findings still stand at a meeting, and which a later file has mended.

A fault has an identity: what is wrong (code and column) with what (the row's subject, that is its
key without the day; where the subject itself was not understood, the text of the cell). Whatever
speaks later of the same subject without the fault is a witness that it is mended: a correction of
the same day, or the report of a later one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from pipeline.feedback.evidence import FileFacts, KindRows, When, desk_files, kind_rows, place_of
from pipeline.feedback.model import Fate, Figure, Mending, Remark, Season
from pipeline.model.findings import Finding, Severity
from pipeline.reports import FileState

NOTHING_TO_DO = frozenset({"report-nil"})
"""Findings that ask nothing of the sender."""
BY_QUOTE = frozenset({"column-unknown"})
"""Findings about a whole file of which there may be several, told apart by what they quote."""
CONFLICT = "row-conflict-in-file"

Identity = tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A finding at its place. ``position`` is its row in the frame of its kind, None where it is
    not about a row of data; ``subject`` numbers what the row is about, None where that was not
    understood.
    """

    finding: Finding
    file: FileFacts
    region: str
    when: When
    position: int | None
    subject: int | None

    @property
    def identity(self) -> Identity:
        """What two occurrences of the same fault share."""
        finding = self.finding
        quoted = self.position is not None or finding.code in BY_QUOTE
        about = str(self.subject) if self.subject is not None else f"={finding.value if quoted else ''}"
        return self.region, self.file.file.kind, finding.code, finding.column, about


@dataclass(frozen=True, slots=True)
class Witnesses:
    """The sound places of one subject in the course of time: when, the file's path, and the
    earliest day of arrival from there on.
    """

    when: tuple[When, ...]
    paths: tuple[str, ...]
    arrived: tuple[date, ...]

    @classmethod
    def of(cls, places: Iterable[tuple[When, FileFacts]]) -> Witnesses:
        """Return ``places`` in order."""
        ordered = sorted(places, key=lambda place: place[0])
        arrived: list[date] = []
        for _, file in reversed(ordered):
            arrived.append(min(file.arrived, arrived[-1]) if arrived else file.arrived)
        return cls(tuple(w for w, _ in ordered), tuple(f.path for _, f in ordered), tuple(reversed(arrived)))

    def after(self, when: When, *, same_day: bool) -> Mending | None:
        """Return the first witness after ``when`` (``same_day``: that speaks of its day), and the
        day on which one was there.
        """
        place = bisect_right(self.when, when)
        if place == len(self.when) or (same_day and self.when[place][0] != when[0]):
            return None
        return Mending(self.paths[place], self.arrived[place])


def remarks_of(season: Season) -> tuple[Remark, ...]:
    """Return what is wrong with the desks' files, in the dataset's order, and how it stands at the
    meeting. Places that speak of a day after the meeting have no part in it.
    """
    course = _Course(season)
    occurrences = course.occurrences()
    faulty: dict[Identity, list[Occurrence]] = defaultdict(list)
    for occurrence in occurrences:
        faulty[occurrence.identity].append(occurrence)
    rows = course.rows_by_subject(occurrences)
    witnesses = {
        identity: Witnesses.of(course.sound_places(found, rows)) for identity, found in faulty.items()
    }
    return tuple(course.remark(o, witnesses[o.identity], rows) for o in occurrences)


Subjects = dict[tuple[str, int], list[int]]
"""Per kind and subject the positions of its rows."""


class _Course:
    """The files and rows of a season, and what they say of one another."""

    def __init__(self, season: Season) -> None:
        self.season = season
        self.files = desk_files(season.judged, season.settings)
        self.kinds = kind_rows(season.judged, season.dataset.frames, season.settings.kind_by_name)
        self.by_index = {file.index: file for file in self.files.values()}

    def occurrences(self) -> list[Occurrence]:
        """Return the findings that ask something of a desk, each at its place."""
        told = [
            f for f in self.season.dataset.findings if f.path in self.files and f.code not in NOTHING_TO_DO
        ]
        positions = {name: self._positions(name, told) for name in self.kinds}
        blurred = {(f.path, f.row) for f in told if f.severity is Severity.ERROR and self._is_key(f)}
        found = [
            self._occurrence(f, region, positions, (f.path, f.row) in blurred)
            for f in told
            for region in self.files[f.path].regions
        ]
        return [o for o in found if o.when[0] <= self.season.meeting and not self._is_echo(o)]

    def _is_echo(self, occurrence: Occurrence) -> bool:
        """Whether a count is doubted in a row of which it isn't known what it counts."""
        finding = occurrence.finding
        kind = self.season.settings.kind_by_name.get(occurrence.file.file.kind or "")
        if kind is None or occurrence.position is None or finding.column is None:
            return False
        is_count = kind.by_name[finding.column].role == "count"
        return occurrence.subject is None and is_count and finding.severity is not Severity.ERROR

    def _positions(self, kind: str, findings: Iterable[Finding]) -> dict[int, int]:
        files = self.files
        return self.kinds[kind].positions(
            place_of(files[f.path].index, f.row)
            for f in findings
            if f.row is not None and files[f.path].file.kind == kind
        )

    def _is_key(self, finding: Finding) -> bool:
        """Whether a finding is about what names the subject of its row."""
        kind = self.season.settings.kind_by_name.get(self.files[finding.path].file.kind or "")
        if kind is None or finding.column not in kind.primaryKey:
            return False
        return kind.by_name[finding.column].role != "date"

    def _occurrence(
        self, finding: Finding, region: str, positions: dict[str, dict[int, int]], blurred: bool  # noqa: FBT001
    ) -> Occurrence:  # fmt: skip
        file = self.files[finding.path]
        kind = file.file.kind
        if kind is None or finding.row is None:
            return Occurrence(finding, file, region, file.when, None, None)
        position = positions[kind].get(place_of(file.index, finding.row))
        if position is None:
            return Occurrence(finding, file, region, (file.day, file.rank, finding.row), None, None)
        rows = self.kinds[kind]
        dated = finding.column is not None and rows.kind.by_name[finding.column].role == "date"
        day = (None if dated else rows.day(position)) or file.day
        when = (day, file.rank, finding.row)
        understood = not blurred and not self._is_key(finding) and self._has_subject(rows, position)
        subject = int(rows.subjects[position]) if understood else None
        return Occurrence(finding, file, region, when, position, subject)

    @staticmethod
    def _has_subject(rows: KindRows, position: int) -> bool:
        required = [n for n in rows.kind.primaryKey if rows.kind.by_name[n].constraints.required]
        return not any(rows.is_blank(position, name) for name in required)

    def rows_by_subject(self, occurrences: Iterable[Occurrence]) -> Subjects:
        """Return the rows of every subject that something is wrong with."""
        wanted: dict[str, set[int]] = defaultdict(set)
        for o in occurrences:
            if o.subject is not None and o.file.file.kind is not None:
                wanted[o.file.file.kind].add(o.subject)
        return {
            (kind, subject): rows
            for kind, subjects in wanted.items()
            for subject, rows in self.kinds[kind].by_subject(subjects).items()
        }

    def sound_places(self, faulty: list[Occurrence], rows: Subjects) -> list[tuple[When, FileFacts]]:
        """Return the places that speak of the subject of ``faulty`` (one fault) without it."""
        first = faulty[0]
        kind = first.file.file.kind
        if first.subject is not None and kind is not None:
            return self._sound_rows(self.kinds[kind], rows[kind, first.subject], {o.when for o in faulty})
        broken = {o.file.path for o in faulty}
        # Of a file of unknown kind only a later arrival can be the one that stands for it.
        since = date.min if kind is not None else min(o.file.arrived for o in faulty) + timedelta(days=1)
        return [
            (file.when, file)
            for file in self._sound_files(kind, first.region)
            if file.path not in broken and file.arrived >= since and file.day <= self.season.meeting
        ]

    def _sound_rows(
        self, rows: KindRows, positions: list[int], faulty: set[When]
    ) -> list[tuple[When, FileFacts]]:
        rejected = rows.frame["rejected"].to_numpy(bool)
        found = []
        for position in positions:
            file = self.by_index.get(rows.file(position))
            if file is None or rejected[position]:
                continue
            when = (rows.day(position) or file.day, file.rank, rows.row(position))
            if when not in faulty and when[0] <= self.season.meeting:
                found.append((when, file))
        return found

    @cached_property
    def _files_with_rows(self) -> frozenset[int]:
        """Files of which some row was not rejected, and nil reports."""
        nil = {n for n, f in self.by_index.items() if f.file.state is FileState.NIL}
        for rows in self.kinds.values():
            sound = ~rows.frame["rejected"].to_numpy(bool)
            nil |= set(rows.frame["file"].to_numpy()[sound].tolist())
        return frozenset(nil)

    @cached_property
    def _by_kind_and_region(self) -> dict[tuple[str | None, str], list[FileFacts]]:
        found: dict[tuple[str | None, str], list[FileFacts]] = defaultdict(list)
        for index, file in self.by_index.items():
            if index in self._files_with_rows:
                for region in file.regions:
                    found[file.file.kind, region].append(file)
                    found[None, region].append(file)
        return found

    def _sound_files(self, kind: str | None, region: str) -> list[FileFacts]:
        return self._by_kind_and_region.get((kind, region), [])

    def remark(self, occurrence: Occurrence, witnesses: Witnesses, rows: Subjects) -> Remark:
        """Return ``occurrence`` with what became of its place."""
        fate = self._fate(occurrence)
        return Remark(
            finding=occurrence.finding,
            region=occurrence.region,
            day=occurrence.when[0],
            arrived=occurrence.file.arrived,
            fate=fate,
            taken=self._taken(occurrence, fate, rows),
            corrected=witnesses.after(occurrence.when, same_day=True),
            outlived=witnesses.after(occurrence.when, same_day=False),
            identity=occurrence.identity,
        )

    def _fate(self, occurrence: Occurrence) -> Fate:
        file = occurrence.file.file
        if file.state in {FileState.REFUSED, FileState.NOT_A_REPORT}:
            return Fate.FILE_REFUSED
        if occurrence.position is None or file.kind is None:
            return Fate.FILE_COUNTED
        rows = self.kinds[file.kind]
        if rows.frame["rejected"].iloc[occurrence.position] or occurrence.finding.code == CONFLICT:
            return Fate.REJECTED
        return Fate.COUNTED if rows.counts[occurrence.position] else Fate.REPLACED

    def _taken(self, occurrence: Occurrence, fate: Fate, subjects: Subjects) -> Figure | None:
        kind, column, position = occurrence.file.file.kind, occurrence.finding.column, occurrence.position
        if kind is None or column is None or position is None:
            return None
        rows = self.kinds[kind]
        if rows.kind.by_name[column].role != "count":
            return None
        if fate is Fate.COUNTED:
            own = rows.count(position, column)
            return None if own is None else Figure(own, rows.day(position))
        found: list[tuple[date, Figure]] = []
        for other in subjects.get((kind, occurrence.subject or 0), []):
            count, day = rows.count(other, column), rows.day(other)
            if rows.counts[other] and count is not None and day is not None:
                found.append((day, Figure(count, day)))
        return max(found, key=lambda pair: pair[0])[1] if found else None
