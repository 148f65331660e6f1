"""Which row counts: duplicates, supersession, conflicts, the period (contract, section 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.merging.identity import group_numbers
from pipeline.merging.order import SubmissionOrder
from pipeline.model.findings import Finding
from pipeline.reports import FileJudgement
from pipeline.settings.model import ReportKind, RuleBook


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


@dataclass(frozen=True, slots=True)
class Field:
    """Who takes part and by which rules: the files in path order, the order of their submission,
    the indices of ``copies`` (copied files: their rows are duplicates and decide nothing), and the
    meeting (None: nothing is out of period); ``rules`` tell how much a finding weighs.
    """

    files: tuple[FileJudgement, ...]
    order: SubmissionOrder
    copies: frozenset[int]
    meeting: date | None
    rules: RuleBook

    def path(self, file: int) -> str:
        """Return the path of the file with the index ``file``."""
        return self.files[file].table.source.path


@dataclass(frozen=True, slots=True)
class _Contest:
    """The rows of one kind with the numbers that stand for equal keys and equal values."""

    field: Field
    frame: pd.DataFrame
    kind: ReportKind
    fates: Fates
    key: npt.NDArray[np.int64]
    content: npt.NDArray[np.int64]

    def place(self, index: int) -> tuple[str, int]:
        """Return the path and the row of the row with ``index``."""
        return self.field.path(int(self.frame["file"].iloc[index])), int(self.frame["row"].iloc[index])


def select(frame: pd.DataFrame, kind: ReportKind, field: Field) -> Selection:
    """Return which rows of ``frame`` (one kind, all files) count."""
    fates = np.where(frame["rejected"].to_numpy(bool), Fate.REJECTED, Fate.ACCEPTED).astype(np.int8)
    if not len(frame):
        return Selection(fates, ())
    copied = np.isin(frame["file"].to_numpy(np.int64), sorted(field.copies))
    fates[copied & (fates == Fate.ACCEPTED)] = Fate.DUPLICATE
    if field.meeting is not None:
        fates[(fates == Fate.ACCEPTED) & _after(frame, kind, field.meeting)] = Fate.OUT_OF_PERIOD
    values = [f.name for f in kind.fields if f.name not in kind.primaryKey]
    contest = _Contest(
        field, frame, kind, fates, group_numbers(frame, kind.primaryKey), group_numbers(frame, values)
    )
    if len(pd.unique(contest.key)) == len(frame):
        return Selection(fates, ())  # no two rows speak of the same
    findings = [*_conflicts_in_file(contest), *_supersede(contest)]
    return Selection(fates, tuple(findings))


def _after(frame: pd.DataFrame, kind: ReportKind, meeting: date) -> npt.NDArray[np.bool_]:
    """Rows dated after the meeting. A planned visit is news of today about a later day: it stays."""
    if "tanggal" not in frame:
        return np.zeros(len(frame), np.bool_)
    late = (frame["tanggal"] > pd.Timestamp(meeting)).to_numpy(bool)
    if kind.planned_status is not None and "status" in frame:
        return late & (frame["status"] != kind.planned_status).to_numpy(bool)
    return late


def _conflicts_in_file(contest: _Contest) -> list[Finding]:
    """Reject all rows of a file that share a key and differ in values."""
    frame, fates = contest.frame, contest.fates
    judged = np.flatnonzero((fates == Fate.ACCEPTED) | (fates == Fate.OUT_OF_PERIOD))
    if not len(judged):
        return []
    files = frame["file"].to_numpy(np.int64)[judged]
    rows = pd.DataFrame({"file": files, "key": contest.key[judged], "content": contest.content[judged]})
    groups = rows.groupby(["file", "key"], sort=False)["content"]
    differing = judged[(groups.transform("nunique") > 1).to_numpy(bool)]
    together: dict[tuple[int, int], list[int]] = {}
    for index in differing.tolist():
        together.setdefault((int(frame["file"].iloc[index]), int(contest.key[index])), []).append(index)
    fates[differing] = Fate.REJECTED
    return [_conflict(contest, index, indices) for indices in together.values() for index in indices]


def _conflict(contest: _Contest, index: int, indices: list[int]) -> Finding:
    path, row = contest.place(index)
    others = ", ".join(str(contest.place(n)[1]) for n in indices if n != index)
    key = _key_text(contest.frame, contest.kind, index)
    details = (("other", f"baris {others}"),)
    severity = contest.field.rules.severity_of("row-conflict-in-file")
    return Finding("row-conflict-in-file", severity, path, row, None, key, details)


def _key_text(frame: pd.DataFrame, kind: ReportKind, index: int) -> str:
    cells = [frame[name].iloc[index] for name in kind.primaryKey]
    return " · ".join(str(c.date() if isinstance(c, pd.Timestamp) else c) for c in cells if not pd.isna(c))


def _supersede(contest: _Contest) -> list[Finding]:
    """Mark duplicates and superseded rows among the accepted ones; the last new content counts."""
    fates, key, content = contest.fates, contest.key, contest.content
    taking_part = np.flatnonzero(fates == Fate.ACCEPTED)
    if len(taking_part) < 2:
        return []
    file = contest.frame["file"].to_numpy(np.int64)
    row = contest.frame["row"].to_numpy(np.int64)
    rank = contest.field.order.rank[file[taking_part]]
    rows = taking_part[np.lexsort((row[taking_part], rank, key[taking_part]))]
    same_key = np.r_[False, key[rows][1:] == key[rows][:-1]]
    duplicate = same_key & np.r_[False, content[rows][1:] == content[rows][:-1]]
    fates[rows[duplicate]] = Fate.DUPLICATE
    fresh = rows[~duplicate]
    loses = np.r_[key[fresh][1:] == key[fresh][:-1], False]
    lost, won = fresh[loses], fresh[~loses]
    fates[lost] = Fate.SUPERSEDED
    decided = contest.field.order.decided
    winners = won[np.searchsorted(key[won], key[lost])]
    undecided = decided[file[lost]] == decided[file[winners]]
    pairs = zip(lost[undecided].tolist(), winners[undecided].tolist(), strict=True)
    return [_row_conflict(contest, loser, winner) for loser, winner in pairs]


def _row_conflict(contest: _Contest, lost: int, won: int) -> Finding:
    """The row that lost, the place of the row that won, and the first value in which they differ."""
    frame = contest.frame
    differing = (
        f.name
        for f in contest.kind.fields
        if _text(frame[f.name].iloc[lost]) != _text(frame[f.name].iloc[won])
    )
    column = next(differing, None)
    path, row = contest.place(lost)
    winner_path, winner_row = contest.place(won)
    value = _text(frame[column].iloc[lost]) if column is not None else ""
    expected = (_text(frame[column].iloc[won]) if column is not None else "") or "–"
    details = (("expected", expected), ("other", f"{expected} di {winner_path} baris {winner_row}"))
    severity = contest.field.rules.severity_of("row-conflict")
    return Finding("row-conflict", severity, path, row, column, value or "–", details)


def _text(value: object) -> str:
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return ""
    return str(value.date()) if isinstance(value, pd.Timestamp) else str(value)
