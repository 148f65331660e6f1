"""What a person at the terminal sees while a run goes on, and what its log is told of it."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING, Self

from pipeline.settings.model import Words
from pipeline.terminal.console import Screen, tell
from pipeline.terminal.journal import Journal

if TYPE_CHECKING:
    from rich.progress import Progress as Bar


class Progress:
    """A line per step with a bar, on a terminal; nothing at all elsewhere.

    Use as a context manager; ``step`` begins a step (the one before is done), ``advance`` moves
    its bar. It draws on stderr, so results on stdout stay clean.
    """

    def __init__(self, screen: Screen, journal: Journal | None = None) -> None:
        self._bar: Bar | None = None
        self._screen, self._journal = screen, journal
        if screen.quiet or not sys.stderr.isatty():
            return
        from rich.progress import BarColumn, MofNCompleteColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as Bar

        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(24), MofNCompleteColumn())
        self._bar = Bar(*columns, console=screen.console(sys.stderr), transient=True)

    def __enter__(self) -> Self:
        """Begin to draw."""
        if self._bar:
            self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Wipe what was drawn, also where the run failed."""
        if self._bar:
            self._bar.stop()

    def step(self, words: Words, total: int | None = None) -> None:
        """Begin a step of ``total`` parts (None: it cannot be counted)."""
        label = self._screen.say(words)
        if self._journal:
            self._journal.stage(words.en)
        if self._bar:
            for task in self._bar.tasks:
                self._bar.update(task.id, total=task.total or 1, completed=task.total or 1)
            self._bar.add_task(label, total=total)

    def decided(self, words: Words, **facts: object) -> None:
        """Say with ``-v`` what was decided, and write its facts into the log."""
        if self._journal:
            self._journal.note(**facts)
        if self._screen.verbose:
            tell([self._screen.say(words).format(**facts)], self._screen)

    def advance(self, parts: int = 1) -> None:
        """Say that ``parts`` more of the step are done."""
        if self._bar and self._bar.tasks:
            self._bar.advance(self._bar.tasks[-1].id, parts)
