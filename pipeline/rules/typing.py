"""What an expression gives, and whether its parts go together."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping

from pipeline.errors import Sentence
from pipeline.rules.columns import ValueKind
from pipeline.rules.functions import EARLIER, FUNCTIONS, Function
from pipeline.rules.nodes import (
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
    parts_of,
)
from pipeline.rules.parsing import ExpressionError

KIND_WORDS: Mapping[ValueKind, str] = {
    ValueKind.NUMBER: Sentence("bilangan"),
    ValueKind.DAY: Sentence("tanggal"),
    ValueKind.TEXT: Sentence("teks"),
    ValueKind.TRUTH: Sentence("syarat benar atau salah"),
}
"""The kinds of value as the keeper of the rules reads them."""


def kind_of(node: Node, columns: Mapping[str, ValueKind]) -> ValueKind:
    """Return what ``node`` gives over a table of ``columns``.

    Raises ExpressionError for a column or function that there is not, and for parts that do not
    go together.
    """
    if isinstance(node, Name):
        return _name_kind(node, columns)
    parts = tuple(kind_of(part, columns) for part in parts_of(node))
    if isinstance(node, Call):
        return _call_kind(node, parts)
    if isinstance(node, Arithmetic):
        return _arithmetic_kind(node, *parts)
    if isinstance(node, Comparison):
        _require_comparable(node, *parts)
        return ValueKind.TRUTH
    if isinstance(node, Not | Logic):
        word = "not" if isinstance(node, Not) else node.word
        for part in parts:
            _require(part, frozenset({ValueKind.TRUTH}), Sentence("`{word}` memerlukan", word=word))
        return ValueKind.TRUTH
    return _literal_kind(node)


def _literal_kind(node: Number | Text | Day) -> ValueKind:
    if isinstance(node, Number):
        return ValueKind.NUMBER
    return ValueKind.TEXT if isinstance(node, Text) else ValueKind.DAY


def _name_kind(node: Name, columns: Mapping[str, ValueKind]) -> ValueKind:
    if node.name not in columns:
        if node.name in FUNCTIONS:
            raise ExpressionError(
                Sentence("`{name}` sebuah fungsi.", name=node.name),
                Sentence("Tulis `{name}()`.", name=node.name),
            )
        raise ExpressionError(
            Sentence('tidak ada kolom "{name}".', name=node.name), _near(node.name, columns)
        )
    return columns[node.name]


def _call_kind(node: Call, parts: tuple[ValueKind, ...]) -> ValueKind:
    function = FUNCTIONS.get(node.function)
    if function is None:
        near = _near(node.function, FUNCTIONS)
        raise ExpressionError(Sentence("tidak ada fungsi `{function}`.", function=node.function), near)
    if len(parts) != len(function.takes):
        wanted = len(function.takes) or Sentence("tanpa")
        raise ExpressionError(
            Sentence(
                "`{function}` ditulis dengan {wanted} isian, bukan {parts}.",
                function=node.function,
                wanted=wanted,
                parts=len(parts),
            )
        )
    for part, allowed in zip(parts, function.takes, strict=True):
        _require(part, allowed, Sentence("`{function}` memerlukan", function=node.function))
    _require_earlier(node, function)
    if node.function == "at_least" and not isinstance(node.arguments[0], Name | Call):
        raise ExpressionError(
            Sentence("`at_least` memerlukan sebuah kolom."), Sentence("Hitung sesudahnya, di luar kurung.")
        )
    if len(set(parts)) > 1:
        raise ExpressionError(Sentence("isian `{function}` tidak sejenis.", function=node.function))
    return function.gives or parts[0]


def _require_earlier(node: Call, function: Function) -> None:
    """The place of a value is only to be had of a value from an earlier day."""
    for argument in node.arguments if function.of_earlier else ():
        if not isinstance(argument, Call) or argument.function not in EARLIER:
            raise ExpressionError(
                Sentence("`{function}` memerlukan nilai hari sebelumnya.", function=node.function),
                Sentence("Tulis `{function}(before(…))`.", function=node.function),
            )


def _arithmetic_kind(node: Arithmetic, left: ValueKind, right: ValueKind) -> ValueKind:
    """Numbers with numbers; a day less a day is a number of days, a day and a number is a day."""
    if (left, right) == (ValueKind.NUMBER, ValueKind.NUMBER):
        return ValueKind.NUMBER
    if (node.sign, left, right) == ("-", ValueKind.DAY, ValueKind.DAY):
        return ValueKind.NUMBER
    if node.sign != "*" and (left, right) == (ValueKind.DAY, ValueKind.NUMBER):
        return ValueKind.DAY
    raise ExpressionError(
        Sentence(
            "{left} {sign} {right} tidak dapat dihitung.",
            left=KIND_WORDS[left],
            sign=node.sign,
            right=KIND_WORDS[right],
        )
    )


def _require_comparable(node: Comparison, left: ValueKind, right: ValueKind) -> None:
    if left != right:
        problem = Sentence(
            "{left} tidak dapat dibandingkan dengan {right}.", left=KIND_WORDS[left], right=KIND_WORDS[right]
        )
        hint = (
            Sentence('Tanggal ditulis seperti `day("2024-11-27")`.') if ValueKind.DAY in (left, right) else ""
        )
        raise ExpressionError(problem, hint)
    if left is ValueKind.TRUTH:
        raise ExpressionError(
            Sentence("dua syarat tidak dibandingkan."), Sentence("Gabungkan dengan `and` atau `or`.")
        )
    if left is ValueKind.TEXT and node.sign not in ("==", "!="):
        raise ExpressionError(Sentence("teks hanya dapat dibandingkan dengan `==` atau `!=`."))


def _require(kind: ValueKind, allowed: frozenset[ValueKind], said: str) -> None:
    if kind not in allowed:
        words, *others = (KIND_WORDS[k] for k in ValueKind if k in allowed)
        for other in others:
            words = Sentence("{first} atau {second}", first=words, second=other)
        raise ExpressionError(
            Sentence("{said} {words}, bukan {kind}.", said=said, words=words, kind=KIND_WORDS[kind])
        )


def _near(word: str, options: Iterable[str]) -> str:
    close = difflib.get_close_matches(word.casefold(), sorted(options), n=1, cutoff=0.6)
    return Sentence("Maksudnya `{close}`?", close=close[0]) if close else ""
