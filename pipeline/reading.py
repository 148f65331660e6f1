"""All files of the inputs as tables of text, within the limits of the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.intake import (
    HeaderTest,
    RawTable,
    ReadingLimits,
    SourceFile,
    discover,
    read_content,
    read_file,
)
from pipeline.reports import compile_vocabulary, find_header
from pipeline.settings.model import Settings


def read_reports(paths: Sequence[Path], settings: Settings) -> Iterator[RawTable]:
    """Return, one after the other, every file of ``paths`` (folders at any depth) in path order.

    Raises BulletinError where a path does not exist; never for what is in a file.
    """
    return read_sources(discover(paths), settings)


def read_sources(sources: Iterable[SourceFile], settings: Settings) -> Iterator[RawTable]:
    """Return, one after the other, every file of ``sources`` as a table of text."""
    bounds, has_header = _habits(settings)
    return (read_file(source, bounds, has_header) for source in sources)


def read_contents(contents: Iterable[tuple[SourceFile, bytes]], settings: Settings) -> Iterator[RawTable]:
    """Return, one after the other, what files would be read as if they held these bytes."""
    bounds, has_header = _habits(settings)
    return (read_content(source, data, bounds, has_header) for source, data in contents)


def _habits(settings: Settings) -> tuple[ReadingLimits, HeaderTest]:
    """Return within which limits a file is read, and the test for its header."""
    limits = settings.edition.limits
    vocabulary = compile_vocabulary(settings)

    def has_header(rows: Sequence[Sequence[str]]) -> bool:
        return find_header(rows, vocabulary) is not None

    return ReadingLimits(limits.file_bytes, limits.file_rows, limits.cell_characters), has_header
