"""Which row is the header, and of which kind of report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pipeline.reports.text import header_key
from pipeline.reports.vocabulary import Vocabulary
from pipeline.settings.model import ReportKind

_SEARCHED_ROWS = 60
_MIN_PARTIAL_COLUMNS = 3
_COUNTERS = frozenset({"no", "nourut"})
"""A counter of rows, unless no other column claims to be the number."""


@dataclass(frozen=True, slots=True)
class Header:
    """The header of a report.

    ``first`` and ``last`` are row indices from 0 (different for a header of two rows).
    ``columns`` maps canonical column → position; ``unknown`` are (position, name) of the others
    that bear a name; ``repeated`` and ``missing`` are canonical columns. ``width`` counts the
    positions up to the last named one.
    """

    kind: str
    first: int
    last: int
    columns: Mapping[str, int]
    unknown: tuple[tuple[int, str], ...]
    repeated: tuple[str, ...]
    missing: tuple[str, ...]
    width: int

    @property
    def score(self) -> tuple[bool, int]:
        """How sure the header is: nothing required is missing, then columns matched."""
        return not self.missing, len(self.columns)


def find_header(rows: Sequence[Sequence[str]], vocabulary: Vocabulary) -> Header | None:
    """Return the header among the first rows; None where no row is one.

    A row is a header when it names every column that its kind must have, or at least three of
    its columns with half of those; the first such row counts. Two rows together are the header
    when they name more columns than either alone (merged cells over a second line).
    """
    searched = rows[:_SEARCHED_ROWS]
    partial: Header | None = None
    for index in range(len(searched)):
        header = _best(searched, index, vocabulary)
        if header is None:
            continue
        if not header.missing:
            return header
        if partial is None or header.score > partial.score:
            partial = header
    return partial


def _best(rows: Sequence[Sequence[str]], index: int, vocabulary: Vocabulary) -> Header | None:
    best: Header | None = None
    keys = [header_key(cell) for cell in rows[index]]
    below = [header_key(cell) for cell in rows[index + 1]] if index + 1 < len(rows) else []
    for kind in vocabulary.kinds:
        known = vocabulary.columns[kind.kind]
        if not any(key in known for key in keys):
            continue
        header = _match(kind, known, _Line(keys, rows[index], index, index))
        if (joined := _joined(known, keys, below)) is not None:
            names = [b or a for a, b in _paired(rows[index], rows[index + 1])]
            double = _match(kind, known, _Line(joined, names, index, index + 1))
            alone = _match(kind, known, _Line(below, rows[index + 1], index + 1, index + 1))
            if double.score > header.score and double.score > alone.score and not double.missing:
                header = double
        if _is_header(kind, header) and (best is None or header.score > best.score):
            best = header
    return best


def _paired(above: Sequence[str], below: Sequence[str]) -> list[tuple[str, str]]:
    width = max(len(above), len(below))
    return list(
        zip([*above, *[""] * (width - len(above))], [*below, *[""] * (width - len(below))], strict=True)
    )


def _joined(known: Mapping[str, str], above: Sequence[str], below: Sequence[str]) -> list[str] | None:
    """Return the keys of two header rows read as one; None where the lower adds nothing."""
    if not any(key in known for key in below):
        return None
    keys, group = [], ""
    for upper, lower in _paired(above, below):
        group = upper or (group if lower else "")
        options = [lower, group + lower, upper] if lower else [upper]
        keys.append(next((key for key in options if key in known), lower or upper))
    return keys


@dataclass(frozen=True, slots=True)
class _Line:
    """One row, or two read as one: the keys of its cells, the names as they stand, its place."""

    keys: Sequence[str]
    names: Sequence[str]
    first: int
    last: int


def _match(kind: ReportKind, known: Mapping[str, str], line: _Line) -> Header:
    keys, names = line.keys, line.names
    columns: dict[str, int] = {}
    repeated: list[str] = []
    unknown: list[tuple[int, str]] = []
    claims = [known.get(key) for key in keys]
    for position, column in enumerate(claims):
        if column is None or (keys[position] in _COUNTERS and claims.count(column) > 1):
            if names[position].strip():
                unknown.append((position, names[position].strip()))
        elif column in columns:
            repeated.append(column)
        else:
            columns[column] = position
    missing = tuple(f.name for f in kind.fields if f.in_header and f.name not in columns)
    width = 1 + max((n for n, name in enumerate(names) if name.strip()), default=-1)
    return Header(kind.kind, line.first, line.last, columns, tuple(unknown), tuple(repeated), missing, width)


def _is_header(kind: ReportKind, header: Header) -> bool:
    required = sum(1 for f in kind.fields if f.in_header)
    named = len(header.columns)
    if not header.missing:
        return named >= 2
    present = required - len(header.missing)
    return named >= _MIN_PARTIAL_COLUMNS and present * 2 >= required
