"""Units: what the unit column and a unit after a number say, and the factor to the item's own unit."""

from __future__ import annotations

import numpy as np

from pipeline.model.labels import Labels
from pipeline.reports.combinations import combine
from pipeline.reports.parsed import Parsing
from pipeline.reports.text import is_blank, is_error_value
from pipeline.reports.textframe import TextColumn

_PERCENT_WORDS = frozenset({"%", "persen", "percent", "pct"})


def own_units(work: Parsing) -> Labels:
    """Return per row the unit in which its item or indicator is counted; None where there is none."""
    settings = work.vocabulary.settings
    for role, catalogue in (("item", settings.items.by_code), ("indicator", settings.indicators.by_code)):
        name = work.column_with_role(role)
        if name is not None:
            return work.names[name].mapped({code: entry.unit for code, entry in catalogue.items()})
    return Labels.none(len(work.frame))


def is_percent_unit(text: str | None) -> bool:
    """Whether a unit says percent."""
    return text is not None and text.strip().casefold() in _PERCENT_WORDS


class RowUnits:
    """What the unit column of a frame says: a factor per row to the item's own unit.

    ``said`` is per row the unit that the column names, as the catalogue spells it (None: it names
    none that we know); ``percent`` marks rows of indicators that are given in percent.
    """

    def __init__(self, work: Parsing) -> None:
        self.work = work
        self.own = own_units(work)
        size = len(work.frame)
        self.factor = np.ones(size, np.int64)
        self.inexact = np.zeros(size, np.bool_)
        self.percent = np.zeros(size, np.bool_)
        self.said = Labels.none(size)
        item = work.column_with_role("item")
        self.item = work.names[item] if item is not None else Labels.none(size)
        name = work.column_with_role("unit")
        column = work.frame.columns.get(name) if name is not None else None
        if name is not None and column is not None:
            self._read(name, column)

    def _read(self, name: str, column: TextColumn) -> None:
        work = self.work
        self.percent = (
            column.flags(is_percent_unit) & work.data & (work.column_with_role("indicator") is not None)
        )
        readable = ~column.flags(lambda text: is_blank(text) or is_error_value(text or ""))
        among = work.data & readable & ~self.percent
        combined = combine([column.codes, self.own.codes, self.item.codes], among)
        found = [self._factor(row, column.text(row)) for row in combined.rows.tolist()]
        unknown = combined.of_rows([answer is None for answer in found], absent=False)
        self.factor = combined.of_rows([answer[0] if answer else 1 for answer in found], absent=1)
        self.inexact = combined.of_rows([bool(answer and answer[1]) for answer in found], absent=False)
        self.said = Labels.of(combined.codes, [answer[2] if answer else None for answer in found])
        work.rows.add(
            "unit-unknown", unknown, name, lambda n: {"expected": self.own[n] or "satuan barangnya"}
        )
        work.rows.add(
            "unit-inexact",
            self.inexact.copy(),
            name,
            lambda n: {"expected": f"{self.factor[n]} {self.own[n]} per {column.text(n)}"},
        )

    def _factor(self, row: int, text: str) -> tuple[int, bool, str] | None:
        """Return (factor, inexact, unit) of a row's unit; None: unknown, or not convertible."""
        unit = self.work.vocabulary.units.find(text)
        if unit is None:
            return None
        found = self._conversion(row, unit)
        return (*found, unit) if found is not None else None

    def _conversion(self, row: int, unit: str) -> tuple[int, bool] | None:
        own = self.own[row]
        if own is None:
            return 1, False
        return self.work.vocabulary.units.conversion(unit, own, self.item[row] or "")

    def cell_factor(self, row: int, unit: str) -> tuple[int, bool] | None:
        """Return (factor, inexact) for a cell of ``row`` with ``unit`` written after the number;
        None where it contradicts the row's unit.
        """
        if self.said[row] is None:
            return self._conversion(row, unit)
        return (int(self.factor[row]), bool(self.inexact[row])) if self.said[row] == unit else None
