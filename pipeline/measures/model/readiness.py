"""Sections G and L: the board, the indicators, turnout."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipeline.measures.model.figures import Origin, Ratio, Status, Value


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """An indicator of a region by its newest row (per source of the row, where scales differ).

    ``target`` is the configuration's, else the reported; None: none. ``status`` None where there
    is no target to judge by.
    """

    region: str
    indicator: str
    source: str | None
    value: Value
    target: int | None
    target_is_rule: bool
    status: Status | None
    target_origins: tuple[Origin, ...] = field(default=(), compare=False)
    """Rows in which the desk wrote the target; empty where it is the configuration's."""


@dataclass(frozen=True, slots=True)
class BoardCell:
    """Section G: one region and topic. ``ratio`` is the figure behind it where there is one."""

    region: str
    topic: str
    """A stage (``diterima`` …) or a topic of the indicators (``personel`` …)."""
    status: Status
    ratio: Ratio | None
    age_days: int | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """Sections G and L."""

    values: tuple[IndicatorValue, ...]
    board: tuple[BoardCell, ...]
    """Region code order, then topics: the stages, then personel, c_pemberitahuan, keamanan,
    anggaran.
    """
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turnout:
    """Turnout of one election in one region: counts only."""

    region: str
    election: str
    voters: int
    """Used their right to vote."""
    roll: int
    """Registered voters as last reported, else the baseline's."""
    as_of: date
    origin: Origin
    roll_origin: Origin | None = field(default=None, compare=False)
    """Row in which the desk wrote the roll; None: it is the baseline's."""


@dataclass(frozen=True, slots=True)
class TurnoutTotal:
    """Turnout of one election over the regions that reported, from counts."""

    election: str
    ratio: Ratio
    regions: int
    of_regions: int


@dataclass(frozen=True, slots=True)
class TurnoutMeasures:
    """Section L, turnout. Empty before voting day."""

    regions: tuple[Turnout, ...]
    totals: tuple[TurnoutTotal, ...]
    target_percent: float
