"""The figure behind each item of section C, with its date, and the day on which it is due."""

from __future__ import annotations

from datetime import date

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import on_one_line
from pipeline.bulletin.sections.reporting import silence
from pipeline.measures.model import (
    AgendaFigure,
    AgendaItem,
    AgendaKind,
    DayState,
    Decision,
    Issue,
    ProjectionState,
    StageProjection,
)
from pipeline.model.stages import Stage

LIST, OTHERS, DESCRIPTION = 74, 44, 70
"""Characters that a list of regions, and a text from the field, may take on page 1."""


def basis_of(material: Material, item: AgendaItem) -> str:
    """Return the figure behind an item, in one or two sentences."""
    if item.stage is not None:
        return _stage(material, item, item.stage)
    return {
        AgendaKind.BALLOTS_SHORT: _ballots,
        AgendaKind.ISSUE_OVERDUE: _issue,
        AgendaKind.DECISION_OVERDUE: _decision,
        AgendaKind.DESKS_SILENT: _silent,
        AgendaKind.REPORTS_REFUSED: _refused,
    }[item.kind](material, item)


def due_of(material: Material, item: AgendaItem) -> str:
    """Return the day, or the days, on which an item is due; what was due daily is due today."""
    w, measures = material.wording, material.measures
    stage = Stage.RECEIVED if item.kind is AgendaKind.BALLOTS_SHORT else item.stage
    if stage is not None:
        days = sorted(measures.logistics.summary(region, stage).deadline for region in item.regions)
        return w.short_span(days[0], days[-1])
    if item.kind is AgendaKind.ISSUE_OVERDUE:
        return w.short_day(_issue_of(material, item).due)
    if item.kind is AgendaKind.DECISION_OVERDUE:
        return w.short_day(decision_of(material, item).due)
    return w.gettext("hari ini")


# --- goods --------------------------------------------------------------------------------------


def _stage(material: Material, item: AgendaItem, stage: Stage) -> str:
    """Return by how many days which regions are late, or how little is left, and the gravest's count.

    What is late goes before what is tight; a deadline of today is told as such.
    """
    _ = material.wording.gettext
    past: list[tuple[str, int]] = []
    projected: list[tuple[str, int]] = []
    today: list[str] = []
    tight: list[tuple[str, int]] = []
    left: list[tuple[str, int]] = []
    for figure in item.figures:
        region, slack = figure.region or "", figure.slack_days or 0
        is_calendar = _days_left(material, region, stage) == slack
        if slack < 0:
            (past if is_calendar else projected).append((region, -slack))
        elif is_calendar and not slack:
            today.append(region)
        else:
            (left if is_calendar else tight).append((region, slack))
    said = []
    if past:
        said.append(_("Sudah lewat tenggat: {regions}.").format(regions=_with_days(material, past)))
    if projected:
        regions = _with_days(material, projected)
        said.append(_("Diperkirakan terlambat: {regions}.").format(regions=regions))
    if today and not said:
        said.append(_("Tenggat hari ini: {regions}.").format(regions=material.fitting_regions(today, LIST)))
    if tight and not said:
        said.append(_("Sisa waktu menurut perkiraan: {regions}.").format(regions=_with_days(material, tight)))
    if left and not said:
        said.append(_("Sisa waktu sampai tenggat: {regions}.").format(regions=_with_days(material, left)))
    return " ".join([*said, _gravest(material, item.figures[0], stage)])


def _days_left(material: Material, region: str, stage: Stage) -> int:
    """Return the days from the meeting to a region's deadline, negative where it is past."""
    projection = material.measures.projection.stage(region, stage)
    return (projection.deadline - material.measures.calendar.meeting).days


def _with_days(material: Material, found: list[tuple[str, int]]) -> str:
    """Return regions with their days: ``Paser 4 hari, Kutai Timur 2 hari, dan 3 lainnya``."""
    w = material.wording
    _ = w.gettext
    names = [
        _("{region} {days}").format(region=material.fitting_regions((code,), LIST), days=w.days(days))
        for code, days in found
    ]
    return w.fitting(names, LIST)


def _gravest(material: Material, figure: AgendaFigure, stage: Stage) -> str:
    """Return how far the gravest region is, and when it will be done."""
    w = material.wording
    region = figure.region or ""
    summary = material.measures.logistics.summary(region, stage)
    known = {
        "region": material.fitting_regions((region,), LIST),
        "count": w.number(figure.count),
        "whole": w.number(figure.whole),
        "day": w.short_day(summary.as_of),
        "outlook": _outlook(material, material.measures.projection.stage(region, stage)),
    }
    if not figure.count:
        return w.gettext(
            "{region}: belum satu pun dari {whole} butir lengkap (data {day}), {outlook}."
        ).format(**known)
    return w.gettext("{region}: {count} dari {whole} butir lengkap (data {day}), {outlook}.").format(**known)


