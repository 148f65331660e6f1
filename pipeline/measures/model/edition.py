"""The whole: where an edition stands, and everything that it prints."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.measures.model.agenda import Agenda
from pipeline.measures.model.changes import Changes, PublishedRecord
from pipeline.measures.model.logistics import Logistics
from pipeline.measures.model.others import PlainKind
from pipeline.measures.model.projection import Projection
from pipeline.measures.model.quality import Quality
from pipeline.measures.model.readiness import Readiness, TurnoutMeasures
from pipeline.measures.model.registers import FollowUp, IssueRegister, Visits
from pipeline.measures.model.reporting import Reporting
from pipeline.model.dataset import Period

NO_PROJECTION = Projection()
"""Nothing was projected: every table of section I is empty."""

NO_AGENDA = Agenda()
"""Nothing asks for a decision."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Where an edition stands in the season.

    ``number`` is "47", or "46a" for an extra meeting after the Monday before; ``days_to_voting``
    is negative after voting day; ``data_as_of`` is the newest day that counts (None: no row).
    """

    meeting: date
    number: str
    year: int
    days_to_voting: int
    period: Period
    data_as_of: date | None
    next_meeting: date


@dataclass(frozen=True, slots=True)
class Standing:
    """What an edition says in its headline figures: all that a later edition compares itself with.

    The statuses of ``logistics`` are those of the calendar, without a projection.
    """

    calendar: Calendar
    reporting: Reporting
    logistics: Logistics
    issues: IssueRegister
    follow_up: FollowUp
    turnout: TurnoutMeasures


FindingPlace = tuple[str, int | None, str | None, str]
"""File, row (None: the whole file), column and code of a finding."""


@dataclass(frozen=True, slots=True)
class PreviousEdition:
    """The edition before this one, and the paths of the ``files`` that it rested on.

    ``record`` None: nobody kept what was published, so that the figures were computed anew, under
    today's rules, from the files that had arrived by its day.
    """

    standing: Standing
    files: frozenset[str]
    record: PublishedRecord | None = None
    findings: frozenset[FindingPlace] | None = None
    """What the record says was found; None without a record: what is found in ``files`` today."""


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything that an edition prints, as counts."""

    calendar: Calendar
    reporting: Reporting
    logistics: Logistics
    issues: IssueRegister
    follow_up: FollowUp
    visits: Visits
    readiness: Readiness
    turnout: TurnoutMeasures
    quality: Quality
    others: tuple[PlainKind, ...] = ()
    """Kinds of report without a section of their own."""
    projection: Projection = NO_PROJECTION
    """Section I."""
    agenda: Agenda = NO_AGENDA
    """Section C."""
    changes: Changes | None = None
    """Section M; None: there is no earlier edition to compare with, or nobody did."""

    @property
    def standing(self) -> Standing:
        """The headline figures alone."""
        return Standing(
            self.calendar, self.reporting, self.logistics, self.issues, self.follow_up, self.turnout
        )
