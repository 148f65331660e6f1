"""Cells replaced in a file as it is written: encoding, delimiter, quotes and line ends stay."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.intake import RawTable
from pipeline.text.cells import is_run

_BOMS = {"utf-8-sig": codecs.BOM_UTF8, "utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}
_CODECS = {"utf-8-sig": "utf-8"}
_SEP_LINE = re.compile(r'"?sep=.[^\r\n]*(?:\r\n|\r|\n)', re.IGNORECASE)
_DELIMITERS = ";,\t|"
_LINE_END = re.compile(r"\r\n|\r|\n")

Place = tuple[int, int]
"""Index of a row and position of a cell in it, both from 0, as in :class:`RawTable`."""


@dataclass(frozen=True, slots=True)
class Span:
    """Where a cell stands in the text, and whether in quotes."""

    start: int
    end: int
    text: str
    is_quoted: bool


def rewritten(data: bytes, table: RawTable, cells: Mapping[Place, str]) -> bytes | None:
    """Return ``data`` (the bytes of ``table``) with ``cells`` replaced and nothing else touched.

    None where the file is written in no plain dialect (a workbook, mended quotes, bytes of two
    encodings), for its cells can't be told apart in the text beyond doubt; and where a spreadsheet
    would still run a part of it.
    """
    if table.encoding is None or table.delimiter is None or table.problem is not None:
        return None
    bom = _BOMS.get(table.encoding, b"")
    codec = _CODECS.get(table.encoding, table.encoding)
    try:
        text = data[len(bom) :].decode(codec)
        head = _SEP_LINE.match(text)
        spans = list(_spans(text, head.end() if head else 0, table.delimiter))
        if [[span.text for span in row] for row in spans] != [list(row) for row in table.rows()]:
            return None
        written = _replaced(text, spans, table.delimiter, cells)
        return None if _is_run(written) else bom + written.encode(codec)
    except (UnicodeError, KeyError, csv.Error):
        return None


def _is_run(text: str) -> bool:
    """Whether a spreadsheet would run a cell of ``text``, at whichever delimiter it splits the rows: that
    depends on the settings of the machine, and a comma in a text of others may begin a cell there.
    """
    return any(
        is_run(cell)
        for delimiter in _DELIMITERS
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        for cell in row
    )


def _spans(text: str, place: int, delimiter: str) -> Iterator[list[Span]]:
    """Yield the cells of every row, a blank line as a row of none."""
    mark = re.escape(delimiter)
    cell = re.compile(rf'"((?:[^"]|"")*+)"(?={mark}|\r|\n|\Z)|([^{mark}\r\n]*)')
    while place < len(text):
        row: list[Span] = []
        while True:
            found = cell.match(text, place)
            assert found is not None, "the pattern matches nothing at all, too"
            quoted = found[1] is not None
            content = found[1].replace('""', '"') if quoted else found[2]
            row.append(Span(found.start(), found.end(), content, quoted))
            place = found.end()
            if not text.startswith(delimiter, place):
                break
            place += len(delimiter)
        end = _LINE_END.match(text, place)
        is_blank = len(row) == 1 and row[0].start == row[0].end
        yield [] if is_blank else row
        place = end.end() if end else len(text)


def _replaced(text: str, spans: Sequence[Sequence[Span]], delimiter: str, cells: Mapping[Place, str]) -> str:
    """Return ``text`` with new cells; KeyError where there is no such cell."""
    parts, done = [], 0
    for row, position in sorted(cells):
        if row >= len(spans) or position >= len(spans[row]):
            raise KeyError((row, position))
        span = spans[row][position]
        parts += [text[done : span.start], _written(cells[row, position], span, delimiter)]
        done = span.end
    return "".join([*parts, text[done:]])


def _written(content: str, span: Span, delimiter: str) -> str:
    needs_quotes = any(mark in content for mark in (delimiter, '"', "\r", "\n"))
    if not span.is_quoted and not needs_quotes:
        return content
    doubled = content.replace('"', '""')
    return f'"{doubled}"'
