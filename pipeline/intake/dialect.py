"""Which delimiter a file uses, found with the whole file as evidence.

Each candidate splits a sample of the file; the one whose rows agree best in width, and whose
cells look most like whole values, wins. The idea that width agreement and cell types decide
together is from Van den Burg, Nazábal and Sutton (2019), "Wrangling messy CSV files".
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Sequence

DELIMITERS = (";", ",", "\t", "|")
_SEP_LINE = re.compile(r'"?sep=(.)"?[ \t;,|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_ROWS = 400
_VALUE = re.compile(
    r"""\s*(?:
      | '?[-+]?\d{1,3}(?:[.,\ \u00a0]\d{3})*(?:[.,]\d+)?\ ?%?      # grouped number, percent
      | '?[-+]?\d+(?:[.,]\d+)?\ ?%?                                # plain number
      | \d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[T\ ]\d{1,2}[:.]\d\d(?:[:.]\d\d)?)?   # date
      | [^\W\d_][\w .()'’&/:-]*                                    # words
      | [-–]
    )\s*""",
    re.VERBOSE,
)


def separator_line(text: str) -> tuple[str | None, str]:
    """Return the delimiter of a leading ``sep=`` line (None without one) and the rest."""
    match = _SEP_LINE.match(text)
    return (match.group(1), text[match.end() :]) if match else (None, text)


def find_delimiter(text: str) -> str | None:
    """Return the delimiter of ``text``; None where it has one column only."""
    sample = _sample(text)
    best, best_score = None, 0.0
    for candidate in DELIMITERS:
        if candidate not in sample:
            continue
        score = _score(_split(sample, candidate))
        if score > best_score:
            best, best_score = candidate, score
    return best


def _sample(text: str) -> str:
    if len(text) <= _SAMPLE_CHARACTERS:
        return text
    cut = text.rfind("\n", 0, _SAMPLE_CHARACTERS)
    return text[: cut if cut > 0 else _SAMPLE_CHARACTERS]


def _split(sample: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    rows = []
    for row in reader:
        if any(cell.strip() for cell in row):
            rows.append(row)
        if len(rows) >= _SAMPLE_ROWS:
            break
    return rows


def _score(rows: Sequence[Sequence[str]]) -> float:
    """Return how well ``rows`` agree: width agreement × share of cells that look like values."""
    widths = Counter(len(row) for row in rows)
    agreement = sum(n * max(width - 1, 0.001) / width for width, n in widths.items()) / len(widths)
    cells = [cell for row in rows for cell in row]
    whole = sum(1 for cell in cells if _VALUE.fullmatch(cell[:200]))
    return agreement * max(whole / len(cells), 0.001) if cells else 0.0
