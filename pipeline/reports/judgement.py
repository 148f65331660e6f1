"""What judging hands on: every file with what became of it, and the rows with their values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

import pandas as pd

from pipeline.intake import RawTable
from pipeline.model.findings import Finding
from pipeline.reports.naming import NameFacts


class FileState(StrEnum):
    """What a file is once its header and its rows are known."""

    READ = "read"
    REFUSED = "refused"
    NIL = "nil"
    EMPTY = "empty"
    NOT_A_REPORT = "not_a_report"


@dataclass(frozen=True, slots=True)
class Claim:
    """A region and day that a file speaks of, by its rows or its name."""

    region: str
    day: date


@dataclass(frozen=True, slots=True)
class FileJudgement:
    """One file. ``read`` rows are ``ignored`` (titles, blanks, totals, notes …), ``refused`` (with
    the whole file), or rows of the frame of its kind. ``claims``: for nil and refused files what
    they would have been; for files that were read, what their rows say.
    """

    table: RawTable
    names: NameFacts
    state: FileState
    kind: str | None
    header_row: int | None
    read: int
    ignored: int
    refused: int
    claims: tuple[Claim, ...]

    def without_cells(self) -> FileJudgement:
        """Return the same without the text of its rows, which is not asked for any more."""
        return replace(self, table=replace(self.table, cells=None, arrow=None))


@dataclass(frozen=True, slots=True)
class Judged:
    """All files in path order, their rows per kind, and the findings so far.

    ``frames`` per kind: the kind's fields as in :class:`pipeline.model.dataset.Dataset`, but that names,
    words and texts are categoricals of str (in no order, NaN where blank); and ``file``
    (index into ``files``), ``row``, ``received``, ``rejected`` (an error set the row aside),
    ``inexact``; kinds with indicators also ``<count>_permyriad`` where a percentage was written.
    """

    files: tuple[FileJudgement, ...]
    frames: Mapping[str, pd.DataFrame]
    findings: tuple[Finding, ...]
