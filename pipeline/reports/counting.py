"""Cells that count: whole numbers in the unit of the row's item or indicator."""

from __future__ import annotations

import numpy as np

from pipeline.reports.numbers import CountCell, CountState, parse_count
from pipeline.reports.parsed import Counts, Parsing
from pipeline.reports.text import folded, is_blank
from pipeline.reports.textframe import Bools, TextColumn
from pipeline.settings.model import ReportField

_PERCENT_WORDS = frozenset({"%", "persen", "percent", "pct"})


def own_units(work: Parsing) -> np.ndarray:  # type: ignore[type-arg]
    """Return per row the unit in which its item or indicator is counted; None where there is none."""
    settings = work.vocabulary.settings
    units: dict[str | None, str] = {}
    for role, catalogue in (("item", settings.items.by_code), ("indicator", settings.indicators.by_code)):
        name = work.column_with_role(role)
        if name is not None:
            units = {code: entry.unit for code, entry in catalogue.items()}  # type: ignore[attr-defined]
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
        self.work.rows.add("unit-inexact", self.inexact.copy(), name, lambda n: {"expected": f"{self.factor[n]} {self.own[n]} per {column.text(n)}"})

    def _factor(self, text: str, own: str | None, item: str) -> tuple[int, bool] | None:
        units = self.work.vocabulary.units
        unit = units.find(text)
        if unit is None:
            return None
        return (1, False) if own is None else units.conversion(unit, own, item)

    def cell_factor(self, index: int, unit: str) -> tuple[int, bool] | None:
        """Return (factor, inexact) for a cell of row ``index`` with ``unit`` written after the
        number; None where it contradicts the row's unit."""
        if index in self.said:
            return (int(self.factor[index]), bool(self.inexact[index])) if self.said[index] == unit else None
        own = self.own[index]
        if own is None:
            return 1, False
        item_column = self.work.names.get(self.work.column_with_role("item") or "")
        item = item_column[index] if item_column is not None else ""
        return self.work.vocabulary.units.conversion(unit, own, item or "")


def parse_counts(work: Parsing, fields: list[ReportField]) -> None:
    """Parse the columns of ``fields`` into ``work.counts``, in the item's or indicator's own unit:
    ``number-invalid``, ``number-negative``, ``unit-mismatch``, ``unit-unknown``, ``unit-inexact``,
    ``nil-as-zero``, ``not-reported-text``."""
    units = RowUnits(work)
    work.inexact = units.inexact.copy()
    work.slack = np.where(units.inexact, units.factor - 1, 0)
    for field in fields:
        work.counts[field.name] = _parse(work, field, units)
    unit_name = work.column_with_role("unit")
    if unit_name is not None:
        own = np.where(units.percent, "%", units.own)
        work.names[unit_name] = np.where(own == None, work.names[unit_name], own)  # noqa: E711 - per element


def _absent(size: int) -> Counts:
    return Counts(np.zeros(size, np.int64), np.zeros(size, np.bool_), np.zeros(size, np.int64), np.zeros(size, np.bool_))


def _parse(work: Parsing, field: ReportField, units: RowUnits) -> Counts:
    column = work.frame.columns.get(field.name)
    if column is None:
        return _absent(len(work.frame))
    if field.constraints.required:
        work.rows.add("value-missing", work.data & column.flags(is_blank), field.name, {"expected": "120"})
    cells = [parse_count(text) for text in column.distinct]
    states = np.array([c.state.value for c in cells], dtype=object)[column.codes]
    numbers = np.array([c.number or 0 for c in cells], np.int64)[column.codes]
    known = (states == CountState.NUMBER.value) | (states == CountState.NIL.value)
    invalid = states == CountState.INVALID.value
    counts = Counts(numbers, known, *_percentages(work, column, cells, states, units))
    invalid &= ~counts.is_percent
    counts.known &= ~counts.is_percent
    stray = (states == CountState.PERCENT.value) & ~counts.is_percent
    invalid |= stray | _apply_units(work, field, column, cells, counts, units)
    work.rows.add("number-invalid", work.data & invalid, field.name, lambda n: {"expected": _digits(column.text(n))})
    work.rows.add("number-negative", work.data & (states == CountState.NEGATIVE.value), field.name)
    work.rows.add("nil-as-zero", work.data & (states == CountState.NIL.value), field.name)
    work.rows.add("not-reported-text", work.data & (states == CountState.NOT_REPORTED.value), field.name)
    counts.known &= work.data & ~invalid
    return counts


def _digits(text: str) -> str:
    """Return the leading digits of ``text`` as an example of what was perhaps meant, else 120."""
    plain = folded(text)
    lead = plain[: len(plain) - len(plain.lstrip("0123456789"))]
    return f"{lead}0" if lead and len(lead) < 4 and not lead.startswith("0") else "120"


def _percentages(
    work: Parsing, column: TextColumn, cells: list[CountCell], states: np.ndarray, units: RowUnits  # type: ignore[type-arg]
) -> tuple[np.ndarray, Bools]:  # type: ignore[type-arg]
    """Return percentages (in hundredths) and where they stand: only indicators may have them."""
    allowed = work.data & (work.column_with_role("indicator") is not None)
    written = [c if c.permyriad is not None else parse_count(f"{t}%") for c, t in zip(cells, column.distinct, strict=True)]
    values = np.array([c.permyriad or 0 for c in written], np.int64)[column.codes]
    as_percent = np.array([c.permyriad is not None for c in written], np.bool_)[column.codes]
    is_percent = allowed & as_percent & ((states == CountState.PERCENT.value) | units.percent)
    return values, is_percent


def _apply_units(  # noqa: PLR0913, PLR0917 - one pass over what one column needs
    work: Parsing,
    field: ReportField,
    column: TextColumn,
    cells: list[CountCell],
    counts: Counts,
    units: RowUnits,
) -> Bools:
    """Convert ``counts`` in place; return the rows whose text after the number is no unit."""
    factor = units.factor.copy()
    has_unit = np.array([c.unit is not None for c in cells], np.bool_)[column.codes] & work.data
    no_unit, mismatch, inexact = (np.zeros(len(factor), np.bool_) for _ in range(3))
    for index in np.flatnonzero(has_unit).tolist():
        unit = work.vocabulary.units.find(cells[int(column.codes[index])].unit or "")
        if unit is None:
            no_unit[index] = True
            continue
        answer = units.cell_factor(index, unit)
        if answer is None:
            mismatch[index] = True
        else:
            factor[index], inexact[index] = answer
    work.rows.add("unit-mismatch", mismatch, field.name, lambda n: {"expected": units.said.get(n) or units.own[n] or ""})
    counts.known &= ~mismatch & ~no_unit
    counts.values = np.where(counts.known, counts.values * factor, 0)
    new = inexact & ~units.inexact
    work.rows.add("unit-inexact", new, field.name, lambda n: {"expected": f"{counts.values[n]} {units.own[n]}"})
    work.inexact |= new
    work.slack = np.where(new, np.maximum(work.slack, factor - 1), work.slack)
    return no_unit
