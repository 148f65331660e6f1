"""Sections F, J and K: decisions, issues and visits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.measures.model.figures import Origin


@dataclass(frozen=True, slots=True)
class Issue:
    """One issue by its newest row; key = region, number. ``opened`` is the first day that any row
    names it, ``closed`` the day of the row that closed it; ``age_days`` runs from ``opened`` to
    the meeting or ``closed``. ``overdue_days`` > 0: open past its due date.
    """

    region: str
    district: str | None
    number: str
    category: str
    level: str
    description: str
    source: str | None
    owner: str | None
    status: str
    action: str | None
    opened: date
    updated: date
    closed: date | None
    due: date | None
    age_days: int
    overdue_days: int
    is_new: bool
    """Opened in the period (the meeting's own day included)."""
    closed_in_period: bool
    origin: Origin

    @property
    def is_open(self) -> bool:
        """Whether no row has closed it."""
        return self.closed is None


@dataclass(frozen=True, slots=True)
class StatusAges:
    """The issues of one status. Ages run to the meeting, of closed ones to their closing; None:
    no issue has the status.
    """

    status: str
    is_closed: bool
    count: int
    new: int
    overdue: int
    median_age_days: int | None
    oldest_age_days: int | None


@dataclass(frozen=True, slots=True)
class IssueRegister:
    """All issues: open ones first by level (kritis first), then age (oldest first)."""

    issues: tuple[Issue, ...]
    by_status: tuple[tuple[str, int], ...]
    """Every status in the funnel's order with its number of issues."""
    by_level_open: tuple[tuple[str, int], ...]
    """Every level, kritis first, with its number of open issues."""
    new: int
    closed_in_period: int
    overdue: int
    median_age_days: int | None
    """Of the open issues; None: none open."""
    funnel: tuple[StatusAges, ...] = ()
    """Every status in the funnel's order with the ages of its issues."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision by its newest row. ``overdue_days`` > 0: open past its due date;
    ``silent_days`` counts the days since its newest row ("no news"); ``no_news``: no row since it
    was taken or in the period.
    """

    number: str
    meeting: date
    text: str
    owner: str
    region: str | None
    due: date
    status: str
    updated: date
    closed: date | None
    overdue_days: int
    silent_days: int
    no_news: bool
    note: str | None
    origin: Origin

    @property
    def is_open(self) -> bool:
        """Whether it is neither done nor cancelled."""
        return self.closed is None


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Section F: every decision still open or closed in the period, most overdue first."""

    decisions: tuple[Decision, ...]
    open: int
    overdue: int
    closed_in_period: int
    no_news: int


@dataclass(frozen=True, slots=True)
class Visit:
    """One field visit."""

    number: str
    day: date
    region: str
    team: str | None
    mode: str | None
    purpose: str | None
    status: str
    findings: str | None
    action: str | None
    origin: Origin


@dataclass(frozen=True, slots=True)
class Visits:
    """Section K: visits by day. ``unvisited`` are the regions without a done visit."""

    visits: tuple[Visit, ...]
    done: tuple[tuple[str, int], ...]
    planned: tuple[tuple[str, int], ...]
    unvisited: tuple[str, ...]
