"""Section N, half a page per region in code order: ladder, items, issues, personnel, data quality."""

from __future__ import annotations

from dataclasses import replace

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.origin_places import has_origin
from pipeline.bulletin.page import STATES, Cell, Column, Fact, Row, Table, order_of
from pipeline.bulletin.projecting import day_and_range, slack_text
from pipeline.bulletin.sections.issues import level_mark
from pipeline.bulletin.sections.logistics import current_of, scarcest_text, stage_text
from pipeline.bulletin.sections.reporting import silence
from pipeline.bulletin.views import LadderStep, RegionSheet
from pipeline.bulletin.wording import shortened
from pipeline.measures.model import Completion, IndicatorValue, ItemLadder, Ratio, Status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Indicator, Item, Region

MOST_ITEMS = 16
MOST_ISSUES = 3
MOST_READINESS = 9
ISSUE_CHARACTERS = 100


def anchor(region: Region) -> str:
    """Return the anchor of a region's sheet."""
    return f"wilayah-{region.slug}"


def _step(material: Material, region: Region, stage: Stage) -> LadderStep:
    """Return one stage of the region's ladder."""
    w = material.wording
    _ = w.gettext
    summary = material.summaries[region.code, stage]
    found = material.measures.projection.known(region.code, stage)
    due = _("tenggat {day}").format(day=w.short_day(summary.deadline))
    if found is not None and found.slack_days:
        due = _("{due}; {slack}").format(due=due, slack=slack_text(material, found.slack_days))
    return LadderStep(
        label=_("Lengkap {place}").format(place=material.stage_place(stage)),
        mark=material.status_mark(summary.status if summary.as_of is not None else Status.UNKNOWN),
        text=stage_text(material, summary),
        deadline=due,
        forecast=day_and_range(material, found) if found and not summary.complete else "",
    )


def _states(material: Material, region: Region) -> str:
    """Return the states on the region's ladder, for the page's filter."""
    shown = {_step(material, region, stage).mark.state for stage in STAGES}
    return " ".join(state for state in STATES if state in shown)


def _scarcest(material: Material, region: Region) -> Fact | None:
    """Return what holds the region up at its current stage; None where nothing is known to."""
    summary = current_of(material, region.code)
    if summary is None:
        return None
    name, counts = scarcest_text(material, summary)
    if not name:
        return None
    term = material.wording.gettext("Paling kurang {place}").format(place=material.stage_place(summary.stage))
    return Fact(term, f"{name}, {counts}", stale=region.code in material.silent)


def _item_row(material: Material, ladder: ItemLadder) -> Row:
    """Return one item through all stages."""
    w = material.wording
    need = ladder.at(Stage.RECEIVED).need
    cells = [Cell(w.span(need.low, need.high), order=order_of(need.low))]
    for stage in STAGES:
        found = ladder.at(stage)
        if found.completion is Completion.NOT_NEEDED:
            cells.append(Cell(""))
            continue
        cell = material.figure(ladder.region, found.value, upper_bound=found.upper_bound)
        done = found.completion in (Completion.COMPLETE, Completion.ESTIMATED)
        mark = material.status_mark(Status.DONE) if done else None
        cells.append(replace(cell, note="", mark=mark))
    cells.append(material.figure(ladder.region, ladder.damaged))
    cells.append(material.figure(ladder.region, ladder.short))
    origin = material.item_origin(ladder.region, ladder.item) if has_origin(ladder) else ""
    return Row(Cell(material.item_name(ladder.item), origin=origin), tuple(cells))


def _is_done(material: Material, region: Region, item: Item) -> bool:
    """Return whether an item is complete wherever it is needed."""
    done = (Completion.COMPLETE, Completion.ESTIMATED, Completion.NOT_NEEDED)
    return all(s.completion in done for s in material.ladders[region.code, item.code].stages)


def _shown_items(material: Material, region: Region) -> list[Item]:
    """Return the items that half a page has room for: those not complete first."""
    items = list(material.settings.items.items)
    if len(items) <= MOST_ITEMS:
        return items
    kept = sorted(items, key=lambda item: (_is_done(material, region, item), items.index(item)))[:MOST_ITEMS]
    return sorted(kept, key=items.index)


def _item_table(material: Material, region: Region) -> Table:
    """Return the table of items."""
    _ = material.wording.gettext
    return Table(
        name=f"butir-{region.slug}",
        caption=_("Butir logistik {region}").format(region=region.name),
        corner=_("Butir"),
        columns=(
            Column(_("Kebutuhan"), "number"),
            *(Column(material.stage_label(stage), "number") for stage in STAGES),
            Column(_("Rusak"), "number"),
            Column(_("Kurang"), "number"),
        ),
        rows=tuple(
            _item_row(material, material.ladders[region.code, item.code])
            for item in _shown_items(material, region)
        ),
        style="sheet-items",
    )


