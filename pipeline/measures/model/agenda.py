"""Section C: what the meeting has to decide today, ranked by a score that explains itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pipeline.measures.model.figures import Origin
from pipeline.model.stages import Stage


class AgendaKind(StrEnum):
    """Why something asks for a decision."""

    STAGE_LATE = "stage_late"
    """Regions past a stage's deadline, or projected to be."""
    STAGE_AT_RISK = "stage_at_risk"
    """Regions with little slack to a stage's deadline."""
    BALLOTS_SHORT = "ballots_short"
    """Ballots that have not reached the warehouse of their regency."""
    ISSUE_OVERDUE = "issue_overdue"
    """An open issue of level kritis or tinggi past its due date."""
    DECISION_OVERDUE = "decision_overdue"
    """A decision of an earlier meeting past its due date."""
    DESKS_SILENT = "desks_silent"
    """Desks without a report for the last day of the period."""
    REPORTS_REFUSED = "reports_refused"
    """Desks with files of the period that were refused, on days that nothing else tells of."""


class AgendaUnit(StrEnum):
    """What an agenda figure counts."""

    ITEMS_COMPLETE = "items_complete"
    SHEETS_RECEIVED = "sheets_received"
    DAYS_OVERDUE = "days_overdue"
    DAYS_SILENT = "days_silent"
    FILES_REFUSED = "files_refused"


@dataclass(frozen=True, slots=True)
class AgendaFigure:
    """The figure behind an item of the agenda, in one region (None: the province).

    ``count`` of ``whole`` in ``unit``; None: a desk that has never reported has no days of
    silence, and days and files are of no whole. ``slack_days``: to the deadline that it misses or
    is about to, negative: past (None: it has none). ``origins``: where it was read; for a stage
    those of its scarcest item.
    """

    region: str | None
    count: int | None
    whole: int | None
    unit: AgendaUnit
    slack_days: int | None
    origins: tuple[Origin, ...]
    item: str | None = None
    """Which ballots, for sheets."""


@dataclass(frozen=True, slots=True)
class Score:
    """Points of an item; they add up to its rank. How each is given: :mod:`pipeline.measures.scoring`."""

    deadline: int
    """How little time is left, or how long the deadline is past."""
    size: int
    """The share of the province's voters in the regions concerned."""
    severity: int
    """What kind of trouble it is."""
    days_open: int
    """How long it has been so."""

    @property
    def total(self) -> int:
        """The sum of the parts."""
        return self.deadline + self.size + self.severity + self.days_open


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing to decide.

    ``regions`` are codes in order (empty: the province as a whole). ``owner`` is the office that
    the data name; None: the desks of ``regions``. ``stage`` for the kinds of stages, ``reference`` is the
    number of the issue or decision, and ``category`` and ``level`` are those of the issue.
    """

    kind: AgendaKind
    regions: tuple[str, ...]
    owner: str | None
    figures: tuple[AgendaFigure, ...]
    """One per region (for ballots per region and item), the gravest first."""
    score: Score
    stage: Stage | None = None
    reference: str | None = None
    category: str | None = None
    level: str | None = None


@dataclass(frozen=True, slots=True)
class Agenda:
    """Section C: at most five ``items``, the highest score first, and ``further`` that did not fit."""

    items: tuple[AgendaItem, ...] = ()
    further: tuple[AgendaItem, ...] = ()
