"""agenda.yaml: how the items of section C are ranked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Count, Frozen, Text

Points = Annotated[int, Field(ge=0, le=100)]


class DeadlinePoints(Frozen):
    """Points for the time left: ``on_the_day``, less for each day left, 1 more for each day past."""

    on_the_day: Points
    per_day_left: Count
    most: Points


class SizePoints(Frozen):
    """Points for the voters concerned; ``most`` for all of the province."""

    most: Points
    without_region: Points
    """For what names no region."""


class SeverityPoints(Frozen):
    """Points for the kind of trouble, each kind by its name."""

    stage_late: Points
    ballots_short: Points
    critical_issue: Points
    stage_at_risk: Points
    desks_silent: Points
    issue_overdue: Points
    decision_overdue: Points
    reports_refused: Points

    def of(self, kind: str) -> int:
        """Return the points of ``kind``; raises AttributeError for an unknown one."""
        points: int = getattr(self, kind)
        return points

    @property
    def most(self) -> int:
        """The points of the gravest kind."""
        return max(self.of(kind) for kind in type(self).model_fields)


class DaysOpenPoints(Frozen):
    """A point for each day that something has been so, up to ``most``."""

    most: Points


class AgendaWeights(Frozen):
    """agenda.yaml: the four parts of the score of an item of section C, in whole points."""

    version: Literal[1]
    source: Text
    """Who set the weights; an assumption says so."""
    deadline: DeadlinePoints
    size: SizePoints
    severity: SeverityPoints
    days_open: DaysOpenPoints

    @property
    def most(self) -> int:
        """The highest score that an item can have."""
        return self.deadline.most + self.size.most + self.severity.most + self.days_open.most