def _outlook(material: Material, projection: StageProjection) -> str:
    """Return when a stage is expected to be complete, with its range; or why that can't be said."""
    w, span = material.wording, projection.span
    _ = w.gettext
    if span is None:
        return {
            ProjectionState.STALLED: _("jumlahnya tidak bertambah"),
            ProjectionState.NOT_BEGUN: _("belum bergerak"),
        }.get(projection.state, _("data kurang untuk perkiraan"))
    if span.latest is None:
        return _("perkiraan selesai {day} (paling cepat {earliest})").format(
            day=w.short_day(span.day), earliest=w.short_day(span.earliest)
        )
    return _("perkiraan selesai {day} (rentang {span})").format(
        day=w.short_day(span.day), span=w.short_span(span.earliest, span.latest)
    )


def _ballots(material: Material, item: AgendaItem) -> str:
    """Return the largest gap of ballots, its counts and date, and the other regions with one."""
    w, measures = material.wording, material.measures
    _ = w.gettext
    worst = max(item.figures, key=lambda f: ((f.whole or 0) - (f.count or 0), f.region or ""))
    region, code = worst.region or "", worst.item or ""
    value = measures.logistics.ladder(region, code).at(Stage.RECEIVED).value
    said = _("{region} kurang {gap} lembar {item} di gudang ({count} dari {whole}, data {day}).").format(
        region=material.fitting_regions((region,), LIST),
        gap=w.number((worst.whole or 0) - (worst.count or 0)),
        item=material.item_mention(code),
        count=w.number(worst.count),
        whole=w.number(worst.whole),
        day=w.short_day(value.as_of),
    )
    others = [other for other in item.regions if other != region]
    if not others:
        return said
    more = _("Juga kurang: {regions}.").format(regions=material.fitting_regions(others, OTHERS))
    return f"{said} {more}"


# --- issues and decisions -----------------------------------------------------------------------


def _issue_of(material: Material, item: AgendaItem) -> Issue:
    """Return the issue that an item is about."""
    issues = material.measures.issues.issues
    return next(i for i in issues if (i.number, i.region) == (item.reference, item.regions[0]))


def _issue(material: Material, item: AgendaItem) -> str:
    """Return how long an issue is overdue and open, its standing, and what it is about."""
    w, issue = material.wording, _issue_of(material, item)
    return w.gettext("Lewat tenggat {late}, terbuka {age}; {status} per {day} (“{text}”).").format(
        late=w.days(issue.overdue_days),
        age=w.days(issue.age_days),
        status=material.label("isu", "status", issue.status),
        day=w.short_day(issue.updated),
        text=on_one_line(issue.description, DESCRIPTION),
    )


def decision_of(material: Material, item: AgendaItem) -> Decision:
    """Return the decision that an item is about."""
    decisions = material.measures.follow_up.decisions
    return next(d for d in decisions if d.number == item.reference)


def _decision(material: Material, item: AgendaItem) -> str:
    """Return how long a decision is overdue, and what was last heard of it."""
    w, decision = material.wording, decision_of(material, item)
    known = {
        "late": w.days(decision.overdue_days),
        "status": material.label("keputusan", "status", decision.status),
        "day": w.short_day(decision.updated),
        "meeting": w.short_day(decision.meeting),
    }
    if decision.no_news:
        return w.gettext(
            "Lewat tenggat {late}; diputuskan rapat {meeting}, {status}, tanpa kabar sejak {day}."
        ).format(**known)
    return w.gettext("Lewat tenggat {late}; diputuskan rapat {meeting}, {status} per {day}.").format(**known)


# --- reporting ----------------------------------------------------------------------------------


def _silent(material: Material, item: AgendaItem) -> str:
    """Return the silent desks, the longest silence first, with the days."""
    w = material.wording
    names = []
    for figure in item.figures:
        row = material.reporting[figure.region or ""]
        name, text = material.fitting_regions((row.region,), LIST), silence(material, row)
        if row.last_day is not None:
            text = w.gettext("{days}, terakhir {day}").format(days=text, day=w.short_day(row.last_day))
        names.append(f"{name} ({text})")
    return w.gettext("Tanpa laporan: {names}.").format(names=w.fitting(names, 2 * LIST))


def _refused(material: Material, item: AgendaItem) -> str:
    """Return the refused files of each desk with the days that they were about."""
    w = material.wording
    names = []
    for figure in item.figures:
        row = material.reporting[figure.region or ""]
        days = [cell.day for cell in row.cells if cell.state is DayState.REFUSED]
        names.append(
            w.ngettext(
                "{region} {count} berkas ({days})", "{region} {count} berkas ({days})", figure.count or 0
            ).format(
                region=material.fitting_regions((row.region,), LIST),
                count=w.number(figure.count),
                days=_days(material, days),
            )
        )
    return w.gettext("Belum ada penggantinya: {names}.").format(names=w.fitting(names, 2 * LIST))


def _days(material: Material, days: list[date]) -> str:
    """Return days as a list."""
    return material.wording.listing([material.wording.short_day(day) for day in days])
