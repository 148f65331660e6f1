"""Errors about the run.

Two channels exist (design rule 4): a *finding* speaks about the data and is returned; an *error*
speaks about the run and is raised. Only the command line catches these.
"""

from __future__ import annotations

from dataclasses import dataclass

from typing_extensions import override


class BulletinError(Exception):
    """The run cannot go on. ``str(error)`` is the one sentence that the operator reads."""


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
        place = f"{self.file}:{self.line}" if self.line else self.file
        key = f" `{self.key}`" if self.key else ""
        hint = f" {self.hint}" if self.hint else ""
        return f"{place}{key}: {self.problem}{hint}"


class ConfigError(BulletinError):
    """The configuration cannot be used; carries every fault of every file at once."""

    def __init__(self, faults: tuple[ConfigFault, ...]) -> None:
        self.faults = tuple(sorted(faults))
        super().__init__("\n".join(str(fault) for fault in self.faults))
