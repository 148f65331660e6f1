"""Section I, when each stage will be complete: an estimate with its range, never told as a fact."""

from __future__ import annotations

from collections import Counter

from pipeline.bulletin import after_vote
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, Fact, Row, Table, order_of
from pipeline.bulletin.projecting import (
    by_slack,
    expected_day,
    in_the_way,
    range_text,
    slack_text,
    state_note,
    state_text,
    worst_text,
)
from pipeline.bulletin.sections.board import region_head
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import ItemProjection, ProjectionState, StageProjection
from pipeline.model.stages import STAGES
from pipeline.settings.model import Region

MOST_TIGHT = 8
"""So many stages are told with the item that decides them."""


# --- the table of regions and stages ------------------------------------------------------------


def _cell(material: Material, region: Region, found: StageProjection | None) -> Cell:
    """Return a region at one stage."""
    if found is None:
        return Cell("–")
    return Cell(
        state_text(material, found),
        note=state_note(material, found),
        mark=material.status_mark(found.status),
        stale=region.code in material.silent,
        order=order_of(expected_day(found)),
    )


def _stage_table(material: Material) -> Table:
    """Return every region at every stage."""
    _ = material.wording.gettext
    return Table(
        name="perkiraan-tahap",
        caption=_("Perkiraan hari selesai, rentangnya, dan sisa hari sampai tenggat daerah itu"),
        corner=_("Kabupaten/kota"),
        columns=tuple(Column(material.stage_label(stage), "status") for stage in STAGES),
        rows=tuple(
            Row(
                region_head(material, region),
                tuple(
                    _cell(material, region, material.measures.projection.known(region.code, stage))
                    for stage in STAGES
                ),
                region=region.slug,
            )
            for region in material.regions
        ),
        note=_table_note(material),
        style="projection",
    )


def _table_note(material: Material) -> str:
    """Return the caveats of the table: its words, and the items that have no part in it."""
    w = material.wording
    _ = w.gettext
    words = _(
        "Data kurang: dilaporkan kurang dari {least}. Belum mulai: masih nol. Terhenti: tidak bertambah."
        " Dst.: rentang tanpa ujung akhir."
    ).format(least=w.days(material.settings.projection.least_points))
    left_out = {p.region: p.never_reported for p in material.measures.projection.stages if p.never_reported}
    if not left_out:
        return words
    names = w.limited([f"{material.region(code)} ({w.number(n)})" for code, n in left_out.items()], 6)
    return _("{words} Tidak ikut: butir yang belum pernah dilaporkan di {names}.").format(
        words=words, names=names
    )


# --- the tightest stages ------------------------------------------------------------------------


def _expected_cell(material: Material, found: StageProjection) -> Cell:
    """Return when a stage is expected, with its range."""
    w = material.wording
    mark = material.status_mark(found.status)
    if found.span is None:
        lower = w.gettext("paling cepat {day}").format(day=w.short_day(found.not_before))
        return Cell(lower, note=in_the_way(material, found), mark=mark, order=order_of(expected_day(found)))
    return Cell(
        state_text(material, found),
        note=range_text(material, found.span),
        mark=mark,
        order=order_of(expected_day(found)),
    )


def _tight_row(material: Material, found: StageProjection, item: ItemProjection) -> Row:
    """Return one stage with the item that decides it."""
    w = material.wording
    unit = material.item_unit(item.item)
    day = expected_day(found)
    slack = (found.deadline - day).days if day else 0
    return Row(
        Cell(material.region(found.region)),
        (
            Cell(material.stage_label(found.stage)),
            Cell(material.item_name(item.item)),
            Cell(
                w.gettext("{count} dari {need} {unit}").format(
                    count=w.number(item.count), need=w.span(item.need_low, item.need_high), unit=unit
                )
            ),
            Cell(w.rate(item.pace_per_day), order=order_of(item.pace_per_day)),
            _expected_cell(material, found),
            Cell(
                w.short_day(found.deadline),
                note=slack_text(material, slack),
                order=order_of(found.deadline),
            ),
        ),
        region=material.slug(found.region),
    )


