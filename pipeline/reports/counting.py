"""Cells that count: whole numbers in the unit of the row's item or indicator."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.model.labels import Labels
from pipeline.reports.combinations import combine
from pipeline.reports.numbers import CountCell, CountState, parse_count
from pipeline.reports.parsed import Counts, Parsing
from pipeline.reports.text import is_blank
from pipeline.reports.textframe import Bools, TextColumn
from pipeline.reports.units import RowUnits
from pipeline.settings.model import ReportField


@dataclass(frozen=True, slots=True)
class _CountColumn:
    """One column at work: its texts, and what each distinct text parses to."""

    work: Parsing
    name: str
    column: TextColumn
    cells: tuple[CountCell, ...]
    units: RowUnits

    def has(self, state: CountState) -> Bools:
        """Return per row whether its cell is in ``state``."""
        return self.column.spread([cell.state is state for cell in self.cells])

    def cell_unit(self, row: int) -> tuple[int, bool] | None:
        """Return (factor, inexact) of the unit after the number in ``row``; a factor of 0 where it
        contradicts the row's unit, None where it is no unit at all.
        """
        unit = self.work.vocabulary.units.find(self.cells[int(self.column.codes[row])].unit or "")
        if unit is None:
            return None
        return self.units.cell_factor(row, unit) or (0, False)


def parse_counts(work: Parsing, fields: list[ReportField]) -> None:
    """Parse the columns of ``fields`` into ``work.counts``, in the item's or indicator's own unit:
    ``number-invalid``, ``number-negative``, ``unit-mismatch``, ``unit-unknown``, ``unit-inexact``,
    ``nil-as-zero``, ``not-reported-text``.
    """
    units = RowUnits(work)
    work.inexact = units.inexact.copy()
    for field in fields:
        work.counts[field.name] = _parse(work, field, units)
    unit_name = work.column_with_role("unit")
    if unit_name is not None:
        percent = Labels(np.zeros(len(work.frame), np.int32), ("%",))
        own = units.own.replaced(units.percent, percent)
        work.names[unit_name] = own.replaced(~own.known, work.names[unit_name])


def _absent(work: Parsing) -> Counts:
    size = len(work.frame)
    counts = Counts(np.zeros(size, np.int64), np.zeros(size, np.bool_))
    if work.column_with_role("indicator") is not None:
        counts.permyriad, counts.is_percent = np.zeros(size, np.int64), np.zeros(size, np.bool_)
    return counts


def _parse(work: Parsing, field: ReportField, units: RowUnits) -> Counts:
    column = work.frame.columns.get(field.name)
    if column is None:
        return _absent(work)
    if field.constraints.required:
        work.rows.add("value-missing", work.data & column.flags(is_blank), field.name, {"expected": "120"})
    cells = tuple(parse_count(text) for text in column.distinct)
    part = _CountColumn(work, field.name, column, cells, units)
    counts = _read(part)
    plain = ~counts.is_percent if counts.is_percent is not None else np.ones(len(work.frame), np.bool_)
    invalid = part.has(CountState.INVALID) | part.has(CountState.PERCENT)
    invalid = (invalid & plain) | _apply_units(part, counts)
    work.rows.add(
        "number-invalid", work.data & invalid, field.name, lambda n: {"expected": _digits(column.text(n))}
    )
    for code, state in _TELLING_STATES.items():
        work.rows.add(code, work.data & part.has(state) & plain, field.name)
    counts.known &= work.data & ~invalid
    return counts


_TELLING_STATES = {
    "number-negative": CountState.NEGATIVE,
    "nil-as-zero": CountState.NIL,
    "not-reported-text": CountState.NOT_REPORTED,
}


def _digits(text: str) -> str:
    """Return digits as an example of what was perhaps meant.

    The letter O is read as 0 and signs before the digits are left out (12O → 120, ±500 → 500);
    120 where that leaves nothing plain.
    """
    cell = parse_count(text.strip().lstrip("±+~≈<>=' ").upper().replace("O", "0"))
    return str(cell.number) if cell.state is CountState.NUMBER else "120"


def _read(part: _CountColumn) -> Counts:
    """Return numbers, and percentages where they may stand: for indicators only.

    A number in a row whose unit says percent is a percentage as well.
    """
    work, column, cells = part.work, part.column, part.cells
    numbers = np.array([c.number or 0 for c in cells], np.int64)[column.codes]
    known = part.has(CountState.NUMBER) | part.has(CountState.NIL)
    if work.column_with_role("indicator") is None:
        return Counts(numbers, known)
    written = [
        c if c.permyriad is not None else parse_count(f"{t}%")
        for c, t in zip(cells, column.distinct, strict=True)
    ]
    permyriad = np.array([c.permyriad or 0 for c in written], np.int64)[column.codes]
    readable = column.spread([c.permyriad is not None for c in written])
    is_percent = work.data & readable & (part.has(CountState.PERCENT) | part.units.percent)
    return Counts(numbers, known & ~is_percent, permyriad, is_percent)


def _apply_units(part: _CountColumn, counts: Counts) -> Bools:
    """Convert ``counts`` in place; return the rows whose text after the number is no unit."""
    work, units = part.work, part.units
    has_unit = part.column.spread([c.unit is not None for c in part.cells]) & work.data
    if not has_unit.any() and (units.factor == 1).all():
        return has_unit
    factor = units.factor.copy()
    no_unit, mismatch, inexact = (np.zeros(len(factor), np.bool_) for _ in range(3))
    if has_unit.any():
        labels = (units.own.codes, units.item.codes, units.said.codes)
        combined = combine([part.column.codes, *labels], has_unit)
        found = [part.cell_unit(row) for row in combined.rows.tolist()]
        no_unit = combined.of_rows([answer is None for answer in found], absent=False)
        mismatch = combined.of_rows([bool(answer and answer[0] == 0) for answer in found], absent=False)
        written = combined.of_rows([answer[0] or 1 if answer else 1 for answer in found], absent=1)
        factor = np.where(has_unit, written, factor)
        inexact = combined.of_rows([bool(answer and answer[1]) for answer in found], absent=False)
    own, said = units.own, units.said
    work.rows.add("unit-mismatch", mismatch, part.name, lambda n: {"expected": said[n] or own[n] or ""})
    counts.known &= ~mismatch & ~no_unit
    if (factor != 1).any():
        counts.written = counts.values
    counts.values = np.where(counts.known, counts.values * factor, 0)
    uncertain = np.where(has_unit, inexact, units.inexact) & (counts.values > 0)
    counts.slack = np.where(uncertain, factor - 1, 0) if uncertain.any() else None
    new = inexact & ~units.inexact
    work.rows.add("unit-inexact", new, part.name, lambda n: {"expected": f"{counts.values[n]} {own[n]}"})
    work.inexact |= new
    return no_unit
