"""A small dataset by hand: a row of logistics, a row of issues, one finding, two files."""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Ledger, RowCounts, Verdict
from pipeline.settings import Settings
from pipeline.settings.model import ReportKind

LOGISTICS = {
    "tanggal": "2024-11-17",
    "wilayah": "64.11",
    "barang": "kotak-suara",
    "satuan": "buah",
    "kebutuhan": 164,
    "diterima": 164,
    "rusak": 0,
    "keterangan": '=HYPERLINK("http://contoh")',
    "file": "2024-11-18/mahulu.csv",
    "row": 5,
}
ISSUE = {
    "tanggal": "2024-11-16",
    "wilayah": "64.03",
    "nomor": "7",
    "kategori": "distribusi",
    "tingkat": "sedang",
    "uraian": 'Surut di muara,\n"dua" hari',
    "status": "baru",
    "file": "2024-11-17/berau.csv",
    "row": 2,
}
DTYPES = {"date": "datetime64[s]", "count": "Int64"}


def frame(kind: ReportKind, rows: list[dict[str, Any]]) -> pd.DataFrame:
    """Rows as the dataset holds them; a column that a row leaves out is blank."""
    columns: dict[str, Any] = {
        field.name: pd.Series([row.get(field.name) for row in rows], dtype=DTYPES.get(field.role, "object"))
        for field in kind.fields
    }
    columns["file"] = pd.Series([row["file"] for row in rows], dtype="str")
    columns["row"] = pd.Series([row["row"] for row in rows], dtype="int64")
    columns["received"] = pd.Series([pd.NaT for _ in rows], dtype="datetime64[s]")
    return pd.DataFrame(columns)


@pytest.fixture
def dataset(settings: Settings) -> Dataset:
    """What the meeting of 18 November would see of these two files."""
    rows = {"logistik": [LOGISTICS], "isu": [ISSUE]}
    kept = FileRecord(
        path="2024-11-18/mahulu.csv",
        sha256="a" * 64,
        size=120,
        received=date(2024, 11, 18),
        kind="logistik",
        encoding="utf-8-sig",
        delimiter=";",
        header_row=4,
        verdict=Verdict.PARTLY_REJECTED,
        rows=RowCounts(read=6, accepted=1, rejected=1, ignored=4),
        regions=("64.11",),
        findings=(1, 0, 0),
    )
    left_alone = FileRecord(
        path="-catatan.docx",
        sha256="b" * 64,
        size=9,
        received=None,
        kind=None,
        encoding=None,
        delimiter=None,
        header_row=None,
        verdict=Verdict.NOT_A_REPORT,
        rows=RowCounts(),
        regions=(),
        findings=(0, 0, 0),
    )
    return Dataset(
        meeting=date(2024, 11, 18),
        frames={k.kind: frame(k, rows.get(k.kind, [])) for k in settings.kinds},
        submissions=(),
        findings=(Finding("number-invalid", Severity.ERROR, "2024-11-18/mahulu.csv", 6, "diterima", "-12O"),),
        ledger=Ledger((left_alone, kept)),
    )
