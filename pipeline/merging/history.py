"""What only shows across days and across rows: falls, jumps, stale copies, parts and wholes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.findings import Finding, Severity
from pipeline.merging.identity import group_numbers, previous_in_group
from pipeline.reports import FileJudgement
from pipeline.settings.model import ReportKind, Settings

_MIN_STALE_FIGURES = 2


def check_history(
    counted: pd.DataFrame, kind: ReportKind, files: tuple[FileJudgement, ...], settings: Settings
) -> list[Finding]:
    """Return what the rows that count contradict across days (all are warnings).

    ``counted``: the rows of one kind that count, any order.
    """
    if counted.empty or kind.sender != "desk":
        return []
    keys = [name for name in kind.primaryKey if name != "tanggal"]
    rows = counted.assign(_key=group_numbers(counted, keys)).sort_values(["_key", "tanggal"], kind="stable")
    rows = rows.reset_index(drop=True)
    findings = _moves(rows, kind, files, settings.edition.thresholds.jump_factor)
    if any(f.role == "count" for f in kind.fields):
        findings += _stale(rows, kind, files, settings)
    if "kecamatan" in rows and kind.ladder:
        findings += _parts(counted, kind, files, settings)
    return findings


def _finding(  # noqa: PLR0913, PLR0917
    code: str, rows: pd.DataFrame, files: Sequence[FileJudgement], index: int, column: str | None, other: str
) -> Finding:
    details = (("other", other),)
    value = str(rows[column].iloc[index]) if column is not None else None
    path = files[int(rows["file"].iloc[index])].table.source.path
    return Finding(code, Severity.WARNING, path, int(rows["row"].iloc[index]), column, value, details)


def _moves(rows: pd.DataFrame, kind: ReportKind, files: Sequence[FileJudgement], factor: int) -> list[Finding]:
    """``cumulative-fell`` against the last known value, ``jump`` against the last one above zero."""
    findings: list[Finding] = []
    key = rows["_key"].to_numpy(np.int64)
    for name in dict.fromkeys((*kind.cumulative, *kind.jumps)):
        known = rows[name].notna().to_numpy(bool)
        values = rows[name].fillna(0).to_numpy(np.int64)
        before = previous_in_group(key, known)
        if name in kind.cumulative:
            fell = known & (before >= 0) & (values < values[before])
            for n in np.flatnonzero(fell).tolist():
                findings.append(_finding("cumulative-fell", rows, files, n, name, _place(rows, files, int(before[n]), name)))
        if name in kind.jumps:
            positive = previous_in_group(key, known & (values > 0))
            last = values[np.maximum(positive, 0)]
            leaps = known & (positive >= 0) & ((values >= last * factor) | (values * factor <= last))
            for n in np.flatnonzero(leaps).tolist():
                findings.append(_finding("jump", rows, files, n, name, _place(rows, files, int(positive[n]), name)))
    return findings


def _place(rows: pd.DataFrame, files: Sequence[FileJudgement], index: int, column: str) -> str:
    path = files[int(rows["file"].iloc[index])].table.source.path
    return f"{rows[column].iloc[index]} ({path} baris {int(rows['row'].iloc[index])})"


def _stale(rows: pd.DataFrame, kind: ReportKind, files: Sequence[FileJudgement], settings: Settings) -> list[Finding]:
    """``report-stale``: every figure of a file's day equals the day before's."""
    key, days = rows["_key"].to_numpy(np.int64), rows["tanggal"].to_numpy("datetime64[D]")
    before = previous_in_group(key, np.ones(len(rows), np.bool_))
    yesterday = (before >= 0) & (days[np.maximum(before, 0)] == days - np.timedelta64(1, "D"))
    same, figures = yesterday.copy(), np.zeros(len(rows), np.int64)
    for field in kind.fields:
        if field.role == "count":
            values = rows[field.name].fillna(-1).to_numpy(np.int64)
            figures += values >= 0
            same &= values == values[np.maximum(before, 0)]
    complete = _complete_rows(rows, kind, settings)
    groups = pd.DataFrame(
        {"file": rows["file"], "region": rows["wilayah"], "day": rows["tanggal"], "same": same, "figures": figures, "complete": complete}
    ).groupby(["file", "region", "day"], sort=True)
    totals = groups.agg(same=("same", "all"), figures=("figures", "sum"), complete=("complete", "all")).reset_index()
    stale = totals[totals["same"] & (totals["figures"] >= _MIN_STALE_FIGURES) & ~totals["complete"]]
    return [
        Finding("report-stale", Severity.WARNING, files[int(file)].table.source.path, value=str(day.date()),
                details=(("other", str(day.date() - pd.Timedelta(days=1))),))
        for file, day in zip(stale["file"], stale["day"], strict=True)
    ]


def _complete_rows(rows: pd.DataFrame, kind: ReportKind, settings: Settings) -> npt.NDArray[np.bool_]:
    """Rows in which nothing is left to come: every stage at its need, every indicator at its target."""
    complete = np.ones(len(rows), np.bool_)
    if kind.ladder:
        need = rows["kebutuhan"].fillna(-1).to_numpy(np.int64)
        regions, items = settings.baseline.by_code, settings.items.by_code
        for name in kind.ladder:
            values = rows[name].fillna(-1).to_numpy(np.int64)
            needed = np.array([name in items[i].stages for i in rows["barang"]], np.bool_)
            own = np.array(
                [
                    rule.corridor(regions[region])[0] if (rule := _stage_rule(items, item, name)) is not None else -1
                    for item, region in zip(rows["barang"], rows["wilayah"], strict=True)
                ],
                np.int64,
            )
            wanted = np.where(own >= 0, own, need)
            complete &= ~needed | ((wanted >= 0) & (values >= wanted))
        return complete
    if "target" in rows:
        target, done = rows["target"].fillna(-1).to_numpy(np.int64), rows["realisasi"].fillna(-1).to_numpy(np.int64)
        return (target >= 0) & (done >= target)
    return np.zeros(len(rows), np.bool_)


def _stage_rule(items, item: str, stage: str):  # type: ignore[no-untyped-def]
    return items[item].stage_need.get(stage)


def _parts(rows: pd.DataFrame, kind: ReportKind, files: Sequence[FileJudgement], settings: Settings) -> list[Finding]:
    """``parts-mismatch``: all kecamatan do not sum to the whole region, or some exceed it."""
    district_count = {code: len(r.districts) for code, r in settings.baseline.by_code.items()}
    whole = rows[rows["kecamatan"].isna()]
    parts = rows[rows["kecamatan"].notna()]
    if whole.empty or parts.empty:
        return []
    keys = ["tanggal", "wilayah", "barang"]
    columns = [f.name for f in kind.fields if f.role == "count"]
    groups = parts.groupby(keys, sort=False)
    sums = groups[columns].sum(min_count=1).add_suffix("_sum")
    known = groups[columns].count().add_suffix("_known")
    joined = whole.join(sums, on=keys, how="inner").join(known, on=keys).join(groups.size().rename("_parts"), on=keys)
    everywhere = (joined["_parts"] == joined["wilayah"].map(district_count)).to_numpy(bool)
    findings: list[Finding] = []
    for name in columns:
        value, total = joined[name].fillna(-1).to_numpy(np.int64), joined[f"{name}_sum"].fillna(-1).to_numpy(np.int64)
        full = (joined[f"{name}_known"] == joined["_parts"]).to_numpy(bool) & everywhere
        wrong = (value >= 0) & (total >= 0) & ((full & (total != value)) | (total > value))
        findings += [_finding("parts-mismatch", joined, files, n, name, str(total[n])) for n in np.flatnonzero(wrong).tolist()]
    return findings
