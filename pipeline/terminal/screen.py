"""How this run speaks to the person at the terminal: language, colour, width.

Messages go to stderr; tables are results and go to stdout, at a fixed
width where that is no terminal, so that a log reads the same everywhere. Rich is imported when
the first thing is drawn.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from io import TextIOWrapper
from typing import TYPE_CHECKING, TextIO

from pipeline.text.unseen import spelled_out

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from pipeline.settings.model import Language, Words

LOG_WIDTH = 140
"""Columns of a table that goes to a file or a pipe."""


@dataclass(frozen=True, slots=True)
class Screen:
    """How this run speaks.

    ``color`` is False under ``--no-color`` (``NO_COLOR`` is honoured besides); ``quiet`` (``-q``)
    leaves out progress, the closing table, and files that nothing is said against; ``verbose``
    (``-v``) says what is decided on the way.
    """

    language: Language = "id"
    color: bool = True
    quiet: bool = False
    verbose: bool = False

    def say(self, words: Words) -> str:
        """Return the words in this run's language."""
        return words.in_language(self.language)

    def console(self, stream: TextIO) -> Console:
        """Return a console on ``stream``; colour only on a terminal that may have it."""
        from rich.console import Console

        if isinstance(stream, TextIOWrapper):
            # A locale without these signs must not end the run.
            stream.reconfigure(errors="backslashreplace")
        plain = not self.color or bool(os.environ.get("NO_COLOR"))
        return Console(
            file=stream,
            no_color=plain,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=False,
            width=None if stream.isatty() else LOG_WIDTH,
        )


def visible(text: str) -> str:
    """Return text with every control and invisible character spelled out (ESC as ``‹U+001B›``).

    File names and cells come from outside and must not steer the terminal.
    """
    return spelled_out(text)


def tell(notes: Iterable[str], screen: Screen) -> None:
    """Print messages to stderr, one a line."""
    console = screen.console(sys.stderr)
    for note in notes:
        console.print(visible(note), soft_wrap=True)


def new_table(first_heading: str) -> Table:
    """Return an empty table of ours, its first column under a heading."""
    from rich.box import SIMPLE
    from rich.table import Table

    table = Table(box=SIMPLE, pad_edge=False)
    table.add_column(first_heading, no_wrap=True)
    return table
