"""Copied files: the same file sent again, and one desk's rows under another desk's name."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from pipeline.merging.identity import group_numbers
from pipeline.merging.order import SubmissionOrder
from pipeline.model.findings import Finding
from pipeline.reports import FileJudgement, FileState
from pipeline.settings.model import ReportKind, RuleBook

_MIN_ROWS = 2
_MIN_FIGURES = 3


def find_copies(
    files: tuple[FileJudgement, ...],
    frames: Mapping[str, pd.DataFrame],
    kinds: Mapping[str, ReportKind],
    order: SubmissionOrder,
) -> dict[int, int]:
    """Return copied file → the earlier file that it copies (indices into ``files``).

    A copy has the bytes, region and day of another, or (reports of desks) the rows of another
    region's file. Nil reports are never copies of each other.
    """
    copies = _same_bytes(files, order)
    for name, frame in frames.items():
        if kinds[name].sender == "desk":
            for copy, original in _same_rows(frame, kinds[name], order).items():
                copies.setdefault(copy, original)
    return copies


def _same_bytes(files: tuple[FileJudgement, ...], order: SubmissionOrder) -> dict[int, int]:
    first: dict[tuple[object, ...], int] = {}
    copies: dict[int, int] = {}
    for index in np.argsort(order.rank).tolist():
        file = files[index]
        if file.state is not FileState.READ or not file.table.sha256:
            continue
        original = first.setdefault((file.table.sha256, file.claims), index)
        if original != index:
            copies[index] = original
    return copies


def _same_rows(frame: pd.DataFrame, kind: ReportKind, order: SubmissionOrder) -> dict[int, int]:
    """Files whose rows for one region are those of another region's file of the same day."""
    if "wilayah" not in frame:
        return {}
    usable = frame[~frame["rejected"].to_numpy(bool)]
    if "kecamatan" in usable:
        usable = usable[usable["kecamatan"].isna()]
    if usable.empty:
        return {}
    counts = [f.name for f in kind.fields if f.role == "count"]
    compared = [f.name for f in kind.fields if f.role not in {"region", "district"}]
    content = group_numbers(usable, compared)
    figures = sum(
        ((usable[c].fillna(0) > 0).to_numpy(np.int64) for c in counts), np.zeros(len(usable), np.int64)
    )
    rows = pd.DataFrame(
        {
            "file": usable["file"].to_numpy(),
            "region": usable["wilayah"].to_numpy(),
            "content": content,
            "figures": figures,
        }
    ).sort_values(["file", "region", "content"], kind="stable")
    first: dict[tuple[int, ...], tuple[int, str]] = {}
    copies: dict[int, int] = {}
    groups = [g for _, g in rows.groupby(["file", "region"], sort=True)]
    for group in sorted(groups, key=lambda g: int(order.rank[int(g["file"].iloc[0])])):
        file, region = int(group["file"].iloc[0]), str(group["region"].iloc[0])
        if len(group) < _MIN_ROWS or (counts and int(group["figures"].sum()) < _MIN_FIGURES):
            continue
        signature = tuple(int(c) for c in group["content"])
        original = first.setdefault(signature, (file, region))
        if original[1] != region and original[0] != file:
            copies[file] = original[0]
    return copies


def copy_findings(
    files: tuple[FileJudgement, ...], copies: Mapping[int, int], rules: RuleBook
) -> list[Finding]:
    """Return one ``file-copied`` per copy, naming the file that it copies."""
    return [
        Finding(
            "file-copied",
            rules.severity_of("file-copied"),
            files[copy].table.source.path,
            details=(("other", files[original].table.source.path),),
        )
        for copy, original in sorted(copies.items())
    ]
