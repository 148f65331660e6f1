"""The data of an edition: what counts, what was said about it, and where every row went."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import pyarrow as pa

from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding
from pipeline.model.ledger import FileRecord, Ledger
from pipeline.publishing.tables import count_column, csv_bytes, date_column, text_column
from pipeline.settings import Settings
from pipeline.settings.model import ReportField

Sentences = Callable[[Finding], tuple[str, str]]
"""From a finding to its message and its hint, in the reader's language."""

Names = Mapping[str, Mapping[str, str]]
"""Per role the name that is printed for a code."""


def data_files(dataset: Dataset, settings: Settings, sentences: Sentences) -> dict[str, bytes]:
    """Return ``data/<kind>.csv`` for every kind, ``data/findings.csv`` and ``data/ledger.csv``.

    A kind's columns are ``kode_wilayah``, the kind's own fields, ``file`` and ``row``; one line a
    row that counts, in the dataset's order. Regions, kecamatan, items and indicators are printed
    by their official names. Absent is an empty cell; 0 is zero. In name order.
    """
    names = names_of(settings)
    files = {
        f"data/{name}.csv": kind_csv(dataset.frames[name], kind.fields, names)
        for name, kind in settings.kind_by_name.items()
    }
    files["data/findings.csv"] = findings_csv(dataset.findings, sentences)
    files["data/ledger.csv"] = ledger_csv(dataset.ledger)
    return dict(sorted(files.items()))


def public_data(dataset: Dataset, settings: Settings, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the data files that audience.yaml opens to everyone; ``files`` are those of the desk.

    Columns of free text, ``file`` and ``row`` stand only where audience.yaml opens them, and rows
    of an indicator only where it opens its topic. ``findings`` and ``ledger`` quote cells and name
    files, so they are given only where those are open too.
    """
    audience, names = settings.audience, names_of(settings)
    closed = {i.code for i in settings.indicators.indicators if not audience.allows(i.topic)}
    texts, places = audience.allows("field_texts"), audience.allows("file_names")
    given = {}
    for name, kind in settings.kind_by_name.items():
        if not audience.gives(name):
            continue
        frame = dataset.frames[name]
        for field in kind.fields:
            if field.role == "indicator":
                frame = frame[~frame[field.name].isin(closed)]
        kept = [field for field in kind.fields if texts or not field.is_free_text]
        given[f"data/{name}.csv"] = kind_csv(frame, kept, names, has_places=places)
    for name, is_open in (("findings", texts and places), ("ledger", places)):
        if is_open and audience.gives(name):
            given[f"data/{name}.csv"] = files[f"data/{name}.csv"]
    return given


def kind_csv(
    frame: pd.DataFrame, fields: Sequence[ReportField], names: Names, *, has_places: bool = True
) -> bytes:
    """Return the rows of one kind, its columns as :func:`data_files` says; ``has_places``: file and row."""
    region = next((field.name for field in fields if field.role == "region"), None)
    codes = frame[region] if region else pd.Series(None, index=frame.index, dtype="object")
    columns = {"kode_wilayah": text_column(codes)}
    columns |= {field.name: _column(frame[field.name], field, names) for field in fields}
    if has_places:
        columns |= {"file": text_column(frame["file"]), "row": count_column(frame["row"])}
    return csv_bytes(columns)


def findings_csv(findings: Sequence[Finding], sentences: Sentences) -> bytes:
    """Return the findings, one a line, in the order given.

    Columns: path, row (as a spreadsheet counts; empty: the whole file), column, code, severity,
    value (the cell as it stands), message, hint.
    """
    words = [sentences(finding) for finding in findings]
    return csv_bytes(
        {
            "path": text_column([f.path for f in findings]),
            "row": count_column([f.row for f in findings]),
            "column": text_column([f.column for f in findings]),
            "code": text_column([f.code for f in findings]),
            "severity": text_column([f.severity.value for f in findings]),
            "value": text_column([f.value for f in findings]),
            "message": text_column([message for message, _ in words]),
            "hint": text_column([hint for _, hint in words]),
        }
    )


ROW_COUNTS = ("read", "accepted", "rejected", "duplicate", "superseded", "out_of_period", "ignored")


def ledger_csv(ledger: Ledger) -> bytes:
    """Return the ledger, one file a line, in path order.

    Columns: path, sha256, received (ISO day of arrival; empty: unknown), kind, encoding, delimiter
    (``tab`` by its name), header_row, verdict, and the seven counts of rows, of which ``read`` is
    the sum of the others.
    """
    files = ledger.files
    columns = {
        "path": text_column([f.path for f in files]),
        "sha256": text_column([f.sha256 for f in files]),
        "received": text_column([f.received.isoformat() if f.received else None for f in files]),
        "kind": text_column([f.kind for f in files]),
        "encoding": text_column([f.encoding for f in files]),
        "delimiter": text_column([_delimiter(f) for f in files]),
        "header_row": count_column([f.header_row for f in files]),
        "verdict": text_column([f.verdict.value for f in files]),
    }
    columns |= {name: count_column([getattr(f.rows, name) for f in files]) for name in ROW_COUNTS}
    return csv_bytes(columns)


def _delimiter(file: FileRecord) -> str | None:
    """A bare tab in a cell is invisible, and a formula's start besides."""
    return "tab" if file.delimiter == "\t" else file.delimiter


def _column(values: pd.Series[Any], field: ReportField, names: Names) -> pa.Array:
    if field.role == "date":
        return date_column(values)
    if field.role == "count":
        return count_column(values)
    if field.role in names:
        return text_column(_named(values, names[field.role]))
    return text_column(values)


def _named(codes: pd.Series[Any], names: Mapping[str, str]) -> pd.Series[Any]:
    """Return names for codes; a code without a name stands for itself, so nothing is lost."""
    known = {code: names.get(code, code) for code in codes.dropna().unique()}
    return codes.astype("object").map(known)


def names_of(settings: Settings) -> Names:
    """Return the name that is printed for each code, by role."""
    regions = settings.baseline.regions
    return {
        "region": {region.code: region.name for region in regions},
        "district": {d.code: d.name for region in regions for d in region.districts},
        "item": {item.code: item.name for item in settings.items.items},
        "indicator": {indicator.code: indicator.name for indicator in settings.indicators.indicators},
    }
