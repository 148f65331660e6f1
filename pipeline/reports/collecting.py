"""Collecting findings: severities come from the rule book, texts from the cells as they stand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from pipeline.model.findings import Finding, Severity
from pipeline.reports.textframe import Bools, TextFrame
from pipeline.settings.model import RuleBook

Details = dict[str, str]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file: the row as a spreadsheet shows it, the canonical column, the cell as it
    stands; None = not that narrow.
    """

    row: int | None = None
    column: str | None = None
    value: str | None = None


class FindingList:
    """Findings as they are made; ``severity_of`` answers from the rule book."""

    def __init__(self, rules: RuleBook) -> None:
        self._rules = rules
        self.found: list[Finding] = []

    def severity_of(self, code: str) -> Severity:
        """Return the severity that the rule book gives ``code``; raises KeyError for a stranger."""
        return self._rules.severity_of(code)

    def add(self, code: str, path: str, spot: Spot | None = None, details: Details | None = None) -> None:
        """Add one finding about ``spot`` of the file (None: the whole of it); empty details are
        left out.
        """
        place = spot or Spot()
        pairs = tuple(sorted((k, v) for k, v in (details or {}).items() if v))
        severity = self.severity_of(code)
        self.found.append(Finding(code, severity, path, place.row, place.column, place.value, pairs))


class RowFindings:
    """Findings about rows of one frame; remembers which rows an error sets aside."""

    def __init__(self, frame: TextFrame, findings: FindingList) -> None:
        self.frame = frame
        self.findings = findings
        self.rejected: Bools = np.zeros(len(frame), np.bool_)

    def add(
        self,
        code: str,
        rows: Bools,
        column: str | None = None,
        details: Callable[[int], Details] | Details | None = None,
    ) -> None:
        """Add ``code`` for every row where ``rows`` holds, quoting the cell of ``column``; where
        that column is not in the file, the detail ``value`` is quoted.
        """
        indices = np.flatnonzero(rows)
        if not len(indices):
            return
        if self.findings.severity_of(code) is Severity.ERROR:
            self.rejected |= rows
        cells = self.frame.columns.get(column) if column is not None else None
        for index in indices.tolist():
            sheet = self.frame.sheets[int(self.frame.sheet[index])]
            words = dict(details(index) if callable(details) else details or {})
            value = words.pop("value", None)
            shown = cells.text(index) if cells is not None else value
            spot = Spot(int(self.frame.row[index]), column, shown)
            self.findings.add(code, sheet.table.source.path, spot, words)