def _tight_table(material: Material, ranked: list[StageProjection]) -> Table | None:
    """Return the stages closest to, or furthest past, their deadlines; None: no day is known."""
    _ = material.wording.gettext
    items = {(i.region, i.item, i.stage): i for i in material.measures.projection.items}
    rows = tuple(
        _tight_row(material, p, items[p.region, p.item, p.stage])
        for p in ranked[:MOST_TIGHT]
        if p.item is not None
    )
    if not rows:
        return None
    return Table(
        name="perkiraan-tersempit",
        caption=_("Yang paling sempit, dan butir yang menentukannya"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Tahap")),
            Column(_("Butir penentu")),
            Column(_("Tercapai"), "number"),
            Column(_("Laju"), "number", note=_("sehari")),
            Column(_("Perkiraan selesai"), "status"),
            Column(_("Tenggat"), "day"),
        ),
        rows=rows,
        style="tightest",
    )


# --- the section --------------------------------------------------------------------------------


def _finding(material: Material, ranked: list[StageProjection]) -> str:
    """Return the finding: how many regions are expected to be late, and the worst of them first."""
    w = material.wording
    _ = w.gettext
    stages = material.measures.projection.stages
    if stages and all(p.state is ProjectionState.DONE for p in stages):
        return _("Semua tahap sudah selesai di semua daerah")
    if not ranked:
        return _("Belum ada tahap yang dapat diperkirakan hari selesainya")
    worst, day = ranked[0], expected_day(ranked[0])
    slack = (worst.deadline - day).days if day else 0
    late = {p.region for p in ranked if (day := expected_day(p)) and day > p.deadline}
    if not late:
        return _("Diperkirakan tidak ada yang melewati tenggat; tersempit {worst}, {slack}").format(
            worst=worst_text(material, worst), slack=slack_text(material, slack)
        )
    return w.ngettext(
        "{count} daerah diperkirakan melewati tenggat; terburuk {worst}, {slack}",
        "{count} daerah diperkirakan melewati tenggat; terburuk {worst}, {slack}",
        len(late),
    ).format(count=w.number(len(late)), worst=worst_text(material, worst), slack=slack_text(material, slack))


def _facts(material: Material) -> tuple[Fact, ...]:
    """Return how many stages of regions are in each state; they add up to regions × stages."""
    _ = material.wording.gettext
    counted = Counter(p.state for p in material.measures.projection.stages)
    words = (
        (ProjectionState.DONE, _("tahap selesai")),
        (ProjectionState.PROJECTED, _("diperkirakan")),
        (ProjectionState.STALLED, _("terhenti")),
        (ProjectionState.NOT_BEGUN, _("belum mulai")),
        (ProjectionState.FEW_POINTS, _("data kurang")),
    )
    return tuple(Fact(word, material.wording.number(counted[state])) for state, word in words)


def assumption(material: Material) -> str:
    """Return what a projection takes for granted, in words."""
    w, method = material.wording, material.settings.projection
    return w.gettext(
        "Perkiraan, bukan kepastian: sisa kebutuhan dibagi laju {days} lapor terakhir, dihitung dari laporan"
        " terakhir, dengan anggapan laju itu bertahan. Hari sebuah tahap adalah hari butirnya yang paling"
        " akhir."
    ).format(days=w.days(method.window_reported_days))


def projection_section(material: Material) -> TablesView:
    """Return section I."""
    if material.has_voted:
        return after_vote.projection(material)
    _ = material.wording.gettext
    stages = material.measures.projection.stages
    ranked = by_slack(stages)
    known = any(p.basis.points or p.state is ProjectionState.DONE for p in stages)
    tightest = _tight_table(material, ranked)
    return TablesView(
        finding=_finding(material, ranked) if known else "",
        facts=_facts(material) if known else (),
        tables=(_stage_table(material), *((tightest,) if tightest else ())) if known else (),
        empty=_("Belum ada angka logistik, jadi belum ada yang dapat diperkirakan."),
        note=assumption(material) if known else "",
    )
