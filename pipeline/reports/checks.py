"""The conditions of the rule book over single rows (config/rules.yaml, ``checks``)."""

from __future__ import annotations

import numpy as np

from pipeline.reports.parsed import Parsing, no_dates
from pipeline.reports.textframe import Bools
from pipeline.rulebook import ReportRows, RowSource
from pipeline.rules import Column, Scope, days, evaluate, labelled, numbers, shown
from pipeline.settings.conditions import Condition, conditions


def check_rows(work: Parsing) -> None:
    """Add what the rows of ``work`` break of the rule book's conditions: the season, the day of
    arrival, the ladder, the corridors of need, the baseline, and whatever a user has added.
    """
    if not len(work.frame):
        return
    settings = work.vocabulary.settings
    rows = ReportRows(
        RowSource(len(work.frame), lambda name: _column(work, name), work.names.__getitem__, _received(work)),
        work.kind,
        settings,
    )
    for condition in conditions(settings.rules, work.kind, Scope.ROW):
        broken = evaluate(condition.when, rows, condition.cell)
        found = work.data & broken.values
        if found.any():
            details = _details(condition, rows, found)
            work.rows.add(condition.code, found, condition.cell, details.__getitem__)


def _column(work: Parsing, name: str) -> Column:
    if name in work.dates:
        return days(work.dates[name])
    if name in work.counts:
        counts = work.counts[name]
        return numbers(counts.values, counts.known, counts.slack)
    return labelled(work.names[name])


def _received(work: Parsing) -> Column:
    of_file = no_dates(len(work.frame.sheets))
    for index, sheet in enumerate(work.frame.sheets):
        if sheet.table.source.received is not None:
            of_file[index] = np.datetime64(sheet.table.source.received, "s")
    return days(of_file[work.frame.sheet])


def _details(condition: Condition, rows: ReportRows, found: Bools) -> dict[int, dict[str, str]]:
    """Return per found row the words for the blanks of its rule's sentences."""
    indices = np.flatnonzero(found)
    details: dict[int, dict[str, str]] = {index: {} for index in indices.tolist()}
    for name, node in condition.details:
        words = shown(node, rows, condition.cell, indices)
        for index, word in zip(indices.tolist(), words, strict=True):
            details[index][name] = word or ""
    return details
