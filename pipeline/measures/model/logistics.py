"""Section H: the ladder of every item in every region."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.measures.model.figures import Origin, Ratio, Status, Value
from pipeline.model.stages import Stage


@dataclass(frozen=True, slots=True)
class Need:
    """The need of an item at a stage. ``low == high`` where it is one figure.

    ``reported`` is what the desk wrote (None: nothing); ``rule`` is the corridor of the
    configuration (None: no rule). ``low``/``high`` are what shares are measured against: the
    reported need inside its corridor (or without a rule), else the corridor; None: no need known.
    At a stage with a need of its own in the configuration ``reported`` is None: the desk's figure
    speaks of the item as a whole, not of that stage.
    """

    low: int | None
    high: int | None
    reported: int | None
    rule: tuple[int, int] | None
    outside_corridor: bool
    origins: tuple[Origin, ...] = field(default=(), compare=False)
    """Rows in which the desk wrote ``reported``; where it was read makes no other need."""

    @property
    def exact(self) -> bool:
        """Whether the need is known as one figure."""
        return self.low is not None and self.low == self.high


class Completion(StrEnum):
    """Whether an item is complete at a stage."""

    COMPLETE = "complete"
    ESTIMATED = "estimated"
    """Complete from the lower end of its corridor on (marked *perkiraan*)."""
    INCOMPLETE = "incomplete"
    UNKNOWN = "unknown"
    """Not reported, or no need known."""
    NOT_NEEDED = "not_needed"
    """The item has no need at this stage."""


@dataclass(frozen=True, slots=True)
class StageCount:
    """An item of a region at one stage. ``upper_bound``: converted from boks or koli (≤).

    ``districts_reported``: the value is the sum of so many kecamatan of the region (None: the
    region's own figure).
    """

    stage: Stage
    value: Value
    upper_bound: bool
    need: Need
    completion: Completion
    districts_reported: int | None


@dataclass(frozen=True, slots=True)
class ItemLadder:
    """One item of one region through all stages, with the counters that are never netted."""

    region: str
    item: str
    stages: tuple[StageCount, ...]
    """Every stage of the ladder, in order."""
    damaged: Value
    short: Value
    surplus: int | None
    """What was received above the upper end of the need; None: unknown or none."""
    as_of: date | None
    """Newest day of any of its values; None: never reported."""
    age_days: int | None

    def at(self, stage: Stage) -> StageCount:
        """Return the count at ``stage``."""
        return next(s for s in self.stages if s.stage is stage)


@dataclass(frozen=True, slots=True)
class StageSummary:
    """A region at one stage: items complete of the items needed there, and the scarcest item.

    ``complete``: every item is complete there (an unreported one is not). ``items`` are those
    complete, by estimate included, of the items of the catalogue that are needed at the stage.
    ``scarcest`` is the item code with the smallest share among the reported incomplete ones, of
    the upper end of their need (None: none); ``unreported`` counts the
    items without a value. ``as_of`` is the oldest day behind the reported items.
    """

    region: str
    stage: Stage
    items: Ratio
    estimated: int
    """How many of the complete items are so by estimate."""
    unreported: int
    scarcest: str | None
    complete: bool
    deadline: date
    slack_days: int
    """Days from the meeting to the deadline; negative: past."""
    status: Status
    """In an edition's measures that of the stage's projection, which never is milder."""
    as_of: date | None
    age_days: int | None


@dataclass(frozen=True, slots=True)
class DistrictCoverage:
    """Kecamatan of a region that have received (``di_ppk``), where districts are reported or the
    indicator ``kecamatan-terlayani`` speaks.

    ``as_of`` is the newest day of what tells it; ``open_districts`` are codes, empty where only
    the number is known.
    """

    region: str
    covered: Ratio
    as_of: date
    open_districts: tuple[str, ...]
    origins: tuple[Origin, ...]


@dataclass(frozen=True, slots=True)
class BallotDay:
    """One day of an item's chart: the sum over the regions that have ever reported by then
    (last known values carried forward), ``regions`` of them; per stage None = none known.
    """

    day: date
    counts: tuple[tuple[Stage, int | None], ...]
    regions: int


@dataclass(frozen=True, slots=True)
class BallotTotal:
    """The province's total of one item, as a rule a ballot, at one stage.

    ``fresh`` sums the regions that reported for the period, ``carried`` the last known values of
    those that did not (older than the period); ``regions_fresh``/``regions_carried`` count them.
    ``need_low``/``need_high`` are the sums over all regions.
    """

    item: str
    stage: Stage
    fresh: int
    carried: int
    regions_fresh: int
    regions_carried: int
    need_low: int
    need_high: int
    oldest: date | None


@dataclass(frozen=True, slots=True)
class ScarcestItem:
    """The item, no ballot, of which the province lacks the largest share at ``stage``, the first
    at which a reported item is incomplete. ``totals`` has every stage, ``days`` is for the chart.
    """

    item: str
    stage: Stage
    totals: tuple[BallotTotal, ...]
    days: tuple[BallotDay, ...]


@dataclass(frozen=True, slots=True)
class Logistics:
    """Section H. All tuples in region code order, then item order of the catalogue, then stage."""

    ladders: tuple[ItemLadder, ...]
    """Every region × every item, also where nothing was reported."""
    summaries: tuple[StageSummary, ...]
    """Every region × every stage."""
    complete_regions: tuple[tuple[Stage, tuple[str, ...]], ...]
    """Per stage the codes of the regions that are complete there."""
    coverage: tuple[DistrictCoverage, ...]
    ballots: tuple[BallotTotal, ...]
    """Every ballot item × every stage, over the province."""
    ballot_days: tuple[tuple[str, tuple[BallotDay, ...]], ...]
    """Per ballot item the days from the first report to the newest, for the chart."""
    scarcest: ScarcestItem | None = None
    """None: no item but the ballots is known to be incomplete."""

    _ladder_by_key: dict[tuple[str, str], ItemLadder] = field(init=False, repr=False, compare=False)
    _summary_by_key: dict[tuple[str, Stage], StageSummary] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index ladders and summaries: pages of many regions look them up one by one."""
        object.__setattr__(self, "_ladder_by_key", {(x.region, x.item): x for x in self.ladders})
        object.__setattr__(self, "_summary_by_key", {(x.region, x.stage): x for x in self.summaries})

    def ladder(self, region: str, item: str) -> ItemLadder:
        """Return the ladder of ``item`` in ``region``; raises KeyError for an unknown one."""
        return self._ladder_by_key[region, item]

    def summary(self, region: str, stage: Stage) -> StageSummary:
        """Return the summary of ``region`` at ``stage``; raises KeyError for an unknown region."""
        return self._summary_by_key[region, stage]
