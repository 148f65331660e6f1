"""The annex of origins: for every figure of sections D, G, H and L the file and row it was read at.

Files are named by a number, their place in the ledger's order, and listed once under each region.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pipeline.bulletin.anchors import ANNEX, indicator_origin, item_origin, region_origins, topic_origin
from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.origin_places import Places, has_origin
from pipeline.bulletin.sections.board import topic_label
from pipeline.bulletin.sections.origins_province import province_group
from pipeline.bulletin.views_front import KeyFigure
from pipeline.bulletin.views_origins import OriginEntry, OriginGroup, OriginLink, OriginsView
from pipeline.measures.model import IndicatorValue, ItemLadder, Origin, Status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Region

SECURITY = "keamanan"


def origins_section(material: Material, tiles: Iterable[KeyFigure]) -> OriginsView:
    """Return the annex; of the province's figures those that a tile of section D shows."""
    _ = material.wording.gettext
    return OriginsView(
        anchor=ANNEX,
        title=_("Asal angka"),
        intro=_(
            "Angka yang digarisbawahi di bagian D, G, H, L, dan nama butir di lembar wilayah bertaut ke"
            " sini: berkas dan baris tempatnya dibaca. Rumusnya, sidik penuhnya, dan baris yang"
            " dikesampingkan: bulletin trace, lalu nama daerahnya."
        ),
        groups=(
            province_group(material, frozenset(tile.origin for tile in tiles)),
            *(_region(material, region) for region in material.regions),
        ),
    )


def _region(material: Material, region: Region) -> OriginGroup:
    places = Places(material)
    _ = material.wording.gettext
    entries = (
        *_topics(material, region, places),
        *_coverage(material, region, places),
        *_items(material, region, places),
        *_indicators(material, region, places),
        *_turnout(material, region, places),
        *_issues(material, region, places),
    )
    return OriginGroup(region_origins(region), region.name, entries, _("Berkas"), places.files())


def _topics(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    """Yield one entry per cell of the board: the figures that it is made of."""
    for cell in material.measures.readiness.board:
        if cell.region != region.code or cell.status is Status.UNKNOWN:
            continue
        links = (
            _items_at(material, region, Stage(cell.topic))
            if cell.topic in set(STAGES)
            else _indicators_of(material, region, cell.topic)
        )
        text = ""
        if cell.topic == SECURITY:
            row = material.reporting[region.code]
            newest = next((day for day in reversed(row.cells) if day.files), None)
            text = places.text(Origin(name, 0) for name in newest.files) if newest else ""
            links += _security_issues(material, region)
        yield OriginEntry(topic_origin(region, cell.topic), topic_label(material, cell.topic), text, links)


def _items_at(material: Material, region: Region, stage: Stage) -> tuple[OriginLink, ...]:
    """Return the items needed at ``stage`` that have been reported there."""
    return tuple(
        OriginLink(item_origin(region, item.code), material.item_name(item.code))
        for item in material.settings.items.items
        if stage in item.stages and material.ladders[region.code, item.code].at(stage).value.origins
    )


def _indicators_of(material: Material, region: Region, topic: str) -> tuple[OriginLink, ...]:
    codes = dict.fromkeys(
        v.indicator
        for v in _values(material, region)
        if material.settings.indicators.by_code[v.indicator].topic == topic
    )
    return tuple(OriginLink(indicator_origin(region, c), material.indicator_name(c)) for c in codes)


def _security_issues(material: Material, region: Region) -> tuple[OriginLink, ...]:
    found = any(
        i.is_open and i.category == SECURITY and i.region == region.code
        for i in material.measures.issues.issues
    )
    words = material.wording.gettext("isu terbuka")
    return (OriginLink(topic_origin(region, "isu"), words),) if found else ()


def _coverage(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    for found in material.measures.logistics.coverage:
        if found.region == region.code:
            term = material.wording.gettext("Kecamatan yang sudah menerima")
            yield OriginEntry(topic_origin(region, "kecamatan"), term, places.text(found.origins))


def _items(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    for item in material.settings.items.items:
        ladder = material.ladders[region.code, item.code]
        if has_origin(ladder):
            yield OriginEntry(
                item_origin(region, item.code), material.item_name(item.code), _rows(material, ladder, places)
            )


def _rows(material: Material, ladder: ItemLadder, places: Places) -> str:
    """Return the places of an item's figures; columns that share theirs are named together."""
    _ = material.wording.gettext
    received = ladder.at(Stage.RECEIVED)
    columns = [
        (_("Kebutuhan"), received.need.origins),
        *((material.stage_label(s.stage), s.value.origins) for s in ladder.stages),
        (_("Rusak"), ladder.damaged.origins),
        (_("Kurang"), ladder.short.origins),
    ]
    return _together(material, columns, places)


def _together(material: Material, columns: Iterable[tuple[str, tuple[Origin, ...]]], places: Places) -> str:
    """Return ``Gudang, Dikemas: berkas 12 baris 9; PPK: …``; the names alone go where all agree."""
    names: dict[tuple[Origin, ...], list[str]] = {}
    for name, origins in columns:
        if origins:
            names.setdefault(origins, []).append(name)
    if len(names) == 1:
        return places.text(next(iter(names)))
    pattern = material.wording.gettext("{columns}: {places}")
    return "; ".join(
        pattern.format(columns=", ".join(named), places=places.text(origins))
        for origins, named in names.items()
    )


def _values(material: Material, region: Region) -> list[IndicatorValue]:
    return [v for v in material.measures.readiness.values if v.region == region.code and v.value.origins]


def _indicators(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    """Yield one entry per indicator, its sources and its reported target apart."""
    values = _values(material, region)
    _ = material.wording.gettext
    for code in dict.fromkeys(v.indicator for v in values):
        mine = [v for v in values if v.indicator == code]
        columns = [
            (masked(v.source or "") if len(mine) > 1 else _("Realisasi"), v.value.origins) for v in mine
        ]
        columns += [(_("Target"), v.target_origins) for v in mine[:1]]
        text = _together(material, columns, places)
        yield OriginEntry(indicator_origin(region, code), material.indicator_name(code), text)


def _turnout(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    """Yield the entry of the region's turnout in all elections; none before voting day."""
    found = [t for t in material.measures.turnout.regions if t.region == region.code]
    if found:
        _ = material.wording.gettext
        columns = [(material.election(t.election), (t.origin,)) for t in found]
        told = [(_("DPT"), (t.roll_origin,)) for t in found if t.roll_origin is not None]
        text = _together(material, columns + told, places)
        yield OriginEntry(topic_origin(region, "partisipasi"), _("Partisipasi"), text)


def _issues(material: Material, region: Region, places: Places) -> Iterator[OriginEntry]:
    """Yield the entry of the region's open issues, each by its newest row."""
    found = [i for i in material.measures.issues.issues if i.region == region.code and i.is_open]
    if found:
        columns = [(masked(i.number), (i.origin,)) for i in found]
        text = _together(material, columns, places)
        yield OriginEntry(topic_origin(region, "isu"), material.wording.gettext("Isu terbuka"), text)
