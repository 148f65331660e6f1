"""Kinds of report without a section of their own: the newest row of each key, as it stands."""

from __future__ import annotations

from datetime import date

import pandas as pd

from pipeline.measures.model import Origin, PlainKind, PlainRow
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings
from pipeline.settings.model import ReportKind

KINDS_WITH_SECTIONS = frozenset({"logistik", "isu", "kesiapan", "partisipasi", "kunjungan", "keputusan"})
"""The kinds that sections F to L speak of; any other is printed as a plain table."""


def measure_others(dataset: Dataset, settings: Settings) -> tuple[PlainKind, ...]:
    """Return the kinds without a section that have rows, in name order.

    Of rows that differ only in ``tanggal`` the newest stands (the state; contract, section 1).
    """
    return tuple(
        _plain(name, kind, dataset.frames[name])
        for name, kind in settings.kind_by_name.items()
        if name not in KINDS_WITH_SECTIONS and len(dataset.frames[name])
    )


def _plain(name: str, kind: ReportKind, frame: pd.DataFrame) -> PlainKind:
    key = [column for column in kind.primaryKey if column != "tanggal"]
    newest = frame.sort_values("tanggal", kind="stable") if "tanggal" in frame else frame
    state = newest.drop_duplicates(key, keep="last").sort_index() if key else newest
    columns = [state[field.name].tolist() for field in kind.fields]
    places = zip(state["file"].tolist(), state["row"].tolist(), strict=True)
    return PlainKind(
        name,
        tuple(
            PlainRow(tuple(_cell(value) for value in cells), Origin(file, row))
            for cells, (file, row) in zip(zip(*columns, strict=True), places, strict=True)
        ),
    )


def _cell(value: object) -> str | int | date | None:
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    return int(value) if isinstance(value, int) else str(value)
