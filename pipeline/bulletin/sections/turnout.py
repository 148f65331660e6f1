"""Section L, turnout: by election and region, from counts, with its target."""

from __future__ import annotations

from dataclasses import replace

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import PROVINCE, Cell, Column, Row, Table, order_of
from pipeline.measures.model import Ratio, Turnout, TurnoutTotal


def _row(material: Material, found: Turnout) -> Row:
    """Return one election in one region."""
    w = material.wording
    ratio, origin = Ratio(found.voters, found.roll), material.topic_origin(found.region, "partisipasi")
    return Row(
        Cell(material.region(found.region)),
        (
            Cell(material.election(found.election)),
            replace(material.count(found.voters), origin=origin),
            replace(material.count(found.roll), origin=origin if found.roll_origin else ""),
            Cell(w.percent(ratio, 2), order=order_of(ratio.share), origin=origin),
            material.day(found.as_of),
        ),
        region=material.slug(found.region),
    )


def _total_row(material: Material, found: TurnoutTotal) -> Row:
    """Return one election over the regions that reported, from their counts."""
    w = material.wording
    behind = w.ratio(Ratio(found.regions, found.of_regions), w.gettext("daerah"))
    return Row(
        Cell(w.gettext("Semua daerah yang melapor"), note=behind),
        (
            Cell(material.election(found.election)),
            material.count(found.ratio.part),
            material.count(found.ratio.whole),
            Cell(w.percent(found.ratio, 2)),
            Cell(""),
        ),
        total=True,
        region=PROVINCE,
    )


def turnout_table(material: Material) -> Table | None:
    """Return turnout by election and region; None before voting day."""
    w, turnout = material.wording, material.measures.turnout
    _ = w.gettext
    if not turnout.totals:
        return None
    return Table(
        name="partisipasi",
        caption=_("Partisipasi dari jumlah pengguna hak pilih; target {percent} ({source})").format(
            percent=w.target(turnout.target_percent),
            source=material.said(material.settings.edition.targets.turnout_source),
        ),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Pemilihan")),
            Column(_("Pengguna hak pilih"), "number"),
            Column(_("DPT"), "number"),
            Column(_("Partisipasi"), "number"),
            Column(_("Data per"), "day"),
        ),
        rows=(
            *(_row(material, found) for found in turnout.regions),
            *(_total_row(material, found) for found in turnout.totals),
        ),
        style="text",
    )
