"""Files and rows as the course of a fault needs them: of whom, of which day, in which order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.merging import group_numbers, submission_order
from pipeline.reports import FileJudgement, FileState, Judged
from pipeline.settings.model import ReportKind, Settings

Integers = npt.NDArray[np.int64]
_ROWS = 2**32
"""More rows than any file has: file and row together make one number."""

When = tuple[date, int, int]
"""The day that a place speaks of, the rank of its file in the order of submission, its row."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One file: ``index`` among all, the desks that it is of, the day that it speaks of at last."""

    index: int
    file: FileJudgement
    regions: tuple[str, ...]
    day: date
    rank: int

    @property
    def path(self) -> str:
        """Its path below the inputs."""
        return self.file.table.source.path

    @property
    def arrived(self) -> date:
        """Its day of arrival; unknown is earlier than any."""
        return self.file.table.source.received or date.min

    @property
    def when(self) -> When:
        """Where the whole file stands in the course of time."""
        return self.day, self.rank, 0


def desk_files(judged: Judged, settings: Settings) -> dict[str, FileFacts]:
    """Return by path the files that desks sent, or may have sent, where their desk is known."""
    rank = submission_order(judged.files).rank
    known = settings.baseline.by_code
    facts = {}
    for index, file in enumerate(judged.files):
        if file.kind is not None and settings.kind_by_name[file.kind].sender != "desk":
            continue
        named = (file.names.region,) if file.names.region else tuple(sorted({c.region for c in file.claims}))
        regions = tuple(code for code in named if code in known)
        if regions:
            facts[file.table.source.path] = FileFacts(index, file, regions, _day(file), int(rank[index]))
    return facts


def _day(file: FileJudgement) -> date:
    """Return the newest day that a file can speak of; its name's where its rows tell none."""
    received = file.table.source.received
    days = [c.day for c in file.claims if received is None or c.day <= received]
    if days and file.state is not FileState.REFUSED:
        return max(days)
    return file.names.day or received or date.min


@dataclass(frozen=True, slots=True)
class KindRows:
    """The data rows of one kind.

    ``places`` numbers file and row, ``subjects`` the key without the day; ``days`` the row's own
    day as an ordinal (0: blank); ``counts`` tells which rows count for the meeting.
    """

    kind: ReportKind
    frame: pd.DataFrame
    places: Integers
    subjects: Integers
    days: Integers
    counts: npt.NDArray[np.bool_]

    def positions(self, places: Iterable[int]) -> dict[int, int]:
        """Return where the rows with these ``places`` stand in the frame."""
        found = np.flatnonzero(np.isin(self.places, np.fromiter(places, np.int64)))
        return {int(self.places[n]): int(n) for n in found}

    def by_subject(self, subjects: Iterable[int]) -> dict[int, list[int]]:
        """Return the positions of all rows of each of ``subjects``."""
        wanted = np.unique(np.fromiter(subjects, np.int64))
        found = np.flatnonzero(np.isin(self.subjects, wanted))
        rows: dict[int, list[int]] = {int(number): [] for number in wanted}
        for position, subject in zip(found.tolist(), self.subjects[found].tolist(), strict=True):
            rows[subject].append(position)
        return rows

    def file(self, position: int) -> int:
        """Return the index of the file of a row."""
        return int(self.places[position] // _ROWS)

    def row(self, position: int) -> int:
        """Return the number of a row as a spreadsheet shows it."""
        return int(self.places[position] % _ROWS)

    def day(self, position: int) -> date | None:
        """Return the day of a row; None where it is blank."""
        ordinal = int(self.days[position])
        return date.fromordinal(ordinal) if ordinal > 0 else None

    def is_blank(self, position: int, column: str) -> bool:
        """Whether a row has no understood value in ``column``."""
        return bool(pd.isna(self.frame[column].iloc[position]))

    def count(self, position: int, column: str) -> int | None:
        """Return the count in ``column``; None where it is not reported."""
        cell: Any = self.frame[column].iloc[position]
        return None if pd.isna(cell) else int(cell)


def place_of(file: int, row: int) -> int:
    """Return the number of a row of a file."""
    return file * _ROWS + row


def kind_rows(
    judged: Judged, counting: Mapping[str, pd.DataFrame], kinds: Mapping[str, ReportKind]
) -> dict[str, KindRows]:
    """Return the rows of every kind that desks send; ``counting`` are the dataset's frames."""
    numbers = {file.table.source.path: n for n, file in enumerate(judged.files)}
    return {
        name: _rows(frame, kinds[name], counting[name], numbers)
        for name, frame in judged.frames.items()
        if kinds[name].sender == "desk"
    }


def _rows(
    frame: pd.DataFrame, kind: ReportKind, counting: pd.DataFrame, numbers: Mapping[str, int]
) -> KindRows:
    dates = [f.name for f in kind.fields if f.role == "date" and f.name in kind.primaryKey]
    subject = [name for name in kind.primaryKey if name not in dates]
    places = _places(frame["file"].to_numpy(np.int64), frame["row"])
    counted = _places(np.asarray(counting["file"].map(numbers), np.int64), counting["row"])
    return KindRows(
        kind=kind,
        frame=frame,
        places=places,
        subjects=group_numbers(frame, subject),
        days=_ordinals(frame, dates),
        counts=np.isin(places, counted),
    )


def _places(files: Integers, rows: pd.Series[Any]) -> Integers:
    places: Integers = files * _ROWS + rows.to_numpy(np.int64)
    return places


def _ordinals(frame: pd.DataFrame, dates: Sequence[str]) -> Integers:
    if not dates:
        return np.zeros(len(frame), np.int64)
    days: npt.NDArray[np.datetime64] = frame[dates[0]].to_numpy("datetime64[D]")
    epoch = date(1970, 1, 1).toordinal()
    ordinals: Integers = days.astype(np.int64) + epoch
    ordinals[np.isnat(days)] = 0
    return ordinals
