"""Quotes and escapes: what surrounds whole cells, and what merely stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

COMMON_DELIMITERS = (";", ",", "\t", "|")
QUOTES = ('"', "'")
_MIN_SINGLE_QUOTED = 2
_MAX_OPEN_SHARE, _MAX_STRAY_SHARE = 0.1, 0.4
_WEIGHT_OF_EMPTY, _WEIGHT_OF_STRAY, _HANDICAP_OF_ESCAPE = 0.05, 0.5, 0.25
LINE_START = r"(?<![^\r\n])"
"""After a line end of any kind (``^`` knows line feeds only), or at the very beginning."""
_QUOTED_SOMEWHERE = re.compile(rf'(?:{LINE_START}|(?<=[;,\t|]))"(?:[^"\\]|"")*+"(?=[;,\t|\r\n]|\Z)')


@dataclass(frozen=True, slots=True)
class Dialect:
    """How cells are told apart.

    ``delimiter``: None = one cell a row. ``quote`` surrounds cells that hold delimiters or line
    breaks. ``escape``: what stands before a quote inside a quoted cell; None = the quote is
    doubled. ``spaced``: spaces stand between delimiter and quote (of a space as delimiter: it may
    be repeated).
    """

    delimiter: str | None
    quote: str = '"'
    escape: str | None = None
    spaced: bool = False


@dataclass(frozen=True, slots=True)
class Quoting:
    """What quotes tell about one delimiter: the dialect, and the texts of the quoted cells."""

    dialect: Dialect
    texts: frozenset[str]


@lru_cache(maxsize=256)
def quoted_cell(delimiter: str | None, quote: str, escape: str | None) -> re.Pattern[str]:
    """Return the pattern of a whole quoted cell: group 1 the spaces before it, group 2 its inside."""
    inner = inside_quotes(quote, escape)
    pad = "" if delimiter == " " else " *"
    before, after = LINE_START, r"[\r\n]|\Z"
    if delimiter is not None:
        before, after = rf"{before}|(?<={re.escape(delimiter)})", rf"{re.escape(delimiter)}|{after}"
    return re.compile(rf"(?:{before})({pad}){quote}({inner}){quote}{pad}(?={after})")


def inside_quotes(quote: str, escape: str | None) -> str:
    """Return the pattern of what may stand between the quotes of one cell."""
    if escape is None:
        return rf"(?:[^{quote}]|{quote}{quote})*+"
    mark = re.escape(escape)
    return rf"(?:[^{quote}{mark}]|{mark}[\s\S]|{quote}{quote})*+"


def unquoted(inside: str, quote: str, escape: str | None) -> str:
    r"""Return the text that the inside of a quoted cell stands for.

    A doubled quote is one quote. The escape is taken away where it stands before a quote or
    before itself; elsewhere (``C:\data``) it is text.
    """
    if escape is not None:
        mark = re.escape(escape)
        return re.sub(rf"{mark}([{quote}{mark}])|{quote}({quote})", r"\1\2", inside)
    return inside.replace(quote + quote, quote)


def mask_quoted(text: str) -> str | None:
    """Return ``text`` with its double-quoted cells emptied; None where quotes need a closer look."""
    if "\\" in text:
        return None
    masked = _QUOTED_SOMEWHERE.sub("", text)
    return None if '"' in masked else masked


def find_quoting(parts: Sequence[str], delimiter: str) -> Quoting:
    """Return the quotes that go with ``delimiter``: those that surround most whole cells.

    Double quotes, doubled inside, unless others explain more. Single quotes only where they
    surround cells by pairs, as apostrophes never do.
    """
    best, top = Quoting(Dialect(delimiter), frozenset()), 0.0
    for quote in QUOTES:
        total = sum(part.count(quote) for part in parts)
        if total < 2:
            continue
        for escape in (None, "\\") if any("\\" + quote in part for part in parts) else (None,):
            found = _count(parts, Dialect(delimiter, quote, escape))
            if not found.cells or (quote == "'" and not _is_paired(parts, found, total)):
                continue
            weight = found.weight - (_HANDICAP_OF_ESCAPE if escape else 0)
            weight -= (total - found.quotes) * _WEIGHT_OF_STRAY
            if weight > top or not best.texts:
                top = max(top, weight)
                spaced = found.spaced * 2 > found.cells
                best = Quoting(Dialect(delimiter, quote, escape, spaced), frozenset(found.texts))
    return best


@dataclass(slots=True)
class _Count:
    """Whole quoted cells of a text: how many, of what weight, with how many quote characters."""

    delimiter: str
    escape: str | None
    cells: int
    weight: float
    quotes: int
    spaced: int
    texts: set[str]


def _count(parts: Sequence[str], dialect: Dialect) -> _Count:
    count = _Count(dialect.delimiter or "", dialect.escape, 0, 0.0, 0, 0, set())
    pattern = quoted_cell(dialect.delimiter, dialect.quote, dialect.escape)
    for part in parts:
        for match in pattern.finditer(part):
            spaces, inside = match.groups()
            count.cells += 1
            count.weight += 1 if inside else _WEIGHT_OF_EMPTY
            count.quotes += match.group().count(dialect.quote)
            count.spaced += bool(spaces)
            count.texts.add(unquoted(inside, dialect.quote, dialect.escape))
    return count


def _is_paired(parts: Sequence[str], found: _Count, total: int) -> bool:
    """Whether single quotes are quotes: cells that one opens and none on the line closes are rare."""
    whole = quoted_cell(found.delimiter, "'", found.escape)
    edge = re.escape(found.delimiter)
    opening = re.compile(rf"(?:{LINE_START}|(?<={edge})) *'")
    closing = re.compile(rf"'(?={edge}|$)")
    left_open = sum(
        _opened_last(line, opening, closing)
        for part in parts
        for line in whole.sub("", part).replace("\r", "\n").split("\n")
        if "'" in line
    )
    return (
        found.weight >= _MIN_SINGLE_QUOTED
        and left_open <= found.cells * _MAX_OPEN_SHARE
        and total - found.quotes <= total * _MAX_STRAY_SHARE
    )


def _opened_last(line: str, opening: re.Pattern[str], closing: re.Pattern[str]) -> int:
    """Return how many cells of ``line`` are opened behind the last quote that closes one."""
    last = max((found.start() for found in closing.finditer(line)), default=-1)
    return sum(found.end() - 1 >= last for found in opening.finditer(line))
