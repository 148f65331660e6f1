"""Tables of items for section H: the matrix of items by region, what is open, what is damaged or short."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, Mark, Row, Table, order_of
from pipeline.measures.model import Completion, ItemLadder, StageCount
from pipeline.model.stages import Stage
from pipeline.settings.model import Region

_COMPLETION_STATE = {
    Completion.COMPLETE: "done",
    Completion.ESTIMATED: "done",
    Completion.UNKNOWN: "unknown",
}


def _matrix_cell(material: Material, region: str, item: str, found: StageCount) -> Cell:
    """Return one item of one region at one stage: count over need."""
    w = material.wording
    _ = w.gettext
    if found.completion is Completion.NOT_NEEDED:
        return Cell("")
    if found.value.count is None:
        return Cell("–", mark=Mark("unknown", ""))
    text = w.number(found.value.count)
    text = f"≤ {text}" if found.upper_bound else text
    low, high = found.need.low, found.need.high
    need = _("dari {need}").format(need=w.number(low)) if low is not None else _("kebutuhan –")
    if low != high:
        need = _("dari ≥ {need}").format(need=w.number(low))
    state = _COMPLETION_STATE.get(found.completion, "")
    estimated = _("perkiraan") if found.completion is Completion.ESTIMATED else ""
    word = _("lengkap {place}").format(place=material.stage_place(found.stage)) if state == "done" else ""
    return Cell(
        text,
        note=estimated or ("" if found.completion is Completion.COMPLETE else need),
        mark=Mark(state, word) if state else None,
        stale=material.is_stale(region, found.value.as_of),
        order=order_of(found.value.count),
        origin=material.item_origin(region, item),
    )


def _matrix(material: Material, stage: Stage, regions: Sequence[Region], *, lone: bool) -> Table:
    """Return the matrix of items by region at one stage."""
    w = material.wording
    _ = w.gettext
    items = [item for item in material.settings.items.items if stage in item.stages]
    first, last = regions[0].short_name, regions[-1].short_name
    span = "" if lone else f" ({first}–{last})"
    return Table(
        name=f"butir-{stage.value.replace('_', '-')}-{regions[0].code.replace('.', '-')}",
        caption=_("Butir {place} menurut daerah, jumlah dan kebutuhannya").format(
            place=material.stage_place(stage)
        )
        + span,
        corner=_("Butir"),
        columns=tuple(Column(region.short_name, "number", region=region.slug) for region in regions),
        rows=tuple(
            Row(
                Cell(material.item_name(item.code), note=material.unit_name(item.unit)),
                tuple(
                    _matrix_cell(
                        material, region.code, item.code, material.ladders[region.code, item.code].at(stage)
                    )
                    for region in regions
                ),
            )
            for item in items
        ),
        note=_(
            "Bertanda centang: lengkap {place}. Kebutuhan dengan ≥ dihitung dari aturan sebagai"
            " rentang; kelabu:"
            " angka terakhir dari daerah yang belum melapor; – belum dilaporkan."
        ).format(place=material.stage_place(stage)),
        style="matrix",
    )


def item_matrices(material: Material) -> tuple[Table, ...]:
    """Return the matrices of the stage being completed and of the stage that is due next."""
    stages = dict.fromkeys((material.current_stage, material.next_stage))
    chunks = material.region_chunks
    return tuple(
        _matrix(material, stage, chunk, lone=len(chunks) == 1)
        for stage in stages
        if any(material.summaries[r.code, stage].as_of for r in material.regions)
        for chunk in chunks
    )


def coverage_table(material: Material) -> Table | None:
    """Return the kecamatan that have received, and those still open; None where none is reported."""
    w = material.wording
    _ = w.gettext
    coverage = material.measures.logistics.coverage
    if not coverage:
        return None
    names = {d.code: d.name for region in material.regions for d in region.districts}
    return Table(
        name="kecamatan",
        caption=_("Kecamatan yang sudah menerima logistik"),
        corner=_("Kabupaten/kota"),
        columns=(Column(_("Menerima")), Column(_("Belum menerima"), "long"), Column(_("Data per"), "day")),
        rows=tuple(
            Row(
                Cell(material.region(found.region)),
                (
                    Cell(
                        w.ratio(found.covered, _("kecamatan")),
                        stale=material.is_stale(found.region, found.as_of),
                        order=order_of(found.covered.share),
                        origin=material.topic_origin(found.region, "kecamatan"),
                    ),
                    Cell(w.listing([names.get(code, code) for code in found.open_districts]) or "–"),
                    material.day(found.as_of),
                ),
                region=material.slug(found.region),
            )
            for found in coverage
        ),
        style="text",
    )


def _gap_row(material: Material, ladder: ItemLadder) -> Row:
    """Return what is damaged, short or surplus of one item in one region."""
    received, origin = ladder.at(Stage.RECEIVED), material.item_origin(ladder.region, ladder.item)
    need = Cell(
        material.wording.span(received.need.low, received.need.high),
        order=order_of(received.need.low),
        origin=origin,
    )
    return Row(
        Cell(material.region(ladder.region)),
        (
            Cell(material.item_name(ladder.item), note=material.item_unit(ladder.item)),
            need,
            material.figure(ladder.region, received.value, upper_bound=received.upper_bound, origin=origin),
            material.figure(ladder.region, ladder.damaged, origin=origin),
            material.figure(ladder.region, ladder.short, origin=origin),
            replace(material.count(ladder.surplus), origin=origin if ladder.surplus else ""),
            material.day(ladder.as_of, stale=material.is_stale(ladder.region, ladder.as_of)),
        ),
        region=material.slug(ladder.region),
    )


def gap_table(material: Material) -> Table | None:
    """Return the ledger of damage, shortage and surplus; three counters, never netted."""
    w = material.wording
    _ = w.gettext
    found = [x for x in material.measures.logistics.ladders if x.damaged.count or x.short.count or x.surplus]
    if not found:
        return None
    return Table(
        name="kurang-rusak",
        caption=_("Rusak, kurang, dan lebih, menurut laporan; ketiganya tidak saling dikurangkan"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Butir")),
            Column(_("Kebutuhan"), "number"),
            Column(_("Diterima"), "number"),
            Column(_("Rusak"), "number"),
            Column(_("Kurang"), "number"),
            Column(_("Lebih"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=tuple(_gap_row(material, x) for x in found),
        style="gaps",
    )
