"""The origins of section D: what each key figure of the province is made of, region by region."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from pipeline.bulletin.anchors import item_origin, key_figure_origin, topic_origin
from pipeline.bulletin.context import Material
from pipeline.bulletin.origin_places import Places
from pipeline.bulletin.views_origins import OriginEntry, OriginGroup, OriginLink
from pipeline.measures.model import Origin
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Region

LinkOf = Callable[[Region], OriginLink | None]


def province_group(material: Material, wanted: frozenset[str]) -> OriginGroup:
    """Return the entries of the key figures with the anchors ``wanted``."""
    _ = material.wording.gettext
    places = Places(material)
    entries = tuple(entry for entry in _entries(material, places, wanted) if entry.anchor in wanted)
    return OriginGroup("asal-d", _("Angka kunci provinsi"), entries, _("Berkas"), places.files())


def _entries(material: Material, places: Places, wanted: frozenset[str]) -> Iterator[OriginEntry]:
    # Places remember what they name: nothing is named for an entry that will not stand there.
    if key_figure_origin("lapor") in wanted:
        yield _reported(material, places)
    for stage in STAGES:
        yield _complete(material, stage)
        yield from _ballots(material, stage)
    yield _issues(material)
    if key_figure_origin("keputusan") in wanted:
        yield _decisions(material, places)
    yield from _turnout(material)


def _reported(material: Material, places: Places) -> OriginEntry:
    """Return the files that show who reported for the last day of the period."""
    pattern = material.wording.gettext("{columns}: {places}")
    cells = [(row.region, row.cells[-1].files) for row in material.measures.reporting.rows]
    text = "; ".join(
        pattern.format(columns=material.region(region), places=places.text(Origin(f, 0) for f in files))
        for region, files in cells
        if files
    )
    return OriginEntry(key_figure_origin("lapor"), material.wording.gettext("Desk melapor"), text)


def _links(material: Material, link_of: LinkOf) -> tuple[OriginLink, ...]:
    return tuple(link for region in material.regions if (link := link_of(region)) is not None)


def _complete(material: Material, stage: Stage) -> OriginEntry:
    def link(region: Region) -> OriginLink | None:
        summary = material.summaries[region.code, stage]
        if summary.as_of is None:
            return None
        text = f"{region.short_name} {material.wording.ratio(summary.items)}"
        return OriginLink(topic_origin(region, stage.value), text)

    term = material.wording.gettext("Lengkap {place}").format(place=material.stage_place(stage))
    return OriginEntry(key_figure_origin("lengkap", stage), term, "", _links(material, link))


def _ballots(material: Material, stage: Stage) -> Iterator[OriginEntry]:
    for item in material.settings.items.items:
        if item.is_ballot:
            yield _ballot_item(material, item.code, stage)


def _ballot_item(material: Material, item: str, stage: Stage) -> OriginEntry:
    def link(region: Region) -> OriginLink | None:
        value = material.ladders[region.code, item].at(stage).value
        if value.count is None:
            return None
        return OriginLink(
            item_origin(region, item), f"{region.short_name} {material.wording.number(value.count)}"
        )

    term = material.wording.gettext("{item} {place}").format(
        item=material.item_name(item), place=material.stage_place(stage)
    )
    return OriginEntry(key_figure_origin(item, stage), term, "", _links(material, link))


def _issues(material: Material) -> OriginEntry:
    def link(region: Region) -> OriginLink | None:
        count = sum(i.is_open and i.region == region.code for i in material.measures.issues.issues)
        text = f"{region.short_name} {material.wording.number(count)}"
        return OriginLink(topic_origin(region, "isu"), text) if count else None

    term = material.wording.gettext("Isu terbuka")
    return OriginEntry(key_figure_origin("isu"), term, "", _links(material, link))


def _decisions(material: Material, places: Places) -> OriginEntry:
    still_open = [d.origin for d in material.measures.follow_up.decisions if d.is_open]
    term = material.wording.gettext("Keputusan rapat terbuka")
    return OriginEntry(key_figure_origin("keputusan"), term, places.text(still_open))


def _turnout(material: Material) -> Iterator[OriginEntry]:
    w = material.wording
    for total in material.measures.turnout.totals:
        voters = {
            t.region: t.voters for t in material.measures.turnout.regions if t.election == total.election
        }
        yield OriginEntry(
            key_figure_origin(f"partisipasi-{total.election}"),
            w.gettext("partisipasi pemilihan {election}").format(election=material.election(total.election)),
            "",
            tuple(
                OriginLink(
                    topic_origin(region, "partisipasi"),
                    f"{region.short_name} {w.number(voters[region.code])}",
                )
                for region in material.regions
                if region.code in voters
            ),
        )
