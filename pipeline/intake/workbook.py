"""A real .xlsx workbook, read like a CSV: cells as the text that a person would type."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipeline.intake.table import Problem
from pipeline.intake.workbook_cells import column_number, shown_otherwise

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

_MAX_EXPANSION = 200
"""An honest workbook shrinks by less than this; beyond it the archive is a bomb."""
_MAX_GRID_CELLS = 16_000_000
"""A sheet is laid out as a full grid: one far-off cell makes it as large as all that lies between."""
_MAX_REPEATED_CHARACTERS = 500_000_000
"""What one long text, named by many cells, may come to."""
_BROKEN = Problem("file-unreadable", other="bukan buku kerja Excel yang utuh")
_FOREIGN_PARTS = frozenset({"content.xml", "xl/workbook.bin"})
_CELL_PLACE = re.compile(rb"""\sr\s*=\s*["']\$?([A-Za-z]*)\$?(\d+)["']""")
_STRING_CELL = re.compile(rb"""\st\s*=\s*["']s["']""")


def read_workbook(
    data: bytes, max_bytes: int, has_header: Callable[[Sequence[Sequence[str]]], bool]
) -> list[list[str]] | Problem:
    """Return the rows of the first sheet in which ``has_header`` finds a header (else the first
    sheet), or why the workbook cannot be read. Row 0 is row 1 of the sheet.
    """
    parts = _parts(data, max_bytes)
    if isinstance(parts, Problem):
        return parts
    if (problem := _refuse_parts(parts)) is not None:
        return problem
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [_rows(book.get_sheet_by_index(n), parts, n) for n in range(len(book.sheet_names))]
    except (python_calamine.CalamineError, OSError, ValueError, KeyError, OverflowError) as fault:
        return Problem("file-unreadable", other=type(fault).__name__)
    return next((rows for rows in sheets if has_header(rows)), sheets[0] if sheets else [])


def _rows(sheet: CalamineSheet, parts: Mapping[str, bytes], index: int) -> list[list[str]]:
    rows = [[_as_text(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
    for (row, column), text in shown_otherwise(parts, index).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = text
    return rows


def _parts(data: bytes, max_bytes: int) -> dict[str, bytes] | Problem:
    """Return the parts of a workbook by name, or why it is not opened: it is none, is damaged, or
    would swell beyond measure.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > max(max_bytes * 4, 1_000_000) or unpacked > len(data) * _MAX_EXPANSION:
                return Problem("file-too-large", value=f"{unpacked} byte", expected=f"{max_bytes} byte")
            names = {entry.filename for entry in entries}
            if "xl/workbook.xml" not in names or names & _FOREIGN_PARTS:
                return _BROKEN
            # Reading every part proves that none is larger than it says.
            return {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, RuntimeError, EOFError):
        return _BROKEN


def _refuse_parts(parts: Mapping[str, bytes]) -> Problem | None:
    sheets = [part for name, part in sorted(parts.items()) if name.startswith("xl/worksheets/")]
    cells = sum(_grid_cells(sheet) for sheet in sheets)
    if cells > _MAX_GRID_CELLS:
        return Problem("file-too-large", value=f"{cells} sel", expected=f"{_MAX_GRID_CELLS} sel")
    longest = max((len(text) for text in parts.get("xl/sharedStrings.xml", b"").split(b"</si>")), default=0)
    repeated = longest * sum(len(_STRING_CELL.findall(sheet)) for sheet in sheets)
    if repeated > _MAX_REPEATED_CHARACTERS:
        return Problem(
            "file-too-large", value=f"{repeated} huruf", expected=f"{_MAX_REPEATED_CHARACTERS} huruf"
        )
    return None


def _grid_cells(sheet: bytes) -> int:
    """Return how many cells the grid from the first to the last place named in ``sheet`` has."""
    rows, columns = [1], [1]
    for letters, digits in set(_CELL_PLACE.findall(sheet)):
        rows.append(int(digits))
        if letters:
            columns.append(column_number(letters))
    return max(rows) * max(columns)


def _as_text(cell: object) -> str:
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ")
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, (time, timedelta)):
        return str(cell)
    return str(cell)
