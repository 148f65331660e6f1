"""Section M: what changed since the last edition, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from pipeline.measures.model.figures import Origin
from pipeline.model.stages import Stage


class Headline(StrEnum):
    """A figure that page 1 prints."""

    REPORTED_LAST_DAY = "reported_last_day"
    """Desks with a report for the last day of the period, of all."""
    REPORTS = "reports"
    """Reports of the period, of regions × 7 (completeness)."""
    REPORTS_ON_TIME = "reports_on_time"
    """Reports on time, of those of the period (timeliness)."""
    REGIONS_COMPLETE = "regions_complete"
    """Regions complete at a stage, of all."""
    BALLOTS = "ballots"
    """Sheets of a ballot item at a stage, of the upper end of their need."""
    ISSUES_OPEN = "issues_open"
    DECISIONS_OPEN = "decisions_open"
    VOTERS = "voters"
    """Voters who have used their right in an election, of the rolls that reported."""


@dataclass(frozen=True, slots=True)
class Causes:
    """The parts of a change by their cause; they add up to it exactly."""

    rules: int
    """Other rules or another configuration make something else of the same files."""
    late: int
    """Reports about the days before the last meeting that came in after it."""
    corrections: int
    """Rows that came after the last meeting in place of rows that had counted in it."""
    new: int
    """What happened, and was reported, since; and the time that has passed."""

    @property
    def total(self) -> int:
        """The whole change."""
        return self.rules + self.late + self.corrections + self.new


@dataclass(frozen=True, slots=True)
class Change:
    """One headline figure, then and now.

    ``before`` is what was published, ``restated`` what would be said of that meeting today, and
    ``after`` what is said now; None: not known then (such a figure counts as 0 in ``causes``).
    ``whole_before``, ``whole_restated`` and ``whole_after``: what they are parts of (None: they are no part).
    """

    headline: Headline
    before: int | None
    restated: int | None
    after: int | None
    whole_before: int | None
    whole_restated: int | None
    whole_after: int | None
    causes: Causes
    stage: Stage | None = None
    item: str | None = None
    election: str | None = None

    @property
    def is_corrected(self) -> bool:
        """Whether what was published would not be said of that meeting today."""
        return self.before != self.restated


@dataclass(frozen=True, slots=True)
class Correction:
    """A count of the last edition that a later row replaced for the same day: old → new.

    Origins: the row that counted then, and the one that does today.
    """

    region: str
    item: str
    stage: Stage
    day: date
    old: int
    new: int
    old_origins: tuple[Origin, ...]
    new_origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class PublishedRecord:
    """A published edition that was read back: its status as printed (``FINAL``), and its digest."""

    revision: str
    digest: str


@dataclass(frozen=True, slots=True)
class Changes:
    """Section M: every headline figure in the order of :class:`Headline`, changed or not, and the
    corrections by region, item and stage.

    ``since`` and ``since_meeting``: number and day of the edition compared with; ``record`` as in
    :class:`~pipeline.measures.model.PreviousEdition`.
    """

    since: str
    since_meeting: date
    record: PublishedRecord | None
    figures: tuple[Change, ...]
    corrections: tuple[Correction, ...]
