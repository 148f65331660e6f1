"""All files of one kind as columns of text: the work is done per distinct text, not per cell."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from pipeline.intake import RawTable
from pipeline.reports.headers import Header
from pipeline.reports.naming import NameFacts

Bools = npt.NDArray[np.bool_]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One file with a usable header: what it holds and what its name says."""

    table: RawTable
    names: NameFacts
    header: Header
    row_count: int

    @property
    def first_data_row(self) -> int:
        """Index (from 0) of the first row below the header."""
        return self.header.last + 1

    def without_cells(self) -> Sheet:
        """Return the same without the text of its rows, once that stands in a frame."""
        return replace(self, table=replace(self.table, cells=None, arrow=None))


@dataclass(frozen=True, slots=True)
class TextColumn:
    """A column of text as codes into its distinct texts (None = the row has no such cell)."""

    codes: npt.NDArray[np.int32]
    distinct: tuple[str | None, ...]

    def flags(self, test: Callable[[str | None], bool]) -> Bools:
        """Return per row whether ``test`` holds for its text."""
        return self.spread([test(text) for text in self.distinct])

    def spread(self, per_text: Sequence[bool]) -> Bools:
        """Return per row what is so of its text; most often it is so of none, or of all."""
        if not any(per_text):
            return np.zeros(len(self.codes), np.bool_)
        if all(per_text):
            return np.ones(len(self.codes), np.bool_)
        return np.array(per_text, np.bool_)[self.codes]

    def text(self, row: int) -> str:
        """Return the text of ``row``; empty where there is no cell."""
        return self.distinct[self.codes[row]] or ""


@dataclass(frozen=True, slots=True)
class TextFrame:
    """The rows below the headers of all files of one kind.

    ``columns``: per canonical column that any file has its text; ``extra``: the columns that are
    no column of the kind, by their order in the file. ``sheet`` is the index of the row's file in
    ``sheets``; ``row`` its number as a spreadsheet shows it; ``width`` its number of cells;
    ``short``/``long``: fewer cells than the header, or filled cells beyond it.
    """

    kind: str
    sheets: tuple[Sheet, ...]
    columns: Mapping[str, TextColumn]
    extra: tuple[TextColumn, ...]
    sheet: Ints
    row: Ints
    width: npt.NDArray[np.int32]
    short: Bools
    long: Bools

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.row)

    def rows_of(self, sheet: int) -> slice:
        """Return where the rows of the file ``sheet`` stand."""
        first, last = np.searchsorted(self.sheet, [sheet, sheet + 1])
        return slice(int(first), int(last))


def gather(kind: str, names: Sequence[str], sheets: Sequence[Sheet]) -> TextFrame:
    """Return the rows of ``sheets`` (all of ``kind``) with the columns ``names`` that they have."""
    lengths = [s.row_count - s.first_data_row for s in sheets]
    positions = [_extra_positions(s) for s in sheets]
    bounds = [_bounds(s) for s in sheets]
    present = [name for name in names if any(name in s.header.columns for s in sheets)]
    return TextFrame(
        kind=kind,
        sheets=tuple(sheets),
        columns={
            name: _column(sheets, lengths, [s.header.columns.get(name) for s in sheets]) for name in present
        },
        extra=tuple(
            _column(sheets, lengths, [p[n] if n < len(p) else None for p in positions])
            for n in range(max((len(p) for p in positions), default=0))
        ),
        sheet=np.repeat(np.arange(len(sheets), dtype=np.int64), lengths),
        row=_joined(
            [
                np.arange(n, dtype=np.int64) + s.first_data_row + 1
                for s, n in zip(sheets, lengths, strict=True)
            ]
        ),
        width=_joined([widths for widths, _ in bounds]).astype(np.int32),
        short=_joined(
            [widths < s.header.width for s, (widths, _) in zip(sheets, bounds, strict=True)]
        ).astype(np.bool_),
        long=_joined([long for _, long in bounds]).astype(np.bool_),
    )


def _joined(parts: Sequence[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


def _column(sheets: Sequence[Sheet], lengths: Sequence[int], positions: Sequence[int | None]) -> TextColumn:
    """Return one column of all files; texts that a file brings as codes are not looked at again."""
    parts = [
        pa.nulls(length, pa.string()) if position is None else s.table.column(position, s.first_data_row)
        for s, length, position in zip(sheets, lengths, positions, strict=True)
    ]
    coded = np.array([pa.types.is_dictionary(part.type) for part in parts], np.bool_)
    codes = np.empty(sum(lengths), np.int32)
    of_row = np.repeat(coded, lengths)
    known: dict[str | None, int] = {}
    for is_coded in (True, False):
        chosen = [part for part, flag in zip(parts, coded, strict=True) if flag == is_coded]
        if chosen:
            found, texts = _encoded(pa.concat_arrays(chosen))
            numbers = np.array([known.setdefault(text, len(known)) for text in texts], np.int32)
            codes[of_row == is_coded] = numbers[found]
    return TextColumn(codes, tuple(known))


def _encoded(texts: pa.Array) -> tuple[npt.NDArray[np.int32], Sequence[str | None]]:
    """Return ``texts`` as codes into its distinct texts."""
    if not pa.types.is_dictionary(texts.type):
        texts = texts.dictionary_encode(null_encoding="encode")
    codes: npt.NDArray[np.int32] = texts.indices.to_numpy(zero_copy_only=False)
    return codes, texts.dictionary.to_pylist()


def _extra_positions(sheet: Sheet) -> list[int]:
    named = set(sheet.header.columns.values())
    return [n for n in range(sheet.header.width) if n not in named]


def _bounds(sheet: Sheet) -> tuple[npt.NDArray[np.int32], Bools]:
    """Return the cells of every row, and which rows have filled cells beyond the header."""
    width = sheet.header.width
    widths = sheet.table.widths(sheet.first_data_row)
    beyond = widths > width
    if beyond.any():
        if sheet.table.arrow is not None:
            filled = np.zeros(len(widths), np.bool_)
            for position in range(width, sheet.table.arrow.num_columns):
                cells = sheet.table.texts(position, sheet.first_data_row)
                filled |= np.fromiter((bool(c and c.strip()) for c in cells), np.bool_, len(cells))
            return widths, filled
        for index in np.flatnonzero(beyond):
            row = sheet.table.row(sheet.first_data_row + int(index))
            beyond[index] = any(cell.strip() for cell in row[width:])
    return widths, beyond
