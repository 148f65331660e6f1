"""Errors about the run.

Two channels exist (design rule 4): a *finding* speaks about the data and is returned; an *error*
speaks about the run and is raised. Only the command line catches these.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from typing_extensions import override

Translate = Callable[[str], str]
"""From an Indonesian text of the program to the same in the reader's language (gettext)."""


class Sentence(str):
    """An Indonesian text of an error that remembers its blanks, so that it can be said in English.

    It is a plain text for everyone else: ``Sentence("berkas {name} kosong.", name="a.csv")`` equals
    ``"berkas a.csv kosong."``. A blank may hold a sentence again.
    """

    pattern: str
    blanks: dict[str, object]

    def __new__(cls, pattern: str, /, **blanks: object) -> Self:
        """Fill ``blanks`` into ``pattern``; a pattern without any stands as it is."""
        sentence = super().__new__(cls, pattern.format(**blanks) if blanks else pattern)
        sentence.pattern, sentence.blanks = pattern, blanks
        return sentence

    def __getnewargs_ex__(self) -> tuple[tuple[str], dict[str, object]]:
        """Errors travel between processes with their blanks."""
        return (self.pattern,), self.blanks

    def said(self, translate: Translate) -> str:
        """Return the sentence, and the sentences in its blanks, as ``translate`` words them."""
        if not self.blanks:
            return translate(self.pattern)
        filled = {name: said(value, translate) for name, value in self.blanks.items()}
        return translate(self.pattern).format(**filled)


def said(text: Any, translate: Translate) -> Any:
    """Return a sentence in another language; anything else (a name, a figure) as it is."""
    return text.said(translate) if isinstance(text, Sentence) else text


class BulletinError(Exception):
    """The run cannot go on. ``str(error)`` is the one sentence that the operator reads."""

    def said(self, translate: Translate) -> str:
        """Return the sentence as ``translate`` words it."""
        return str(said(self.args[0], translate))


@dataclass(frozen=True, slots=True, order=True)
class ConfigFault:
    """One fault of one configuration file.

    ``line`` counts from 1 (0 where no line can be named, e.g. a missing file); ``key`` is the
    dotted path of the key; ``hint`` is a near miss or an example, or empty.
    """

    file: str
    line: int
    key: str
    problem: str
    hint: str = ""

    @override
    def __str__(self) -> str:
        return self.said(str)

    def said(self, translate: Translate) -> str:
        """Return place, problem and hint, the words as ``translate`` has them."""
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" `{self.key}`" if self.key else ""
        hint = f" {said(self.hint, translate)}" if self.hint else ""
        return f"{place}{key}: {said(self.problem, translate)}{hint}"


class ConfigError(BulletinError):
    """The configuration cannot be used; carries every fault of every file at once."""

    def __init__(self, faults: tuple[ConfigFault, ...]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @override
    def said(self, translate: Translate) -> str:
        """Return every fault, one a line, as ``translate`` words it."""
        return "\n".join(fault.said(translate) for fault in self.faults)
