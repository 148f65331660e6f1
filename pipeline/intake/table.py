"""What the intake hands on: one file as a table of text, nothing interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pyarrow as pa

_FEW = 8
"""So few rows are decoded cell by cell in less time than column by column."""


class FileClass(StrEnum):
    """What a file is by its name alone."""

    REPORT = "report"
    OTHER_FORMAT = "other_format"
    """A format that people use for reports and that we do not read (.xls, .pdf, pictures …)."""
    NOT_A_REPORT = "not_a_report"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One file of the inputs, before it is read.

    ``path`` is relative to the folder given (the file's own name for a file), with ``/``.
    ``received`` is its day of arrival, None = unknown. ``name_parts`` are the names in which
    region and date may stand: the file's own name first, then its folders, nearest first.
    """

    path: str
    absolute: Path
    received: date | None
    name_parts: tuple[str, ...]
    file_class: FileClass


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file cannot be read as a table; ``code`` is a code of the rule book."""

    code: str
    value: str | None = None
    expected: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class RawTable:
    """One file as rows of text cells.

    Cells are unquoted but otherwise untouched. Either ``cells`` (the tolerant way: one sequence
    per row, as long as the row is) or ``arrow`` (the fast way: one column of dictionary-encoded
    strings per position, every row of the same width) is set; both give the same answers. Row 0
    here is row 1 of a spreadsheet. ``problem`` is set where the file is refused before any
    of its meaning is known. ``ends_open``: the last row is not ended by a line break.
    """

    source: SourceFile
    sha256: str
    size: int
    encoding: str | None = None
    delimiter: str | None = None
    quote: str | None = None
    cells: Sequence[Sequence[str]] | None = None
    arrow: pa.Table | None = None
    problem: Problem | None = None
    ends_open: bool = False

    @property
    def row_count(self) -> int:
        """Rows of the file, titles and blank rows included; a final newline is no row."""
        if self.arrow is not None:
            return int(self.arrow.num_rows)
        return len(self.cells) if self.cells is not None else 0

    def row(self, index: int) -> Sequence[str]:
        """Return the cells of the row with ``index`` (from 0)."""
        if self.arrow is not None:
            return self.rows(index, index + 1)[0]
        assert self.cells is not None
        return self.cells[index]

    def rows(self, first: int = 0, last: int | None = None) -> list[Sequence[str]]:
        """Return the cells of the rows from index ``first`` up to, not including, ``last``."""
        if self.arrow is not None:
            part = self.arrow.slice(first, None if last is None else max(last - first, 0))
            if part.num_rows > _FEW:  # decoded at once: one by one takes longer
                part = part.cast(pa.schema([(name, pa.string()) for name in part.column_names]))
            return [list(row) for row in zip(*(c.to_pylist() for c in part.columns), strict=True)]
        assert self.cells is not None or self.problem is not None, "a table without cells has a problem"
        return list((self.cells or ())[first:last])

    def column(self, position: int, first_row: int) -> pa.Array:
        """Return the cells at ``position`` (from 0) from ``first_row`` on; null = no such cell.

        They are strings, or dictionary-encoded strings where the file was read the fast way.
        """
        if self.arrow is not None:
            if position >= self.arrow.num_columns:
                return pa.nulls(self.arrow.num_rows - first_row, pa.string())
            return self.arrow.column(position).slice(first_row).combine_chunks()
        assert self.cells is not None
        body = self.cells[first_row:]
        return pa.array([r[position] if position < len(r) else None for r in body], pa.string())

    def texts(self, position: int, first_row: int) -> list[str | None]:
        """Return the cells of :meth:`column` as texts."""
        found: list[str | None] = self.column(position, first_row).cast(pa.string()).to_pylist()
        return found

    def widths(self, first_row: int) -> npt.NDArray[np.int32]:
        """Return the number of cells of every row from ``first_row`` on."""
        if self.arrow is not None:
            return np.full(self.arrow.num_rows - first_row, self.arrow.num_columns, np.int32)
        assert self.cells is not None
        return np.fromiter((len(r) for r in self.cells[first_row:]), np.int32)
