"""What became of each file, once its rows are known: read, nil, empty, or refused after all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.reports.collecting import FindingList, Spot
from pipeline.reports.combinations import combine
from pipeline.reports.dates import parse_date
from pipeline.reports.judgement import Claim, FileJudgement, FileState
from pipeline.reports.layout import RowRole
from pipeline.reports.naming import NameFacts
from pipeline.reports.parsed import Parsing
from pipeline.reports.screening import claims_of_name, refused, tell_unplaced
from pipeline.reports.text import is_blank
from pipeline.reports.textframe import Bools


def judge_files(
    work: Parsing, roles: npt.NDArray[np.int8], lost: Bools, findings: FindingList
) -> list[FileJudgement]:
    """Return what became of every file of ``work``; ``lost`` ones (no day or no region) are refused.

    ``roles`` are the :class:`RowRole` of all rows. Adds ``date-mismatch``, ``report-empty`` and
    ``report-nil``.
    """
    claims = _claims(work)
    return [
        refused(sheet.table, sheet.names, sheet.header)
        if lost[index]
        else _judge_file(work, index, roles[work.frame.rows_of(index)], claims.get(index, ()), findings)
        for index, sheet in enumerate(work.frame.sheets)
    ]


def _judge_file(
    work: Parsing, index: int, roles: npt.NDArray[np.int8], claims: tuple[Claim, ...], findings: FindingList
) -> FileJudgement:
    sheet = work.frame.sheets[index]
    mine = work.frame.rows_of(index)
    total = sheet.row_count
    rows = int(work.data[mine].sum())
    judgement = FileJudgement(
        sheet.table,
        sheet.names,
        FileState.READ,
        work.kind.kind,
        sheet.header.last + 1,
        total,
        total - rows,
        0,
        (),
    )
    path = sheet.table.source.path
    if rows:
        days = {c.day for c in claims}
        if work.is_desk_kind and sheet.names.own_day is not None and days and sheet.names.own_day not in days:
            shown = ", ".join(str(d) for d in sorted(days)[:3])
            findings.add("date-mismatch", path, Spot(value=shown), {"other": str(sheet.names.own_day)})
        return replace(judgement, claims=claims or claims_of_name(sheet.names))
    nil = np.flatnonzero(roles == RowRole.NIL) + mine.start
    if not len(nil):
        findings.add("report-empty", path)
        return replace(judgement, state=FileState.EMPTY, claims=claims_of_name(sheet.names))
    return _judge_nil(work, nil.tolist(), judgement, findings)


def _claims(work: Parsing) -> dict[int, tuple[Claim, ...]]:
    """Return per file the regions and days that its data rows speak of, in that order."""
    days, regions = work.dates.get("tanggal"), work.names.get("wilayah")
    if days is None or regions is None:
        return {}
    placed = work.data & ~np.isnat(days) & regions.known
    rows = combine([work.frame.sheet, regions.codes, days], placed).rows
    found: dict[int, set[tuple[str, date]]] = {}
    for row in rows.tolist():
        day: date = days[row].astype("datetime64[D]").item()
        found.setdefault(int(work.frame.sheet[row]), set()).add((regions[row] or "", day))
    return {sheet: tuple(Claim(*pair) for pair in sorted(pairs)) for sheet, pairs in found.items()}


def _judge_nil(
    work: Parsing, rows: list[int], judgement: FileJudgement, findings: FindingList
) -> FileJudgement:
    """A nil report needs a region and a day, from its rows or its name; else it is refused."""
    names = judgement.names
    told = [_place_of_nil(work, row, names) for row in rows]
    pairs = {(region, day) for region, day in told if region is not None and day is not None}
    path = judgement.table.source.path
    if work.is_desk_kind and not pairs:
        known = replace(
            names,
            region=next((region for region, _ in told if region is not None), None),
            day=next((day for _, day in told if day is not None), None),
        )
        tell_unplaced(known, path, findings)
        return refused(judgement.table, names, work.frame.sheets[int(work.frame.sheet[rows[0]])].header)
    findings.add("report-nil", path)
    return replace(judgement, state=FileState.NIL, claims=tuple(Claim(r, d) for r, d in sorted(pairs)))


def _place_of_nil(work: Parsing, row: int, names: NameFacts) -> tuple[str | None, date | None]:
    """Return region and day of a nil row: its own, else those of the file's name."""
    region, day = names.region, names.day
    if (column := work.frame.columns.get("tanggal")) is not None and not is_blank(column.text(row)):
        day = parse_date(column.text(row)).day or day
    if (column := work.frame.columns.get("wilayah")) is not None and not is_blank(column.text(row)):
        region = work.vocabulary.regions.find(column.text(row))[0].code or region
    return region, day
