"""Merged cells exported as one value and blanks: filled down, and said so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from pipeline.reports.collecting import FindingList, Spot
from pipeline.reports.text import is_empty
from pipeline.reports.textframe import Bools, TextColumn, TextFrame
from pipeline.settings.model import ReportKind


def fill_down(frame: TextFrame, kind: ReportKind, data: Bools, findings: FindingList) -> TextFrame:
    """Return ``frame`` with the cells below merged ones filled, in ``data`` rows only.

    A blank that follows a value of its column takes it (fields with ``fill_down: always``);
    ``with_region`` only where the row's region is blank as well, for else a blank kecamatan is
    the whole region (contract, section 1). Adds ``filled-down`` once per file and column.
    """
    columns = dict(frame.columns)
    region = next((f.name for f in kind.fields if f.role == "region"), None)
    for field in kind.fields:
        if field.name not in columns or field.fill_down == "no":
            continue
        column = columns[field.name]
        empty = column.flags(is_empty)
        anchor, wanted = data & ~empty, data & empty
        if field.fill_down == "with_region":
            if region is None or region not in frame.columns:
                continue
            placed = ~files_without(frame, region, data, frame.columns)
            wanted &= placed[frame.sheet]
            region_empty = frame.columns[region].flags(is_empty)
            anchor |= data & ~region_empty
            wanted &= region_empty
        columns[field.name], filled = _filled(frame, column, anchor, wanted)
        _tell(frame, field.name, filled & ~empty_after(columns[field.name], filled), findings)
    return replace(frame, columns=columns)


def empty_after(column: TextColumn, filled: Bools) -> Bools:
    """Return the rows of ``filled`` that took a blank (the value above was blank as well)."""
    return filled & column.flags(is_empty)


def _filled(frame: TextFrame, column: TextColumn, anchor: Bools, wanted: Bools) -> tuple[TextColumn, Bools]:
    if not wanted.any():
        return column, wanted
    source = np.maximum.accumulate(np.where(anchor, np.arange(len(frame)), -1))
    usable = wanted & (source >= 0)
    usable &= frame.sheet[np.maximum(source, 0)] == frame.sheet
    codes = column.codes.copy()
    codes[usable] = column.codes[source[usable]]
    return TextColumn(codes, column.distinct), usable


def _tell(frame: TextFrame, name: str, filled: Bools, findings: FindingList) -> None:
    counts = np.bincount(frame.sheet[filled], minlength=len(frame.sheets))
    for index in np.flatnonzero(counts).tolist():
        findings.add(
            "filled-down",
            frame.sheets[index].table.source.path,
            Spot(column=name),
            {"other": str(int(counts[index]))},
        )


def files_without(frame: TextFrame, name: str, data: Bools, columns: Mapping[str, TextColumn]) -> Bools:
    """Return per file whether none of its ``data`` rows has a value in the column ``name``."""
    has = np.zeros(len(frame.sheets), np.bool_)
    if name in columns:
        rows = data & ~columns[name].flags(is_empty)
        has[frame.sheet[rows]] = True
    return ~has
