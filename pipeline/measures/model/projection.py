"""Section I: when a stage will be complete at the pace of the last reported days."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from fractions import Fraction

from pipeline.measures.model.figures import Status
from pipeline.model.stages import Stage


class ProjectionState(StrEnum):
    """What can be said of the day on which something will be complete."""

    DONE = "done"
    FEW_POINTS = "few_points"
    """Reported on too few days, or never: no pace can be told."""
    NOT_BEGUN = "not_begun"
    """Every count of the window is 0: nothing has moved yet, so there is no pace."""
    STALLED = "stalled"
    """Begun, but the median pace of the window is zero or less: no day can be told."""
    PROJECTED = "projected"


@dataclass(frozen=True, slots=True)
class Basis:
    """The reported days that a pace rests on; ``first`` and ``last`` None: no day."""

    points: int
    first: date | None
    last: date | None


NO_BASIS = Basis(0, None, None)


@dataclass(frozen=True, slots=True)
class Span:
    """The day of completion at the median pace, and its range; never before the day after the last
    report. ``latest`` None: open; at the slow end of the range nothing moves at all, or the day
    lies beyond every season.
    """

    day: date
    earliest: date
    latest: date | None

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies in the range, both ends included."""
        return self.earliest <= day and (self.latest is None or day <= self.latest)


@dataclass(frozen=True, slots=True)
class ItemProjection:
    """One item of one region at one stage.

    ``count`` and ``need_low``/``need_high`` are those of the item's ladder. ``pace_per_day`` is
    the median of the slopes between any two reported days of the window, in the item's unit a day
    (None: fewer points than it takes). ``span`` only where the state is PROJECTED.
    """

    region: str
    item: str
    stage: Stage
    state: ProjectionState
    span: Span | None
    pace_per_day: Fraction | None
    basis: Basis
    count: int | None
    need_low: int | None
    need_high: int | None


@dataclass(frozen=True, slots=True)
class StageProjection:
    """A region at one stage: the day of its latest item.

    PROJECTED only where every incomplete item is; else the state is that of the items in the way,
    STALLED before NOT_BEGUN before FEW_POINTS. An item that the region has never reported at any
    stage has no part in the day (``never_reported`` counts them: a caveat to stand beside it), but
    without it the stage is never DONE.
    ``item`` decides: the latest item of a projected stage, else the first of the catalogue that is
    in the way (None: done, or no item reported); ``basis`` is its own.
    ``not_before``: the day of the latest item that does move (None: none moves): the stage can't
    be expected sooner, whatever becomes of the others.
    ``slack_days`` from the projected day to the deadline, negative: late (None: no day).
    ``status`` never is milder than the one of the stage's summary.
    """

    region: str
    stage: Stage
    state: ProjectionState
    span: Span | None
    not_before: date | None
    deadline: date
    slack_days: int | None
    item: str | None
    basis: Basis
    items: tuple[tuple[ProjectionState, int], ...]
    """Every state with the number of the region's items in it; their sum is the items needed."""
    never_reported: int
    status: Status


@dataclass(frozen=True, slots=True)
class Series:
    """The days on which a region reported an item at a stage, oldest first, with its counts: what
    the projection of that figure rests on.
    """

    region: str
    item: str
    stage: Stage
    points: tuple[tuple[date, int], ...]


@dataclass(frozen=True, slots=True)
class BallotProjection:
    """One item of the province, as a rule a ballot, at one stage: the sum over its regions, as last reported.

    No region's surplus covers another's gap: each adds at most its need. Days of the window are
    those on which any region reported, since the last region joined in (``regions`` of them have
    ever reported). ``deadline`` is the latest of the regions'.
    """

    item: str
    stage: Stage
    state: ProjectionState
    span: Span | None
    pace_per_day: Fraction | None
    basis: Basis
    count: int | None
    need_low: int
    need_high: int
    regions: int
    deadline: date
    slack_days: int | None


@dataclass(frozen=True, slots=True)
class Projection:
    """Section I. Regions in code order, stages in order, items in the order of the catalogue."""

    items: tuple[ItemProjection, ...] = ()
    """Every region × item × stage at which the item is needed."""
    stages: tuple[StageProjection, ...] = ()
    """Every region × stage."""
    ballots: tuple[BallotProjection, ...] = ()
    """Every ballot item × stage."""
    scarcest: tuple[BallotProjection, ...] = ()
    """Every stage of the province's scarcest item; empty where there is none."""
    series: tuple[Series, ...] = ()
    """Ballot items only: every region, item and stage that was ever reported."""

    _stage_by_key: dict[tuple[str, Stage], StageProjection] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        """Index the stages: pages of many regions look them up one by one."""
        self._stage_by_key.update({(s.region, s.stage): s for s in self.stages})

    def stage(self, region: str, stage: Stage) -> StageProjection:
        """Return the projection of ``region`` at ``stage``; raises KeyError for an unknown one."""
        return self._stage_by_key[region, stage]

    def known(self, region: str, stage: Stage) -> StageProjection | None:
        """Return the projection of ``region`` at ``stage``; None where nothing was projected of it."""
        return self._stage_by_key.get((region, stage))
