"""The ballots apart (section H): need and its corridor, every stage, damaged, short, and PSU."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

from pipeline.bulletin.ballots import ballot_items, standing
from pipeline.bulletin.context import Material
from pipeline.bulletin.origin_places import has_origin
from pipeline.bulletin.page import PROVINCE, Cell, Column, Row, Table, order_of
from pipeline.measures.model import ItemLadder, Need
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Item, Region


def _need_cell(material: Material, need: Need) -> Cell:
    """Return the need; a reported one outside its corridor is shown beside the corridor used."""
    w = material.wording
    if need.outside_corridor and need.reported is not None:
        return Cell(
            w.span(need.low, need.high),
            note=w.gettext("dilaporkan {count}").format(count=w.number(need.reported)),
            order=order_of(need.low),
        )
    return Cell(w.span(need.low, need.high), order=order_of(need.low))


def _total_row(material: Material, item: str) -> Row:
    """Return the province's row; a range where silent regions stand as last known."""
    w = material.wording
    _ = w.gettext
    cells = []
    need = Cell("–")
    for stage in STAGES:
        found = standing(material, item, stage)
        if found is None or not found.is_known:
            cells.append(Cell("–"))
            continue
        need = Cell(w.span(*found.need)) if stage is Stage.RECEIVED else need
        carried = 0 if material.has_voted else found.total.regions_carried
        note = _("termasuk {count} lama").format(count=w.number(carried)) if carried else ""
        cells.append(Cell(w.span(*found.count), note=note))
    ladders = [material.ladders[region.code, item] for region in material.regions]
    damaged = [x.damaged.count for x in ladders if x.damaged.count is not None]
    short = [x.short.count for x in ladders if x.short.count is not None]
    return Row(
        Cell(_("Provinsi")),
        (
            need,
            *cells,
            material.count(sum(damaged) if damaged else None),
            material.count(sum(short) if short else None),
            Cell(""),
        ),
        total=True,
        region=PROVINCE,
    )


def _need_note(material: Material, item: Item) -> str:
    """Return how the need is found, and what a range means."""
    w = material.wording
    _ = w.gettext
    ranges = _(
        "Jumlah provinsi berupa rentang: yang dilaporkan dalam periode, lalu dengan angka"
        " terakhir daerah lain."
    )
    if material.has_voted:
        ranges = _("Angka terakhir yang dilaporkan tiap daerah.")
    if item.need is None or item.need.ballot_reserve_permille is None:
        return ranges
    reserve = w.percent_of(Fraction(item.need.ballot_reserve_permille, 1000))
    need = _(
        "Kebutuhan: DPT tiap TPS ditambah {reserve}, dibulatkan ke atas, lalu dijumlahkan;"
        " berupa rentang bila"
        " desk belum melaporkannya."
    ).format(reserve=reserve)
    return f"{need} {ranges}"


def _ladder_cells(material: Material, ladder: ItemLadder, stages: Sequence[Stage]) -> tuple[Cell, ...]:
    """Return an item's need, its counts at ``stages``, and what is damaged and short."""
    origin = material.item_origin(ladder.region, ladder.item) if has_origin(ladder) else ""
    found = [ladder.at(stage) for stage in stages]
    return (
        replace(_need_cell(material, ladder.at(Stage.RECEIVED).need), origin=origin),
        *(material.figure(ladder.region, s.value, upper_bound=s.upper_bound, origin=origin) for s in found),
        material.figure(ladder.region, ladder.damaged, origin=origin),
        material.figure(ladder.region, ladder.short, origin=origin),
    )


def _ballot_table(material: Material, item: str) -> Table:
    """Return one ballot item by region through all stages."""
    w = material.wording
    _ = w.gettext
    rows = [
        Row(
            Cell(region.short_name),
            (
                *_ladder_cells(material, ladder, STAGES),
                material.day(ladder.as_of, stale=material.is_stale(region.code, ladder.as_of)),
            ),
            region=region.slug,
        )
        for region in material.regions
        for ladder in [material.ladders[region.code, item]]
    ]
    return Table(
        name=item,
        caption=_("{item}, lembar").format(item=material.item_name(item)),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Kebutuhan"), "number"),
            *(Column(material.stage_label(stage), "number") for stage in STAGES),
            Column(_("Rusak"), "number"),
            Column(_("Kurang"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=(*rows, _total_row(material, item)),
        note=_need_note(material, material.item(item)),
        style="ballots",
    )


def _reserve_items(material: Material) -> tuple[Item, ...]:
    """Return the items that are needed in the warehouse only: the stock for a repeated vote."""
    return tuple(item for item in material.settings.items.items if item.stages == (Stage.RECEIVED,))


def _reserve_table(material: Material, item: Item, regions: tuple[Region, ...]) -> Table:
    """Return the stock for a repeated vote, regions side by side."""
    _ = material.wording.gettext
    ladders = [material.ladders[region.code, item.code] for region in regions]
    labels = (_("Kebutuhan"), _("Diterima"), _("Rusak"), _("Kurang"))
    rows = zip(*(_ladder_cells(material, ladder, (Stage.RECEIVED,)) for ladder in ladders), strict=True)
    return Table(
        name=f"{item.code}-{regions[0].code.replace('.', '-')}",
        caption=_(
            "{item}, {unit}: persediaan tersendiri, tidak ditambahkan pada surat suara hari itu"
        ).format(item=material.item_name(item.code), unit=material.unit_name(item.unit)),
        corner="",
        columns=tuple(Column(region.short_name, "number", region=region.slug) for region in regions),
        rows=tuple(Row(Cell(label), cells) for label, cells in zip(labels, rows, strict=True)),
        style="reserve",
        sortable=False,
    )


def ballot_tables(material: Material) -> tuple[Table, ...]:
    """Return one table per ballot item, then the stock for a repeated vote."""
    return (
        *(_ballot_table(material, item) for item in ballot_items(material)),
        *(
            _reserve_table(material, item, chunk)
            for item in _reserve_items(material)
            for chunk in material.region_chunks
        ),
    )
