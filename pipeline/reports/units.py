"""Units: what the unit column and a unit after a number say, and the factor to the item's own unit."""

from __future__ import annotations

import numpy as np

from pipeline.reports.parsed import Objects, Parsing
from pipeline.reports.text import is_blank
from pipeline.reports.textframe import TextColumn

_PERCENT_WORDS = frozenset({"%", "persen", "percent", "pct"})


def own_units(work: Parsing) -> Objects:
    """Return per row the unit in which its item or indicator is counted; None where there is none."""
    settings = work.vocabulary.settings
    units: dict[str | None, str] = {}
    for role, catalogue in (("item", settings.items.by_code), ("indicator", settings.indicators.by_code)):
        name = work.column_with_role(role)
        if name is not None:
            units = {code: entry.unit for code, entry in catalogue.items()}
            return np.array([units.get(code) for code in work.names[name]], dtype=object)
    return np.full(len(work.frame), None, dtype=object)


def is_percent_unit(text: str | None) -> bool:
    """Whether a unit says percent."""
    return text is not None and text.strip().casefold() in _PERCENT_WORDS


class RowUnits:
    """What the unit column of a frame says: a factor per row to the item's own unit."""

    def __init__(self, work: Parsing) -> None:
        self.work = work
        self.own = own_units(work)
        size = len(work.frame)
        self.factor = np.ones(size, np.int64)
        self.inexact = np.zeros(size, np.bool_)
        self.percent = np.zeros(size, np.bool_)
        self.said: dict[int, str] = {}
        """Rows whose unit column names a unit that we know, with that unit."""
        name = work.column_with_role("unit")
        self.column = work.frame.columns.get(name) if name is not None else None
        if name is not None and self.column is not None:
            self._read(name, self.column)

    def _read(self, name: str, column: TextColumn) -> None:
        percent = column.flags(is_percent_unit)
        self.percent = percent & self.work.data & (self.work.column_with_role("indicator") is not None)
        unknown = np.zeros(len(percent), np.bool_)
        item_column = self.work.names.get(self.work.column_with_role("item") or "")
        seen: dict[tuple[int, str | None, str], tuple[int, bool] | None] = {}
        blank = column.flags(is_blank)
        for index in np.flatnonzero(self.work.data & ~blank & ~self.percent).tolist():
            item = item_column[index] if item_column is not None else ""
            key = (int(column.codes[index]), self.own[index], item or "")
            if key not in seen:
                seen[key] = self._factor(column.text(index), self.own[index], item or "")
            answer = seen[key]
            if answer is None:
                unknown[index] = True
                continue
            self.factor[index], self.inexact[index] = answer
            self.said[index] = self.work.vocabulary.units.find(column.text(index)) or ""
        self.work.rows.add("unit-unknown", unknown, name, lambda n: {"expected": self.own[n] or ""})
        self.work.rows.add(
            "unit-inexact",
            self.inexact.copy(),
            name,
            lambda n: {"expected": f"{self.factor[n]} {self.own[n]} per {column.text(n)}"},
        )

    def _factor(self, text: str, own: str | None, item: str) -> tuple[int, bool] | None:
        units = self.work.vocabulary.units
        unit = units.find(text)
        if unit is None:
            return None
        return (1, False) if own is None else units.conversion(unit, own, item)

    def cell_factor(self, index: int, unit: str) -> tuple[int, bool] | None:
        """Return (factor, inexact) for a cell of row ``index`` with ``unit`` written after the
        number; None where it contradicts the row's unit.
        """
        if index in self.said:
            return (int(self.factor[index]), bool(self.inexact[index])) if self.said[index] == unit else None
        own = self.own[index]
        if own is None:
            return 1, False
        item_column = self.work.names.get(self.work.column_with_role("item") or "")
        item = item_column[index] if item_column is not None else ""
        return self.work.vocabulary.units.conversion(unit, own, item or "")
