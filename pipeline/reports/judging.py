"""Reports, judged: which files and rows are what, their values, and everything wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.intake import RawTable
from pipeline.reports.checks import check_rows
from pipeline.reports.collecting import FindingList, RowFindings
from pipeline.reports.counting import parse_counts
from pipeline.reports.dates import parse_date
from pipeline.reports.filling import files_without, fill_down
from pipeline.reports.judgement import FileJudgement, Judged
from pipeline.reports.layout import RowRole, label_columns, row_roles
from pipeline.reports.names import Lookup
from pipeline.reports.naming_cells import parse_catalogue, parse_dates, parse_districts, parse_regions
from pipeline.reports.outcomes import judge_files
from pipeline.reports.parsed import Parsing
from pipeline.reports.screening import screen
from pipeline.reports.text import is_blank
from pipeline.reports.textframe import Bools, Sheet, TextFrame, gather
from pipeline.reports.texts import parse_text
from pipeline.reports.totals import check_totals
from pipeline.reports.vocabulary import Vocabulary, compile_vocabulary
from pipeline.settings.model import ReportField, ReportKind, Settings

_TEXT_ROLES = frozenset({"text", "reference", "unit"})


def judge(tables: Iterable[RawTable], settings: Settings) -> Judged:
    """Return every file of ``tables`` judged by the rules of ``settings``; never raises for data.

    Rules within a file and a row are applied here; which row counts, and what only shows across
    files and days, is the merge's part. The cells of ``tables`` are let go as soon as they are
    judged, so that the text of all files is in memory for one kind at a time at most.
    """
    vocabulary = compile_vocabulary(settings)
    findings = FindingList(settings.rules)
    judgements: dict[str, FileJudgement] = {}
    sheets: dict[str, list[Sheet]] = {kind.kind: [] for kind in vocabulary.kinds}
    order: dict[str, int] = {}
    for table in tables:
        order[table.source.path] = len(order)
        screened = screen(table, vocabulary, findings)
        if screened.sheet is not None:
            sheets[screened.sheet.header.kind].append(screened.sheet)
        elif screened.judgement is not None:
            judgements[table.source.path] = screened.judgement.without_cells()
    frames: dict[str, pd.DataFrame] = {}
    for kind in vocabulary.kinds:
        files, frames[kind.kind] = _judge_kind(
            kind, tuple(sheets.pop(kind.kind)), vocabulary, findings, order
        )
        judgements |= {f.table.source.path: f.without_cells() for f in files}
    return Judged(tuple(judgements[path] for path in order), frames, tuple(findings.found))


def _judge_kind(
    kind: ReportKind,
    sheets: tuple[Sheet, ...],
    vocabulary: Vocabulary,
    findings: FindingList,
    order: Mapping[str, int],
) -> tuple[list[FileJudgement], pd.DataFrame]:
    frame = gather(kind.kind, [f.name for f in kind.fields], sheets)
    roles = row_roles(frame, kind, vocabulary.columns[kind.kind], _known_rows(frame, kind, vocabulary))
    data = roles == RowRole.DATA
    frame = fill_down(frame, kind, data, findings)
    lost = _unplaced(frame, kind, data, findings)
    data &= ~lost[frame.sheet] if len(frame) else data
    read = np.bincount(frame.sheet[data], minlength=len(sheets)) > 0
    kept = tuple(s.without_cells() if has else s for s, has in zip(sheets, read, strict=True))
    frame, sheets = replace(frame, sheets=kept), ()  # the cells stand in the frame's columns now
    work = Parsing(frame, kind, vocabulary, data, RowFindings(frame, findings))
    work.rows.add("row-too-long", data & frame.long, None, lambda n: _cells(frame, n))
    work.rows.add("row-too-short", data & frame.short & ~frame.long, None, lambda n: _cells(frame, n))
    _parse_fields(work)
    check_rows(work)
    check_totals(work, roles == RowRole.TOTAL)
    return judge_files(work, roles, lost, findings), _to_frame(work, order)


def _cells(frame: TextFrame, index: int) -> dict[str, str]:
    width = frame.sheets[int(frame.sheet[index])].header.width
    return {"value": str(int(frame.width[index])), "expected": str(width)}


def _known_rows(frame: TextFrame, kind: ReportKind, vocabulary: Vocabulary) -> Bools:
    known = np.zeros(len(frame), np.bool_)
    for name, column in label_columns(frame, kind).items():
        lookup = _lookup(kind.by_name[name], kind, vocabulary)
        if lookup is not None:
            known |= column.flags(_names_something(lookup))
    for field in kind.fields:
        if field.name in frame.columns and field.role == "region":
            known |= frame.columns[field.name].flags(
                lambda t: not is_blank(t) and vocabulary.regions.find(t or "")[0].code is not None
            )
        elif field.name in frame.columns and field.role == "date":
            known |= frame.columns[field.name].flags(
                lambda t: not is_blank(t) and parse_date(t or "").day is not None
            )
    return known


def _names_something(lookup: Lookup) -> Callable[[str | None], bool]:
    """Return the test whether a cell names an entry of ``lookup``."""
    return lambda text: not is_blank(text) and lookup.find(text or "").code is not None


def _lookup(field: ReportField, kind: ReportKind, vocabulary: Vocabulary) -> Lookup | None:
    if field.role == "item":
        return vocabulary.items
    if field.role == "indicator":
        return vocabulary.indicators
    return vocabulary.words.get((kind.kind, field.name))


def _unplaced(
    frame: TextFrame, kind: ReportKind, data: Bools, findings: FindingList
) -> npt.NDArray[np.bool_]:
    """Return the files whose day or region can't be had from rows or names, and say so."""
    lost = np.zeros(len(frame.sheets), np.bool_)
    if kind.sender != "desk":
        return lost
    with_data = np.zeros(len(frame.sheets), np.bool_)
    with_data[frame.sheet[data]] = True
    for field in kind.fields:
        if not field.from_name:
            continue
        is_date = field.role == "date"
        unnamed = np.array(
            [(s.names.day if is_date else s.names.region) is None for s in frame.sheets], np.bool_
        )
        missing = files_without(frame, field.name, data, frame.columns) & unnamed & with_data
        for index in np.flatnonzero(missing).tolist():
            findings.add(
                "date-unknown" if is_date else "region-unknown-file", frame.sheets[index].table.source.path
            )
        lost |= missing
    return lost


