"""One file, read: from its bytes to a :class:`RawTable`, or to the reason why not."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.compute as pc

from pipeline.intake.decoding import Decoded, decode, decode_anything
from pipeline.intake.dialect import find_dialect, is_outnumbered, lone_delimiter, separator_line
from pipeline.intake.heading import find_heading
from pipeline.intake.parsing import parse_columns, parse_rows
from pipeline.intake.quoting import Dialect, quoted_cell
from pipeline.intake.table import FileClass, Problem, RawTable, SourceFile
from pipeline.intake.workbook import read_workbook

_FAST_FROM_CHARACTERS = 32_768
"""From this length on the column parser's start-up is repaid; below it the row parser is as fast."""


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
    if source.file_class is not FileClass.REPORT:
        return _hashed(source)
    table, data = _opened(source, limits)
    return table if table.problem is not None else _read(table, data, limits, has_header)


def read_content(source: SourceFile, data: bytes, limits: ReadingLimits, has_header: HeaderTest) -> RawTable:
    """Return ``source`` as :func:`read_file` would if it held ``data``; the disk isn't asked."""
    return _read(RawTable(source, hashlib.sha256(data).hexdigest(), len(data)), data, limits, has_header)


def _read(table: RawTable, data: bytes, limits: ReadingLimits, has_header: HeaderTest) -> RawTable:
    if _is_workbook(table.source, data):
        return _workbook(table, data, limits, has_header)
    return _within_limits(_text(table, decode(data), data), limits)


def read_anything(source: SourceFile, limits: ReadingLimits) -> RawTable:
    """Return any delimited file of the world as a table of text, whatever its name and delimiter.

    Its ``problem`` says what is wrong with it; its rows are there all the same wherever they can
    be told. Delimiters besides ``; , tab |`` are found, and encodings that a report may not have
    are read as far as they are text.
    """
    table, data = _opened(source, limits)
    if table.problem is not None:
        return table
    if _is_workbook(source, data):
        return _workbook(table, data, limits, lambda rows: find_heading(rows) is not None)
    read = _text(table, decode_anything(data), data, any_delimiter=True)
    return _within_limits(read, limits)


def _is_workbook(source: SourceFile, data: bytes) -> bool:
    return source.path.lower().endswith(".xlsx") and data[:4] == b"PK\x03\x04"


def _opened(source: SourceFile, limits: ReadingLimits) -> tuple[RawTable, bytes]:
    """Return the bytes of ``source`` and an empty table over them, or one that says why not."""
    try:
        status = source.absolute.stat()
        if not stat.S_ISREG(status.st_mode):
            return _unreadable(source, "bukan berkas biasa"), b""
        with source.absolute.open("rb") as stream:
            # The file may grow while it is read: what counts is what was read.
            data = stream.read(limits.file_bytes + 1)
    except OSError as fault:
        return _unreadable(source, fault.strerror or "OSError"), b""
    if len(data) <= limits.file_bytes:
        return RawTable(source, hashlib.sha256(data).hexdigest(), len(data)), data
    table = _hashed(source)
    if table.problem is not None:
        return table, b""
    problem = Problem("file-too-large", value=f"{table.size} byte", expected=f"{limits.file_bytes} byte")
    return replace(table, problem=problem), b""


def _unreadable(source: SourceFile, reason: str) -> RawTable:
    return RawTable(source, "", 0, problem=Problem("file-unreadable", other=reason))


def _hashed(source: SourceFile) -> RawTable:
    """Return ``source`` without its rows; a part of any size is in memory at no time."""
    try:
        if not stat.S_ISREG(source.absolute.stat().st_mode):
            return _unreadable(source, "bukan berkas biasa")
        with source.absolute.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
            return RawTable(source, digest, stream.tell())
    except OSError as fault:
        return _unreadable(source, fault.strerror or "OSError")


def _workbook(empty: RawTable, data: bytes, limits: ReadingLimits, has_header: HeaderTest) -> RawTable:
    rows = read_workbook(data, limits.file_bytes, has_header)
    if isinstance(rows, Problem):
        return replace(empty, problem=rows)
    is_blank = not any(cell.strip() for row in rows for cell in row)
    problem = Problem("file-empty") if is_blank else None
    return _within_limits(replace(empty, cells=rows, problem=problem), limits)


