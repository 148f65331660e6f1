"""The edition as its templates receive it: strings, booleans and ready geometry, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bulletin.page import Fact, FilterView, Mark, Table
from pipeline.bulletin.views_front import AgendaView, HeadView, HighlightsView, KeyFigure, ReportingView
from pipeline.bulletin.views_issues import IssuesView
from pipeline.bulletin.views_logistics import LogisticsView
from pipeline.bulletin.views_origins import OriginsView
from pipeline.settings.model import Language


@dataclass(frozen=True, slots=True)
class TablesView:
    """A section of sentences and tables; ``empty`` is printed where there is no table."""

    finding: str
    facts: tuple[Fact, ...]
    tables: tuple[Table, ...]
    empty: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Tile:
    """One region on the tile map; ``place`` is its CSS grid place."""

    region: str
    mark: Mark
    text: str
    note: str
    stale: bool
    place: str
    slug: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The tile map; ``grid`` is its CSS grid. A wide one stands alone and has no room for counts."""

    title: str
    note: str
    grid: str
    is_wide: bool
    tiles: tuple[Tile, ...]
    legend: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class BoardView:
    """G. ``counts`` tells how many regions are in each state, stage by stage."""

    finding: str
    table: Table
    map: MapView
    counts: Table


@dataclass(frozen=True, slots=True)
class LadderStep:
    """One stage on a region's sheet."""

    label: str
    mark: Mark
    text: str
    deadline: str
    forecast: str
    """When it is expected, with its range, or why that can't be told; empty where it is complete."""


@dataclass(frozen=True, slots=True)
class RegionSheet:
    """N: one region's half page. ``slug`` and ``states`` are what the page's filter goes by."""

    anchor: str
    code: str
    name: str
    slug: str
    states: str
    baseline: str
    reported: str
    is_silent: bool
    steps: tuple[LadderStep, ...]
    scarcest: Fact | None
    items: Table
    items_note: str
    issues_title: str
    issues: tuple[Fact, ...]
    issues_rest: str
    readiness: tuple[Fact, ...]
    quality: str


@dataclass(frozen=True, slots=True)
class TraceView:
    """P."""

    facts: tuple[Fact, ...]
    thresholds: Table
    methods: tuple[Fact, ...]
    glossary: tuple[Fact, ...]
    inputs_intro: str
    inputs: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class ClosingView:
    """The signature block and the copies; ``signed`` says who approved a signed edition."""

    place_and_day: str
    signatories: tuple[tuple[str, str, str], ...]
    signed: tuple[str, ...]
    copies_title: str
    copies: tuple[str, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class PublicNote:
    """What the public edition says of itself; ``archive`` is where the other ones are, empty on paper."""

    title: str
    text: str
    archive: str
    archive_words: str


@dataclass(frozen=True, slots=True)
class ContentsEntry:
    """One line of the contents."""

    anchor: str
    letter: str
    title: str


@dataclass(frozen=True, slots=True)
class EditionView:
    """One edition, ready to be placed.

    The full one has all sections. In the public one (``public`` is its note) None stands for a
    section that audience.yaml keeps with the desk, as does an empty tuple for D and N.
    """

    language: Language
    title: str
    description: str
    author: str
    footer: str
    running: str
    message: str
    """The text of ``ringkasan.txt``."""
    paper: str
    is_sample: bool
    contents: tuple[ContentsEntry, ...]
    filter: FilterView
    head: HeadView
    highlights: HighlightsView | None
    agenda: AgendaView | None
    key_figures: tuple[KeyFigure, ...]
    reporting: ReportingView | None
    follow_up: TablesView | None
    board: BoardView | None
    logistics: LogisticsView | None
    projection: TablesView | None
    issues: IssuesView | None
    visits: TablesView | None
    readiness: TablesView | None
    changes: TablesView | None
    regions: tuple[RegionSheet, ...]
    quality: TablesView | None
    trace: TraceView | None
    annex: tuple[Table, ...]
    origins: OriginsView | None
    closing: ClosingView
    public: PublicNote | None = None
