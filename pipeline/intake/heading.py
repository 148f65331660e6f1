"""Which row of any table is its header, told by its looks alone: no schema is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SEARCHED_ROWS = 60
_MIN_NAMES = 2
_HEADER_SHARE, _DATA_SHARE, _DISTINCT_SHARE = 0.6, 0.8, 0.5
_LONGEST_NAME = 80
_YEAR = re.compile(r"(?:19|20)\d\d")


def find_heading(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the index (from 0) of the row that names the columns; None where none does.

    A header fills most of the table's columns with names: texts that are no values, and not all
    the same. Of the rows that could be one, above the first row of values, it is the fullest; of
    two that fill each other's gaps (merged cells) it is the second. A row of values that comes
    first says that the table has no header.
    """
    searched = rows[:_SEARCHED_ROWS]
    filled = [_filled(row) for row in searched]
    width = max((len(positions) for positions in filled), default=0)
    enough = max(_MIN_NAMES, width * _HEADER_SHARE)
    best: int | None = None
    most = 0
    for index, positions in enumerate(filled):
        if not _are_names(searched[index], positions):
            if len(positions) >= max(_MIN_NAMES, width * _DATA_SHARE):
                break
            continue
        names, last = len(positions), index
        below = filled[index + 1] if index + 1 < len(filled) else frozenset[int]()
        if _fill_gaps(positions, below) and _are_names(searched[index + 1], below):
            names, last = len(positions | below), index + 1
        if names > most and names >= enough:
            best, most = last, names
    return best


def _fill_gaps(above: frozenset[int], below: frozenset[int]) -> bool:
    """Whether two rows are one header: each names columns that the other leaves blank."""
    return bool(below - above) and bool(above - below) and len(above) >= _MIN_NAMES


def _filled(row: Sequence[str]) -> frozenset[int]:
    return frozenset(n for n, cell in enumerate(row) if cell and not cell.isspace())


def _are_names(row: Sequence[str], filled: frozenset[int]) -> bool:
    """Whether all filled cells of ``row`` name something; years may stand among names."""
    cells = [row[n].strip() for n in sorted(filled)]
    named = [_is_name(cell) for cell in cells]
    if not any(named) or len({cell.casefold() for cell in cells}) < len(cells) * _DISTINCT_SHARE:
        return False
    return all(known or _YEAR.fullmatch(cell) for known, cell in zip(named, cells, strict=True))


def _is_name(cell: str) -> bool:
    return len(cell) <= _LONGEST_NAME and any(c.isalpha() for c in cell) and not cell[0].isdigit()
