"""Section H, logistics: the ladder of every region, the matrix of items, gaps and what is open."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.chart import ballot_chart
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, Mark, Row, Table
from pipeline.bulletin.sections.ballot_tables import ballot_tables
from pipeline.bulletin.sections.board import place_finding
from pipeline.bulletin.views import LogisticsView
from pipeline.measures.model import Completion, StageCount, StageSummary, Status
from pipeline.settings.model import Region
from pipeline.stages import STAGES, Stage

def stage_text(material: Material, summary: StageSummary) -> str:
    """Return ``8 dari 16``; "–" where nothing was reported."""
    return "–" if summary.as_of is None else material.wording.ratio(summary.items)


def current_of(material: Material, region: str) -> StageSummary | None:
    """Return the first stage that a region has not completed; None where all are complete."""
    summaries = (material.summaries.get((region, stage)) for stage in STAGES)
    return next((s for s in summaries if s is not None and not s.complete), None)


def scarcest_text(material: Material, summary: StageSummary) -> tuple[str, str]:
    """Return the scarcest item's name and its counts; empty where none is known."""
    w = material.wording
    if summary.scarcest is None:
        return "", ""
    found = material.ladders[summary.region, summary.scarcest].at(summary.stage)
    unit = material.item(summary.scarcest).unit
    counts = w.gettext("{count} dari {need} {unit}").format(
        count=w.number(found.value.count), need=w.span(found.need.low, found.need.high), unit=unit
    )
    return material.item_name(summary.scarcest), counts


def _summary_cell(material: Material, region: str, stage: Stage) -> Cell:
    """Return the items complete of a region at a stage, with its mark."""
    summary = material.summaries.get((region, stage))
    if summary is None or summary.as_of is None:
        return Cell("–", mark=material.status_mark(Status.UNKNOWN))
    estimated = (
        material.wording.gettext("{count} perkiraan").format(count=material.wording.number(summary.estimated))
        if summary.estimated
        else ""
    )
    return Cell(
        stage_text(material, summary),
        note=estimated,
        mark=material.status_mark(summary.status),
        stale=region in material.silent,
    )


def _scarcest_cell(material: Material, region: str) -> Cell:
    """Return what holds a region up at its own current stage."""
    _ = material.wording.gettext
    summary = current_of(material, region)
    if summary is None:
        return Cell(_("lengkap di semua tahap"))
    place = material.stage_place(summary.stage)
    name, counts = scarcest_text(material, summary)
    stale = region in material.silent
    if name:
        return Cell(f"{name} {place}", note=counts, stale=stale)
    if summary.as_of is None:
        return Cell(_("belum ada laporan {place}").format(place=place))
    return Cell(
        _("{count} butir belum dilaporkan {place}").format(
            count=material.wording.number(summary.unreported), place=place
        ),
        stale=stale,
    )


def _region_age(material: Material, region: Region) -> Cell:
    """Return the newest day behind a region's logistics."""
    days = [x.as_of for item in material.settings.items.items
            if (x := material.ladders.get((region.code, item.code))) and x.as_of]
    newest = max(days, default=None)
    return Cell(material.wording.short_day(newest), stale=material.is_stale(region.code, newest))


def summary_table(material: Material) -> Table:
    """Return the ladder of every region: items complete of its items at each stage."""
    w = material.wording
    _ = w.gettext
    default = material.settings.milestones.default
    return Table(
        name="tangga",
        caption=_("Butir yang mencapai kebutuhannya dari semua butir yang diperlukan, menurut tahap"),
        corner=_("Kabupaten/kota"),
        columns=(
            *(
                Column(
                    material.stage_label(s), "status", note=_("umum {day}").format(day=w.short_day(default.at(s)))
                )
                for s in STAGES
            ),
            Column(_("Butir paling kurang di tahap berjalan"), "long"),
            Column(_("Data"), "day"),
        ),
        rows=tuple(
            Row(
                Cell(region.short_name),
                (
                    *(_summary_cell(material, region.code, stage) for stage in STAGES),
                    _scarcest_cell(material, region.code),
                    _region_age(material, region),
                ),
            )
            for region in material.regions
        ),
        note=_(
            "Lengkap di satu tahap berarti setiap butir mencapai kebutuhannya di tahap itu; butir yang belum"
            " dilaporkan tidak dihitung lengkap. Di bawah nama tahap: tenggat umum, tenggat daerah ada di"
            " lembar wilayah."
        ),
        style="ladder",
    )


