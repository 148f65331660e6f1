"""The atoms of a page: marks, cells, tables. They hold text and booleans that are ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal

SHORT_ROWS = 6
"""A table of up to so many rows is kept on one page: with more, it could leave a quarter of one empty."""

PROVINCE = "provinsi"
"""Stands for the region of a row that speaks of the whole province: no choice of region hides it."""

STATES = ("done", "on-course", "attention", "critical", "unknown")
"""The states of the status scale, as marks and filters name them."""

ColumnKind = Literal["text", "number", "status", "day", "long"]


def order_of(value: int | date | Fraction | None) -> str:
    """Return what a cell of ``value`` is sorted by on the screen; "" for an absent one, which stands last."""
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else f"{float(value):.10g}"


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape with its word; ``state`` names the shape's CSS class (``done``, ``nihil`` …)."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``stale``: a last known value, printed in grey with its ``note``.

    ``order`` is what a reader's sorting goes by (see ``order_of``); without it text goes by itself.
    ``origin`` is the anchor of the place where the figure's files and rows are named; empty: none.
    """

    text: str
    note: str = ""
    mark: Mark | None = None
    stale: bool = False
    order: str = ""
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, second line of the heading, and how its cells are set.

    ``region`` is the slug of the region that the column speaks of, empty where it is of none.
    ``content`` is what audience.yaml calls what stands in it: a content or a topic; empty: neither.
    """

    label: str
    kind: ColumnKind = "text"
    note: str = ""
    region: str = ""
    content: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A heading over ``span`` columns; the first group stands over the row headings."""

    label: str
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its heading and its cells, as many as the table has columns. ``total``: a sum.

    ``region`` is the slug of the region that the row speaks of, or ``PROVINCE``; empty where the
    rows of the table are no regions, and then no filter hides them. ``content`` as for a column.
    """

    head: Cell
    cells: tuple[Cell, ...]
    total: bool = False
    region: str = ""
    content: str = ""

    @property
    def states(self) -> str:
        """The states that the row shows, for the filter: names of ``STATES`` with spaces between."""
        marks = {cell.mark.state for cell in (self.head, *self.cells) if cell.mark}
        return " ".join(state for state in STATES if state in marks) if self.region else ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is ready to be placed.

    ``style`` is a CSS class (``ladder``, ``board`` …) or empty; ``note`` stands under the table.
    ``sortable``: its rows are of one kind, so that a reader may put them in another order.
    ``content`` as for a column, of the table as a whole.
    """

    name: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[ColumnGroup, ...] = ()
    note: str = ""
    style: str = ""
    sortable: bool = True
    content: str = ""

    @property
    def is_short(self) -> bool:
        """Whether the table may be kept on one page."""
        return len(self.rows) <= SHORT_ROWS


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it; ``content`` as for a column."""

    term: str
    text: str
    mark: Mark | None = None
    stale: bool = False
    content: str = ""


@dataclass(frozen=True, slots=True)
class FilterView:
    """What a reader of the screen may choose by: regions as (slug, name), and states."""

    regions: tuple[tuple[str, str], ...]
    states: tuple[Mark, ...]
