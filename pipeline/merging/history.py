"""What only shows across days and across rows: falls, jumps, stale copies, parts and wholes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.findings import Finding, Severity
from pipeline.merging.completeness import complete_rows
from pipeline.merging.identity import group_numbers, previous_in_group
from pipeline.reports import FileJudgement
from pipeline.settings.model import ReportKind, Settings

_MIN_STALE_FIGURES = 2
_KEY = "_key"


@dataclass(frozen=True, slots=True)
class _History:
    """The rows of one kind that count, sorted by key and day, and the files that they are from.

    ``key`` numbers the keys without their day.
    """

    rows: pd.DataFrame
    key: npt.NDArray[np.int64]
    kind: ReportKind
    files: Sequence[FileJudgement]

    def place(self, index: int) -> tuple[str, int]:
        """Return the path and the row of the row with ``index``."""
        path = self.files[int(self.rows["file"].iloc[index])].table.source.path
        return path, int(self.rows["row"].iloc[index])

    def warning(self, code: str, index: int, column: str, other: str) -> Finding:
        """Return a warning about the cell of ``column`` in the row with ``index``."""
        path, row = self.place(index)
        value = str(self.rows[column].iloc[index])
        return Finding(code, Severity.WARNING, path, row, column, value, (("other", other),))

    def earlier(self, index: int, column: str) -> str:
        """Return the words for an earlier value and its place."""
        path, row = self.place(index)
        return f"{self.rows[column].iloc[index]} ({path} baris {row})"


def check_history(
    counted: pd.DataFrame, kind: ReportKind, files: Sequence[FileJudgement], settings: Settings
) -> list[Finding]:
    """Return what the rows that count contradict across days (all are warnings).

    ``counted``: the rows of one kind that count, any order.
    """
    if counted.empty or kind.sender != "desk":
        return []
    keys = [name for name in kind.primaryKey if name != "tanggal"]
    rows = counted.assign(**{_KEY: group_numbers(counted, keys)})
    rows = rows.sort_values([_KEY, "tanggal"], kind="stable").reset_index(drop=True)
    history = _History(rows, rows[_KEY].to_numpy(np.int64), kind, files)
    findings = [*_falls(history), *_jumps(history, settings.edition.thresholds.jump_factor)]
    if any(f.role == "count" for f in kind.fields):
        findings += _stale(history, settings)
    if "kecamatan" in rows and kind.ladder:
        findings += _parts(history, settings)
    return findings


def _falls(history: _History) -> list[Finding]:
    """``cumulative-fell``: below the last known value of its key."""
    findings: list[Finding] = []
    for name in history.kind.cumulative:
        known = history.rows[name].notna().to_numpy(bool)
        values = history.rows[name].fillna(0).to_numpy(np.int64)
        before = previous_in_group(history.key, known)
        fell = np.flatnonzero(known & (before >= 0) & (values < values[before]))
        findings += [
            history.warning("cumulative-fell", n, name, history.earlier(int(before[n]), name))
            for n in fell.tolist()
        ]
    return findings


def _jumps(history: _History, factor: int) -> list[Finding]:
    """``jump``: ``factor`` times or more, or so small a part or less, of the last value above zero."""
    findings: list[Finding] = []
    for name in history.kind.jumps:
        known = history.rows[name].notna().to_numpy(bool)
        values = history.rows[name].fillna(0).to_numpy(np.int64)
        before = previous_in_group(history.key, known & (values > 0))
        last = values[np.maximum(before, 0)]
        leaps = known & (before >= 0) & ((values >= last * factor) | (values * factor <= last))
        findings += [
            history.warning("jump", n, name, history.earlier(int(before[n]), name))
            for n in np.flatnonzero(leaps).tolist()
        ]
    return findings


def _stale(history: _History, settings: Settings) -> list[Finding]:
    """``report-stale``: every figure of a file's day equals the day before's.

    Not where nothing is left to come, nor for fewer than two figures (contract, section 2, Codes).
    """
    rows = history.rows
    days = rows["tanggal"].to_numpy("datetime64[D]")
    before = previous_in_group(history.key, np.ones(len(rows), np.bool_))
    same = (before >= 0) & (days[np.maximum(before, 0)] == days - np.timedelta64(1, "D"))
    figures = np.zeros(len(rows), np.int64)
    for field in history.kind.fields:
        if field.role == "count":
            values = rows[field.name].fillna(-1).to_numpy(np.int64)
            figures += values >= 0
            same &= values == values[np.maximum(before, 0)]
    marked = rows[["file", "wilayah", "tanggal"]].assign(
        same=same, figures=figures, complete=complete_rows(rows, history.kind, settings)
    )
    days_of_files = marked.groupby(["file", "wilayah", "tanggal"], sort=True)
    totals = days_of_files.agg({"same": "all", "figures": "sum", "complete": "all"}).reset_index()
    stale = totals[totals["same"] & (totals["figures"] >= _MIN_STALE_FIGURES) & ~totals["complete"]]
    return [
        _stale_finding(history.files[int(file)], day)
        for file, day in zip(stale["file"], stale["tanggal"], strict=True)
    ]


def _stale_finding(file: FileJudgement, day: pd.Timestamp) -> Finding:
    details = (("other", str(day.date() - timedelta(days=1))),)
    path = file.table.source.path
    return Finding("report-stale", Severity.WARNING, path, value=str(day.date()), details=details)


def _parts(history: _History, settings: Settings) -> list[Finding]:
    """``parts-mismatch``: all kecamatan do not sum to the whole region, or some exceed it."""
    rows, keys = history.rows, ["tanggal", "wilayah", "barang"]
    whole, parts = rows[rows["kecamatan"].isna()], rows[rows["kecamatan"].notna()]
    if whole.empty or parts.empty:
        return []
    columns = [f.name for f in history.kind.fields if f.role == "count"]
    groups = parts.groupby(keys, sort=False)
    sums = groups[columns].sum(min_count=1).add_suffix("_sum")
    known = groups[columns].count().add_suffix("_known")
    joined = whole.join(sums, on=keys, how="inner").join(known, on=keys)
    districts = {code: len(r.districts) for code, r in settings.baseline.by_code.items()}
    everywhere = joined["wilayah"].map(districts).to_numpy(np.int64)
    findings: list[Finding] = []
    for name in columns:
        value = joined[name].fillna(-1).to_numpy(np.int64)
        total = joined[f"{name}_sum"].fillna(-1).to_numpy(np.int64)
        full = joined[f"{name}_known"].to_numpy(np.int64) == everywhere
        wrong = np.flatnonzero((value >= 0) & (total >= 0) & ((full & (total != value)) | (total > value)))
        indices = joined.index.to_numpy(np.int64)[wrong]
        findings += [
            history.warning("parts-mismatch", int(n), name, str(total[k]))
            for n, k in zip(indices, wrong, strict=True)
        ]
    return findings