def _issues(material: Material, region: Region) -> tuple[tuple[Fact, ...], str, str]:
    """Return the most serious open issues, the heading, and how many more there are."""
    w = material.wording
    _ = w.gettext
    found = [i for i in material.measures.issues.issues if i.region == region.code and i.is_open]
    if not found:
        return (), _("Isu terbuka: tidak ada"), ""
    rest = len(found) - MOST_ISSUES
    facts = tuple(
        Fact(
            masked(issue.number),
            shortened(masked(issue.description), ISSUE_CHARACTERS),
            mark=level_mark(material, issue.level),
        )
        for issue in found[:MOST_ISSUES]
    )
    title = _("Isu terbuka: {count}").format(count=w.number(len(found)))
    return facts, title, _("dan {count} lainnya").format(count=w.number(rest)) if rest > 0 else ""


def _readiness(material: Material, region: Region) -> tuple[Fact, ...]:
    """Return the region's other readiness figures: value of target, grey where last known."""
    facts = []
    for found in material.measures.readiness.values:
        indicator = material.settings.indicators.by_code[found.indicator]
        if found.region != region.code or indicator.topic == "kerawanan" or found.value.count is None:
            continue
        facts.append(
            Fact(
                material.indicator_name(found.indicator),
                _readiness_text(material, found, indicator),
                mark=material.status_mark(found.status) if found.status else None,
                stale=material.is_stale(region.code, found.value.as_of),
                content=indicator.topic,
            )
        )
    return tuple(facts[:MOST_READINESS])


def _readiness_text(material: Material, found: IndicatorValue, indicator: Indicator) -> str:
    """Return a value of its target; of money only the share, whose counts stand in section L."""
    w = material.wording
    if found.target is None:
        return f"{w.number(found.value.count)} {material.unit_name(indicator.unit)}"
    if indicator.topic == "anggaran":
        return w.percent(Ratio(found.value.count or 0, found.target))
    return w.gettext("{count} dari {target}").format(
        count=w.number(found.value.count), target=w.number(found.target)
    )


def _quality(material: Material, region: Region) -> str:
    """Return what became of the region's files and rows, in one line."""
    w = material.wording
    found = next((q for q in material.measures.quality.regions if q.region == region.code), None)
    if found is None:
        return w.gettext("belum ada berkas")
    return w.gettext(
        "{files} berkas, {refused} ditolak; {accepted} baris dihitung, {rejected} ditolak"
    ).format(
        files=w.number(found.files),
        refused=w.number(found.refused_files),
        accepted=w.number(found.rows.accepted),
        rejected=w.number(found.rows.rejected),
    )


def _reported(material: Material, region: Region) -> str:
    """Return the region's week of reporting in words."""
    w = material.wording
    _ = w.gettext
    row = material.reporting.get(region.code)
    if row is None or row.last_day is None:
        return _("belum pernah melapor")
    if region.code in material.silent:
        return _("laporan terakhir {day}, diam {days}").format(
            day=w.short_day(row.last_day), days=silence(material, row)
        )
    return _("laporan terakhir {day}").format(day=w.short_day(row.last_day))


def _baseline(material: Material, region: Region) -> str:
    """Return the region's baseline figures."""
    w = material.wording
    return w.gettext(
        "{capital} · DPT {voters} · {stations} TPS · {districts} kecamatan · {villages} desa/kelurahan"
    ).format(
        capital=region.capital,
        voters=w.number(region.registered_voters),
        stations=w.number(region.polling_stations),
        districts=w.number(len(region.districts)),
        villages=w.number(region.villages),
    )


def _sheet(material: Material, region: Region) -> RegionSheet:
    """Return one region's half page."""
    issues, issues_title, issues_rest = _issues(material, region)
    hidden = len(material.settings.items.items) - MOST_ITEMS
    note = (
        material.wording.gettext("{count} butir lainnya ada di data/logistik.csv.").format(
            count=material.wording.number(hidden)
        )
        if hidden > 0
        else ""
    )
    return RegionSheet(
        anchor=anchor(region),
        code=region.code,
        name=region.name,
        slug=region.slug,
        states=_states(material, region),
        baseline=_baseline(material, region),
        reported=_reported(material, region),
        is_silent=region.code in material.silent,
        steps=tuple(_step(material, region, stage) for stage in STAGES),
        scarcest=_scarcest(material, region),
        items=_item_table(material, region),
        items_note=note,
        issues_title=issues_title,
        issues=issues,
        issues_rest=issues_rest,
        readiness=_readiness(material, region),
        quality=_quality(material, region),
    )


def region_sheets(material: Material) -> tuple[RegionSheet, ...]:
    """Return section N, regions in code order."""
    return tuple(_sheet(material, region) for region in material.regions)