def _parse_fields(work: Parsing) -> None:
    by_role = {
        role: [f for f in work.kind.fields if f.role == role] for role in {f.role for f in work.kind.fields}
    }
    for field in by_role.get("date", []):
        parse_dates(work, field)
    _meeting_day_as_date(work)
    for field in by_role.get("region", []):
        parse_regions(work, field)
    for field in by_role.get("district", []):
        parse_districts(work, field)
    for field in work.kind.fields:
        lookup = _lookup(field, work.kind, work.vocabulary)
        if lookup is not None:
            parse_catalogue(work, field, lookup)
        elif field.role in _TEXT_ROLES:
            parse_text(work, field)
    parse_counts(work, by_role.get("count", []))


def _meeting_day_as_date(work: Parsing) -> None:
    """A decision without a day of its own is of the day of its meeting (contract, section 1)."""
    days, meetings = work.dates.get("tanggal"), work.dates.get("rapat")
    if days is not None and meetings is not None:
        work.dates["tanggal"] = np.where(np.isnat(days), meetings, days)


def _to_frame(work: Parsing, order: Mapping[str, int]) -> pd.DataFrame:
    """Return the data rows of ``work`` with their values; ``order`` numbers the files by path."""
    frame, data = work.frame, work.data
    columns: dict[str, Any] = {}
    for field in work.kind.fields:
        if field.name in work.dates:
            columns[field.name] = work.dates[field.name]
        elif field.name in work.counts:
            columns |= work.counts[field.name].frame_columns(field.name)
        else:
            columns[field.name] = work.names[field.name].categorical(data)
    files = np.array([order[s.table.source.path] for s in frame.sheets], np.int64)
    arrivals = [s.table.source.received for s in frame.sheets]
    received = np.array(
        [np.datetime64(d, "s") if d else np.datetime64("NaT") for d in arrivals], "datetime64[s]"
    )
    columns["file"] = files[frame.sheet]
    columns["row"] = frame.row
    columns["received"] = received[frame.sheet]
    columns["rejected"] = work.rows.rejected
    columns["inexact"] = work.inexact if len(work.inexact) else np.zeros(len(frame), np.bool_)
    every = bool(data.all())
    series = {
        name: pd.Series(values if every or name in work.names else values[data], copy=False)
        for name, values in columns.items()
    }
    return pd.DataFrame(series, copy=False)