def _text(
    empty: RawTable, decoded: Decoded | Problem, data: bytes, *, any_delimiter: bool = False
) -> RawTable:
    if isinstance(decoded, Problem):
        return replace(empty, problem=decoded)
    given, text = separator_line(decoded.text)
    table = replace(empty, encoding=decoded.encoding, delimiter=given)
    if not text.strip("\r\n\t ;,|\ufeff"):
        rows = parse_rows(text, Dialect(given)).rows
        return replace(table, cells=rows, problem=Problem("file-empty"))
    # The bytes of the file itself, where they are the text: a copy fewer.
    data = data if decoded.encoding == "utf-8" and given is None else b""
    is_large = len(decoded.text) >= _FAST_FROM_CHARACTERS
    if is_large and given is None and (plain := _plain(table, text, data or text.encode())) is not None:
        return plain
    dialect = find_dialect(text, given, any_delimiter=any_delimiter)
    table = replace(table, delimiter=dialect.delimiter)
    if is_large and dialect == Dialect(dialect.delimiter):
        arrow = _columns(data or text.encode(), dialect.delimiter)
        if arrow is not None:
            quote = '"' if '"' in text else None
            return replace(table, arrow=arrow, quote=quote, ends_open=not text.endswith(("\n", "\r")))
    return _tolerant(table, text, dialect)


def _plain(table: RawTable, text: str, data: bytes) -> RawTable | None:
    """Return the columns of a text whose delimiter leaves no doubt, without searching for it."""
    delimiter = lone_delimiter(text)
    arrow = _columns(data, delimiter)
    if delimiter is None or arrow is None or arrow.num_rows < 2:
        return None
    if is_outnumbered(text, delimiter, (arrow.num_columns - 1) * arrow.num_rows):
        return None
    return replace(table, delimiter=delimiter, arrow=arrow, ends_open=not text.endswith(("\n", "\r")))


def _columns(data: bytes, delimiter: str | None) -> pa.Table | None:
    return parse_columns(data, delimiter) if delimiter is not None and delimiter.isascii() else None


def _tolerant(table: RawTable, text: str, dialect: Dialect) -> RawTable:
    parsed = parse_rows(text, dialect)
    problem = Problem("file-truncated", other="tanda kutip tidak ditutup") if parsed.open_quote else None
    quote = dialect.quote if parsed.open_quote or _uses_quotes(text, dialect) else None
    return replace(table, cells=parsed.rows, quote=quote, problem=problem, ends_open=parsed.ends_open)


def _uses_quotes(text: str, dialect: Dialect) -> bool:
    """Whether some cell is quoted (a quote in the middle of a cell is text)."""
    if dialect.quote not in text:
        return False
    return quoted_cell(dialect.delimiter, dialect.quote, dialect.escape).search(text) is not None


def _within_limits(table: RawTable, limits: ReadingLimits) -> RawTable:
    if table.row_count > limits.file_rows:
        problem = Problem(
            "file-too-large", value=f"{table.row_count} baris", expected=f"{limits.file_rows} baris"
        )
        return replace(table, cells=None, arrow=None, problem=problem)
    if table.size <= limits.cell_characters and table.delimiter is not None:
        return table
    longest = _longest_cell(table, limits.cell_characters)
    if longest > limits.cell_characters and table.problem is None:
        problem = Problem(
            "file-too-large",
            value=f"sel berisi {longest} huruf",
            expected=f"{limits.cell_characters} huruf per sel",
        )
        return replace(table, problem=problem)
    return table


def _longest_cell(table: RawTable, asked: int) -> int:
    """Return the characters of the longest cell of ``table``; 0 where surely none has more than
    ``asked``.
    """
    if table.arrow is not None:
        # No cell is longer than all distinct texts of its column together: few have to be looked at.
        texts = (chunk.dictionary for column in table.arrow.columns for chunk in column.chunks)
        large = (part for part in texts if part.nbytes > asked)
        return max((pc.max(pc.utf8_length(part)).as_py() for part in large), default=0)
    return max((len(max(row, key=len)) for row in table.cells or () if row), default=0)
