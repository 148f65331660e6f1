"""From text to rows of cells: a tolerant way for any file, a fast way for clean ones."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.csv as pc

from pipeline.intake.mending import mend_rows
from pipeline.intake.quoting import Dialect, quoted_cell

_MAX_CELL = 2**31 - 1
_STREAMED_FROM = 4_000_000
"""From this size on lines are cut one by one: a text stream would hold four bytes a character."""
_THREADED_FROM = 8_000_000
_TEXTS = pa.dictionary(pa.int32(), pa.string())
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)|[^\r\n]++\Z")
NO_DELIMITER = "\x1e"
"""Stands in for the delimiter of a file of one column: a character that no text holds."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """Rows of a text; ``open_quote`` where a quoted cell is never closed."""

    rows: list[list[str]]
    open_quote: bool
    ends_open: bool


def parse_rows(text: str, dialect: Dialect) -> Parsed:
    """Return the rows of ``text``: quotes are removed, cells are otherwise untouched.

    A blank line is a row of no cells; a final newline is no row. Quotes that do not surround a
    whole cell are text. Where they break a row, the reading that gives it the width of the others
    is taken; where a quoted cell is open at the end of the text, it runs up to there.
    """
    ends_open = not text.endswith(("\n", "\r"))
    if dialect.escape is None:
        if dialect.spaced and dialect.delimiter != " ":
            text = _without_space_around_quotes(text, dialect)
        try:
            return Parsed(list(_reader(text, dialect)), open_quote=False, ends_open=ends_open)
        except csv.Error:
            pass  # the quotes are not those of a well-formed file: look closer
    rows, open_quote = mend_rows(text, dialect)
    return Parsed(rows, open_quote=open_quote, ends_open=ends_open)


def _reader(text: str, dialect: Dialect) -> Iterator[list[str]]:
    csv.field_size_limit(_MAX_CELL)
    lines = (
        io.StringIO(text, newline="")
        if len(text) < _STREAMED_FROM
        else (found.group() for found in _LINE.finditer(text))
    )
    return csv.reader(
        lines,
        delimiter=dialect.delimiter or NO_DELIMITER,
        quotechar=dialect.quote,
        skipinitialspace=dialect.spaced and dialect.delimiter == " ",
        strict=True,
    )


def _without_space_around_quotes(text: str, dialect: Dialect) -> str:
    whole = quoted_cell(dialect.delimiter, dialect.quote, dialect.escape)
    return whole.sub(rf"{dialect.quote}\2{dialect.quote}", text)


def parse_columns(data: bytes, delimiter: str) -> pa.Table | None:
    """Return ``data`` (UTF-8, no BOM) as columns of text; None where it is not clean.

    The columns are dictionaries (int32 codes into distinct texts): a report repeats itself, and
    nothing after this works on a text more than once.

    Clean means that every row has the same number of cells and none is blank, that no carriage
    return stands alone, and that double quotes surround whole cells only.
    The result equals that of :func:`parse_rows` cell by cell (a property test holds it to this).
    """
    if b"\r" in data and data.count(b"\r") != data.count(b"\r\n"):
        return None
    if data.startswith((b"\n", b"\r")) or b"\n\n" in data or b"\n\r\n" in data:
        return None
    quoted = b'"' in data
    if quoted and not _surrounds_cells(data, delimiter):
        return None
    width = _first_width(data, delimiter)
    names = [f"c{n}" for n in range(width)]
    try:
        return pc.read_csv(
            pa.BufferReader(data),
            read_options=pc.ReadOptions(column_names=names, use_threads=len(data) > _THREADED_FROM),
            parse_options=pc.ParseOptions(
                delimiter=delimiter,
                quote_char='"' if quoted else False,
                double_quote=quoted,
                newlines_in_values=quoted,
                ignore_empty_lines=False,
            ),
            convert_options=pc.ConvertOptions(
                column_types=dict.fromkeys(names, _TEXTS), strings_can_be_null=False
            ),
        )
    except pa.ArrowInvalid:
        return None


def _first_width(data: bytes, delimiter: str) -> int:
    line = data.split(b"\n", 1)[0]
    if b'"' in line:
        first = next(csv.reader([line.decode("utf-8", "replace")], delimiter=delimiter), [])
        return len(first)
    return line.count(delimiter.encode()) + 1


def _surrounds_cells(data: bytes, delimiter: str) -> bool:
    """Whether every double quote opens or closes a cell, or is one of a pair inside one.

    Between quotes that do so, what lies outside begins and ends at the edge of a cell.
    """
    edges = (delimiter.encode(), b"\n", b"\r")
    outside = data.split(b'"')[::2]
    if data.count(b'"') % 2:
        return False
    first, last = outside[0], outside[-1]
    if (first and not first.endswith(edges)) or (last and not last.startswith(edges)):
        return False
    return all(not part or (part.startswith(edges) and part.endswith(edges)) for part in outside[1:-1])
