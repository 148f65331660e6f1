"""One file, read: from its bytes to a :class:`RawTable`, or to the reason why not."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from pipeline.intake.decoding import Decoded, decode
from pipeline.intake.dialect import find_delimiter, separator_line
from pipeline.intake.parsing import parse_columns, parse_rows
from pipeline.intake.table import FileClass, Problem, RawTable, SourceFile
from pipeline.intake.workbook import read_workbook

_FAST_FROM_BYTES = 131_072
"""From this size on the column parser's start-up is repaid (measured in tests/benchmarks)."""


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What a file may be at most."""

    file_bytes: int
    file_rows: int
    cell_characters: int


HeaderTest = Callable[[Sequence[Sequence[str]]], bool]


def read_file(source: SourceFile, limits: ReadingLimits, has_header: HeaderTest) -> RawTable:
    """Return ``source`` as a table of text; never raises for what is in the file.

    ``has_header`` tells whether rows hold a header that the caller knows (it chooses the sheet of
    a workbook). A file that is no report by its name is only hashed.
    """
    try:
        size = source.absolute.stat().st_size
        if source.file_class is FileClass.REPORT and size > limits.file_bytes:
            return _too_large(source, size, limits)
        data = source.absolute.read_bytes()
    except OSError as fault:
        return RawTable(source, "", 0, problem=Problem("file-unreadable", other=fault.strerror or "OSError"))
    empty = RawTable(source, hashlib.sha256(data).hexdigest(), len(data))
    if source.file_class is not FileClass.REPORT:
        return empty
    if source.path.lower().endswith(".xlsx") and data[:4] == b"PK\x03\x04":
        return _workbook(empty, data, limits, has_header)
    return _within_limits(_text(empty, data), limits)


def _too_large(source: SourceFile, size: int, limits: ReadingLimits) -> RawTable:
    with source.absolute.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    problem = Problem("file-too-large", value=f"{size} byte", expected=f"{limits.file_bytes} byte")
    return RawTable(source, digest, size, problem=problem)


def _workbook(empty: RawTable, data: bytes, limits: ReadingLimits, has_header: HeaderTest) -> RawTable:
    rows = read_workbook(data, limits.file_bytes, has_header)
    if isinstance(rows, Problem):
        return replace(empty, problem=rows)
    return _within_limits(replace(empty, cells=rows), limits)


def _text(empty: RawTable, data: bytes) -> RawTable:
    decoded = decode(data)
    if isinstance(decoded, Problem):
        return replace(empty, problem=decoded)
    given, text = separator_line(decoded.text)
    if not text.strip("\r\n\t ;,|\ufeff"):
        rows = parse_rows(text, given).rows if text else []
        return replace(
            empty, encoding=decoded.encoding, delimiter=given, cells=rows, problem=Problem("file-empty")
        )
    delimiter = given or find_delimiter(text)
    table = replace(empty, encoding=decoded.encoding, delimiter=delimiter)
    if len(data) >= _FAST_FROM_BYTES and delimiter is not None:
        arrow = parse_columns(text.encode(), delimiter)
        if arrow is not None:
            return replace(table, arrow=arrow, ends_open=not text.endswith(("\n", "\r")))
    return _tolerant(table, Decoded(text, decoded.encoding))


def _tolerant(table: RawTable, decoded: Decoded) -> RawTable:
    parsed = parse_rows(decoded.text, table.delimiter)
    problem = Problem("file-truncated", other="tanda kutip tidak ditutup") if parsed.open_quote else None
    quote = '"' if '"' in decoded.text else None
    return replace(table, cells=parsed.rows, quote=quote, problem=problem, ends_open=parsed.ends_open)


def _within_limits(table: RawTable, limits: ReadingLimits) -> RawTable:
    if table.row_count > limits.file_rows:
        problem = Problem(
            "file-too-large", value=f"{table.row_count} baris", expected=f"{limits.file_rows} baris"
        )
        return replace(table, cells=None, arrow=None, problem=problem)
    longest = max((len(c) for row in table.cells or () for c in row), default=0)
    if longest > limits.cell_characters and table.problem is None:
        problem = Problem(
            "file-too-large",
            value=f"sel berisi {longest} huruf",
            expected=f"{limits.cell_characters} huruf per sel",
        )
        return replace(table, problem=problem)
    return table
