"""The conditions of the rule book, bound to the kinds of report that they hold for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pipeline.rules import CELL, FUNCTIONS, Call, Name, Node, Scope, ValueKind, parse_expression, walk
from pipeline.settings.model import ReportKind, RuleBook, RuleCheck

_KIND_OF_ROLE = {"date": ValueKind.DAY, "count": ValueKind.NUMBER}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition over one column: where ``when`` holds, ``code`` is found at ``cell``.

    ``details``: name of a blank → the expression that fills it.
    """

    code: str
    cell: str
    when: Node
    details: tuple[tuple[str, Node], ...]


def column_kinds(kind: ReportKind) -> dict[str, ValueKind]:
    """Return what the columns of ``kind`` hold, in the order of its fields."""
    return {field.name: _KIND_OF_ROLE.get(field.role, ValueKind.TEXT) for field in kind.fields}


def names_in(check: RuleCheck) -> tuple[str, ...]:
    """Return the columns that ``check`` names itself, in the order in which they are written.

    Raises ExpressionError where an expression can't be read.
    """
    names = [check.column] if check.column else []
    for text in (check.when, *check.details.values()):
        names += [n.name for n in walk(parse_expression(text)) if isinstance(n, Name) and n.name != CELL]
    return tuple(dict.fromkeys(names))


def fits(check: RuleCheck, kind: ReportKind) -> bool:
    """Whether ``check`` holds for ``kind``: it is named, or none is and it has all the columns."""
    if check.kinds:
        return kind.kind in check.kinds
    if check.each is not None and not getattr(kind, check.each):
        return False
    return all(name in kind.by_name for name in names_in(check))


def cells_of(check: RuleCheck, kind: ReportKind) -> tuple[str, ...]:
    """Return the columns of ``kind`` that ``check`` is about."""
    listed: tuple[str, ...] = getattr(kind, check.each) if check.each is not None else ()
    return (check.column,) if check.column is not None else listed


def scopes_of(nodes: Iterable[Node]) -> frozenset[Scope]:
    """Return where the functions in ``nodes`` can answer."""
    calls = (found for node in nodes for found in walk(node) if isinstance(found, Call))
    return frozenset(FUNCTIONS[call.function].scope for call in calls if call.function in FUNCTIONS)


def conditions(rules: RuleBook, kind: ReportKind, scope: Scope) -> tuple[Condition, ...]:
    """Return the conditions for ``kind``, in the order of the rule book.

    ``scope`` DAYS: those that look at other days; ROW: all others.
    """
    return _bound(rules, kind).get(scope, ())


def _bound(rules: RuleBook, kind: ReportKind) -> Mapping[Scope, tuple[Condition, ...]]:
    bound: dict[Scope, tuple[Condition, ...]] = {}
    for rule in rules.rules:
        for check in rule.checks:
            if fits(check, kind):
                when, details = _parsed(check.when, tuple(check.details.items()))
                looks_back = Scope.DAYS in scopes_of((when, *(node for _, node in details)))
                scope = Scope.DAYS if looks_back else Scope.ROW
                new = tuple(Condition(rule.code, cell, when, details) for cell in cells_of(check, kind))
                bound[scope] = bound.get(scope, ()) + new
    return bound


@lru_cache(maxsize=1024)
def _parsed(when: str, details: tuple[tuple[str, str], ...]) -> tuple[Node, tuple[tuple[str, Node], ...]]:
    return parse_expression(when), tuple((name, parse_expression(text)) for name, text in details)
