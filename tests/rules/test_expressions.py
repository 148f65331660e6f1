"""The language of conditions: what it computes, what it leaves open, and what it refuses."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.rules import (
    Bools,
    Column,
    ExpressionError,
    Integers,
    ValueKind,
    constant,
    days,
    evaluate,
    kind_of,
    numbers,
    parse_expression,
    shown,
    texts,
)

Cell = int | str | None
KINDS = {"a": ValueKind.NUMBER, "b": ValueKind.NUMBER, "t": ValueKind.TEXT, "d": ValueKind.DAY}


class Rows:
    """Rows of one key in the order of their days: counts a and b, a text t, a day d."""

    def __init__(self, **columns: list[Cell]) -> None:
        self.columns = columns

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(next(iter(self.columns.values())))

    def column(self, name: str) -> Column:
        """Return a column; None is not known."""
        cells = self.columns[name]
        if name == "t":
            return texts(np.array([*cells, None], dtype=object)[:-1])
        if name == "d":
            return days(np.array([c or "NaT" for c in cells], "datetime64[s]"))
        known = np.array([c is not None for c in cells], np.bool_)
        # Every count may be 5 too high.
        return numbers(np.array([c or 0 for c in cells], np.int64), known, np.full(len(cells), 5))

    def fact(self, function: str, cell: str) -> Column:
        """Return 10 for every fact of whatever cell."""
        return constant(10 if function and cell else None)

    def earlier(self, known: Bools) -> Integers:
        """Return the last known row before each."""
        last, answers = -1, []
        for n in range(len(self)):
            answers.append(last)
            last = n if known[n] else last
        return np.array(answers, np.int64)

    def place(self, function: str) -> Column:
        """Return row numbers from 2 on."""
        assert function == "row_of"
        rows = np.arange(2, 2 + len(self))
        return numbers(rows, rows > 0)


def answers(expression: str, cell: str = "a", **columns: list[Cell]) -> list[bool | None]:
    """Return what a condition says of every row; None where it leaves it open."""
    node = parse_expression(expression)
    assert kind_of(node, KINDS | {"cell": KINDS[cell]}) is ValueKind.TRUTH
    column = evaluate(node, Rows(**columns), cell)
    return [bool(v) if k else None for v, k in zip(column.values, column.known, strict=True)]


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("a > b", [True, False, None]),
        ("not a > b", [False, True, None]),
        ("a > b or a == 7", [True, False, True]),
        ("a > b and a == 8", [False, False, False]),
        ("is_blank(b)", [False, False, True]),
        ("first_known(b, a) == 7", [False, False, True]),
        ("a - b == 4", [True, False, None]),
        ("-a < 0", [True, True, True]),
        ("1 < a <= 5", [True, True, False]),
        ("at_least(a) < 0", [False, True, False]),
        ("polling_stations() > a * 2", [False, True, False]),
    ],
)
def test_what_is_not_known_stays_open(expression: str, expected: list[bool | None]) -> None:
    """A comparison with an unknown cell is open; `and` and `or` decide where one part decides."""
    assert answers(expression, a=[5, 2, 7], b=[1, 3, None]) == expected


def test_days_are_counted_and_compared() -> None:
    """A day less a day is a number of days; a day and a number is a day."""
    when: list[Cell] = ["2024-11-20", "2024-11-27", None]
    assert answers('d < day("2024-11-27")', cell="d", d=when) == [True, False, None]
    assert answers('day("2024-11-27") - d == 7', cell="d", d=when) == [True, False, None]
    assert answers('d + 7 == day("2024-11-27")', cell="d", d=when) == [True, False, None]


def test_texts_are_compared_whole() -> None:
    """A text equals a text; its length is counted in characters."""
    assert answers('t == "selesai"', cell="t", t=["selesai", "baru", None]) == [True, False, None]
    assert answers("length(t) < 5", cell="t", t=["selesai", "baru", None]) == [False, True, None]


def test_the_day_before_is_the_last_known_one() -> None:
    """Blank days are passed over; `before_nonzero` passes over zeros as well."""
    assert answers("cell < before(cell)", a=[5, None, 3, 4]) == [None, None, True, False]
    assert answers("cell < before_nonzero(cell)", a=[5, 0, 3, 4]) == [None, True, True, False]
    assert answers("cell < at_least(before(cell))", a=[50, 46, 40]) == [None, False, True]


def test_the_place_of_an_earlier_value_can_be_told() -> None:
    """`row_of` names the row that `before` found."""
    rows = Rows(a=[5, None, 3])
    node = parse_expression("row_of(before(cell))")
    assert shown(node, rows, "a", np.array([0, 2])) == [None, "2"]


def test_a_span_of_two_equal_ends_is_one_figure() -> None:
    """Sentences show 154–164, or 308 where both ends are one."""
    node = parse_expression("span(a, b)")
    rows = Rows(a=[154, 308, 1], b=[164, 308, None])
    assert shown(node, rows, "a", np.array([0, 1, 2])) == ["154–164", "308", None]


@given(st.integers(0, 10**15), st.integers(0, 10**15), st.sampled_from("+-*"))
def test_whole_numbers_are_exact_or_open(a: int, b: int, sign: str) -> None:
    """A result beyond 64 bits is not known; every other one is exact."""
    exact = {"+": a + b, "-": a - b, "*": a * b}[sign]
    column = evaluate(parse_expression(f"a {sign} b"), Rows(a=[a], b=[b]), "a")
    assert (
        not column.known[0] if abs(exact) >= 2**63 else int(column.values[0]) == exact or not column.known[0]
    )
    if abs(exact) < 2**61:
        assert column.known[0]


@given(st.lists(st.tuples(st.none() | st.integers(0, 9), st.none() | st.integers(0, 9)), min_size=1))
def test_columns_give_what_rows_give(pairs: list[tuple[int | None, int | None]]) -> None:
    """Whole columns and a row by itself come to the same answer."""
    expression = "(a > b or not a + 1 == b) and not (a == 3 and b < 5)"
    together = answers(expression, a=[a for a, _ in pairs], b=[b for _, b in pairs])
    assert together == [answers(expression, a=[a], b=[b])[0] for a, b in pairs]


REFUSED: Mapping[str, str] = {
    "a = b": "Sama dengan ditulis `==`.",
    "a > b && a > 1": "Tulis `and`.",
    "a >": "susunannya tidak selesai.",
    "a / b > 1": "pembagian tidak ada.",
    "a > 0.5": "`0.5` bukan bilangan bulat atau teks.",
    "a > True": "`True` bukan bilangan bulat atau teks.",
    "a > 10000000000000000": "terlalu besar",
    "diterim > 1": 'tidak ada kolom "diterim".',
    "blank(a)": "tidak ada fungsi `blank`. Maksudnya `is_blank`?",
    "before > 1": "`before` sebuah fungsi. Tulis `before()`.",
    "is_blank(a, b)": "`is_blank` ditulis dengan 1 isian, bukan 2.",
    "polling_stations(a) > 1": "`polling_stations` ditulis dengan tanpa isian, bukan 1.",
    "file_of(a) == t": "Tulis `file_of(before(…))`.",
    "length(a) > 1": "`length` memerlukan teks, bukan bilangan.",
    "first_known(a, t) == 1": "isian `first_known` tidak sejenis.",
    "at_least(a + b) > 1": "`at_least` memerlukan sebuah kolom.",
    "a > t": "bilangan tidak dapat dibandingkan dengan teks.",
    'd > "2024-11-27"': 'Tanggal ditulis seperti `day("2024-11-27")`.',
    'day("27/11/2024") > d': "tanggal tidak terbaca.",
    't > "b"': "teks hanya dapat dibandingkan dengan `==` atau `!=`.",
    "(a > 1) == (b > 1)": "dua syarat tidak dibandingkan.",
    "a and b": "`and` memerlukan syarat benar atau salah, bukan bilangan.",
    "not a": "`not` memerlukan syarat benar atau salah, bukan bilangan.",
    "t + 1 == 2": "teks + bilangan tidak dapat dihitung.",
    "d * 2 > d": "tanggal * bilangan tidak dapat dihitung.",
    "": "kosong.",
    "a > 1 " + "and a > 1 " * 60: "lebih panjang dari 400 huruf.",
    "not " * 20 + "a > 1": "bersarang lebih dari 12 tingkat.",
    "__import__('os').system('x') == 1": "tidak dikenal dalam aturan.",
    "a.real > 1": "tidak dikenal dalam aturan.",
    "(lambda: 1)() > 1": "tidak dikenal dalam aturan.",
    "[a for a in b]": "tidak dikenal dalam aturan.",
    "a[0] > 1": "tidak dikenal dalam aturan.",
    "f'{a}' == t": "tidak dikenal dalam aturan.",
    "a in b": "tidak dikenal dalam aturan.",
    "a is b": "tidak dikenal dalam aturan.",
    "is_blank(x=a)": "tidak dikenal dalam aturan.",
    "a ** 99 > 1": "tidak dikenal dalam aturan.",
    "(a := 1) > 0": "tidak dikenal dalam aturan.",
    "b'x' == t": "bukan bilangan bulat atau teks.",
    "a > 1\x00": "",
}


@pytest.mark.parametrize("expression", REFUSED)
def test_what_the_language_has_not_is_refused(expression: str) -> None:
    """Anything beyond columns, counts, days, texts and the named functions is a fault, in words."""
    with pytest.raises(ExpressionError) as caught:
        kind_of(parse_expression(expression), KINDS)
    assert REFUSED[expression] in str(caught.value)
    assert len(str(caught.value)) > 5


@given(st.text(max_size=60) | st.text("ab()<>=!+-*/.,'\"[]{}:\\ \nnotadr0 19", max_size=60))
def test_no_text_at_all_does_any_harm(expression: str) -> None:
    """Whatever is written is read or refused; nothing else happens."""
    try:
        said = kind_of(parse_expression(expression), KINDS).value
    except ExpressionError as error:
        said = str(error)
    assert said
