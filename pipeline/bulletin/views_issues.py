"""Section J as its template receives it."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bulletin.page import Fact, Table


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One status of the funnel of issues; ``width`` is a CSS percentage."""

    word: str
    count: str
    width: str
    closed: bool


@dataclass(frozen=True, slots=True)
class IssuesView:
    """J."""

    finding: str
    facts: tuple[Fact, ...]
    funnel_title: str
    funnel: tuple[FunnelStep, ...]
    levels: tuple[Fact, ...]
    table: Table | None
    empty: str
    rest: str
