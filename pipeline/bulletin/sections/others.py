"""Annex: kinds of report without a section of their own, each as a plain table."""

from __future__ import annotations

from datetime import date

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Row, Table
from pipeline.bulletin.wording import ABSENT
from pipeline.measures.model import PlainKind, PlainRow
from pipeline.settings.model import ReportField


def other_tables(material: Material) -> tuple[Table, ...]:
    """Return one table per kind; its first column heads the rows."""
    return tuple(_table(material, kind) for kind in material.measures.others)


def _table(material: Material, plain: PlainKind) -> Table:
    kind = material.settings.kind_by_name[plain.kind]
    language = material.context.language
    first, *others = kind.fields
    # The desk's own kind, or rows that are known by a text: all of the table is closed.
    is_closed = first.is_free_text or not material.settings.audience.gives(plain.kind)
    return Table(
        name=f"laporan-{plain.kind.replace('_', '-')}",
        caption=kind.title.in_language(language),
        corner=first.title.in_language(language),
        columns=tuple(
            Column(
                field.title.in_language(language),
                "number" if field.role == "count" else "text",
                content="field_texts" if field.is_free_text else "",
            )
            for field in others
        ),
        rows=tuple(_row(material, kind.fields, row) for row in plain.rows),
        content="field_texts" if is_closed else "",
    )


def _row(material: Material, fields: tuple[ReportField, ...], row: PlainRow) -> Row:
    first, *others = (_cell(material, field, value) for field, value in zip(fields, row.cells, strict=True))
    return Row(first, tuple(others))


def _cell(material: Material, field: ReportField, value: str | int | date | None) -> Cell:
    wording = material.wording
    if value is None:
        return Cell(ABSENT)
    if isinstance(value, date):
        return Cell(wording.short_day(value))
    if isinstance(value, int):
        return Cell(wording.number(value))
    return Cell(_name(material, field, value))


def _name(material: Material, field: ReportField, code: str) -> str:
    """Return what is printed for a code; field text as it stands, personal numbers masked."""
    settings = material.settings
    if field.role == "region":
        return settings.baseline.by_code[code].short_name
    if field.role == "district":
        region = settings.baseline.by_code[code[:5]]
        return next(district.name for district in region.districts if district.code == code)
    if field.role == "item":
        return material.item_name(code)
    if field.role == "indicator":
        return material.indicator_name(code)
    if field.role in ("word", "election", "category"):
        return field.label(code, material.wording.language)
    return masked(code)
