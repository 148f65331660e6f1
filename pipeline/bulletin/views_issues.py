"""Section J as its template receives it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bulletin.page import Fact, Table


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One status of the funnel of issues; ``width`` is a CSS percentage of the largest count.

    ``is_closed``: its issues are closed; ``is_total``: the sum of the open ones, without a bar.
    """

    word: str
    count: str
    width: str
    new: str
    overdue: str
    median: str
    oldest: str
    is_closed: bool
    is_total: bool = False


@dataclass(frozen=True, slots=True)
class FunnelView:
    """The funnel: its finding as title, and a step per status; a table that shows bars."""

    title: str
    steps: tuple[FunnelStep, ...]
    note: str


@dataclass(frozen=True, slots=True)
class IssuesView:
    """J. ``funnel`` is None where no issue was ever reported."""

    finding: str
    funnel: FunnelView | None
    levels: tuple[Fact, ...]
    table: Table | None
    empty: str
    rest: str
