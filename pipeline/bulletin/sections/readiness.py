"""Section L, other readiness: personnel and preparations, vulnerability scales kept apart, turnout."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Row, Table
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import IndicatorValue, Ratio
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
        w.number(found.value.count), note=target, stale=material.is_stale(found.region, found.value.as_of)
    )


def _total(material: Material, indicator: Indicator, found: Sequence[IndicatorValue]) -> Cell:
    """Return the province's total; a range where silent regions stand as last known."""
    w = material.wording
    known = [v for v in found if v.value.count is not None]
    if not known or not indicator.summable:
        return Cell("–")
    fresh = sum(v.value.count or 0 for v in known if not material.is_stale(v.region, v.value.as_of))
    every = sum(v.value.count or 0 for v in known)
    behind = w.ratio(Ratio(len(known), len(material.regions)), w.gettext("daerah"))
    return Cell(w.span(fresh, every) if fresh else w.number(every), note=behind, stale=not fresh)


def _table(material: Material, name: str, caption: str, indicators: Sequence[Indicator]) -> Table:
    """Return a table of indicators by region with a row of totals."""
    w = material.wording
    _ = w.gettext
    values = _values(material)
    rows = [
        Row(
            Cell(region.short_name),
            tuple(indicator_cell(material, values.get((region.code, i.code))) for i in indicators),
        )
        for region in material.regions
    ]
    total = Row(
        Cell(_("Provinsi")),
        tuple(
            _total(material, i, [v for v in values.values() if v.indicator == i.code]) for i in indicators
        ),
        total=True,
    )
    return Table(
        name=name,
        caption=caption,
        corner=_("Kabupaten/kota"),
        columns=tuple(Column(material.indicator_name(i.code), "number", note=i.unit) for i in indicators),
        rows=(*rows, total),
        note=_(
            "Jumlah provinsi berupa rentang bila sebagian daerah hanya punya angka terakhir (kelabu): tanpa dan"
            " dengan angka itu."
        )
        if material.silent
        else "",
        style="readiness",
    )


def _reported(material: Material, topics: Sequence[str], *, inside: bool) -> list[Indicator]:
    """Return the indicators that any region has reported, of the topics or of the others."""
    reported = {v.indicator for v in material.measures.readiness.values if v.value.count is not None}
    return [
        i
        for i in material.settings.indicators.indicators
        if i.code in reported and (i.topic in topics) is inside
    ]


def _vulnerability(material: Material) -> Table | None:
    """Return the vulnerability figures: one row per region, indicator and scale, never added."""
    w = material.wording
    _ = w.gettext
    codes = {i.code for i in material.settings.indicators.indicators if i.topic == "kerawanan"}
    found = [v for v in material.measures.readiness.values if v.indicator in codes]
    if not found:
        return None
    return Table(
        name="kerawanan",
        caption=_("Kerawanan TPS menurut penyusun skalanya; skala yang berbeda tidak dijumlahkan"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Skala")),
            Column(_("Penyusun dan cara hitung"), "long"),
            Column(_("Nilai"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=tuple(
            Row(
                Cell(material.region(v.region)),
                (
                    Cell(material.indicator_name(v.indicator)),
                    Cell(
                        material.settings.indicators.by_code[v.indicator].scale,
                        note=_("sumber: {source}").format(source=masked(v.source)) if v.source else "",
                    ),
                    material.figure(v.region, v.value),
                    Cell(w.short_day(v.value.as_of), stale=material.is_stale(v.region, v.value.as_of)),
                ),
            )
            for v in found
        ),
        style="text",
    )


def _turnout(material: Material) -> Table | None:
    """Return turnout by election and region, from counts; None before voting day."""
    w, turnout = material.wording, material.measures.turnout
    _ = w.gettext
    if not turnout.totals:
        return None
    rows = [
        Row(
            Cell(material.region(t.region)),
            (
                Cell(_(t.election)),
                Cell(w.number(t.voters)),
                Cell(w.number(t.roll)),
                Cell(w.percent(Ratio(t.voters, t.roll), 2)),
                Cell(w.short_day(t.as_of)),
            ),
        )
        for t in turnout.regions
    ]
    totals = [
        Row(
            Cell(_("Semua daerah yang melapor"), note=w.ratio(Ratio(t.regions, t.of_regions), _("daerah"))),
            (
                Cell(_(t.election)),
                Cell(w.number(t.ratio.part)),
                Cell(w.number(t.ratio.whole)),
                Cell(w.percent(t.ratio, 2)),
                Cell(""),
            ),
            total=True,
        )
        for t in turnout.totals
    ]
    return Table(
        name="partisipasi",
        caption=_("Partisipasi dari jumlah pengguna hak pilih; target {percent} ({source})").format(
            percent=w.target(turnout.target_percent), source=material.settings.edition.targets.turnout_source
        ),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Pemilihan")),
            Column(_("Pengguna hak pilih"), "number"),
            Column(_("DPT"), "number"),
            Column(_("Partisipasi"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=(*rows, *totals),
        style="text",
    )


def readiness_section(material: Material) -> TablesView:
    """Return section L."""
    _ = material.wording.gettext
    tables = []
    people = _reported(material, SEPARATE_TOPICS, inside=False)
    if people:
        tables.append(
            _table(material, "kesiapan", _("Personel dan persiapan, jumlah dan targetnya"), people)
        )
    budget = _reported(material, ("anggaran",), inside=True)
    if budget:
        tables.append(_table(material, "anggaran", _("Anggaran"), budget))
    tables.extend(table for table in (_vulnerability(material), _turnout(material)) if table is not None)
    return TablesView(
        finding="",
        facts=(),
        tables=tuple(tables),
        empty=_("Belum ada laporan kesiapan."),
    )
