"""Section H as its template receives it: charts and tables."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from pipeline.bulletin.page import Table


@dataclass(frozen=True, slots=True)
class ChartPanel:
    """One picture of a chart; ``svg`` has its own title and description. ``is_stale``: it ends
    with a last known value. ``region`` is the slug of the one region that it shows; empty: the province.
    """

    title: str
    note: str
    is_stale: bool
    svg: Markup
    region: str = ""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart: its finding as title, the pictures, what they rest on, and their data.

    ``style`` is a CSS class: how its pictures are set.
    """

    title: str
    style: str
    panels: tuple[ChartPanel, ...]
    source: str
    data: tuple[Table, ...]
    printed: tuple[Table, ...]
    """The data for the annex in print, where a table a day would take pages."""


@dataclass(frozen=True, slots=True)
class LogisticsView:
    """H. ``charts`` is empty where no ballot was ever reported."""

    finding: str
    intro: str
    summary: Table
    matrices: tuple[Table, ...]
    coverage: Table | None
    ballots: tuple[Table, ...]
    charts: tuple[ChartView, ...]
    ledger: Table | None
    ledger_empty: str
