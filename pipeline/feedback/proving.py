"""The proof of a proposed copy: read and judged anew, it does what it claims and nothing else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.feedback.safety import Draft, by_path
from pipeline.intake import RawTable
from pipeline.model.findings import Finding
from pipeline.reports import Judged, judge
from pipeline.settings import Settings


@dataclass(frozen=True, slots=True)
class Written:
    """A copy that is yet to be proved: the table that it is of, its bytes, what was changed in it, and
    the table's columns (canonical → position).
    """

    table: RawTable
    content: bytes
    draft: Draft
    columns: Mapping[str, int]

    @property
    def path(self) -> str:
        """The path of the file that it is of."""
        return self.table.source.path


@dataclass(frozen=True, slots=True)
class Judgement:
    """Files judged each by itself: their cells, findings and values by path."""

    tables: Mapping[str, RawTable]
    findings: Mapping[str, list[Finding]]
    values: Mapping[str, list[list[Any]]]

    @classmethod
    def of(cls, tables: Sequence[RawTable], settings: Settings) -> Judgement:
        """Judge ``tables``."""
        judged = judge(sorted(tables, key=lambda table: table.source.path), settings)
        return cls({t.source.path: t for t in tables}, by_path(judged.findings), _values(judged))


def _values(judged: Judged) -> dict[str, list[list[Any]]]:
    """Return the values of every data row by file."""
    found: dict[str, list[list[Any]]] = {file.table.source.path: [] for file in judged.files}
    for frame in judged.frames.values():
        plain = frame.astype(object).where(frame.notna(), None).drop(columns=["file", "received"])
        files = frame["file"].to_numpy()
        for index in sorted(set(files.tolist())):
            found[judged.files[index].table.source.path] += plain[files == index].to_numpy().tolist()
    return found


def is_proved(copy: Written, path: str, before: Judgement, after: Judgement) -> bool:
    """Whether ``copy``, judged as the file at ``path``, has just the cells that were to be changed
    changed, lacks the findings that it claims to remove and no other, has no new one, and says the same.
    """
    cells = [list(row) for row in copy.table.rows()]
    for (row, position), edit in copy.draft.edits.items():
        cells[row][position] = edit.text
    if [list(row) for row in after.tables[path].rows()] != cells:
        return False
    left = _places(before.findings.get(copy.path, ())) - _places(copy.draft.claimed)
    found = _places(after.findings.get(path, ()))
    return found == left and before.values[copy.path] == after.values[path]


def _places(findings: Iterable[Finding]) -> Counter[tuple[str, int | None, str | None]]:
    return Counter((f.code, f.row, f.column) for f in findings)
