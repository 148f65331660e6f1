"""Week on week: what a desk was asked for at the meeting before, what it has mended, what came back.

What was asked follows from the files that the edition before rested on, as that meeting saw them;
of a published edition only what its own data/findings.csv names, whatever the rules are today. A
fault is the same one again where the same thing is wrong with the same subject (see
:mod:`pipeline.feedback.standing`) in a file that was not known then: rows and names of files may differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from pipeline.feedback.grouping import Alike, alike
from pipeline.feedback.model import Remark, Season
from pipeline.model.corrections import DeskCorrections


class Course(StrEnum):
    """How what stands now stood at the meeting before."""

    NEW = "new"
    OPEN = "open"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class History:
    """One desk's remarks against those of the edition before.

    ``meeting`` is that edition's, None: there was none. ``courses`` has every remark that stands.
    """

    meeting: date | None
    counts: DeskCorrections
    courses: Mapping[Remark, Course]

    def courses_of(self, remarks: Iterable[Remark]) -> frozenset[Course]:
        """Return how things stood that are told together."""
        return frozenset(self.courses[remark] for remark in remarks if remark in self.courses)

    def since(self, remarks: Iterable[Remark]) -> date:
        """Return the meeting at which the first of ``remarks`` that is still open was asked for."""
        assert self.meeting is not None, "what is still open was asked for at a meeting"
        first = (_first_asked(r) for r in remarks if self.courses.get(r) is Course.OPEN)
        return min(self.meeting, *first)


def history_of(remarks: Iterable[Remark], season: Season) -> History:
    """Return the history of one desk; ``remarks`` are all of it."""
    told, previous = tuple(remarks), season.previous
    if previous is None:
        return History(None, DeskCorrections(0, 0, 0), {})
    then = previous.standing.calendar.meeting
    known = [r for r in told if r.finding.path in previous.files and r.day <= then]
    if previous.findings is not None:
        known = [r for r in known if _place(r) in previous.findings]
    asked = frozenset(r for r in known if r.mending_at(then) is None)
    before = frozenset(r.identity for r in known)
    standing = [r for r in told if r.stands_at(season.meeting)]

    def course(remark: Remark) -> Course:
        if remark in asked:
            return Course.OPEN
        is_again = remark.finding.path not in previous.files and remark.identity in before
        return Course.REPEATED if is_again else Course.NEW

    courses = {remark: course(remark) for remark in standing}
    things = _things(asked, season)
    left = _things((r for r, c in courses.items() if c is Course.OPEN), season)
    repeated = _things((r for r, c in courses.items() if c is Course.REPEATED), season)
    return History(then, DeskCorrections(len(things), len(things - left), len(repeated)), courses)


def _things(remarks: Iterable[Remark], season: Season) -> frozenset[Alike]:
    """Return what is asked for, as often as it is told: what is alike is told once."""
    language = season.settings.edition.language
    return frozenset(alike(remark, season, language) for remark in remarks)


def _place(remark: Remark) -> tuple[str, int | None, str | None, str]:
    finding = remark.finding
    return finding.path, finding.row, finding.column, finding.code


def _first_asked(remark: Remark) -> date:
    """Return the first Monday on which a fault was known."""
    known = max(remark.arrived, remark.day)
    return known + timedelta(days=-known.weekday() % 7)
