"""What only shows across days and across rows: conditions over days, stale copies, parts and wholes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.merging.completeness import complete_rows
from pipeline.merging.identity import group_numbers, previous_in_group
from pipeline.merging.slack import row_slack
from pipeline.model.findings import Finding, Severity
from pipeline.model.labels import Labels
from pipeline.reports import FileJudgement
from pipeline.rulebook import Looking, ReportRows, RowSource
from pipeline.rules import Column, Scope, days, evaluate, labelled, numbers, shown, texts
from pipeline.settings.conditions import Condition, conditions
from pipeline.settings.model import ReportKind, Settings

_MIN_STALE_FIGURES = 2


@dataclass(frozen=True, slots=True)
class _History:
    """The rows of one kind that count, sorted by key and day, and the files that they are from.

    ``key`` numbers the keys without their day.
    """

    rows: pd.DataFrame
    key: npt.NDArray[np.int64]
    kind: ReportKind
    files: Sequence[FileJudgement]
    settings: Settings
    slack: npt.NDArray[np.int64] | None
    """By how much the counts of a row may be too high, since a last box may be part-filled."""

    def place(self, index: int) -> tuple[str, int]:
        """Return the path and the row of the row with ``index``."""
        path = self.files[int(self.rows["file"].iloc[index])].table.source.path
        return path, int(self.rows["row"].iloc[index])

    def severity(self, code: str) -> Severity:
        """Return how much the rule book lets ``code`` weigh."""
        return self.settings.rules.severity_of(code)

    def source(self) -> RowSource:
        """Return the rows as the conditions of the rule book ask for them."""
        received = days(self.rows["received"].to_numpy("datetime64[s]"))
        return RowSource(len(self.rows), self._column, self._labels, received)

    def looking(self) -> Looking:
        """Return how these rows look back at earlier days of their key."""
        before = previous_in_group(self.key, np.ones(len(self.key), np.bool_))

        def earlier(known: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
            # What is reported at all is mostly reported every day.
            return before if known.all() else previous_in_group(self.key, known)

        return Looking(earlier, self._place_column)

    def _column(self, name: str) -> Column:
        values, role = self.rows[name], self.kind.by_name[name].role
        if role == "date":
            return days(values.to_numpy("datetime64[s]"))
        if role == "count":
            known = values.notna().to_numpy(bool)
            return numbers(values.to_numpy(np.int64, na_value=0), known, self.slack)
        return labelled(self._labels(name))

    def _labels(self, name: str) -> Labels:
        return Labels.from_column(self.rows[name])

    def _place_column(self, function: str) -> Column:
        if function == "row_of":
            rows = self.rows["row"].to_numpy(np.int64)
            return numbers(rows, rows > 0)
        paths = np.array([file.table.source.path for file in self.files], dtype=object)
        return texts(paths[self.rows["file"].to_numpy(np.int64)])


def check_history(
    counted: pd.DataFrame, kind: ReportKind, files: Sequence[FileJudgement], settings: Settings
) -> list[Finding]:
    """Return what the rows that count contradict across days: the rule book's conditions over
    days, stale reports, kecamatan that do not make their region.

    ``counted``: the rows of one kind that count, any order.
    """
    over_days = conditions(settings.rules, kind, Scope.DAYS)
    if counted.empty or (kind.sender != "desk" and not over_days):
        return []
    keys = [name for name in kind.primaryKey if name != "tanggal"]
    key = group_numbers(counted, keys)
    order = np.lexsort((counted["tanggal"].to_numpy(), key))
    rows = counted.iloc[order].reset_index(drop=True)
    history = _History(rows, key[order], kind, files, settings, row_slack(rows, kind, settings))
    table = ReportRows(history.source(), kind, settings, history.looking())
    findings = [finding for condition in over_days for finding in _broken(history, table, condition)]
    if kind.sender == "desk" and any(f.role == "count" for f in kind.fields):
        findings += _stale(history)
        if "kecamatan" in rows and kind.ladder:
            findings += _parts(history)
    return findings


def _broken(history: _History, table: ReportRows, condition: Condition) -> list[Finding]:
    """Return one finding per row in which ``condition`` holds."""
    found = np.flatnonzero(evaluate(condition.when, table, condition.cell).values)
    if not len(found):
        return []
    cells = table.column(condition.cell).take(found)
    words = {name: shown(node, table, condition.cell, found) for name, node in condition.details}
    findings = []
    for n, index in enumerate(found.tolist()):
        path, row = history.place(index)
        details = tuple((name, word) for name in sorted(words) if (word := words[name][n]))
        severity, cell = history.severity(condition.code), cells.shown(n)
        findings.append(Finding(condition.code, severity, path, row, condition.cell, cell, details))
    return findings


def _stale(history: _History) -> list[Finding]:
    """``report-stale``: every figure of a file's day equals the day before's.

    Not where nothing is left to come, nor for fewer than two figures (contract, section 2, Codes).
    """
    rows = history.rows
    dates = rows["tanggal"].to_numpy("datetime64[D]")
    before = previous_in_group(history.key, np.ones(len(rows), np.bool_))
    same = (before >= 0) & (dates[np.maximum(before, 0)] == dates - np.timedelta64(1, "D"))
    figures = np.zeros(len(rows), np.int64)
    for field in history.kind.fields:
        if field.role == "count":
            values = rows[field.name].to_numpy(np.int64, na_value=-1)
            figures += values >= 0
            same &= values == values[np.maximum(before, 0)]
    report = ["file", "wilayah", "tanggal"]
    group, distinct = pd.factorize(group_numbers(rows, report))
    moved = np.zeros(len(distinct), np.bool_)
    moved[group[~same]] = True
    # Nearly every report moves: only the few that don't are looked at further.
    still = rows[~moved[group]]
    marked = still[report].assign(
        figures=figures[~moved[group]], complete=complete_rows(still, history.kind, history.settings)
    )
    totals = marked.groupby(report, sort=True).agg({"figures": "sum", "complete": "all"}).reset_index()
    stale = totals[(totals["figures"] >= _MIN_STALE_FIGURES) & ~totals["complete"]]
    return [
        _stale_finding(history, int(file), day)
        for file, day in zip(stale["file"], stale["tanggal"], strict=True)
    ]


def _stale_finding(history: _History, file: int, day: pd.Timestamp) -> Finding:
    details = (("other", str(day.date() - timedelta(days=1))),)
    path, severity = history.files[file].table.source.path, history.severity("report-stale")
    return Finding("report-stale", severity, path, value=str(day.date()), details=details)


def _parts(history: _History) -> list[Finding]:
    """``parts-mismatch``: all kecamatan do not sum to the whole region, or some exceed it."""
    rows, keys = history.rows, ["tanggal", "wilayah", "barang"]
    whole, parts = rows[rows["kecamatan"].isna()], rows[rows["kecamatan"].notna()]
    if whole.empty or parts.empty:
        return []
    columns = [f.name for f in history.kind.fields if f.role == "count"]
    groups = parts.groupby(keys, sort=False)
    sums = groups[columns].sum(min_count=1).add_suffix("_sum")
    known = groups[columns].count().add_suffix("_known")
    slack = _slack_of_parts(history, parts, columns).groupby([parts[key] for key in keys], sort=False).sum()
    joined = whole.join(sums, on=keys, how="inner").join(known, on=keys).join(slack, on=keys)
    districts = {code: len(r.districts) for code, r in history.settings.baseline.by_code.items()}
    everywhere = joined["wilayah"].map(districts).to_numpy(np.int64)
    own = history.slack[joined.index.to_numpy(np.int64)] if history.slack is not None else 0
    findings: list[Finding] = []
    for name in columns:
        value = joined[name].fillna(-1).to_numpy(np.int64)
        total = joined[f"{name}_sum"].fillna(-1).to_numpy(np.int64)
        least = total - joined[f"{name}_slack"].to_numpy(np.int64)
        full = joined[f"{name}_known"].to_numpy(np.int64) == everywhere
        wrong = (value >= 0) & (total >= 0) & ((least > value) | (full & (total < value - own)))
        indices = joined.index.to_numpy(np.int64)
        findings += [
            _parts_finding(history, int(indices[n]), name, (int(value[n]), int(total[n])))
            for n in np.flatnonzero(wrong).tolist()
        ]
    return findings


def _slack_of_parts(history: _History, parts: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """Return per part and column by how much its count may be too high (``<column>_slack``)."""
    known = parts[list(columns)].notna()
    slack = history.slack[parts.index.to_numpy(np.int64)] if history.slack is not None else 0
    return known.mul(slack, axis="index").astype("int64").add_suffix("_slack")


def _parts_finding(history: _History, index: int, column: str, figures: tuple[int, int]) -> Finding:
    whole, total = figures
    path, row = history.place(index)
    details = (("other", str(total)), ("whole", str(whole)))
    severity = history.severity("parts-mismatch")
    return Finding("parts-mismatch", severity, path, row, column, str(whole), details)
