"""From the text of a condition to its nodes; only what the language knows gets through.

Python's own parser reads the text; its tree is turned into ours node by node, and anything that
our language does not have is a fault. Nothing is ever executed.
"""

from __future__ import annotations

import ast
import re
import warnings
from datetime import date
from functools import lru_cache

from pipeline.errors import Sentence
from pipeline.rules.nodes import Arithmetic, Call, Comparison, Day, Logic, Name, Node, Not, Number, Text

MAX_CHARACTERS = 400
MAX_DEPTH = 12
MAX_NUMBER = 10**15
"""As many digits as a count of a report may have."""

_ARITHMETIC: dict[type[ast.operator], str] = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*"}
_COMPARISONS: dict[type[ast.cmpop], str] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}
_OPEN_END = re.compile(r"(?:[-+*/<>=!(,]|\b(?:and|or|not))$")
"""A condition that ends so lacks a part."""
_HINTS = (
    ("&&", Sentence("Tulis `and`.")),
    ("||", Sentence("Tulis `or`.")),
    ("<>", Sentence("Tulis `!=`.")),
    ("=<", Sentence("Tulis `<=`.")),
    ("=>", Sentence("Tulis `>=`.")),
    ("=", Sentence("Sama dengan ditulis `==`.")),
)


class ExpressionError(Exception):
    """A condition can't be used: ``problem`` in words, ``hint`` (maybe empty) towards its cure."""

    def __init__(self, problem: str, hint: str = "") -> None:
        self.problem = problem
        self.hint = hint
        super().__init__(f"{problem} {hint}".rstrip())


@lru_cache(maxsize=1024)
def parse_expression(text: str) -> Node:
    """Return the nodes of ``text``; raises ExpressionError where it is none of our language."""
    if len(text) > MAX_CHARACTERS:
        raise ExpressionError(
            Sentence("lebih panjang dari {max_characters} huruf.", max_characters=MAX_CHARACTERS),
            Sentence("Pecah menjadi dua aturan."),
        )
    bare = " ".join(text.split())
    if not bare:
        raise ExpressionError(Sentence("kosong."))
    try:
        with warnings.catch_warnings():
            # What Python finds odd in a text is told by our own faults.
            warnings.simplefilter("ignore")
            tree = ast.parse(bare, mode="eval").body
    except SyntaxError as error:
        raise ExpressionError(_syntax_problem(bare, error), _syntax_hint(bare)) from None
    except (ValueError, RecursionError, MemoryError):
        raise ExpressionError(Sentence("tidak terbaca.")) from None
    return _node(tree, 1)


def _syntax_problem(text: str, error: SyntaxError) -> str:
    rest = text[max((error.offset or 1) - 1, 0) :][:20].strip()
    if not rest or _OPEN_END.search(text):
        return Sentence("susunannya tidak selesai.")
    return Sentence('susunannya keliru di sekitar "{rest}".', rest=rest)


def _syntax_hint(text: str) -> str:
    without = text
    for sign in ("==", "<=", ">=", "!="):
        without = without.replace(sign, " ")
    return next((hint for sign, hint in _HINTS if sign in text and sign in without), "")


def _node(tree: ast.expr, depth: int) -> Node:
    if depth > MAX_DEPTH:
        raise ExpressionError(Sentence("bersarang lebih dari {max_depth} tingkat.", max_depth=MAX_DEPTH))
    if isinstance(tree, ast.Constant):
        return _literal(tree.value)
    if isinstance(tree, ast.Name):
        return Name(tree.id)
    if isinstance(tree, ast.Call):
        return _call(tree, depth)
    if isinstance(tree, ast.Compare):
        return _comparison(tree, depth)
    return _operation(tree, depth)


def _operation(tree: ast.expr, depth: int) -> Node:
    if isinstance(tree, ast.BoolOp):
        word = "and" if isinstance(tree.op, ast.And) else "or"
        return Logic(word, tuple(_node(part, depth + 1) for part in tree.values))
    if isinstance(tree, ast.BinOp) and type(tree.op) in _ARITHMETIC:
        sign = _ARITHMETIC[type(tree.op)]
        return Arithmetic(sign, _node(tree.left, depth + 1), _node(tree.right, depth + 1))
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.Not):
        return Not(_node(tree.operand, depth + 1))
    if isinstance(tree, ast.UnaryOp) and isinstance(tree.op, ast.USub):
        return Arithmetic("-", Number(0), _node(tree.operand, depth + 1))
    if isinstance(tree, ast.BinOp) and isinstance(tree.op, ast.Div | ast.FloorDiv):
        raise ExpressionError(
            Sentence("pembagian tidak ada."), Sentence("Kalikan sisi yang lain, mis. `a * 2 > b`.")
        )
    raise ExpressionError(Sentence("`{tree}` tidak dikenal dalam aturan.", tree=ast.unparse(tree)[:40]))


def _literal(value: object) -> Node:
    if isinstance(value, str):
        return Text(value)
    if isinstance(value, bool) or not isinstance(value, int):
        hint = Sentence("Pakai bilangan bulat; kalikan kedua sisi, mis. `a * 10 > b * 15`.") if value else ""
        raise ExpressionError(Sentence("`{value}` bukan bilangan bulat atau teks.", value=value), hint)
    if value > MAX_NUMBER:
        raise ExpressionError(Sentence("bilangan {value} terlalu besar.", value=value))
    return Number(value)


def _call(tree: ast.Call, depth: int) -> Node:
    if not isinstance(tree.func, ast.Name) or tree.keywords:
        raise ExpressionError(Sentence("`{tree}` tidak dikenal dalam aturan.", tree=ast.unparse(tree)[:40]))
    arguments = tuple(_node(argument, depth + 1) for argument in tree.args)
    return _day(arguments) if tree.func.id == "day" else Call(tree.func.id, arguments)


def _day(arguments: tuple[Node, ...]) -> Node:
    if len(arguments) == 1 and isinstance(arguments[0], Text):
        try:
            return Day(date.fromisoformat(arguments[0].value))
        except ValueError:
            pass
    raise ExpressionError(Sentence("tanggal tidak terbaca."), Sentence('Tulis seperti `day("2024-11-27")`.'))


def _comparison(tree: ast.Compare, depth: int) -> Node:
    """A chain (``a < b < c``) is each of its links, joined by ``and``."""
    unknown = next((sign for sign in tree.ops if type(sign) not in _COMPARISONS), None)
    if unknown is not None:
        raise ExpressionError(Sentence("`{tree}` tidak dikenal dalam aturan.", tree=ast.unparse(tree)[:40]))
    sides = [_node(side, depth + 1) for side in (tree.left, *tree.comparators)]
    links = tuple(
        Comparison(_COMPARISONS[type(sign)], left, right)
        for sign, left, right in zip(tree.ops, sides, sides[1:], strict=False)
    )
    return links[0] if len(links) == 1 else Logic("and", links)
