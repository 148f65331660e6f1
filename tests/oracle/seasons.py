"""Random seasons: reports as desks send them, with what they say known beforehand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from tests.oracle.obvious_merge import Report, Row
from tests.workspaces import save

MEETING = date(2024, 11, 18)
REGIONS = ("64.03", "64.11")
MARKS = ("", "", "", " rev", " rev2", " (2)", " v10", " revisi 3", " final", "-9", "-10", " November")
STEMS = ("laporan", "Kiriman", "data")
FOLDERS = (None, "2024-11-16", "2024-11-17", "2024-11-18")
HEADS: Mapping[str, Sequence[str]] = {
    "logistik": ("tanggal", "wilayah", "barang", "diterima", "keterangan"),
    "isu": ("tanggal", "wilayah", "nomor", "kategori", "tingkat", "uraian", "status"),
    "kunjungan": ("nomor", "tanggal", "wilayah", "tim", "status"),
    "keputusan": ("nomor", "rapat", "keputusan", "penanggung_jawab", "tenggat", "status", "tanggal"),
}
DAYS = st.sampled_from(["2024-11-15", "2024-11-16", "2024-11-17", "2024-11-18", "2024-11-19"])
REGION = st.sampled_from(REGIONS)
NUMBER = st.sampled_from(["1", "2"])
Cells = Mapping[str, str]
ROWS: Mapping[str, st.SearchStrategy[Cells]] = {
    "logistik": st.fixed_dictionaries(
        {
            "tanggal": DAYS,
            "wilayah": REGION,
            "barang": st.sampled_from(["Segel", "Sampul"]),
            "diterima": st.sampled_from(["", "0", "100", "200", "12O"]),
            "keterangan": st.sampled_from(["", "aman"]),
        }
    ),
    "isu": st.fixed_dictionaries(
        {
            "tanggal": DAYS,
            "wilayah": REGION,
            "nomor": NUMBER,
            "kategori": st.just("distribusi"),
            "tingkat": st.sampled_from(["sedang", "tinggi", "gawat sekali"]),
            "uraian": st.just("jalan rusak"),
            "status": st.sampled_from(["baru", "selesai"]),
        }
    ),
    "kunjungan": st.fixed_dictionaries(
        {
            "nomor": NUMBER,
            "tanggal": DAYS,
            "wilayah": REGION,
            "tim": st.just("Tim I"),
            "status": st.sampled_from(["rencana", "terlaksana"]),
        }
    ),
    "keputusan": st.fixed_dictionaries(
        {
            "nomor": NUMBER,
            "rapat": st.just("2024-11-11"),
            "keputusan": st.just("Kirim laporan tiap hari"),
            "penanggung_jawab": st.just("Kesbangpol"),
            "tenggat": st.sampled_from(["2024-11-15", "2024-11-22"]),
            "status": st.sampled_from(["belum", "selesai"]),
            "tanggal": DAYS,
        }
    ),
}
KEYS: Mapping[str, Sequence[str]] = {
    "logistik": ("tanggal", "wilayah", "barang"),
    "isu": ("tanggal", "wilayah", "nomor"),
    "kunjungan": ("nomor",),
    "keputusan": ("nomor", "tanggal"),
}
WRONG = {"12O", "gawat sekali"}


@dataclass(frozen=True)
class Sent:
    """A file that a desk sent: path below the inputs, kind, cells."""

    path: str
    kind: str
    rows: tuple[Cells, ...]

    @property
    def text(self) -> str:
        """The file as it was saved."""
        head = HEADS[self.kind]
        lines = [head, *([row[name] for name in head] for row in self.rows)]
        return "".join(";".join(line) + "\n" for line in lines)

    def told(self) -> Report:
        """What it says, for the obvious merge."""
        folder = self.path.split("/", 1)[0] if "/" in self.path else None
        received = date.fromisoformat(folder) if folder else None
        rows = tuple(row_told(self.kind, n, cells) for n, cells in enumerate(self.rows, start=2))
        desk = self.kind in {"logistik", "isu"}
        return Report(self.path, received, self.kind, rows, self.text, desk, self.kind == "logistik")


def row_told(kind: str, number: int, cells: Cells) -> Row:
    """Return what a row says once it is read: `0` and a blank differ, a key is no value."""
    key = KEYS[kind]
    return Row(
        number,
        tuple(cells[name] for name in key),
        tuple(cells[name] for name in HEADS[kind] if name not in key),
        date.fromisoformat(cells["tanggal"]),
        cells.get("wilayah"),
        wrong=not WRONG.isdisjoint(cells.values()),
        planned=cells["status"] == "rencana" if kind == "kunjungan" else False,
        figures=int(cells.get("diterima") in {"100", "200"}),
    )


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Sent, ...]:
    """Draw up to six files of one or two kinds, with few keys and values, so that they meet often."""
    kinds = draw(st.lists(st.sampled_from(sorted(ROWS)), min_size=1, max_size=2, unique=True))
    names = draw(
        st.lists(
            st.tuples(st.sampled_from(FOLDERS), st.sampled_from(STEMS), st.sampled_from(MARKS)),
            min_size=2,
            max_size=6,
            unique=True,
        )
    )
    files: list[Sent] = []
    for folder, stem, marked in names:
        kind = draw(st.sampled_from(kinds))
        rows = draw(st.lists(ROWS[kind], min_size=1, max_size=5))
        if kind == "logistik":
            # One desk's file: a file of several regions that copies one of them is another matter.
            desk = draw(REGION)
            rows = [{**row, "wilayah": desk} for row in rows]
        again = [file for file in files if file.kind == kind]
        if again and draw(st.integers(0, 4)) == 0:
            rows = list(draw(st.sampled_from(again)).rows)
        path = f"{stem}{marked}.csv"
        files.append(Sent(f"{folder}/{path}" if folder else path, kind, tuple(rows)))
    return tuple(files)


def written(folder: Path, files: Sequence[Sent]) -> Path:
    """Save the files below ``folder``."""
    return save(folder, {file.path: file.text for file in files})
