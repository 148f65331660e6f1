"""Section L, other readiness: personnel and preparations, vulnerability scales kept apart, turnout."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import PROVINCE, Cell, Column, Row, Table, order_of
from pipeline.bulletin.sections.totals import total_cell
from pipeline.bulletin.sections.turnout import turnout_table
from pipeline.bulletin.sections.vulnerability import budget_table, vulnerability_tables
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import IndicatorValue
from pipeline.settings.model import Indicator

SEPARATE_TOPICS = ("kerawanan", "anggaran")
"""Topics that have a table of their own: other scales, or another unit."""


def _values(material: Material) -> dict[tuple[str, str], IndicatorValue]:
    """Return the newest value by region and indicator (of several sources the last named)."""
    return {(v.region, v.indicator): v for v in material.measures.readiness.values}


def indicator_cell(material: Material, found: IndicatorValue | None) -> Cell:
    """Return a value with its target; "–" where nothing was reported."""
    if found is None or found.value.count is None:
        return Cell("–")
    w = material.wording
    target = (
        w.gettext("dari {target}").format(target=w.number(found.target)) if found.target is not None else ""
    )
    return Cell(
        w.number(found.value.count),
        note=target,
        stale=material.is_stale(found.region, found.value.as_of),
        order=order_of(found.value.count),
        origin=material.indicator_origin(found),
    )


def _table(material: Material, name: str, caption: str, indicators: Sequence[Indicator]) -> Table:
    """Return a table of indicators by region with a row of totals."""
    w = material.wording
    _ = w.gettext
    values = _values(material)
    rows = [
        Row(
            Cell(region.short_name),
            tuple(indicator_cell(material, values.get((region.code, i.code))) for i in indicators),
            region=region.slug,
        )
        for region in material.regions
    ]
    total = Row(
        Cell(_("Provinsi")),
        tuple(
            total_cell(material, i, [v for v in values.values() if v.indicator == i.code]) for i in indicators
        ),
        total=True,
        region=PROVINCE,
    )
    return Table(
        name=name,
        caption=caption,
        corner=_("Kabupaten/kota"),
        columns=tuple(_column(material, indicator) for indicator in indicators),
        rows=(*rows, total),
        note=_(
            "Jumlah provinsi berupa rentang bila sebagian daerah hanya punya angka terakhir"
            " (kelabu): tanpa dan"
            " dengan angka itu."
        )
        if material.silent
        else "",
        style="readiness",
    )


def _column(material: Material, indicator: Indicator) -> Column:
    """Return an indicator's column; whether it is for everyone goes by its topic."""
    name, unit = material.indicator_name(indicator.code), material.unit_name(indicator.unit)
    return Column(name, "number", note=unit, content=indicator.topic)


def _people(material: Material) -> list[Indicator]:
    """Return the indicators that any region has reported and that have no table of their own."""
    reported = {v.indicator for v in material.measures.readiness.values if v.value.count is not None}
    return [
        i
        for i in material.settings.indicators.indicators
        if i.code in reported and i.topic not in SEPARATE_TOPICS
    ]


def readiness_section(material: Material) -> TablesView:
    """Return section L."""
    _ = material.wording.gettext
    tables = []
    people = _people(material)
    if people:
        tables.append(_table(material, "kesiapan", _("Personel dan persiapan, jumlah dan targetnya"), people))
    others = (budget_table(material), *vulnerability_tables(material), turnout_table(material))
    tables.extend(table for table in others if table is not None)
    return TablesView(
        finding="",
        facts=(),
        tables=tuple(tables),
        empty=_("Belum ada laporan kesiapan."),
    )
