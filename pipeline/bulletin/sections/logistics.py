"""Section H, logistics: the ladder of every region, the matrix of items, gaps and what is open."""

from __future__ import annotations

from pipeline.bulletin import after_vote
from pipeline.bulletin.charts import ladder_chart, region_chart
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, Row, Table
from pipeline.bulletin.sections.ballot_tables import ballot_tables
from pipeline.bulletin.sections.board import place_finding
from pipeline.bulletin.sections.item_tables import coverage_table, gap_table, item_matrices
from pipeline.bulletin.views_logistics import LogisticsView
from pipeline.measures.model import StageSummary, Status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Region


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
    unit = material.item_unit(summary.scarcest)
    counts = w.gettext("{count} dari {need} {unit}").format(
        count=w.number(found.value.count), need=w.span(found.need.low, found.need.high), unit=unit
    )
    return material.item_name(summary.scarcest), counts


def _summary_cell(material: Material, region: str, stage: Stage) -> Cell:
    """Return the items complete of a region at a stage, with its mark."""
    summary = material.summaries.get((region, stage))
    if summary is None or summary.as_of is None:
        return Cell(
            "–", mark=material.status_mark(Status.UNKNOWN), order=material.status_order(Status.UNKNOWN)
        )
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
        order=material.status_order(summary.status),
        origin=material.topic_origin(region, stage.value),
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
        origin = material.item_origin(region, summary.scarcest or "")
        return Cell(f"{name} {place}", note=counts, stale=stale, origin=origin)
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
    days = [
        x.as_of
        for item in material.settings.items.items
        if (x := material.ladders.get((region.code, item.code))) and x.as_of
    ]
    newest = max(days, default=None)
    return material.day(newest, stale=material.is_stale(region.code, newest))


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
                    material.stage_label(s),
                    "status",
                    note=_("umum {day}").format(day=w.short_day(default.at(s))),
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
                region=region.slug,
            )
            for region in material.regions
        ),
        note=_(
            "Lengkap di satu tahap berarti setiap butir mencapai kebutuhannya di tahap itu; butir yang belum"
            " dilaporkan dianggap belum. Di bawah nama tahap: tenggat umum, tenggat daerah ada di"
            " lembar wilayah."
        ),
        style="ladder",
    )


def _intro(material: Material) -> str:
    """Return which stage is under way and which is due next; after the vote, how old the figures are."""
    if material.has_voted:
        return after_vote.intro(material)
    w, stage, due = material.wording, material.current_stage, material.next_stage
    return w.gettext("Tahap berjalan: {current}. Tenggat umum berikutnya: {next}, {day}.").format(
        current=material.stage_label(stage).lower()
        if stage is Stage.RECEIVED
        else material.stage_place(stage),
        next=material.stage_place(due),
        day=w.long_day(material.settings.milestones.default.at(due)),
    )


def logistics_section(material: Material) -> LogisticsView:
    """Return section H."""
    _ = material.wording.gettext
    return LogisticsView(
        finding=place_finding(material, material.current_stage),
        intro=_intro(material),
        summary=summary_table(material),
        matrices=item_matrices(material),
        coverage=coverage_table(material),
        ballots=ballot_tables(material),
        charts=tuple(chart for chart in (ladder_chart(material), region_chart(material)) if chart),
        ledger=gap_table(material),
        ledger_empty=_("Tidak ada butir yang dilaporkan rusak, kurang, atau lebih."),
    )
