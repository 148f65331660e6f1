"""What `weekly` says when it is done, in words alone, so that it can be said again without working."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from pipeline.terminal.screen import Screen, new_table, tell, visible

if TYPE_CHECKING:
    from pipeline.settings.model import Language

REFUSED_COLUMN = 2
"""The one column of plain counts, set to the right."""


@dataclass(frozen=True, slots=True)
class EditionTable:
    """A table of words: ``headings``, as many cells in each of ``rows``, and a line below."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str


@dataclass(frozen=True, slots=True)
class Closing:
    """The end of a run in its language.

    ``notes`` are what the operator has to know; ``unchanged`` what is said besides where the same
    run comes again and finds nothing to do ("": the notes say it); ``paths`` the files of the
    edition as printed; ``has_errors``: some finding is an error.
    """

    language: Language
    notes: tuple[str, ...]
    unchanged: str
    table: EditionTable
    paths: tuple[str, ...]
    has_errors: bool


def show_closing(closing: Closing, screen: Screen) -> None:
    """Print the notes to stderr; to stdout the table (not where the run is quiet) and the paths."""
    tell(closing.notes, screen)
    console = screen.console(sys.stdout)
    if not screen.quiet:
        first, *others = closing.table.headings
        table = new_table(first)
        for number, heading in enumerate(others, 1):
            table.add_column(heading, justify="right" if number == REFUSED_COLUMN else "left")
        for row in closing.table.rows:
            table.add_row(*row)
        console.print(table)
        console.print(closing.table.legend + "\n")
    for path in closing.paths:
        console.print(visible(path), soft_wrap=True)


def written(closing: Closing) -> str:
    """Return the closing as JSON."""
    return json.dumps(asdict(closing), ensure_ascii=False)


def read_closing(text: str) -> Closing:
    """Return what :func:`written` wrote; raises ValueError, KeyError or TypeError for anything else."""
    told = json.loads(text)
    table = told["table"]
    return Closing(
        language="en" if told["language"] == "en" else "id",
        notes=tuple(map(str, told["notes"])),
        unchanged=str(told["unchanged"]),
        table=EditionTable(
            tuple(map(str, table["headings"])),
            tuple(tuple(map(str, row)) for row in table["rows"]),
            str(table["legend"]),
        ),
        paths=tuple(map(str, told["paths"])),
        has_errors=bool(told["has_errors"]),
    )
