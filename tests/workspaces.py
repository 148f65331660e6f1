"""Small real workspaces: report files on disk, read as the program reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from pipeline.merging import merge
from pipeline.model.dataset import Dataset
from pipeline.model.ledger import FileRecord
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.settings import Settings

LOGISTICS = (
    "tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima;rusak;kurang;dikemas;di_ppk;di_pps;di_tps"
)


def save(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Save ``files`` (path below ``folder`` → text or bytes) and return ``folder``."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def judged(folder: Path, settings: Settings, meeting: date | None = None) -> Dataset:
    """Read, judge and merge everything below ``folder``."""
    return merge(judge(read_reports([folder], settings), settings), settings, meeting)


def record(dataset: Dataset, path: str) -> FileRecord:
    """Return the ledger's record of ``path``."""
    return next(file for file in dataset.ledger.files if file.path == path)


def codes(dataset: Dataset) -> list[tuple[str, int | None, str | None]]:
    """Return (code, row, column) of every finding."""
    return [(f.code, f.row, f.column) for f in dataset.findings]
