"""A published edition's data, read back as the rows that counted in it.

Its data files say what was published, whatever has come since and whatever the rules are today.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.csv as pacsv

from pipeline.model.dataset import Dataset
from pipeline.model.ledger import Ledger
from pipeline.publishing.data import Names, names_of
from pipeline.publishing.record import EditionRecord
from pipeline.settings.model import ReportField, ReportKind, Settings

_DISARMED = r"^'([=+\-@\t\r])"


def read_back(edition: EditionRecord, settings: Settings) -> Dataset:
    """Return the rows that counted in ``edition``, as its ``data/<kind>.csv`` have them.

    Columns and types as :class:`pipeline.model.dataset.Dataset` promises; ``received`` is unknown and
    ``inexact`` False throughout, since the files don't say. A name that the configuration no longer
    knows stands as its own code. There are no submissions, findings or ledger.
    """
    names = names_of(settings)
    frames = {
        name: _frame(edition.folder / "data" / f"{name}.csv", kind, names)
        for name, kind in settings.kind_by_name.items()
    }
    return Dataset(edition.meeting, frames, (), (), Ledger(()))


def read_findings(edition: EditionRecord) -> frozenset[tuple[str, int | None, str | None, str]]:
    """Return file, row (None: the whole file), column and code of what was found in ``edition``."""
    columns = ["path", "row", "column", "code"]
    table = _table(edition.folder / "data" / "findings.csv", columns).to_dict("list")
    texts = {name: [_armed(text) for text in table[name]] for name in columns}
    rows = [None if row is None else int(row) for row in texts["row"]]
    return frozenset(
        zip(map(str, texts["path"]), rows, texts["column"], map(str, texts["code"]), strict=True)
    )


def _armed(text: str | None) -> str | None:
    return None if text is None else re.sub(_DISARMED, r"\1", text)


def _frame(path: Path, kind: ReportKind, names: Names) -> pd.DataFrame:
    columns = ["kode_wilayah", *kind.by_name, "file", "row"]
    table = _table(path, columns)
    frame = pd.DataFrame({f.name: _column(table[f.name], f, names) for f in kind.fields})
    frame["file"] = table["file"].astype(object)
    frame["row"] = pd.to_numeric(table["row"]).astype("int64")
    frame["received"] = np.full(len(frame), np.datetime64("NaT"), dtype="datetime64[s]")
    frame["inexact"] = np.zeros(len(frame), np.bool_)
    for field in kind.fields:
        if field.role == "count" and any(f.role == "indicator" for f in kind.fields):
            frame[f"{field.name}_permyriad"] = pd.array([pd.NA] * len(frame), dtype="Int64")
    return frame


def _table(path: Path, columns: list[str]) -> pd.DataFrame:
    """Return a data file as text, None for what is absent; a kind that wasn't there yet has no rows."""
    content = path.read_bytes() if path.is_file() else f"{','.join(columns)}\n".encode()
    options = pacsv.ConvertOptions(
        column_types=dict.fromkeys(columns, pa.string()),
        include_columns=columns,
        include_missing_columns=True,
        strings_can_be_null=True,
        null_values=[""],
        quoted_strings_can_be_null=True,
    )
    parsing = pacsv.ParseOptions(newlines_in_values=True)
    table = pacsv.read_csv(io.BytesIO(content), parse_options=parsing, convert_options=options)
    return pd.DataFrame({name: table.column(name).to_pylist() for name in columns}, dtype=object)


def _column(values: pd.Series[Any], field: ReportField, names: Names) -> pd.Series[Any]:
    if field.role == "date":
        return pd.to_datetime(values).astype("datetime64[s]")
    if field.role == "count":
        return pd.to_numeric(values).astype("Int64")
    plain = values.str.replace(_DISARMED, r"\1", regex=True) if len(values) else values
    codes: Mapping[str, str] = {name: code for code, name in names.get(field.role, {}).items()}
    known = {text: codes.get(text, text) for text in plain.dropna().unique()}
    return plain.map(known).astype(object).where(plain.notna(), None)
