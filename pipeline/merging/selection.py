"""Which row counts: duplicates, supersession, conflicts, the period (contract, section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.findings import Finding, Severity
from pipeline.merging.identity import group_numbers
from pipeline.merging.order import SubmissionOrder
from pipeline.reports import FileJudgement
from pipeline.settings.model import ReportKind


class Fate(IntEnum):
    """What became of a data row."""

    ACCEPTED = 0
    REJECTED = 1
    DUPLICATE = 2
    SUPERSEDED = 3
    OUT_OF_PERIOD = 4


Fates = npt.NDArray[np.int8]


@dataclass(frozen=True, slots=True)
class Selection:
    """The fate of every row of a kind's frame, and what was said on the way."""

    fates: Fates
    findings: tuple[Finding, ...]


def select(
    frame: pd.DataFrame,
    kind: ReportKind,
    files: tuple[FileJudgement, ...],
    order: SubmissionOrder,
    meeting: date | None,
    copies: frozenset[int],
) -> Selection:
    """Return which rows of ``frame`` count for ``meeting`` (None: nothing is out of period).

    The rows of ``copies`` (indices of copied files) are duplicates and decide nothing.
    """
    fates = np.where(frame["rejected"].to_numpy(bool), Fate.REJECTED, Fate.ACCEPTED).astype(np.int8)
    copied = np.isin(frame["file"].to_numpy(np.int64), sorted(copies))
    fates[copied & (fates == Fate.ACCEPTED)] = Fate.DUPLICATE
    if meeting is not None:
        fates[(fates == Fate.ACCEPTED) & _after(frame, kind, meeting)] = Fate.OUT_OF_PERIOD
    key = group_numbers(frame, kind.primaryKey)
    content = group_numbers(frame, [f.name for f in kind.fields if f.name not in kind.primaryKey])
    findings = list(_conflicts_in_file(frame, kind, files, fates, key, content))
    findings += _supersede(frame, kind, files, order, fates, key, content)
    return Selection(fates, tuple(findings))


def _after(frame: pd.DataFrame, kind: ReportKind, meeting: date) -> npt.NDArray[np.bool_]:
    """Rows dated after the meeting. A planned visit is news of today about a later day: it stays."""
    late = (frame["tanggal"] > pd.Timestamp(meeting)).to_numpy(bool)
    if kind.sender == "province" and "status" in frame and kind.kind == "kunjungan":
        return late & (frame["status"] != "rencana").to_numpy(bool)
    return late


def _conflicts_in_file(  # noqa: PLR0913, PLR0917
    frame: pd.DataFrame,
    kind: ReportKind,
    files: tuple[FileJudgement, ...],
    fates: Fates,
    key: npt.NDArray[np.int64],
    content: npt.NDArray[np.int64],
) -> list[Finding]:
    """Reject all rows of a file that share a key and differ in values."""
    judged = np.flatnonzero((fates == Fate.ACCEPTED) | (fates == Fate.OUT_OF_PERIOD))
    if not len(judged):
        return []
    rows = pd.DataFrame({"file": frame["file"].to_numpy()[judged], "key": key[judged], "content": content[judged]})
    groups = rows.groupby(["file", "key"], sort=False)["content"]
    differing = judged[(groups.transform("nunique") > 1).to_numpy(bool)]
    first: dict[tuple[int, int], list[int]] = {}
    for index in differing.tolist():
        first.setdefault((int(frame["file"].iloc[index]), int(key[index])), []).append(index)
    fates[differing] = Fate.REJECTED
    return [
        Finding(
            "row-conflict-in-file",
            Severity.ERROR,
            files[file].table.source.path,
            int(frame["row"].iloc[index]),
            None,
            _key_text(frame, kind, index),
            (("other", "baris " + ", ".join(str(int(frame["row"].iloc[n])) for n in indices if n != index)),),
        )
        for (file, _), indices in first.items()
        for index in indices
    ]


def _key_text(frame: pd.DataFrame, kind: ReportKind, index: int) -> str:
    cells = [frame[name].iloc[index] for name in kind.primaryKey]
    return " · ".join(str(c.date() if isinstance(c, pd.Timestamp) else c) for c in cells if not pd.isna(c))


def _supersede(  # noqa: PLR0913, PLR0917
    frame: pd.DataFrame,
    kind: ReportKind,
    files: tuple[FileJudgement, ...],
    order: SubmissionOrder,
    fates: Fates,
    key: npt.NDArray[np.int64],
    content: npt.NDArray[np.int64],
) -> list[Finding]:
    """Mark duplicates and superseded rows among the accepted ones; the last new content counts."""
    taking_part = np.flatnonzero(fates == Fate.ACCEPTED)
    if len(taking_part) < 2:
        return []
    file = frame["file"].to_numpy(np.int64)[taking_part]
    row = frame["row"].to_numpy(np.int64)[taking_part]
    sorting = np.lexsort((row, order.rank[file], key[taking_part]))
    rows = taking_part[sorting]
    sorted_key, sorted_content = key[rows], content[rows]
    same_key = np.r_[False, sorted_key[1:] == sorted_key[:-1]]
    duplicate = same_key & np.r_[False, sorted_content[1:] == sorted_content[:-1]]
    fates[rows[duplicate]] = Fate.DUPLICATE
    fresh = rows[~duplicate]
    loses = np.r_[key[fresh][1:] == key[fresh][:-1], False]
    fates[fresh[loses]] = Fate.SUPERSEDED
    winner_of = {int(key[n]): int(n) for n in fresh[~loses]}
    undecided = [
        int(n)
        for n in fresh[loses]
        if order.decided[frame["file"].iloc[n]] == order.decided[frame["file"].iloc[winner_of[int(key[n])]]]
    ]
    return [_row_conflict(frame, kind, files, n, winner_of[int(key[n])]) for n in undecided]


def _row_conflict(frame: pd.DataFrame, kind: ReportKind, files: tuple[FileJudgement, ...], lost: int, won: int) -> Finding:
    """The row that lost, the place of the row that won, and the first value in which they differ."""
    column = next(
        (f.name for f in kind.fields if _text(frame[f.name].iloc[lost]) != _text(frame[f.name].iloc[won])), None
    )
    path = files[int(frame["file"].iloc[lost])].table.source.path
    place = f"{files[int(frame['file'].iloc[won])].table.source.path} baris {int(frame['row'].iloc[won])}"
    value = _text(frame[column].iloc[lost]) if column is not None else ""
    expected = _text(frame[column].iloc[won]) if column is not None else ""
    details = (("expected", expected), ("other", f"{expected or '–'} di {place}"))
    return Finding("row-conflict", Severity.WARNING, path, int(frame["row"].iloc[lost]), column, value or "–", details)


def _text(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return ""
    return str(value.date()) if isinstance(value, pd.Timestamp) else str(value)
