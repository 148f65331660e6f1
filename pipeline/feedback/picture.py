"""A row as a spreadsheet shows it: its number, the letters of its columns, the cell that is meant."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from pipeline.bulletin import masked, shortened
from pipeline.feedback.grouping import Group
from pipeline.feedback.model import Season
from pipeline.intake import RawTable
from pipeline.reports import Header, compile_vocabulary, find_header
from pipeline.settings.model import ReportKind

CELL_CHARACTERS = 36
MOST_ROWS = 3
MOST_COLUMNS = 4
CONFLICT = "row-conflict-in-file"
NAMING_ROLES = ("item", "indicator", "election", "reference")
_ALPHABET = 26
_SEARCHED_ROWS = 60
"""Rows among which a header is looked for."""


@dataclass(frozen=True, slots=True)
class PictureCell:
    """One cell: its text, whether it is the one that is meant, and what to type into it.

    ``is_sure``: it is to be just that, and no mere example.
    """

    text: str
    is_meant: bool = False
    typed: str = ""
    is_sure: bool = False


@dataclass(frozen=True, slots=True)
class PictureRow:
    """One row with its number; ``is_header``: the names of the columns."""

    number: int
    cells: tuple[PictureCell, ...]
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """Some columns of some rows, in the file's order. ``letter`` is that of the cell that is
    meant, empty where no cell is.
    """

    letters: tuple[str, ...]
    rows: tuple[PictureRow, ...]
    letter: str


def pictures(groups: Iterable[Group], season: Season) -> dict[Group, Picture]:
    """Return the rows of the first place of each group; each file is read once more at most.

    A group has no picture where it means the whole file, or a file that is no table.
    """
    wanted: dict[str, list[Group]] = {}
    for group in groups:
        if group.places[0].rows:
            wanted.setdefault(group.places[0].path, []).append(group)
    sources = [f.table.source for f in season.judged.files if f.table.source.path in wanted]
    vocabulary = compile_vocabulary(season.settings)
    made: dict[Group, Picture] = {}
    for table in season.reading.files(sources):
        if table.problem is not None:
            continue
        header = find_header(table.rows(0, _SEARCHED_ROWS), vocabulary)
        if header is None:
            continue
        kind = season.settings.kind_by_name[header.kind]
        for group in wanted[table.source.path]:
            if (picture := _picture(group, table, header, kind)) is not None:
                made[group] = picture
    return made


def _picture(group: Group, table: RawTable, header: Header, kind: ReportKind) -> Picture | None:
    finding = group.first.finding
    meant = _position(group, header)
    if meant is None and finding.code == "column-missing":
        meant = header.width  # the place for it: right of the last one
    numbers = [n for n in group.places[0].rows if header.last + 1 < n <= table.row_count][:MOST_ROWS]
    if not numbers and meant is None:
        return None
    shown = {n: table.row(n - 1) for n in numbers}
    differing = _differing(list(shown.values())) if finding.code == CONFLICT else []
    positions = _positions(meant, differing, header, kind)
    marked = {meant} if meant is not None else set(differing)
    names = [_cell(table.row(header.last), p, group, is_meant=not numbers and p in marked) for p in positions]
    rows = [PictureRow(header.last + 1, tuple(names), is_header=True)]
    for number, cells in shown.items():
        rows.append(
            PictureRow(number, tuple(_cell(cells, p, group, is_meant=p in marked) for p in positions))
        )
    letter = "" if meant is None else column_letter(meant)
    return Picture(tuple(map(column_letter, positions)), tuple(rows), letter)


def _differing(rows: Sequence[Sequence[str]]) -> list[int]:
    """Return the positions in which ``rows`` do not all hold the same text."""
    columns = zip_longest(*rows, fillvalue="")
    return [position for position, cells in enumerate(columns) if len(set(cells)) > 1]


def _position(group: Group, header: Header) -> int | None:
    finding = group.first.finding
    if finding.code == "column-unknown":
        return next((position for position, name in header.unknown if name == finding.value), None)
    return header.columns.get(finding.column or "")


def _positions(meant: int | None, differing: list[int], header: Header, kind: ReportKind) -> list[int]:
    """Return the columns to show: what names the row, and the cells that are meant with their
    neighbours.
    """
    there = header.columns
    naming = [there[f.name] for f in kind.fields if f.role in NAMING_ROLES and f.name in there][:1]
    counts = [there[f.name] for f in kind.fields if f.role == "count" and f.name in there]
    wished = [*naming, *differing, *counts] if meant is None else [meant, *naming, meant - 1, meant + 1]
    last = max(header.width - 1, meant or 0)
    shown = list(dict.fromkeys(p for p in wished if 0 <= p <= last))
    return sorted(shown[:MOST_COLUMNS])


def _cell(cells: Sequence[str], position: int, group: Group, *, is_meant: bool) -> PictureCell:
    text = cells[position] if position < len(cells) else ""
    shown = shortened(masked(text), CELL_CHARACTERS)
    if not is_meant or group.typed is None:
        return PictureCell(shown, is_meant)
    return PictureCell(
        shown, is_meant, shortened(masked(group.typed.text), CELL_CHARACTERS), group.typed.is_sure
    )


def column_letter(position: int) -> str:
    """Return the letters of a column as spreadsheets name it: A, Z, AA."""
    letters, number = "", position + 1
    while number:
        number, rest = divmod(number - 1, _ALPHABET)
        letters = chr(ord("A") + rest) + letters
    return letters
