"""A report before it is spelled: columns of values, as the desk means them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

Cell = date | int | str | None
"""A value; None is *not reported*. A str in a column of counts or dates is written as it stands."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One report; ``columns`` are by canonical name, all of one length, in the order of the kind."""

    kind: str
    columns: Mapping[str, list[Cell]]

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(next(iter(self.columns.values()), []))

    def with_cell(self, row: int, column: str, cell: Cell) -> ReportTable:
        """Return the same table with another ``cell`` in ``row`` (from 0)."""
        changed = [*self.columns[column]]
        changed[row] = cell
        return ReportTable(self.kind, {**self.columns, column: changed})

    def with_copy(self, row: int, **cells: Cell) -> ReportTable:
        """Return the table with ``row`` once more at its end, with other ``cells`` in it."""
        copied = {name: [*values, cells.get(name, values[row])] for name, values in self.columns.items()}
        return ReportTable(self.kind, copied)

    def without(self, columns: frozenset[str]) -> ReportTable:
        """Return the table without some ``columns``."""
        return ReportTable(
            self.kind, {name: values for name, values in self.columns.items() if name not in columns}
        )


def joined(tables: list[ReportTable]) -> ReportTable:
    """Return ``tables`` of one kind as one, in their order."""
    first = tables[0]
    return ReportTable(
        first.kind, {name: [c for t in tables for c in t.columns[name]] for name in first.columns}
    )