_COMPLETION_STATE = {
    Completion.COMPLETE: "done",
    Completion.ESTIMATED: "done",
    Completion.UNKNOWN: "unknown",
}


def _matrix_cell(material: Material, region: str, found: StageCount) -> Cell:
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
        ) + span,
        corner=_("Butir"),
        columns=tuple(Column(region.short_name, "number") for region in regions),
        rows=tuple(
            Row(
                Cell(material.item_name(item.code), note=item.unit),
                tuple(
                    _matrix_cell(material, region.code, material.ladders[region.code, item.code].at(stage))
                    for region in regions
                ),
            )
            for item in items
        ),
        note=_(
            "Bertanda centang: lengkap {place}. Kebutuhan dengan ≥ dihitung dari aturan sebagai rentang; kelabu:"
            " angka terakhir dari daerah yang belum melapor; – belum dilaporkan."
        ).format(place=material.stage_place(stage)),
        style="matrix",
    )


def _matrices(material: Material) -> tuple[Table, ...]:
    """Return the matrices of the stage being completed and of the stage that is due next."""
    stages = dict.fromkeys((material.current_stage, material.next_stage))
    chunks = material.region_chunks
    return tuple(
        _matrix(material, stage, chunk, lone=len(chunks) == 1)
        for stage in stages
        if any(material.summaries[r.code, stage].as_of for r in material.regions)
        for chunk in chunks
    )


def _coverage(material: Material) -> Table | None:
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
                    Cell(w.ratio(found.covered, _("kecamatan")), stale=material.is_stale(found.region, found.as_of)),
                    Cell(w.listing([names.get(code, code) for code in found.open_districts]) or "–"),
                    Cell(w.short_day(found.as_of)),
                ),
            )
            for found in coverage
        ),
        style="text",
    )


def _gaps(material: Material) -> Table | None:
    """Return the ledger of damage, shortage and surplus; three counters, never netted."""
    w = material.wording
    _ = w.gettext
    found = [
        x
        for x in material.measures.logistics.ladders
        if x.damaged.count or x.short.count or x.surplus
    ]
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
        rows=tuple(
            Row(
                Cell(material.region(x.region)),
                (
                    Cell(material.item_name(x.item), note=material.item(x.item).unit),
                    Cell(w.span(x.at(Stage.RECEIVED).need.low, x.at(Stage.RECEIVED).need.high)),
                    material.figure(x.region, x.at(Stage.RECEIVED).value, upper_bound=x.at(Stage.RECEIVED).upper_bound),
                    material.figure(x.region, x.damaged),
                    material.figure(x.region, x.short),
                    Cell(w.number(x.surplus)),
                    Cell(w.short_day(x.as_of), stale=material.is_stale(x.region, x.as_of)),
                ),
            )
            for x in found
        ),
        style="gaps",
    )


def logistics_section(material: Material) -> LogisticsView:
    """Return section H."""
    w = material.wording
    _ = w.gettext
    stage = material.current_stage
    due = material.next_stage
    return LogisticsView(
        finding=place_finding(material, stage),
        intro=_("Tahap berjalan: {current}. Tenggat umum berikutnya: {next}, {day}.").format(
            current=material.stage_label(stage).lower() if stage is Stage.RECEIVED else material.stage_place(stage),
            next=material.stage_place(due),
            day=w.long_day(material.settings.milestones.default.at(due)),
        ),
        summary=summary_table(material),
        matrices=_matrices(material),
        coverage=_coverage(material),
        ballots=ballot_tables(material),
        chart=ballot_chart(material),
        ledger=_gaps(material),
        ledger_empty=_("Tidak ada butir yang dilaporkan rusak, kurang, atau lebih."),
    )
