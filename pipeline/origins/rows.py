"""The rows of one region: those that count, by their place, and those set aside, by their subject."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from pipeline.measures.model import Origin
from pipeline.model.dataset import Asides, Dataset, SetAside
from pipeline.model.findings import Finding, Severity
from pipeline.origins.model import Aside, Source
from pipeline.settings.model import ReportKind

Row = Mapping[str, Any]

COPIED = "file-copied"


def is_blank(cell: object) -> bool:
    """Return whether a cell of a dataset's frame says nothing."""
    return cell is None or cell is pd.NA or cell is pd.NaT or cell != cell  # noqa: PLR0124 - NaN


def as_day(cell: Any) -> date | None:
    """Return a cell of a date column; None where it is blank."""
    day: date | None = None if is_blank(cell) else cell.date()
    return day


@dataclass(frozen=True, slots=True)
class KindRows:
    """The rows of one kind and region. ``counting`` is by place, in the dataset's order."""

    kind: ReportKind
    counting: Mapping[tuple[str, int], Row]
    aside: tuple[Aside, ...]
    subjects: tuple[str | None, ...]
    """Per row set aside the value of the column that its figures go by; None: it names none."""

    def sources(self, origins: Iterable[Origin], column: str, *, counted: bool = True) -> tuple[Source, ...]:
        """Return the cells of ``column`` at ``origins``; without ``counted`` they add no number."""
        found = []
        for origin in origins:
            row = self.counting[origin.file, origin.row]
            cell = row[column]
            count = int(cell) if counted and not is_blank(cell) else None
            district = row.get("kecamatan")
            found.append(
                Source(
                    origin.file,
                    origin.row,
                    column,
                    count,
                    as_day(row.get("tanggal")),
                    None if is_blank(district) else district,
                )
            )
        return tuple(found)

    def asides_of(self, subject: str, sources: Iterable[Source]) -> tuple[Aside, ...]:
        """Return the rows set aside for ``subject`` that could have changed what ``sources`` say."""
        days = [source.day for source in sources if source.day is not None]
        oldest = min(days, default=None)
        return tuple(
            aside
            for aside, named in zip(self.aside, self.subjects, strict=True)
            if named == subject and (oldest is None or aside.day is None or aside.day >= oldest)
        )

    @property
    def unplaced(self) -> tuple[Aside, ...]:
        """The rows set aside that name no subject."""
        return tuple(a for a, named in zip(self.aside, self.subjects, strict=True) if named is None)


@dataclass(frozen=True, slots=True)
class RowBook:
    """Everything that was read as data: what counts, what was set aside, what was found."""

    dataset: Dataset
    asides: Asides
    kinds: Mapping[str, ReportKind]

    def of(self, kind: str, region: str, subject: str) -> KindRows:
        """Return the rows of ``kind`` that speak of ``region``; figures go by the column ``subject``."""
        counting = _records(self.dataset.frames[kind], region)
        aside = _records(self.asides.frames[kind], region)
        by_key = {_key(row, self.kinds[kind]): (row["file"], int(row["row"])) for row in counting}
        errors = self._findings(region_files=frozenset(row["file"] for row in aside))
        return KindRows(
            kind=self.kinds[kind],
            counting={(row["file"], int(row["row"])): row for row in counting},
            aside=tuple(_aside(row, self.kinds[kind], by_key, errors) for row in aside),
            subjects=tuple(None if is_blank(row[subject]) else str(row[subject]) for row in aside),
        )

    def _findings(self, region_files: frozenset[str]) -> Mapping[tuple[str, int], Sequence[Finding]]:
        """Return the findings of these files that set rows aside, by place (row 0: the file)."""
        found: dict[tuple[str, int], list[Finding]] = defaultdict(list)
        for finding in self.dataset.findings:
            telling = finding.severity is Severity.ERROR or finding.code == COPIED
            if telling and finding.path in region_files:
                found[finding.path, finding.row or 0].append(finding)
        return found


def _records(frame: pd.DataFrame, region: str) -> list[Row]:
    own: list[dict[Any, Any]] = frame[frame["wilayah"] == region].to_dict("records") if len(frame) else []
    return list(own)


def _key(row: Row, kind: ReportKind) -> tuple[object, ...]:
    return tuple(None if is_blank(row[name]) else row[name] for name in kind.primaryKey)


def _aside(
    row: Row,
    kind: ReportKind,
    by_key: Mapping[tuple[object, ...], tuple[str, int]],
    errors: Mapping[tuple[str, int], Sequence[Finding]],
) -> Aside:
    fate = SetAside(row["fate"])
    place = (str(row["file"]), int(row["row"]))
    copied = tuple(f for f in errors.get((place[0], 0), ()) if f.code == COPIED)
    district = row.get("kecamatan")
    return Aside(
        file=place[0],
        row=place[1],
        fate=fate,
        day=as_day(row.get("tanggal")),
        district=None if is_blank(district) else district,
        counts=tuple(
            (f.name, int(row[f.name])) for f in kind.fields if f.role == "count" and not is_blank(row[f.name])
        ),
        winner=by_key.get(_key(row, kind)) if fate in {SetAside.SUPERSEDED, SetAside.DUPLICATE} else None,
        findings=tuple(errors.get(place, ())) if fate is SetAside.REJECTED else copied,
    )
