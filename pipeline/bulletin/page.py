"""The atoms of a page: marks, cells, tables. They hold text and booleans that are ready to be placed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SHORT_ROWS = 14
"""A table of up to so many rows is kept on one page."""

ColumnKind = Literal["text", "number", "status", "day", "long"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A shape with its word; ``state`` names the shape's CSS class (``done``, ``nihil`` …)."""

    state: str
    word: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table. ``stale``: a last known value, printed in grey with its ``note``."""

    text: str
    note: str = ""
    mark: Mark | None = None
    stale: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """One column: heading, second line of the heading, and how its cells are set."""

    label: str
    kind: ColumnKind = "text"
    note: str = ""


@dataclass(frozen=True, slots=True)
class ColumnGroup:
    """A heading over ``span`` columns; the first group stands over the row headings."""

    label: str
    span: int


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its heading and its cells, as many as the table has columns. ``total``: a sum."""

    head: Cell
    cells: tuple[Cell, ...]
    total: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table that is ready to be placed.

    ``style`` is a CSS class (``ladder``, ``board`` …) or empty; ``note`` stands under the table.
    """

    name: str
    caption: str
    corner: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    groups: tuple[ColumnGroup, ...] = ()
    note: str = ""
    style: str = ""

    @property
    def is_short(self) -> bool:
        """Whether the table may be kept on one page."""
        return len(self.rows) <= SHORT_ROWS


@dataclass(frozen=True, slots=True)
class Fact:
    """A term and what is said of it."""

    term: str
    text: str
    mark: Mark | None = None
    stale: bool = False
