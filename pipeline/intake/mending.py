"""Rows of a text whose quotes are not those of a well-formed file.

Well-formed stretches are read by the rules; a line that breaks them is read in the ways that a
person would try, and the one that gives it the width of the other rows is taken.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from pipeline.intake.quoting import Dialect, inside_quotes, unquoted

_MENDED_CHARACTERS = 20_000
"""In longer lines nothing is tried that would look through the line once per cell."""
_END = r"(?:\r\n|\r|\n|\Z)"


@dataclass(frozen=True, slots=True)
class _Grammar:
    """Patterns of one dialect; in each of a cell, the last group is the inside of a quoted one.

    ``row``: one well-formed row with its line end. ``cell``: the next cell of such a row.
    ``open_end``: a cell that is still open at the end of the text. ``ways``: the cells of a broken
    line, one pattern for each way to read it.
    """

    row: re.Pattern[str]
    cell: re.Pattern[str]
    open_end: re.Pattern[str]
    ways: tuple[re.Pattern[str], ...]


def mend_rows(text: str, dialect: Dialect) -> tuple[list[list[str]], bool]:
    """Return the rows of ``text``, and whether a quoted cell is open at its end."""
    grammar = _grammar(dialect)
    rows: list[list[str]] = []
    broken: list[tuple[int, str]] = []
    place, is_open = 0, False
    while place < len(text) and not is_open:
        found = grammar.row.match(text, place)
        if found is not None:
            rows.append(_cells(text[place : found.end(1)], grammar.cell, dialect))
            place = found.end()
        elif (opened := grammar.open_end.match(text, place)) is not None:
            rows.append(_open_row(text, place, opened, grammar, dialect))
            is_open = True
        else:
            line = _line_at(text, place)
            broken.append((len(rows), line.group(1)))
            rows.append([])
            place = line.end()
    width = _usual_width(rows)
    for index, line_text in broken:
        rows[index] = _best_reading(line_text, width, grammar, dialect)
    return rows, is_open


_LINE = re.compile(rf"([^\r\n]*+){_END}")


def _line_at(text: str, place: int) -> re.Match[str]:
    found = _LINE.match(text, place)
    assert found is not None, "the pattern of a line matches everywhere"
    return found


def _usual_width(rows: list[list[str]]) -> int:
    widths = Counter(len(row) for row in rows if row)
    return max(widths, key=lambda width: (widths[width], width), default=0)


def _best_reading(line: str, width: int, grammar: _Grammar, dialect: Dialect) -> list[str]:
    """Return the cells of a broken line in the first way that has ``width`` cells, else the first."""
    ways = grammar.ways if len(line) <= _MENDED_CHARACTERS else grammar.ways[:1]
    readings = [_cells(line, way, dialect) for way in ways]
    return next((cells for cells in readings if len(cells) == width), readings[0])


def _open_row(text: str, place: int, opened: re.Match[str], grammar: _Grammar, dialect: Dialect) -> list[str]:
    before = text[place : opened.start(1)].rstrip(" ").removesuffix(dialect.quote).rstrip(" ")
    cells = _cells(before, grammar.cell, dialect) if before else [""]
    return [*cells[:-1], unquoted(opened.group(1), dialect.quote, dialect.escape)]


def _cells(row: str, cell: re.Pattern[str], dialect: Dialect) -> list[str]:
    """Return the cells of ``row``; none where it is blank."""
    if not row:
        return []
    cells, place = [], 0
    while True:
        found = cell.match(row, place)
        assert found is not None, "the pattern of a cell matches everywhere"
        if found.lastindex is not None:
            cells.append(unquoted(found.group(found.lastindex), dialect.quote, dialect.escape))
        else:
            cells.append(_plain(found.group(), dialect))
        place = found.end()
        if place >= len(row):
            return cells
        place += 1
        if dialect.delimiter is None:
            return cells


def _plain(cell: str, dialect: Dialect) -> str:
    """Return the text of a cell without quotes: only an escaped delimiter is not as it stands."""
    if dialect.escape is None or dialect.delimiter is None:
        return cell
    return cell.replace(dialect.escape + dialect.delimiter, dialect.delimiter)


def _grammar(dialect: Dialect) -> _Grammar:
    quote = dialect.quote
    edge = re.escape(dialect.delimiter) if dialect.delimiter is not None else "(?!)"
    outside = rf"[^{edge}\r\n]" if dialect.delimiter is not None else r"[^\r\n]"
    pad = "" if dialect.delimiter == " " else " *+"
    stop = rf"(?={edge}|[\r\n]|\Z)"
    inner = inside_quotes(quote, dialect.escape)
    plain = rf"{outside}*+"
    if dialect.escape is not None and dialect.delimiter is not None:
        plain = rf"(?:{re.escape(dialect.escape)}{edge}|{outside})*+"
    bare = rf"(?!{pad}{quote}){plain}"
    whole = rf"{pad}{quote}({inner}){quote}{pad}{stop}"
    unnamed = rf"{pad}{quote}{inner}{quote}{pad}{stop}"
    narrow = rf"{pad}{quote}([^{edge}\r\n]*){quote}{pad}{stop}" if dialect.delimiter is not None else "(?!)"
    loose = rf"{pad}{quote}(.*?){quote}{pad}{stop}"
    row = rf"((?:(?:{unnamed}|{bare}){edge})*+(?:{unnamed}|{bare})){_END}"
    opened = rf"(?:(?:{unnamed}|{bare}){edge})*+{pad}{quote}({inner})\Z"
    ways = (rf"{whole}|{narrow}|{plain}", rf"{whole}|{loose}|{plain}")
    return _Grammar(
        re.compile(row),
        re.compile(rf"{whole}|{bare}"),
        re.compile(opened),
        tuple(re.compile(way) for way in ways),
    )
