"""Page 1 as its templates receive it, sections A to E: strings and booleans, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bulletin.page import Fact, Mark


@dataclass(frozen=True, slots=True)
class HeadView:
    """A: letterhead and the facts of the edition. ``sample_mark`` is empty for real data."""

    government: str
    office: str
    address: str
    title: str
    subtitle: str
    number: str
    countdown: str
    countdown_note: str
    facts: tuple[Fact, ...]
    revision: str
    digest: str
    sample_mark: str
    sample_note: str


@dataclass(frozen=True, slots=True)
class Highlight:
    """One sentence of B: the figure that opens it, and what it means and where."""

    lead: str
    text: str


@dataclass(frozen=True, slots=True)
class HighlightsView:
    """B. ``byline`` names the editor where he wrote them, else it is empty."""

    sentences: tuple[Highlight, ...]
    byline: str


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """One item of C: what to decide, the figure behind it, whose it is, its day, its points.

    ``reasons`` are the parts of ``score`` in the order that the section's note names.
    """

    ask: str
    basis: str
    owner: str
    due: str
    score: str
    reasons: str


@dataclass(frozen=True, slots=True)
class AgendaView:
    """C. ``empty`` is printed where there is nothing to decide; ``note`` explains the points."""

    entries: tuple[AgendaEntry, ...]
    empty: str
    note: str


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One tile of D. ``origin`` is the anchor of what it is made of; empty: none."""

    label: str
    value: str
    of: str
    note: str
    change: str
    basis: str
    origin: str = ""


@dataclass(frozen=True, slots=True)
class DayCellView:
    """One cell of the reporting matrix: letter, shape, and the words for it."""

    letter: str
    state: str
    words: str


@dataclass(frozen=True, slots=True)
class ReportingRow:
    """One region of the reporting matrix; ``slug`` is its name in the page's filter."""

    region: str
    cells: tuple[DayCellView, ...]
    last: str
    silence: str
    is_silent: bool
    slug: str


@dataclass(frozen=True, slots=True)
class Gauge:
    """A share against its target; ``share_width`` and ``target_left`` are CSS percentages."""

    label: str
    value: str
    counts: str
    target: str
    verdict: str
    mark: Mark
    share_width: str
    target_left: str


@dataclass(frozen=True, slots=True)
class ReportingView:
    """E."""

    finding: str
    caption: str
    days: tuple[tuple[str, str], ...]
    rows: tuple[ReportingRow, ...]
    hidden_note: str
    legend: tuple[DayCellView, ...]
    legend_note: str
    gauges: tuple[Gauge, ...]
    silent_title: str
    silent: tuple[Fact, ...]
    is_dense: bool
    """Whether the matrix has many rows, which stand close together then."""
