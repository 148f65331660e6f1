"""A real .xlsx workbook, read like a CSV: cells as the text that a person would type."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from pipeline.intake.table import Problem

_MAX_EXPANSION = 200
"""An honest workbook shrinks by less than this; beyond it the archive is a bomb."""


def read_workbook(
    data: bytes, max_bytes: int, has_header: Callable[[Sequence[Sequence[str]]], bool]
) -> list[list[str]] | Problem:
    """Return the rows of the first sheet in which ``has_header`` finds a header (else the first
    sheet), or why the workbook cannot be read. Row 0 is row 1 of the sheet.
    """
    if (problem := _refuse_bomb(data, max_bytes)) is not None:
        return problem
    import python_calamine

    try:
        book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheets = [
            [
                [_as_text(cell) for cell in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        ]
    except (python_calamine.CalamineError, OSError, ValueError, KeyError) as fault:
        return Problem("file-unreadable", other=type(fault).__name__)
    return next((rows for rows in sheets if has_header(rows)), sheets[0] if sheets else [])


def _refuse_bomb(data: bytes, max_bytes: int) -> Problem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
    except (zipfile.BadZipFile, OSError, ValueError):
        return Problem("file-unreadable", other="bukan buku kerja Excel yang utuh")
    if unpacked > max(max_bytes * 4, 1_000_000) or unpacked > len(data) * _MAX_EXPANSION:
        return Problem("file-too-large", value=f"{unpacked} byte", expected=f"{max_bytes} byte")
    return None


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
