"""Section O, data quality: every row accounted for, what was refused and why, what was carried."""

from __future__ import annotations

from collections import defaultdict

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Fact, Row, Table, order_of
from pipeline.bulletin.views import TablesView
from pipeline.bulletin.wording import shortened
from pipeline.measures.model import CarriedValue, FindingGroup, RegionQuality
from pipeline.model.ledger import RowCounts
from pipeline.text.unseen import spelled_out

VALUE_CHARACTERS = 40


def _row_cells(material: Material, rows: RowCounts) -> tuple[Cell, ...]:
    """Return the seven counts of the conservation law."""
    counts = (
        rows.read,
        rows.accepted,
        rows.rejected,
        rows.duplicate,
        rows.superseded,
        rows.out_of_period,
        rows.ignored,
    )
    return tuple(material.count(count) for count in counts)


def _region_row(material: Material, quality: RegionQuality) -> Row:
    """Return one region's files, rows and findings."""
    w = material.wording
    name = material.region(quality.region) if quality.region else w.gettext("Provinsi atau beberapa daerah")
    return Row(
        Cell(name),
        (
            material.count(quality.files),
            *_row_cells(material, quality.rows),
            material.count(quality.errors),
            material.count(quality.warnings),
        ),
        region=material.slug(quality.region),
    )


def _rows_table(material: Material) -> Table:
    """Return the conservation of rows per region."""
    w, ledger = material.wording, material.context.ledger
    _ = w.gettext
    regions = material.measures.quality.regions
    labels = (
        _("Berkas"),
        _("Dibaca"),
        _("Dihitung"),
        _("Ditolak"),
        _("Ganda"),
        _("Diganti"),
        _("Di luar periode"),
        _("Bukan data"),
        _("Galat"),
        _("Peringatan"),
    )
    total = Row(
        Cell(_("Semua berkas")),
        (
            material.count(len(ledger.files)),
            *_row_cells(material, ledger.totals),
            material.count(sum(q.errors for q in regions)),
            material.count(sum(q.warnings for q in regions)),
        ),
        total=True,
    )
    return Table(
        name="baris",
        caption=_("Dibaca = dihitung + ditolak + ganda + diganti + di luar periode + bukan data"),
        corner=_("Asal"),
        columns=tuple(Column(label, "number") for label in labels),
        rows=(*(_region_row(material, q) for q in regions), total),
        style="rows",
    )


def _group_row(material: Material, groups: list[FindingGroup]) -> Row:
    """Return one kind of finding over all regions, with its first example."""
    w = material.wording
    first = groups[0]
    rule = material.settings.rules.by_code.get(first.code)
    title = rule.title.in_language(w.language) if rule else first.code
    quoted = masked(spelled_out(" ".join((first.example_value or "").split())))
    value = f"“{shortened(quoted, VALUE_CHARACTERS)}” " if quoted else ""
    place = masked(first.example.file)
    if first.example.row:
        place = w.gettext("{file} baris {row}").format(file=place, row=w.number(first.example.row))
    regions = [
        f"{material.region(g.region) if g.region else w.gettext('provinsi')} {w.number(g.count)}"
        for g in groups
    ]
    return Row(
        Cell(title, note=first.code),
        (
            Cell(_severity(material, first), note=_verification(material, first)),
            material.count(sum(g.count for g in groups)),
            Cell(", ".join(regions)),
            Cell(value, note=place),
        ),
    )


def _severity(material: Material, group: FindingGroup) -> str:
    """Return what findings weigh in words; verified ones are said to be so."""
    _ = material.wording.gettext
    if group.verified:
        return _("terverifikasi")
    return {"error": _("ditolak"), "warning": _("dihitung")}.get(group.severity, _("catatan"))


def _verification(material: Material, group: FindingGroup) -> str:
    """Return who verified the example, when and why; empty where nobody did."""
    w, verified = material.wording, group.verified
    if verified is None:
        return ""
    return w.gettext("{by}, {day}: {reason}").format(
        by=masked(verified.by), day=w.day(verified.day), reason=masked(verified.reason)
    )


