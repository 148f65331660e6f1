"""Cells that name something: region, kecamatan, item, indicator, word; and dates."""

from __future__ import annotations

import numpy as np

from pipeline.model.labels import Labels
from pipeline.reports.combinations import combine
from pipeline.reports.dates import DateCell, parse_date
from pipeline.reports.names import Lookup, Match, NameCell
from pipeline.reports.parsed import Parsing, no_dates
from pipeline.reports.text import is_blank, is_error_value
from pipeline.reports.textframe import Bools, TextColumn
from pipeline.settings.model import ReportField

UNKNOWN_CODE = {
    "item": "item-unknown",
    "indicator": "indicator-unknown",
    "category": "value-not-allowed",
    "word": "value-not-allowed",
    "election": "value-not-allowed",
}
_NOTHING = NameCell(Match.UNKNOWN)


def parse_dates(work: Parsing, field: ReportField) -> None:
    """Parse a column of dates into ``work.dates``: ``date-invalid``, ``weekday-mismatch``,
    ``value-missing``; a missing or blank one is taken from the file's names where allowed.
    """
    size = len(work.frame)
    days = no_dates(size)
    column = work.frame.columns.get(field.name)
    blank = np.ones(size, np.bool_)
    if column is not None:
        cells = [DateCell(None) if is_blank(t) else parse_date(t or "") for t in column.distinct]
        per_text = np.array(
            [np.datetime64(c.day, "s") if c.day else np.datetime64("NaT") for c in cells], "datetime64[s]"
        )
        days = per_text[column.codes]
        blank = column.flags(is_blank)
        work.rows.add(
            "date-invalid", work.data & ~blank & np.isnat(days), field.name, {"expected": "18/11/2024"}
        )
        differs = column.spread([c.weekday_differs for c in cells])
        work.rows.add(
            "weekday-mismatch", work.data & differs, field.name, lambda n: {"expected": _weekday(days[n])}
        )
    if field.from_name:
        of_file = no_dates(len(work.frame.sheets))
        for index, sheet in enumerate(work.frame.sheets):
            if sheet.names.day is not None:
                of_file[index] = np.datetime64(sheet.names.day, "s")
        days = np.where(blank, of_file[work.frame.sheet], days) if size else days
    work.dates[field.name] = days
    _tell_missing(work, field, blank & np.isnat(days))


def _weekday(day: np.datetime64) -> str:
    names = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
    return names[day.astype("datetime64[D]").item().weekday()]


def _tell_missing(work: Parsing, field: ReportField, missing: Bools) -> None:
    needed = field.constraints.required or (work.is_desk_kind and field.from_name)
    if needed:
        work.rows.add("value-missing", work.data & missing, field.name, {"expected": example_of(field)})


def parse_regions(work: Parsing, field: ReportField) -> None:
    """Parse the region's column into codes: ``region-unknown``, ``region-corrected``,
    ``region-mismatch`` (a code against its name, or the row against the file's name).
    """
    size = len(work.frame)
    column = work.frame.columns.get(field.name)
    codes, blank = Labels.none(size), np.ones(size, np.bool_)
    if column is not None:
        blank = column.flags(is_blank)
        broken = _error_values(work, field, column)
        found = [
            (_NOTHING, False) if is_blank(t) else work.vocabulary.regions.find(t or "")
            for t in column.distinct
        ]
        contradicts = column.spread([bad for _, bad in found])
        work.rows.add("region-mismatch", work.data & contradicts, field.name, {"other": "kodenya sendiri"})
        codes = _take(work, field, column, [cell for cell, _ in found], ~blank & ~contradicts & ~broken)
    if field.from_name:
        of_file = Labels.of(work.frame.sheet, [s.names.region for s in work.frame.sheets])
        codes = codes.replaced(blank, of_file)
        if work.is_desk_kind:
            official = work.vocabulary.regions.names.official
            work.rows.add(
                "region-mismatch",
                work.data & codes.contradicts(of_file),
                field.name,
                lambda n: {"other": f"nama berkas ({official[of_file[n] or '']})"},
            )
    work.names[field.name] = codes
    _tell_missing(work, field, blank & ~codes.known)


