"""The language of the conditions in rules.yaml: parsed, checked for types, evaluated by columns.

Pure and small on purpose: whole numbers, days, texts and truths; what is not known stays unknown.
Words for its users: docs/aturan.md, made from :data:`.functions.FUNCTIONS`.
"""

from pipeline.rules.columns import (
    Bools,
    Column,
    Integers,
    ValueKind,
    constant,
    days,
    labelled,
    numbers,
    texts,
    truths,
)
from pipeline.rules.evaluating import Table, evaluate, shown
from pipeline.rules.functions import FUNCTIONS, Function, Scope
from pipeline.rules.nodes import CELL, Call, Day, Name, Node, Text, literals, walk
from pipeline.rules.parsing import ExpressionError, parse_expression
from pipeline.rules.typing import kind_of

__all__ = [
    "CELL",
    "FUNCTIONS",
    "Bools",
    "Call",
    "Column",
    "Day",
    "ExpressionError",
    "Function",
    "Integers",
    "Name",
    "Node",
    "Scope",
    "Table",
    "Text",
    "ValueKind",
    "constant",
    "days",
    "evaluate",
    "kind_of",
    "labelled",
    "literals",
    "numbers",
    "parse_expression",
    "shown",
    "texts",
    "truths",
    "walk",
]
