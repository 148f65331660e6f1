"""A real .xlsx workbook, read like a CSV: cells as the text that a person would type.

Read with openpyxl, the slower of the readers that were tried: it alone hands on a cell's error
value (``#REF!``) and tells a percentage from a number, where others leave a blank or 0.875.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from pipeline.intake.table import Problem

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell

_MAX_EXPANSION = 200
"""An honest workbook shrinks by less than this; beyond it the archive is a bomb."""
_FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
"""No spreadsheet program writes these; they are how an XML bomb is built."""
_HEAD_BYTES = 4096


def read_workbook(
    data: bytes, max_bytes: int, has_header: Callable[[Sequence[Sequence[str]]], bool]
) -> list[list[str]] | Problem:
    """Return the rows of the first sheet in which ``has_header`` finds a header (else the first
    sheet), or why the workbook cannot be read. Row 0 is row 1 of the sheet; a workbook without
    any filled cell is ``file-empty``.
    """
    if (problem := _refuse_bomb(data, max_bytes)) is not None:
        return problem
    try:
        sheets = _sheets(data)
    except Exception as fault:  # a broken workbook fails inside the reader in any way at all
        return Problem("file-unreadable", other=type(fault).__name__)
    rows = next((rows for rows in sheets if has_header(rows)), sheets[0] if sheets else [])
    if not any(cell for sheet in sheets for row in sheet for cell in row):
        return Problem("file-empty")
    return rows


def _sheets(data: bytes) -> list[list[list[str]]]:
    import openpyxl
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

    with warnings.catch_warnings():
        # Extensions of Excel that the reader doesn't know (validations, themes) hold no figures.
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        sheets = []
        for sheet in book.worksheets:
            if isinstance(sheet, ReadOnlyWorksheet):
                # What a sheet says of its own size is often wrong.
                sheet.reset_dimensions()
            sheets.append(_squared([[_as_text(cell) for cell in row] for row in sheet.iter_rows()]))
        book.close()
    return sheets


def _squared(rows: list[list[str]]) -> list[list[str]]:
    """Return ``rows`` padded to one width, as a sheet is."""
    width = max((len(row) for row in rows), default=0)
    return [row + [""] * (width - len(row)) for row in rows]


def _refuse_bomb(data: bytes, max_bytes: int) -> Problem | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            unpacked = sum(entry.file_size for entry in entries)
            if unpacked > max(max_bytes * 4, 1_000_000) or unpacked > len(data) * _MAX_EXPANSION:
                return Problem("file-too-large", value=f"{unpacked} byte", expected=f"{max_bytes} byte")
            for entry in entries:
                with archive.open(entry) as part:
                    head = part.read(_HEAD_BYTES).upper()
                if any(mark in head for mark in _FORBIDDEN):
                    return Problem("file-unreadable", other="berisi deklarasi XML yang tidak wajar")
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return Problem("file-unreadable", other="bukan buku kerja Excel yang utuh")
    return None


def _as_text(cell: Cell | MergedCell | ReadOnlyCell | EmptyCell) -> str:
    """Return what a person would type for the value of ``cell``; a blank is an empty text."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return _number(value, is_percent="%" in str(getattr(cell, "number_format", "") or ""))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, time | timedelta) else f"{value}"


def _number(value: float, *, is_percent: bool) -> str:
    shown = round(value * 100, 6) if is_percent else value
    digits = str(int(shown)) if float(shown).is_integer() else repr(float(shown))
    return f"{digits}%" if is_percent else digits
