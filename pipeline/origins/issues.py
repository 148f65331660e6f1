"""Section J: every cell of a region's issues, down to the row that filled it last."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.measures.model import Issue, Origin
from pipeline.origins.ground import Ground
from pipeline.origins.model import Group, Section, TracedFigure
from pipeline.origins.rows import Row, as_day, is_blank
from pipeline.origins.sentences import ISSUE_CELL, ISSUE_OPENED, ISSUE_OVERDUE
from pipeline.settings.model import ReportField, Words

FREE_TEXT = frozenset({"text", "reference"})
"""Roles whose text is the field's own: the place is named, the text stays where it is."""


def issue_key(issue: Issue) -> str:
    """Return the key of an issue's status."""
    return f"J/{issue.number}/status"


def issue_groups(ground: Ground) -> list[Group]:
    """Return one group per issue of the region, in the register's order."""
    return [_issue(ground, i) for i in ground.measures.issues.issues if i.region == ground.region.code]


def _issue(ground: Ground, issue: Issue) -> Group:
    rows = sorted(
        (row for row in ground.issues.counting.values() if row["nomor"] == issue.number),
        key=lambda row: row["tanggal"],
    )
    cells = [
        figure
        for field in ground.issues.kind.fields
        if field.name not in {"tanggal", "wilayah", "nomor"}
        if (figure := _cell(ground, issue, field, rows)) is not None
    ]
    figures = (_opened(ground, issue, rows), *cells, *_overdue(issue))
    sources = [source for figure in figures for source in figure.sources]
    label = Words(id=f"Isu {issue.number}", en=f"Issue {issue.number}")
    return Group(Section.ISSUES, issue.number, label, figures, ground.issues.asides_of(issue.number, sources))


def _opened(ground: Ground, issue: Issue, rows: Sequence[Row]) -> TracedFigure:
    return TracedFigure(
        key=f"J/{issue.number}/umur",
        label=Words(id="Umur (hari)", en="Age (days)"),
        formula=ISSUE_OPENED,
        value=issue.age_days,
        as_of=issue.opened,
        sources=ground.issues.sources((_place(rows[0]),), "tanggal", counted=False),
    )


def _cell(ground: Ground, issue: Issue, field: ReportField, rows: Sequence[Row]) -> TracedFigure | None:
    """Return one column of the issue by the last row that fills it; None where none does."""
    row = next((row for row in reversed(rows) if not is_blank(row[field.name])), None)
    if row is None:
        return None
    return TracedFigure(
        key=f"J/{issue.number}/{field.name}",
        label=field.title,
        formula=ISSUE_CELL,
        text=_text(row, field),
        as_of=as_day(row["tanggal"]),
        sources=ground.issues.sources((_place(row),), field.name, counted=False),
    )


def _text(row: Row, field: ReportField) -> Words | None:
    if field.role in FREE_TEXT:
        return None
    cell = row[field.name]
    day = as_day(cell) if field.role == "date" else None
    text = day.isoformat() if day is not None else str(cell)
    return Words(id=text, en=text)


def _overdue(issue: Issue) -> list[TracedFigure]:
    if not issue.overdue_days:
        return []
    return [
        TracedFigure(
            key=f"J/{issue.number}/lewat-tenggat",
            label=Words(id="Lewat tenggat (hari)", en="Overdue (days)"),
            formula=ISSUE_OVERDUE,
            value=issue.overdue_days,
            parts=(f"J/{issue.number}/tenggat", issue_key(issue)),
        )
    ]


def _place(row: Row) -> Origin:
    return Origin(str(row["file"]), int(row["row"]))