def parse_catalogue(work: Parsing, field: ReportField, lookup: Lookup) -> None:
    """Parse a column of names into the codes of ``lookup``, or say why not."""
    column = work.frame.columns.get(field.name)
    if column is None:
        work.names[field.name] = Labels.none(len(work.frame))
        return
    blank = column.flags(is_blank)
    if field.constraints.required:
        work.rows.add("value-missing", work.data & blank, field.name, {"expected": example_of(field)})
    broken = _error_values(work, field, column)
    cells = [_NOTHING if is_blank(t) else lookup.find(t or "") for t in column.distinct]
    work.names[field.name] = _take(work, field, column, cells, ~blank & ~broken)


def parse_districts(work: Parsing, field: ReportField) -> None:
    """Parse the kecamatan: within the row's region only; blank is the whole region."""
    column = work.frame.columns.get(field.name)
    work.names[field.name] = Labels.none(len(work.frame))
    region_name = work.column_with_role("region")
    if column is None or region_name is None:
        return
    regions = work.names[region_name]
    broken = _error_values(work, field, column)
    combined = combine(
        [column.codes, regions.codes], work.data & ~column.flags(is_blank) & ~broken & regions.known
    )

    def find(row: int) -> NameCell:
        return work.vocabulary.districts[regions[row] or ""].find(column.text(row))

    cells = [find(row) for row in combined.rows.tolist()]
    work.names[field.name] = Labels.of(combined.codes, [cell.code for cell in cells])
    corrected = combined.of_rows([cell.match is Match.CORRECTED for cell in cells], absent=False)
    unknown = combined.of_rows([cell.code is None for cell in cells], absent=False)
    work.rows.add("name-corrected", corrected, field.name, lambda n: {"other": find(n).candidates[0]})
    work.rows.add(
        "district-unknown",
        unknown,
        field.name,
        lambda n: _within(work, regions[n] or "", column.text(n), find(n).candidates),
    )


def _within(work: Parsing, region: str, text: str, candidates: tuple[str, ...]) -> dict[str, str]:
    """Say which region was searched, and which of its kecamatan was perhaps meant."""
    lookup = work.vocabulary.districts[region]
    expected = " atau ".join(candidates) or lookup.nearest(text) or next(iter(lookup.official.values()), "")
    return {"other": work.vocabulary.regions.names.official[region], "expected": expected}


def _error_values(work: Parsing, field: ReportField, column: TextColumn) -> Bools:
    broken = column.flags(lambda text: text is not None and is_error_value(text))
    expected = ", ".join(field.constraints.enum or ()) or f"nama yang benar, mis. {example_of(field)}"
    work.rows.add("value-not-allowed", work.data & broken, field.name, {"expected": expected})
    return broken


def _take(
    work: Parsing, field: ReportField, column: TextColumn, cells: list[NameCell], judged: Bools
) -> Labels:
    unknown = judged & column.spread([c.code is None for c in cells])
    corrected = judged & column.spread([c.match is Match.CORRECTED for c in cells])
    is_region = field.role == "region"
    work.rows.add(
        "region-unknown" if is_region else UNKNOWN_CODE[field.role],
        work.data & unknown,
        field.name,
        lambda n: {"expected": _suggestion(work, field, column.text(n), cells[int(column.codes[n])])},
    )
    work.rows.add(
        "region-corrected" if is_region else "name-corrected",
        work.data & corrected,
        field.name,
        lambda n: {"other": cells[int(column.codes[n])].candidates[0]},
    )
    return Labels.of(column.codes, [c.code for c in cells]).only(judged)


def _suggestion(work: Parsing, field: ReportField, text: str, cell: NameCell) -> str:
    """Return what was perhaps meant: both near names, the allowed words, or the nearest name."""
    if cell.candidates:
        return " atau ".join(cell.candidates)
    if field.constraints.enum is not None:
        return ", ".join(field.constraints.enum)
    vocabulary = work.vocabulary
    if field.role == "region":
        meant = vocabulary.settings.baseline.statistics_codes.get(text.strip())
        official = vocabulary.regions.names.official
        return official[meant] if meant else vocabulary.regions.names.nearest(text) or example_of(field)
    lookup = vocabulary.items if field.role == "item" else vocabulary.indicators
    return lookup.nearest(text) or next(iter(lookup.official.values()))


_EXAMPLES = {
    "date": "18/11/2024",
    "region": "Mahakam Ulu",
    "item": "Kotak suara",
    "indicator": "KPPS dilantik",
    "count": "120",
}


def example_of(field: ReportField) -> str:
    """Return what a cell of ``field`` may hold, as an example for its sender."""
    if field.constraints.enum:
        return field.constraints.enum[0]
    return _EXAMPLES.get(field.role, "1" if field.role == "reference" else "keterangan singkat")
