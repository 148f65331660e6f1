"""Section K, field visits: done and planned per region, regions not yet visited, what was found."""

from __future__ import annotations

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Fact, Row, Table, order_of
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import Ratio, Visit


def _row(material: Material, visit: Visit) -> Row:
    """Return one visit; field text is masked."""
    w = material.wording
    team = masked(visit.team or "–")
    mode = masked(visit.mode or "")
    return Row(
        Cell(w.short_day(visit.day), note=masked(visit.number), order=order_of(visit.day)),
        (
            Cell(material.region(visit.region)),
            Cell(team, note=mode),
            Cell(masked(visit.purpose or "–")),
            Cell(material.label("kunjungan", "status", visit.status)),
            Cell(masked(visit.findings or "–"), note=masked(visit.action or "")),
        ),
        region=material.slug(visit.region),
    )


def visits_section(material: Material) -> TablesView:
    """Return section K."""
    w, visits = material.wording, material.measures.visits
    _ = w.gettext
    whole = len(material.regions)
    visited = Ratio(whole - len(visits.unvisited), whole)
    facts = (
        Fact(_("sudah dikunjungi"), w.ratio(visited, _("daerah"))),
        Fact(_("kunjungan terlaksana"), w.number(sum(count for _code, count in visits.done))),
        Fact(_("kunjungan direncanakan"), w.number(sum(count for _code, count in visits.planned))),
    )
    table = Table(
        name="kunjungan",
        caption=_("Kunjungan menurut tanggal, dengan temuan dan tindak lanjutnya"),
        corner=_("Tanggal"),
        columns=(
            Column(_("Daerah")),
            Column(_("Tim, moda")),
            Column(_("Tujuan")),
            Column(_("Status")),
            Column(_("Temuan dan tindak lanjut"), "long"),
        ),
        rows=tuple(_row(material, visit) for visit in visits.visits),
        style="visits",
        content="field_texts",
    )
    finding = _("Semua daerah sudah dikunjungi")
    if visits.unvisited:
        finding = _("Belum dikunjungi: {names}").format(names=material.region_list(visits.unvisited, 12))
    return TablesView(
        finding=finding if visits.visits else "",
        facts=facts if visits.visits else (),
        tables=(table,) if visits.visits else (),
        empty=_("Belum ada kunjungan lapangan yang tercatat."),
    )
