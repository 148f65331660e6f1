"""An expression over whole columns, with three answers: true, false, not known."""

from __future__ import annotations

import operator
from collections.abc import Callable
from typing import Any, Protocol

import numpy as np

from pipeline.rules.columns import (
    Bools,
    Column,
    Integers,
    ValueKind,
    constant,
    gathered,
    numbers,
    truths,
)
from pipeline.rules.functions import EARLIER
from pipeline.rules.nodes import (
    CELL,
    Arithmetic,
    Call,
    Comparison,
    Day,
    Logic,
    Name,
    Node,
    Not,
    Number,
    Text,
)

_SAFE = float(2**62)
"""Beyond this a whole number of 64 bits may have run over; the result is then not known."""

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "==": operator.eq,
    "!=": operator.ne,
}
_CALCULATE: dict[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
}


class Table(Protocol):
    """The rows that an expression is evaluated over."""

    def __len__(self) -> int:
        """Return the number of rows."""

    def column(self, name: str) -> Column:
        """Return the column ``name``; the expression's types were checked, so it is there."""

    def fact(self, function: str, cell: str) -> Column:
        """Return what a function without arguments gives; ``cell`` is the column at issue."""

    def earlier(self, known: Bools) -> Integers:
        """Return per row the last row of its key before it where ``known`` holds; −1: none."""

    def place(self, function: str) -> Column:
        """Return the file (``file_of``) or the row number (``row_of``) of every row."""


def evaluate(node: Node, table: Table, cell: str) -> Column:
    """Return the value of ``node`` in every row of ``table``; ``cell`` is the column at issue.

    A comparison with something unknown is unknown; ``and`` is false with one false part, ``or``
    true with one true part, whatever is unknown beside it.
    """
    return _Evaluation(table, cell).value(node).spread(len(table))


def shown(node: Node, table: Table, cell: str, rows: Integers) -> list[str | None]:
    """Return the values of ``node`` in ``rows`` as plain text (1447, 2024-11-18, 10–20); None
    where one is unknown.
    """
    evaluation = _Evaluation(table, cell)
    if isinstance(node, Call) and node.function == "span":
        # Texts are dear: only those that are asked for are put together.
        ends = (evaluation.value(end).spread(len(table)).take(rows) for end in node.arguments)
        column = _span(*ends)
    else:
        column = evaluation.value(node).spread(len(table)).take(rows)
    return [column.shown(index) for index in range(len(rows))]


class _Evaluation:
    """One expression at work; its types were checked before."""

    def __init__(self, table: Table, cell: str) -> None:
        self._table = table
        self._cell = cell

    def value(self, node: Node) -> Column:
        """Return the column that ``node`` stands for."""
        if isinstance(node, Name):
            return self._table.column(self._cell if node.name == CELL else node.name)
        if isinstance(node, Call):
            return self._call(node)
        if isinstance(node, Number | Text | Day):
            return constant(node.value)
        return self._operation(node)

    def _operation(self, node: Arithmetic | Comparison | Not | Logic) -> Column:
        if isinstance(node, Arithmetic):
            return _calculated(node.sign, self.value(node.left), self.value(node.right))
        if isinstance(node, Comparison):
            return _compared(node.sign, self.value(node.left), self.value(node.right))
        if isinstance(node, Not):
            part = self.value(node.part)
            return truths(~part.values, part.known)
        whole = self.value(node.parts[0])
        for other in node.parts[1:]:
            whole = (_both if node.word == "and" else _either)(whole, self.value(other))
        return whole

    def _call(self, node: Call) -> Column:
        if not node.arguments:
            return self._table.fact(node.function, self._cell)
        if node.function in EARLIER:
            return self.value(node.arguments[0]).spread(len(self._table)).take(self._earlier(node))
        if node.function in ("file_of", "row_of"):
            inner = node.arguments[0]
            assert isinstance(inner, Call), "the types were checked before"
            return self._table.place(node.function).take(self._earlier(inner))
        if node.function == "at_least":
            return self.value(node.arguments[0]).at_least()
        return _PLAIN[node.function](*(self.value(argument) for argument in node.arguments))

    def _earlier(self, node: Call) -> Integers:
        """Return per row where the value of ``before`` or ``before_nonzero`` stands."""
        part = self.value(node.arguments[0]).spread(len(self._table))
        known = part.known & (part.values > 0) if node.function == "before_nonzero" else part.known
        return self._table.earlier(known)


def _both(left: Column, right: Column) -> Column:
    one_false = (left.known & ~left.values) | (right.known & ~right.values)
    return truths(left.values & right.values, (left.known & right.known) | one_false)


def _either(left: Column, right: Column) -> Column:
    true = left.values | right.values
    return truths(true, (left.known & right.known) | true)


def _compared(sign: str, left: Column, right: Column) -> Column:
    known = left.known & right.known
    return truths(np.asarray(_COMPARE[sign](left.values, right.values), np.bool_), known)


def _calculated(sign: str, left: Column, right: Column) -> Column:
    known = left.known & right.known
    if ValueKind.DAY in (left.kind, right.kind):
        return _of_days(sign, left, right, known)
    about = _CALCULATE[sign](left.values.astype(np.float64), right.values.astype(np.float64))
    with np.errstate(over="ignore"):
        exact = _CALCULATE[sign](left.values, right.values)
    return numbers(np.asarray(exact, np.int64), known & (np.abs(about) < _SAFE))


def _of_days(sign: str, left: Column, right: Column, known: Bools) -> Column:
    if right.kind is ValueKind.DAY:
        difference = np.where(known, left.values - right.values, np.timedelta64(0, "D"))
        return numbers(difference.astype(np.int64), known)
    steps = np.where(known & (np.abs(right.values) < _MAX_DAYS), right.values, 0).astype("timedelta64[D]")
    near = known & (np.abs(right.values) < _MAX_DAYS)
    return Column(ValueKind.DAY, np.asarray(_CALCULATE[sign](left.values, steps)), near)


_MAX_DAYS = 1_000_000
"""A day further away than this is no day of ours."""


def _is_blank(part: Column) -> Column:
    return truths(~part.known, np.ones(np.shape(part.known), np.bool_))


def _first_known(first: Column, second: Column) -> Column:
    values = np.where(first.known, first.values, second.values)
    slack = None
    if first.slack is not None or second.slack is not None:
        none = np.zeros(1, np.int64)
        slacks = [none if column.slack is None else column.slack for column in (first, second)]
        slack = np.where(first.known, *slacks)
    return Column(first.kind, values, first.known | second.known, slack)


def _length(text: Column) -> Column:
    counts = np.frompyfunc(lambda t: len(t) if t is not None else 0, 1, 1)(text.values)
    return numbers(np.asarray(counts, np.int64), text.known)


def _span(low: Column, high: Column) -> Column:
    size = np.broadcast_shapes(np.shape(low.values), np.shape(high.values))
    lows, highs = (np.broadcast_to(c.values, size).ravel().tolist() for c in (low, high))
    words = [str(a) if a == b else f"{a}–{b}" for a, b in zip(lows, highs, strict=True)]
    return Column(ValueKind.TEXT, gathered(words).reshape(size), low.known & high.known)


_PLAIN: dict[str, Callable[..., Column]] = {
    "is_blank": _is_blank,
    "first_known": _first_known,
    "length": _length,
    "span": _span,
}
