"""What a condition consists of, once it is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

CELL = "cell"
"""The name of the cell that a check is about: its ``column``, or each column of its list."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number as it is written."""

    value: int


@dataclass(frozen=True, slots=True)
class Text:
    """A text in quotation marks."""

    value: str


@dataclass(frozen=True, slots=True)
class Day:
    """A day: ``day("2024-11-27")``."""

    value: date


@dataclass(frozen=True, slots=True)
class Name:
    """A column by its canonical name, or :data:`CELL`."""

    name: str


@dataclass(frozen=True, slots=True)
class Call:
    """A named function with its arguments."""

    function: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Arithmetic:
    """``left`` + − or * ``right``."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison:
    """``left`` compared with ``right``: one of < <= > >= == !=."""

    sign: str
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Not:
    """The contrary of ``part``."""

    part: Node


@dataclass(frozen=True, slots=True)
class Logic:
    """Parts joined by ``and`` or by ``or``."""

    word: str
    parts: tuple[Node, ...]


Node = Number | Text | Day | Name | Call | Arithmetic | Comparison | Not | Logic


def parts_of(node: Node) -> tuple[Node, ...]:
    """Return the nodes directly below ``node``."""
    if isinstance(node, Call):
        return node.arguments
    if isinstance(node, Arithmetic | Comparison):
        return (node.left, node.right)
    if isinstance(node, Not):
        return (node.part,)
    return node.parts if isinstance(node, Logic) else ()


def walk(node: Node) -> Iterator[Node]:
    """Yield ``node`` and all nodes below it, in the order in which they are written."""
    yield node
    for part in parts_of(node):
        yield from walk(part)


def literals(node: Node) -> Iterator[tuple[str, str]]:
    """Yield (column, text) for every text that a column is compared with."""
    for found in walk(node):
        if isinstance(found, Comparison):
            for one, other in ((found.left, found.right), (found.right, found.left)):
                if isinstance(one, Name) and isinstance(other, Text):
                    yield one.name, other.value
