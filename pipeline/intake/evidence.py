"""What speaks for one delimiter: rows of one width, found everywhere, with cells that are values."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from pipeline.intake.quoting import Dialect, find_quoting

_MAX_CELL = 2**31 - 1
_JUDGED_CHARACTERS = 200
_ALMOST_NOTHING = 0.001
_VALUE = re.compile(
    r"""\s*(?:
      | '?[-+±]?(?:[$€£¥]|Rp\.?)?\ ?\d{1,3}(?:[.,\ \u00a0]\d{3})*(?:[.,]\d+)?\ ?[%€$]?   # 1.447,00
      | '?[-+]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][-+]?\d+)?\ ?%?                         # 1447.5e3
      | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\ ]\d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?
        \ ?(?:Z|[-+]\d\d:?\d\d|[AaPp][Mm]|UTC)?)?                                        # dates
      | \d{1,2}[:.]\d\d(?:[:.]\d\d(?:[.,]\d+)?)?\ ?(?:[AaPp][Mm])?                       # times
      | [a-z]+://\S+ | www\.\S+ | [\w.+%-]+@[\w-]+(?:\.[\w-]+)+                          # addresses
      | [^\W_][\w\ .()'’&/:+@°%!?“”"-]*                                                  # words
      | [-–—.?*/]{1,3}
      | [#_@(\[]\w[\w\ )\].-]*
      | <[^<>]*>
    )\s*""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How well one dialect explains a text; blank rows are left out of all of it.

    ``score`` orders dialects. Shares lie in 0 to 1: rows of two cells or more
    (``covered_share``), rows as wide as the one before (``agreeing_share``), cells that look like
    whole values (``typed_share``). ``is_chance``: what splits a row stands in lone rows only, as a
    comma in prose does.
    """

    dialect: Dialect
    score: float
    rows: int
    covered_share: float
    agreeing_share: float
    typed_share: float
    is_chance: bool

    def is_fair(self, share: float) -> bool:
        """Whether nothing speaks loudly against the dialect."""
        return min(self.covered_share, self.agreeing_share, self.typed_share) >= share


def gather_evidence(parts: Sequence[str], delimiter: str) -> Evidence:
    """Return what speaks for ``delimiter``, with the quotes that go with it."""
    quoting = find_quoting(parts, delimiter)
    # A space as delimiter aligns columns: several count as one.
    dialect = replace(quoting.dialect, spaced=True) if delimiter == " " else quoting.dialect
    rows = [row for part in parts for row in _rows(part, dialect)]
    if not rows:
        return Evidence(dialect, 0.0, 0, 0.0, 0.0, 0.0, is_chance=True)
    widths = _widths(rows)
    typed = _typed_share(rows, quoting.texts)
    covered = sum(width > 1 for width in widths) / len(widths)
    pairs = list(pairwise(widths))
    agreeing = sum(a == b for a, b in pairs) / len(pairs) if pairs else 1.0
    lone = max(widths) <= 2 and len(widths) > 2 and (2, 2) not in pairs
    score = typed * _pattern(widths) * covered
    return Evidence(dialect, score, len(rows), covered, agreeing, typed, is_chance=lone)


def _rows(part: str, dialect: Dialect) -> list[list[str]]:
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(
        io.StringIO(part, newline=""),
        delimiter=dialect.delimiter or "\x1e",
        quotechar=dialect.quote,
        escapechar=dialect.escape,
        skipinitialspace=dialect.spaced,
    )
    filled = [row for row in reader if any(cell and not cell.isspace() for cell in row)]
    if dialect.delimiter == "#":
        return filled
    # Comments say nothing about the table, unless the file holds nothing else.
    return [row for row in filled if not row[0].lstrip().startswith("#")] or filled


def _widths(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the widths of ``rows`` without the columns at the end that no row fills."""
    filled = max(_last_filled(row) for row in rows)
    return [min(len(row), filled) for row in rows]


def _last_filled(row: Sequence[str]) -> int:
    return next((n for n in range(len(row), 0, -1) if row[n - 1] and not row[n - 1].isspace()), 1)


def _pattern(widths: Iterable[int]) -> float:
    """Return 1 for many columns in rows of one width; less, the more widths there are."""
    kinds = Counter(widths)
    weight = sum(n * max(width - 1, _ALMOST_NOTHING) / width for width, n in kinds.items())
    return weight / len(kinds) / kinds.total()


def _typed_share(rows: Iterable[Sequence[str]], quoted: frozenset[str]) -> float:
    """Return the share of cells that are values: what quotes surround is one by that alone."""
    cells = Counter(cell for row in rows for cell in row)
    whole = sum(
        n for cell, n in cells.items() if cell in quoted or _VALUE.fullmatch(cell[:_JUDGED_CHARACTERS])
    )
    return max(whole / cells.total(), _ALMOST_NOTHING)
