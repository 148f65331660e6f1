"""Before any row is read: which files are reports at all, and which are refused whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.intake import FileClass, RawTable
from pipeline.reports.collecting import FindingList, Spot
from pipeline.reports.headers import Header, find_header
from pipeline.reports.judgement import Claim, FileJudgement, FileState
from pipeline.reports.layout import is_note
from pipeline.reports.naming import NameFacts, read_names
from pipeline.reports.text import is_blank, is_nil
from pipeline.reports.textframe import Sheet
from pipeline.reports.vocabulary import Vocabulary

_MAX_ROWS_OF_BARE_NIL = 40
_SEARCHED_ROWS = 61


@dataclass(frozen=True, slots=True)
class Screened:
    """Either a sheet whose rows are to be read, or a file that is judged already."""

    sheet: Sheet | None
    judgement: FileJudgement | None


def screen(table: RawTable, vocabulary: Vocabulary, findings: FindingList) -> Screened:
    """Return what ``table`` is; adds the findings that refuse it."""
    names = read_names(table.source.name_parts, vocabulary.regions)
    if table.source.file_class is not FileClass.REPORT:
        return Screened(None, _no_report(table, names, findings))
    if table.problem is not None and table.problem.code == "file-empty":
        findings.add("file-empty", table.source.path)
        return Screened(None, _whole(table, names, FileState.EMPTY))
    header = _header(table, vocabulary)
    if header is None and table.problem is None:
        return Screened(None, _without_header(table, names, findings))
    if header is None or _is_refused(table, header, vocabulary, findings):
        _tell_problem(table, findings)
        return Screened(None, refused(table, names, header))
    sheet = Sheet(table, names, header, table.row_count)
    for position, name in _unknown_columns(sheet):
        spot = Spot(row=header.last + 1, value=name)
        findings.add("column-unknown", table.source.path, spot, {"other": _letter(position)})
    return Screened(sheet, None)


def _header(table: RawTable, vocabulary: Vocabulary) -> Header | None:
    """Return the header of ``table``; in most files it is the first row, and no other is looked at."""
    header = find_header(table.rows(0, 2), vocabulary)
    if header is not None and header.first == 0 and not header.missing:
        return header
    return find_header(table.rows(0, _SEARCHED_ROWS), vocabulary)


def _is_refused(table: RawTable, header: Header, vocabulary: Vocabulary, findings: FindingList) -> bool:
    """Whether a file with a header is refused whole; its header's faults are told here."""
    if table.problem is not None or _refuse_header(table, header, vocabulary, findings):
        return True
    if _is_cut(table, header):
        findings.add("file-truncated", table.source.path, Spot(row=table.row_count))
        return True
    return False


def _tell_problem(table: RawTable, findings: FindingList) -> None:
    if table.problem is not None:
        problem = table.problem
        details = {"expected": problem.expected, "other": problem.other}
        findings.add(problem.code, table.source.path, Spot(value=problem.value), details)


def _no_report(table: RawTable, names: NameFacts, findings: FindingList) -> FileJudgement:
    if (
        table.source.file_class is FileClass.OTHER_FORMAT
        and names.region is not None
        and names.day is not None
    ):
        suffix = PurePosixPath(table.source.path).suffix
        findings.add("format-unsupported", table.source.path, Spot(value=suffix))
        return FileJudgement(table, names, FileState.NOT_A_REPORT, None, None, 0, 0, 0, claims_of_name(names))
    return FileJudgement(table, names, FileState.NOT_A_REPORT, None, None, 0, 0, 0, ())


def _whole(table: RawTable, names: NameFacts, state: FileState) -> FileJudgement:
    """Return a file of which every row is ignored."""
    count = table.row_count
    return FileJudgement(table, names, state, None, None, count, count, 0, claims_of_name(names))


def claims_of_name(names: NameFacts) -> tuple[Claim, ...]:
    """Return the region and day that a file's names claim, if they name both."""
    if names.region is None or names.day is None:
        return ()
    return (Claim(names.region, names.day),)


def refused(table: RawTable, names: NameFacts, header: Header | None) -> FileJudgement:
    """Return a refused file: the filled rows below its header are rejected, the others ignored."""
    count = table.row_count
    below = 0
    if header is not None:
        below = sum(1 for row in table.rows(header.last + 1) if not all(is_blank(c) for c in row))
    return FileJudgement(
        table,
        names,
        FileState.REFUSED,
        header.kind if header is not None else None,
        header.last + 1 if header is not None else None,
        count,
        count - below,
        below,
        claims_of_name(names),
    )


def _without_header(table: RawTable, names: NameFacts, findings: FindingList) -> FileJudgement:
    """A bare NIHIL is a nil report if its name tells region and day; anything else is refused."""
    if not _is_bare_nil(table):
        findings.add("header-not-found", table.source.path)
        return refused(table, names, None)
    path = table.source.path
    if names.region is None or names.day is None:
        tell_unplaced(names, path, findings)
        return refused(table, names, None)
    findings.add("report-nil", path)
    return _whole(table, names, FileState.NIL)


def tell_unplaced(names: NameFacts, path: str, findings: FindingList) -> None:
    """Say what a nil report's name does not tell: the region, the day, or both."""
    if names.region is None:
        findings.add("region-unknown-file", path)
    if names.day is None:
        findings.add("date-unknown", path)


def _is_bare_nil(table: RawTable) -> bool:
    if table.row_count > _MAX_ROWS_OF_BARE_NIL:
        return False
    rows = [[c for c in row if not is_blank(c)] for row in table.rows()]
    return any(row and all(is_nil(c) for c in row) for row in rows)


def _refuse_header(table: RawTable, header: Header, vocabulary: Vocabulary, findings: FindingList) -> bool:
    kind = vocabulary.settings.kind_by_name[header.kind]
    for column in header.missing:
        spot = Spot(row=header.last + 1, column=column)
        findings.add("column-missing", table.source.path, spot, {"other": kind.title.id})
    for column in header.repeated:
        findings.add("column-repeated", table.source.path, Spot(row=header.last + 1, column=column))
    return bool(header.missing or header.repeated)


def _is_cut(table: RawTable, header: Header) -> bool:
    """Whether the file ends in the middle of a row, as a broken transfer leaves it."""
    if not table.ends_open or table.row_count - header.last < 3:
        return False
    last = table.row(table.row_count - 1)
    if not 1 < len(last) < header.width or any(is_note(cell) for cell in last):
        return False
    earlier: Sequence[str] = table.row(table.row_count - 2)
    return len(earlier) >= header.width


def _unknown_columns(sheet: Sheet) -> list[tuple[int, str]]:
    """Return the columns that no one asked for: named ones, and unnamed ones that hold something."""
    unknown = list(sheet.header.unknown)
    named = {position for position, _ in unknown} | set(sheet.header.columns.values())
    for position in range(sheet.header.width):
        if position in named:
            continue
        if any(not is_blank(cell) for cell in sheet.table.texts(position, sheet.first_data_row)):
            unknown.append((position, ""))
    return sorted(unknown)


def _letter(position: int) -> str:
    """Return the letter that a spreadsheet shows over the column at ``position`` (from 0)."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
