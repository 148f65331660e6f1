"""How a file is written: delimiter, quote and escape, found with the whole file as evidence.

Each delimiter that occurs splits the text, with the quotes that go with it; the one whose rows
agree best in width, that is found in most rows and whose cells look most like whole values, wins.
That widths and cell types decide together is the idea of Van den Burg, Nazábal and Sutton (2019),
"Wrangling messy CSV files by detecting row and type patterns".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from pipeline.intake.evidence import Evidence, gather_evidence
from pipeline.intake.quoting import COMMON_DELIMITERS, LINE_START, Dialect, mask_quoted

RARE_DELIMITERS = ("^", "~", "§", "¦", "#", "&", ":", "*", " ")
"""Tried where none of the common ones fits, in order of how seldom they stand in plain text."""
_SEP_LINE = re.compile(r'(?:"sep=(.)"|sep=(.))[ \t;,|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_SAMPLE_CHARACTERS = 131_072
_SPREAD_PARTS = 4
_ESCAPED = re.compile(r"""\\["']""")
_FAIR_SHARE, _RARE_SHARE = 0.6, 0.9
_RARE_MIN_ROWS, _RARE_MIN_TYPED_SHARE = 3, 0.7
_IN_PROSE = frozenset(" :")
"""Delimiters that plain sentences are full of: for them every row must have the same width."""
_SINGLE_QUOTED = re.compile(rf"(?:{LINE_START}|[;,\t|])\ *'[^'\r\n]*'(?=[;,\t|\r\n]|\Z)")


def separator_line(text: str) -> tuple[str | None, str]:
    """Return the delimiter of a leading ``sep=`` line (None without one) and the rest."""
    match = _SEP_LINE.match(text)
    return (match.group(1) or match.group(2), text[match.end() :]) if match else (None, text)


def find_dialect(text: str, given: str | None = None, *, any_delimiter: bool = False) -> Dialect:
    """Return how ``text`` is written; the delimiter is None where it has one column only.

    ``given`` is a delimiter that the file itself names (``sep=``). With ``any_delimiter`` rare
    ones are tried too, where none of ``; , tab |`` fits.
    """
    parts = _sample(text)
    if given is not None:
        return gather_evidence(parts, given).dialect
    if (plain := _plain_delimiter(parts)) is not None:
        return Dialect(plain)
    best = _best(parts, COMMON_DELIMITERS)
    if any_delimiter and (best is None or not best.is_fair(_FAIR_SHARE)):
        rare = _best(parts, RARE_DELIMITERS, strict=True)
        if rare is not None and (best is None or rare.score > best.score):
            best = rare
    return best.dialect if best is not None else Dialect(None)


def lone_delimiter(text: str) -> str | None:
    """Return the only common delimiter of the first line, in a text without any quotes; else None.

    Where it stands in every line as often, and no other one stands in the text more often, it is
    what :func:`find_dialect` would find: that is left to the column parser, which counts anyway.
    """
    if '"' in text or "'" in text:
        return None
    line = text[: text.find("\n") + 1].replace("\r", "")
    found = [delimiter for delimiter in COMMON_DELIMITERS if delimiter in line]
    return found[0] if len(found) == 1 else None


def is_outnumbered(text: str, delimiter: str, times: int) -> bool:
    """Whether another common delimiter stands in ``text`` more than ``times``."""
    return any(text.count(other) > times for other in COMMON_DELIMITERS if other != delimiter)


def _best(parts: tuple[str, ...], delimiters: tuple[str, ...], *, strict: bool = False) -> Evidence | None:
    best: Evidence | None = None
    for delimiter in delimiters:
        if not any(delimiter in part for part in parts):
            continue
        found = gather_evidence(parts, delimiter)
        if found.is_chance or (strict and not _is_convincing(found)):
            continue
        if best is None or found.score > best.score:
            best = found
    return best


def _is_convincing(found: Evidence) -> bool:
    share = 1.0 if found.dialect.delimiter in _IN_PROSE else _RARE_SHARE
    return (
        found.rows >= _RARE_MIN_ROWS
        and found.covered_share >= share
        and found.agreeing_share >= share
        and found.typed_share >= _RARE_MIN_TYPED_SHARE
    )


def _sample(text: str) -> tuple[str, ...]:
    """Return the whole text, or where it is long its beginning and lines from all over it."""
    if len(text) <= _SAMPLE_CHARACTERS:
        return (text,)
    head = _SAMPLE_CHARACTERS // 2
    size = head // _SPREAD_PARTS
    step = (len(text) - head) // _SPREAD_PARTS
    starts = [head + n * step + step - size for n in range(_SPREAD_PARTS)]
    parts = [_whole_lines(text, 0, head), *(_whole_lines(text, start, start + size) for start in starts)]
    if not any(_ESCAPED.search(part) for part in parts):
        # Escapes are rare even where they are used: the first ones are always shown.
        first = islice(_ESCAPED.finditer(text), _SPREAD_PARTS)
        parts += [_line_around(text, found.start()) for found in first]
    return tuple(parts)


def _line_around(text: str, place: int) -> str:
    first, last = text.rfind("\n", 0, place) + 1, text.find("\n", place) + 1
    return text[first : last or len(text)][:_SAMPLE_CHARACTERS]


def _whole_lines(text: str, start: int, end: int) -> str:
    first = text.find("\n", start, end) + 1 if start else 0
    last = text.rfind("\n", first, end) + 1
    return text[first:last] if last > first else text[start:end]


def _plain_delimiter(parts: tuple[str, ...]) -> str | None:
    """Return the delimiter of a text that leaves no doubt; None where a closer look is due.

    No doubt: one of the common delimiters stands the same number of times in every line, no other
    does or stands there more often, and quotes surround whole cells only.
    """
    kept = []
    for part in parts:
        if "'" in part and _SINGLE_QUOTED.search(part):
            return None
        masked = mask_quoted(part) if '"' in part else part
        if masked is None:
            return None
        kept.append(masked.replace("\r", "\n") if "\r" in masked else masked)
    lines = [line for part in kept for line in part.split("\n")]
    filled = [line for line in lines if line and not line.isspace()]
    if len(filled) < 2:
        return None
    # What is not in the first line cannot stand in every line: most delimiters need no counting.
    steady = [d for d in COMMON_DELIMITERS if d in filled[0] and _is_steady(filled, d)]
    totals = {d: sum(part.count(d) for part in kept) for d in COMMON_DELIMITERS}
    if len(steady) != 1 or totals[steady[0]] < max(totals.values()):
        return None
    return steady[0]


def _is_steady(lines: Sequence[str], delimiter: str) -> bool:
    return len({line.count(delimiter) for line in lines}) == 1
