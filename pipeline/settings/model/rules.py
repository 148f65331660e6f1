"""rules.yaml: what every finding means and how it is cured, and the rules that are conditions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from pipeline.model.findings import Severity
from pipeline.settings.model.base import Count, Frozen, Words

ColumnList = Literal["ladder", "cumulative", "jumps"]

CORRECTABLE = frozenset(
    {"filled-down", "formula-text", "name-corrected", "nil-as-zero", "not-reported-text", "region-corrected"}
)
"""Codes of cells that the program takes for something it can write down: only these can be proposed."""


class RuleCheck(Frozen):
    """A condition over the rows of some kinds of report; where it holds, the rule is broken.

    ``when`` and ``details`` are expressions (:mod:`pipeline.rules`) over the kind's columns and
    ``cell``, the cell that a finding quotes: that of ``column``, or of each column that the kind
    lists under ``each`` in turn. What is not known never breaks a rule.
    """

    kinds: tuple[str, ...] = ()
    """Kinds of report that it holds for; empty: every kind that has all its columns."""
    column: str | None = None
    each: ColumnList | None = None
    when: str
    details: Mapping[str, str] = {}
    """Name of a blank of the rule's sentences → the expression that fills it."""


class RuleTest(Frozen):
    """A small report that shows a rule at work.

    ``rows`` are the rows under its header (column → cell as a desk writes it; a column that is
    not named is blank); ``found`` are the numbers of those in which the rule is found, from 1.
    ``file`` is its path below inputs/: day of arrival, region and date may come from there.
    """

    kind: str
    file: str = "uji.csv"
    rows: tuple[Mapping[str, str | int | date], ...]
    found: tuple[Count, ...]


class CoordinatorWords(Frozen):
    """What the coordinator reads where it differs from what the sender reads."""

    message: Words | None = None
    remedy: Words | None = None


class Rule(Frozen):
    """One entry of the rule book: what a finding means and how it is cured.

    ``message`` and ``remedy`` are format strings over ``value``, ``column`` and the finding's
    details; they speak to the sender, and to the coordinator where ``coordinator`` has nothing
    else. A rule without ``checks`` is found by the program itself.
    """

    code: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    severity: Literal["error", "warning", "info"]
    scope: Literal["file", "row"]
    title: Words
    message: Words
    remedy: Words
    coordinator: CoordinatorWords = CoordinatorWords()
    example: Words
    proposal: Literal["applied", "confirm"] | None = None
    """What the proposed copy of a file does about it: corrects it, or corrects it for the sender to
    confirm; None: the cell stays, since only the sender can know.
    """
    checks: tuple[RuleCheck, ...] = ()
    tests: tuple[RuleTest, ...] = ()


class RuleBook(Frozen):
    """rules.yaml."""

    version: Literal[1]
    rule_book_version: str
    rules: tuple[Rule, ...]

    @cached_property
    def by_code(self) -> dict[str, Rule]:
        """Rule by code, in the order of the file."""
        return {rule.code: rule for rule in self.rules}

    def severity_of(self, code: str) -> Severity:
        """Return how much ``code`` weighs; raises KeyError for a code that the book doesn't know."""
        return Severity(self.by_code[code].severity)
