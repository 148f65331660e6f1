"""Which cells can be corrected for the sender: those that the program takes for just that already.

What may be corrected the rule book says (``proposal`` of a rule): *applied* where nothing of the
meaning is in doubt, *confirm* where the program had to interpret and the sender has to agree. All
else only the desk can know: a figure, a date, which of a weekday and its date is wrong, how many
sheets a part-filled box holds.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.feedback.rewriting import Place
from pipeline.model.findings import Finding
from pipeline.reports import Header
from pipeline.settings.model import ReportKind, RuleBook
from pipeline.text.cells import disarmed, is_run

NOT_REPORTED = "-"
MERGED = "filled-down"
TEXT_MARK = "'"


@dataclass(frozen=True, slots=True)
class Edit:
    """The new text of a cell; ``is_sure``: nothing of its meaning is in doubt."""

    text: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """New cells for one file, and the findings that they are to remove."""

    edits: Mapping[Place, Edit]
    claimed: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Material:
    """What a draft is made of: the cells of a table, its header, its rows of data (from 1), the rule book."""

    rows: Sequence[Sequence[str]]
    header: Header
    kind: ReportKind
    data_rows: tuple[int, ...]
    rules: RuleBook


def is_proposed(finding: Finding, rules: RuleBook) -> bool:
    """Whether the rule book lets the program correct what ``finding`` names."""
    rule = rules.by_code.get(finding.code)
    return rule is not None and rule.proposal is not None and finding.verified is None


def drafted(material: Material, findings: Iterable[Finding]) -> Draft:
    """Return what can be corrected in a table; no edits where nothing is to be.

    Where something is, every other text that a spreadsheet would run is disarmed as well.
    """
    columns = material.header.columns
    claimed = tuple(f for f in findings if f.column in columns and is_proposed(f, material.rules))
    edits: dict[Place, Edit] = {}
    for finding in claimed:
        if finding.code == MERGED:
            edits |= {
                place: Edit(text, _is_sure(finding, material)) for place, text in _filled(finding, material)
            }
    for finding in claimed:
        place = _place(finding, material)
        if place is not None and (place in edits or _cell(material.rows, place).strip()):
            edits[place] = Edit(_correction(finding), _is_sure(finding, material))
    return Draft(_armed(material.rows) | edits if edits else {}, claimed)


def _is_sure(finding: Finding, material: Material) -> bool:
    return material.rules.by_code[finding.code].proposal == "applied"


def _place(finding: Finding, material: Material) -> Place | None:
    if finding.code == MERGED or finding.row is None or finding.column is None:
        return None
    return finding.row - 1, material.header.columns[finding.column]


def _filled(finding: Finding, material: Material) -> Iterator[tuple[Place, str]]:
    """Yield the blanks below merged cells of a column with the value that was read for them.

    A kecamatan stands for the rows below only where their region is blank as well (contract,
    section 1): then the row with the region, and not the kecamatan, ends it.
    """
    position = material.header.columns[finding.column or ""]
    guard = _region_position(finding, material)
    above = ""
    for number in sorted(material.data_rows):
        text = _cell(material.rows, (number - 1, position))
        is_merged = not text.strip() and (
            guard is None or not _cell(material.rows, (number - 1, guard)).strip()
        )
        if not is_merged:
            above = text
        elif above.strip():
            yield (number - 1, position), above


def _region_position(finding: Finding, material: Material) -> int | None:
    """Return the position of the column whose blank lets a cell be filled; None: any blank is."""
    field = material.kind.by_name[finding.column or ""]
    region = next((f.name for f in material.kind.fields if f.role == "region"), "")
    return material.header.columns.get(region) if field.fill_down == "with_region" else None


def _armed(rows: Sequence[Sequence[str]]) -> dict[Place, Edit]:
    """Return the texts that a spreadsheet would run, marked as text."""
    return {
        (row, position): Edit(disarmed(cell), is_sure=True)
        for row, cells in enumerate(rows)
        for position, cell in enumerate(cells)
        if is_run(cell)
    }


def _cell(rows: Sequence[Sequence[str]], place: Place) -> str:
    row, position = place
    return rows[row][position] if position < len(rows[row]) else ""


def _correction(finding: Finding) -> str:
    if finding.code == "nil-as-zero":
        return "0"
    if finding.code == "not-reported-text":
        return NOT_REPORTED
    if finding.code == "formula-text":
        return TEXT_MARK + (finding.value or "").lstrip(" ")
    return dict(finding.details)["other"]


def by_path(findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Return findings by their file."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(finding)
    return found
