"""``data/datapackage.json``: what the data of an edition mean, as a Frictionless Data Package.

Titles and descriptions are in Indonesian; the same in English stands beside them under ``title_en``
and ``description_en``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from pipeline.publishing.columns import FINDING_COLUMNS, LEDGER_COLUMNS, PLACE_COLUMNS, DataColumn
from pipeline.settings import Settings
from pipeline.settings.model import ReportField, ReportKind, Words

PACKAGE_NAME = "data/datapackage.json"
FOLDER = "data/"

Descriptor = Mapping[str, Any]

_NEUTRALISED = Words(
    id="Sel teks yang berawal dengan = + - @, tab, atau CR diberi ' di depannya, agar lembar kerja tidak"
    " menjalankannya sebagai rumus; buang satu ' itu untuk mendapat teks aslinya.",
    en="A text cell that begins with = + - @, tab or CR has a ' before it, so that no spreadsheet runs it"
    " as a formula; take that one ' away to get the text as it was.",
)
_ABOUT = Words(
    id="Baris laporan desk yang berlaku untuk rapat {day}, beserta temuan dan buku besar semua berkas."
    " Sel kosong berarti tidak dilaporkan, 0 berarti nol. Lisensi belum ditetapkan oleh kantor. ",
    en="The rows of the desks' reports that count for the meeting of {day}, with the findings and the ledger"
    " of all files. An empty cell means not reported, 0 means zero. The office has set no licence yet. ",
)
_OPEN = Words(
    id="Baris laporan desk yang berlaku untuk rapat {day}, sebatas yang terbuka untuk umum. Sel kosong"
    " berarti tidak dilaporkan, 0 berarti nol. Lisensi belum ditetapkan oleh kantor. ",
    en="The rows of the desks' reports that count for the meeting of {day}, as far as they are public. An"
    " empty cell means not reported, 0 means zero. The office has set no licence yet. ",
)
_SAMPLE = Words(id="DATA CONTOH, bukan laporan lapangan. ", en="SAMPLE DATA, no reports from the field. ")
_ROWS = Words(id="{kind}: baris yang berlaku", en="{kind}: the rows that count")
_FINDINGS = Words(id="Temuan: apa yang dikatakan tentang data", en="Findings: what was said about the data")
_LEDGER = Words(
    id="Buku besar: setiap berkas dan nasib setiap barisnya",
    en="Ledger: every file and what became of each of its rows",
)


def data_package(files: Mapping[str, bytes], settings: Settings, meeting: date) -> bytes:
    """Return the package's descriptor (UTF-8, LF) for the ``data/*.csv`` among ``files``.

    It is dated by the meeting: the same files give the same bytes on any day.
    """
    about = _about(settings, meeting, _ABOUT if f"{FOLDER}ledger.csv" in files else _OPEN)
    tables = {
        name.removeprefix(FOLDER): content
        for name, content in sorted(files.items())
        if name.startswith(FOLDER) and name.endswith(".csv")
    }
    package = {
        "name": f"desk-pilkada-{meeting.isoformat()}",
        "id": f"desk-pilkada-{settings.baseline.province_code}-{meeting.isoformat()}",
        "title": f"Desk Pilkada {settings.baseline.province}, {meeting.isoformat()}",
        "description": about.id,
        "description_en": about.en,
        "created": f"{meeting.isoformat()}T00:00:00+08:00",
        "profile": "tabular-data-package",
        "sources": [{"title": source} for source in _sources(settings)],
        "resources": [_resource(name, content, settings) for name, content in tables.items()],
    }
    return (json.dumps(package, ensure_ascii=False, indent=1) + "\n").encode()


def _about(settings: Settings, meeting: date, about: Words) -> Words:
    sample = settings.edition.data_status == "sample"
    mark = _SAMPLE if sample else Words(id="", en="")
    day = meeting.isoformat()
    return Words(
        id=mark.id + about.id.format(day=day) + _NEUTRALISED.id,
        en=mark.en + about.en.format(day=day) + _NEUTRALISED.en,
    )


def _sources(settings: Settings) -> Iterable[str]:
    """Return where the figures come from that are not the desks' own, in Indonesian."""
    return (settings.baseline.source.id, settings.items.source, settings.indicators.source)


def _resource(file: str, content: bytes, settings: Settings) -> Descriptor:
    name = file.removesuffix(".csv")
    kind = settings.kind_by_name.get(name)
    title = _title(name, kind)
    columns = content.partition(b"\n")[0].decode().split(",")
    return {
        "name": name,
        "path": file,
        "profile": "tabular-data-resource",
        "title": title.id,
        "title_en": title.en,
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{hashlib.sha256(content).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "quoteChar": '"', "doubleQuote": True},
        "schema": _kind_schema(kind, columns) if kind else _own_schema(name),
    }


def _title(name: str, kind: ReportKind | None) -> Words:
    if kind is None:
        return {"findings": _FINDINGS, "ledger": _LEDGER}[name]
    return Words(id=_ROWS.id.format(kind=kind.title.id), en=_ROWS.en.format(kind=kind.title.en))


def _kind_schema(kind: ReportKind, columns: Sequence[str]) -> Descriptor:
    """Return the schema of a kind's rows with these columns: each row points to its file in the ledger.

    Public data have neither all columns nor a ledger; a key that is not there whole is none.
    """
    region, *place = PLACE_COLUMNS
    fields = [
        _column(region),
        *(_field(field) for field in kind.fields),
        *(_column(column) for column in place),
    ]
    schema: dict[str, Any] = {
        "fields": [field for field in fields if field["name"] in columns],
        "missingValues": [""],
    }
    if set(kind.primaryKey) <= set(columns):
        schema["primaryKey"] = list(kind.primaryKey)
    if "file" in columns:
        schema["foreignKeys"] = [_in_ledger("file")]
    return schema


def _field(field: ReportField) -> Descriptor:
    constraints: dict[str, Any] = {}
    if field.constraints.required:
        constraints["required"] = True
    if field.constraints.minimum is not None:
        constraints["minimum"] = field.constraints.minimum
    if field.constraints.enum is not None:
        constraints["enum"] = list(field.constraints.enum)
    return {
        "name": field.name,
        "type": {"date": "date", "count": "integer"}.get(field.role, "string"),
        "title": field.title.id,
        "title_en": field.title.en,
        "description": field.description.id,
        "description_en": field.description.en,
    } | ({"constraints": constraints} if constraints else {})


def _own_schema(name: str) -> Descriptor:
    if name == "ledger":
        return {
            "fields": [_column(column) for column in LEDGER_COLUMNS],
            "missingValues": [""],
            "primaryKey": ["path"],
        }
    return {
        "fields": [_column(column) for column in FINDING_COLUMNS],
        "missingValues": [""],
        "foreignKeys": [_in_ledger("path")],
    }


def _column(column: DataColumn) -> Descriptor:
    described = {
        "name": column.name,
        "type": column.type,
        "description": column.description.id,
        "description_en": column.description.en,
    }
    return described | ({"constraints": dict(column.constraints)} if column.constraints else {})


def _in_ledger(field: str) -> Descriptor:
    return {"fields": [field], "reference": {"resource": "ledger", "fields": ["path"]}}
