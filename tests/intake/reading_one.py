"""One file on disk, read as the program reads it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from pipeline.intake import RawTable, ReadingLimits, discover, find_heading, read_anything, read_file

LIMITS = ReadingLimits(file_bytes=1_000_000, file_rows=10_000, cell_characters=1_000)


def has_header(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a sheet holds a header of any table."""
    return find_heading(rows) is not None


def as_report(path: Path, limits: ReadingLimits = LIMITS) -> RawTable:
    """Read the file ``path`` as a report of a desk."""
    (source,) = discover([path])
    return read_file(source, limits, has_header)


def as_anything(path: Path, limits: ReadingLimits = LIMITS) -> RawTable:
    """Read the file ``path`` as any file of the world."""
    (source,) = discover([path])
    return read_anything(source, limits)


def saved(folder: Path, content: str | bytes, name: str = "a.csv") -> Path:
    """Save ``content`` as ``name`` in ``folder`` and return the path."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rows_of(table: RawTable) -> list[list[str]]:
    """Return the rows of ``table`` as lists."""
    return [list(row) for row in table.rows()]