def _findings_table(material: Material) -> Table | None:
    """Return the findings by kind, errors first; None where there is none."""
    _ = material.wording.gettext
    by_code: dict[tuple[str, bool], list[FindingGroup]] = defaultdict(list)
    for group in material.measures.quality.groups:
        by_code[group.code, group.verified is not None].append(group)
    if not by_code:
        return None
    return Table(
        name="temuan",
        caption=_("Yang ditolak, diragukan, atau ditoleransi, dengan hitungannya"),
        corner=_("Temuan"),
        columns=(
            Column(_("Akibat")),
            Column(_("Jumlah"), "number"),
            Column(_("Daerah dan jumlahnya"), "long"),
            Column(_("Contoh pertama"), "long"),
        ),
        rows=tuple(_group_row(material, groups) for groups in by_code.values()),
        note=_("Setiap temuan dengan berkas, baris, dan nilainya ada di data/findings.csv."),
        style="findings",
        content="field_texts",
    )


def _corrections_table(material: Material) -> Table | None:
    """Return what became of the corrections asked for before; None where there were none."""
    w, corrections = material.wording, material.context.corrections
    _ = w.gettext
    if corrections is None or not any(c.asked or c.repeated for c in corrections.by_region.values()):
        return None
    counts = [(region, c.asked, c.mended, c.left, c.repeated) for region, c in corrections.by_region.items()]
    total = [sum(column) for column in zip(*(row[1:] for row in counts), strict=True)]
    labels = (_("Diminta"), _("Sudah diperbaiki"), _("Masih terbuka"), _("Terulang"))
    return Table(
        name="perbaikan",
        caption=_("Perbaikan yang diminta pada rapat {day}").format(day=w.long_day(corrections.meeting)),
        corner=_("Kabupaten/kota"),
        columns=tuple(Column(label, "number") for label in labels),
        rows=(
            *(
                Row(
                    Cell(material.region(region)),
                    tuple(material.count(count) for count in row),
                    region=material.slug(region),
                )
                for region, *row in counts
            ),
            Row(Cell(_("Semua desk")), tuple(material.count(count) for count in total), total=True),
        ),
        note=_("Terulang: hal yang pernah diminta dan ada lagi dalam berkas baru."),
        style="rows",
    )


def _carried_table(material: Material) -> Table | None:
    """Return the values older than the period, per region and day; None where there is none."""
    w = material.wording
    _ = w.gettext
    groups: dict[tuple[str, int], list[CarriedValue]] = defaultdict(list)
    for carried in material.measures.quality.carried:
        groups[carried.region, carried.age_days].append(carried)
    if not groups:
        return None
    return Table(
        name="nilai-lama",
        caption=_("Nilai yang lebih tua dari periode dan masih dipakai"),
        corner=_("Kabupaten/kota"),
        columns=(Column(_("Butir"), "long"), Column(_("Data per"), "day"), Column(_("Umur"), "day")),
        rows=tuple(
            Row(
                Cell(material.region(region)),
                (
                    Cell(w.listing([material.item_name(c.item) for c in found])),
                    material.day(found[0].as_of),
                    Cell(w.days(age), order=order_of(age)),
                ),
                region=material.slug(region),
            )
            for (region, age), found in sorted(groups.items())
        ),
        style="text",
    )


def quality_section(material: Material) -> TablesView:
    """Return section O."""
    w, totals = material.wording, material.context.ledger.totals
    _ = w.gettext
    tables = [
        _rows_table(material),
        _findings_table(material),
        _corrections_table(material),
        _carried_table(material),
    ]
    finding = (
        _("{accepted} dari {read} baris yang dibaca dihitung, {rejected} ditolak").format(
            accepted=w.number(totals.accepted), read=w.number(totals.read), rejected=w.number(totals.rejected)
        )
        if totals.read
        else ""
    )
    return TablesView(
        finding=finding,
        facts=(Fact(_("berkas"), w.number(len(material.context.ledger.files))),),
        tables=tuple(table for table in tables if table is not None),
        empty="",
    )
