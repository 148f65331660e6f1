"""The columns of the data files that no kind of report describes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from pipeline.model.ledger import Verdict
from pipeline.settings.model import Words


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column: its name, type and meaning, and what its cells must be (Table Schema)."""

    name: str
    description: Words
    type: Literal["string", "integer", "date"] = "string"
    constraints: Mapping[str, Any] = field(default_factory=dict)


REQUIRED: Mapping[str, Any] = {"required": True}
COUNTED: Mapping[str, Any] = {"required": True, "minimum": 0}
ROW: Mapping[str, Any] = {"minimum": 1}

PLACE_COLUMNS = (
    DataColumn(
        "kode_wilayah",
        Words(id="Kode Kemendagri kabupaten/kota", en="Code of the region by the Ministry of Home Affairs"),
        constraints={"pattern": r"\d{2}\.\d{2}"},
    ),
    DataColumn(
        "file", Words(id="Berkas asal baris ini", en="File that this row is from"), "string", REQUIRED
    ),
    DataColumn(
        "row",
        Words(id="Nomor baris seperti di lembar kerja", en="Number of the row as a spreadsheet shows it"),
        "integer",
        {"required": True, **ROW},
    ),
)
"""Before the fields of a kind: the first; after them: the others."""

FINDING_COLUMNS = (
    DataColumn("path", Words(id="Berkas", en="File"), "string", REQUIRED),
    DataColumn(
        "row",
        Words(id="Nomor baris; kosong: seluruh berkas", en="Row; empty: the whole file"),
        "integer",
        ROW,
    ),
    DataColumn("column", Words(id="Nama baku kolom", en="Canonical name of the column")),
    DataColumn(
        "code", Words(id="Kode temuan dalam buku aturan", en="Code of the rule book"), "string", REQUIRED
    ),
    DataColumn(
        "severity",
        Words(
            id="error: tidak dihitung; warning: dihitung, perlu dilihat; info: catatan",
            en="error: does not count; warning: counts, to be looked at; info: a note",
        ),
        "string",
        {"required": True, "enum": ["error", "warning", "info"]},
    ),
    DataColumn("value", Words(id="Isi sel seperti tertulis", en="The cell as it stands")),
    DataColumn("message", Words(id="Apa yang ditemukan", en="What was found"), "string", REQUIRED),
    DataColumn("hint", Words(id="Apa yang perlu dilakukan", en="What to do")),
)

LEDGER_COLUMNS = (
    DataColumn(
        "path", Words(id="Berkas, di bawah folder masukan", en="File, below the inputs"), "string", REQUIRED
    ),
    DataColumn("sha256", Words(id="Sidik SHA-256 isinya", en="SHA-256 of its content"), "string"),
    DataColumn(
        "received",
        Words(id="Hari datang; kosong: tidak diketahui", en="Day of arrival; empty: unknown"),
        "date",
    ),
    DataColumn("kind", Words(id="Jenis laporan", en="Kind of report")),
    DataColumn("encoding", Words(id="Pengodean huruf", en="Encoding")),
    DataColumn("delimiter", Words(id="Pemisah kolom", en="Delimiter")),
    DataColumn("header_row", Words(id="Baris kepala tabel", en="Row of the header"), "integer", ROW),
    DataColumn(
        "verdict",
        Words(id="Putusan atas berkas", en="Verdict on the file"),
        "string",
        {"required": True, "enum": [verdict.value for verdict in Verdict]},
    ),
    DataColumn("read", Words(id="Baris dibaca", en="Rows read"), "integer", COUNTED),
    DataColumn("accepted", Words(id="Baris berlaku", en="Rows that count"), "integer", COUNTED),
    DataColumn("rejected", Words(id="Baris ditolak", en="Rows rejected"), "integer", COUNTED),
    DataColumn("duplicate", Words(id="Baris ganda", en="Duplicate rows"), "integer", COUNTED),
    DataColumn("superseded", Words(id="Baris yang diganti", en="Rows superseded"), "integer", COUNTED),
    DataColumn(
        "out_of_period", Words(id="Baris sesudah rapat", en="Rows after the meeting"), "integer", COUNTED
    ),
    DataColumn("ignored", Words(id="Baris bukan data", en="Rows that are no data"), "integer", COUNTED),
)
