"""Section L, other readiness: personnel and preparations, vulnerability scales kept apart, turnout."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, ColumnGroup, Row, Table
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
    behind = ""
    if len(known) < len(material.regions):
        behind = w.gettext("{count} daerah").format(count=w.number(len(known)))
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


def _people(material: Material) -> list[Indicator]:
    """Return the indicators that any region has reported and that have no table of their own."""
    reported = {v.indicator for v in material.measures.readiness.values if v.value.count is not None}
    return [
        i
        for i in material.settings.indicators.indicators
        if i.code in reported and i.topic not in SEPARATE_TOPICS
    ]


def _scales(material: Material) -> list[tuple[Indicator, str]]:
    """Return the reported scales of vulnerability: indicator and the source that counts, in catalogue order."""
    found = {(v.indicator, v.source or "") for v in material.measures.readiness.values}
    return [
        (indicator, source)
        for indicator in material.settings.indicators.indicators
        if indicator.topic == "kerawanan"
        for source in sorted(source for code, source in found if code == indicator.code)
    ]


def _vulnerability(material: Material) -> Table | None:
    """Return vulnerability by region, one column a scale; scales are never added to one another."""
    w = material.wording
    _ = w.gettext
    scales = _scales(material)
    if not scales:
        return None
    values = {(v.region, v.indicator, v.source or ""): v for v in material.measures.readiness.values}
    rows = [
        Row(
            Cell(region.short_name),
            tuple(_scale_cell(material, values.get((region.code, i.code, source))) for i, source in scales),
        )
        for region in material.regions
    ]
    total = Row(
        Cell(_("Provinsi")),
        tuple(
            _total(material, i, [v for key, v in values.items() if key[1:] == (i.code, source)])
            for i, source in scales
        ),
        total=True,
    )
    indicators = dict.fromkeys(i.code for i, _source in scales)
    return Table(
        name="kerawanan",
        caption=_("Kerawanan, tiap skala tersendiri"),
        corner=_("Kabupaten/kota"),
        groups=(
            ColumnGroup("", 1),
            *(
                ColumnGroup(material.indicator_name(code), sum(1 for i, _source in scales if i.code == code))
                for code in indicators
            ),
        ),
        columns=tuple(Column(masked(_scale_name(source) or i.unit), "number") for i, source in scales),
        rows=(*rows, total),
        note=_("{scales}. Indikator yang tumpang tindih tidak dijumlahkan (–).").format(
            scales="; ".join(
                f"{material.indicator_name(code)}: {material.settings.indicators.by_code[code].scale}"
                for code in indicators
            )
        ),
        style="readiness",
    )


def _scale_name(source: str) -> str:
    """Return what a source names beyond its author: ``Polri: rawan`` → ``rawan``."""
    return source.split(":", 1)[-1].strip()


def _scale_cell(material: Material, found: IndicatorValue | None) -> Cell:
    """Return a value without a target; "–" where nothing was reported."""
    return Cell("–") if found is None else material.figure(found.region, found.value)


def _budget(material: Material) -> Table | None:
    """Return the budget: paid, of what, and its share; None where nothing was reported."""
    w = material.wording
    _ = w.gettext
    codes = {i.code: i for i in material.settings.indicators.indicators if i.topic == "anggaran"}
    found = [v for v in material.measures.readiness.values if v.indicator in codes and v.value.count is not None]
    if not found:
        return None
    return Table(
        name="anggaran",
        caption=_("Anggaran"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Jenis")),
            Column(_("Terealisasi"), "number", note=codes[found[0].indicator].unit),
            Column(_("Target"), "number", note=codes[found[0].indicator].unit),
            Column(_("Bagian"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=tuple(
            Row(
                Cell(material.region(v.region)),
                (
                    Cell(material.indicator_name(v.indicator)),
                    material.figure(v.region, v.value),
                    Cell(w.number(v.target)),
                    Cell(w.percent(Ratio(v.value.count or 0, v.target)) if v.target else "–"),
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
    people = _people(material)
    if people:
        tables.append(
            _table(material, "kesiapan", _("Personel dan persiapan, jumlah dan targetnya"), people)
        )
    others = (_budget(material), _vulnerability(material), _turnout(material))
    tables.extend(table for table in others if table is not None)
    return TablesView(
        finding="",
        facts=(),
        tables=tuple(tables),
        empty=_("Belum ada laporan kesiapan."),
    )
