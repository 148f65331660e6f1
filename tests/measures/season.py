"""A season written by hand: rows in, the dataset of one meeting out."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

import pandas as pd

from pipeline.measures import Measures, measure
from pipeline.model.dataset import Dataset, Outcome, Submission
from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Ledger, RowCounts, Verdict
from pipeline.settings import Settings
from pipeline.settings.model import BaselineTotals, District, Region, ReportField, Words

SOURCE = Words(id="contoh", en="sample")

Cell = Any

KUTIM, PPU, MAHULU, BERAU, PASER, BONTANG = "64.08", "64.09", "64.11", "64.03", "64.01", "64.74"
GOVERNOR_BALLOTS = "surat-suara-gubernur"

DTYPES = {"date": "datetime64[s]", "count": "Int64"}


def day(text: str) -> date:
    """Return the day of 2024 that ``text`` (MM-DD) names."""
    return date.fromisoformat(f"2024-{text}")


def column(field: ReportField, cells: list[Cell]) -> pd.Series:
    """Return the cells of one column with the dtype that the dataset promises for its role."""
    return pd.Series(cells, dtype=DTYPES.get(field.role, "object"))


class Season:
    """Collects rows, submissions, files and findings; :meth:`dataset` is what a meeting sees."""

    def __init__(self, settings: Settings, meeting: date = date(2024, 11, 18)) -> None:
        self.settings = settings
        self.meeting = meeting
        self.rows: dict[str, list[dict[str, Cell]]] = defaultdict(list)
        self.submissions: list[Submission] = []
        self.files: list[FileRecord] = []
        self.findings: list[Finding] = []

    def row(self, kind: str, on: str, region: str | None = None, **cells: Cell) -> Season:
        """Add a row of ``kind`` for a day (MM-DD); columns not given are blank."""
        place = {"file": f"{kind}.csv", "row": len(self.rows[kind]) + 2}
        self.rows[kind].append({**place, "tanggal": day(on), "wilayah": region, **cells})
        return self

    def goods(self, on: str, region: str, item: str, **counts: Cell) -> Season:
        """Add a row of ``logistik``."""
        return self.row("logistik", on, region, barang=item, **counts)

    def sent(
        self,
        region: str,
        on: str,
        received: str | None,
        outcome: str = "counted",
        kind: str | None = "logistik",
    ) -> Season:
        """Add a submission: a file for a day (MM-DD) that arrived on a day (None: unknown)."""
        path = f"{len(self.submissions):04}.csv"
        arrival = None if received is None else day(received)
        self.submissions.append(Submission(path, region, day(on), kind, Outcome(outcome), arrival))
        return self

    def file(self, path: str, rows: RowCounts, verdict: Verdict, regions: tuple[str, ...] = ()) -> Season:
        """Add a file of the ledger."""
        record = FileRecord(
            path,
            "0" * 64,
            1,
            None,
            "logistik",
            "utf-8",
            ";",
            1,
            verdict,
            rows,
            regions,
            (rows.rejected, 0, 0),
        )
        self.files.append(record)
        return self

    def finding(
        self, code: str, severity: str, path: str, row: int | None = None, value: str | None = None
    ) -> Season:
        """Add a finding."""
        self.findings.append(Finding(code, Severity(severity), path, row, None, value))
        return self

    def dataset(self) -> Dataset:
        """Return the rows up to the meeting, as merging hands them on."""
        return Dataset(
            meeting=self.meeting,
            frames={kind.kind: self._frame(kind.kind) for kind in self.settings.kinds},
            submissions=tuple(self.submissions),
            findings=tuple(self.findings),
            ledger=Ledger(tuple(self.files)),
        )

    def ledger(self) -> Ledger:
        """Return a ledger that knows every file of the season, by name."""
        known = {record.path for record in self.files}
        named = [submission.path for submission in self.submissions]
        named += [row["file"] for rows in self.rows.values() for row in rows]
        for path in dict.fromkeys(named):
            if path not in known:
                self.file(path, RowCounts(), Verdict.ACCEPTED)
        return Ledger(tuple(sorted(self.files, key=lambda record: record.path)))

    def measures(self) -> Measures:
        """Return what an edition of this season prints."""
        return measure(self.dataset(), self.settings)

    def _frame(self, kind: str) -> pd.DataFrame:
        fields = self.settings.kind_by_name[kind].fields
        rows = [row for row in self.rows[kind] if row["tanggal"] <= self.meeting]
        frame = pd.DataFrame({f.name: column(f, [r.get(f.name) for r in rows]) for f in fields})
        frame["file"] = pd.Series([r["file"] for r in rows], dtype="object")
        frame["row"] = pd.Series([r["row"] for r in rows], dtype="int64")
        frame["received"] = pd.Series([None for _ in rows], dtype="datetime64[s]")
        if kind == "logistik":
            frame["inexact"] = pd.Series([r.get("inexact", False) for r in rows], dtype="bool")
        key = [*self.settings.kind_by_name[kind].primaryKey, "file", "row"]
        return frame.sort_values(key, kind="stable", ignore_index=True)


def settings_of(settings: Settings, number: int) -> Settings:
    """Return ``settings`` with ``number`` synthetic regions of 40 TPS and 2 kecamatan each."""
    regions = tuple(_sample_region(position) for position in range(1, number + 1))
    totals = BaselineTotals(
        regions=number,
        registered_voters=number * 10_000,
        polling_stations=number * 40,
        districts=number * 2,
        villages=number * 8,
    )
    baseline = settings.baseline.model_copy(
        update={"regions": regions, "totals": totals, "statistics_codes": {}, "source": SOURCE}
    )
    # A cached property travels with a copy; the copy has its own regions.
    baseline.__dict__.pop("by_code", None)
    return settings.model_copy(update={"baseline": baseline})


def _sample_region(position: int) -> Region:
    code = f"{10 + position // 100:02}.{position % 100:02}"
    districts = tuple(District(code=f"{code}.{n:02}", name=f"Contoh {position}-{n}") for n in (1, 2))
    return Region(
        code=code,
        name=f"Kabupaten Contoh {position}",
        short_name=f"Contoh {position}",
        capital="Contoh",
        registered_voters=10_000,
        polling_stations=40,
        villages=8,
        tile=(position % 10, position // 10),
        districts=districts,
    )
