"""Section F, what became of the decisions of earlier meetings. Nothing drops off the list unannounced."""

from __future__ import annotations

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Fact, Mark, Row, Table, order_of
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import Decision


def _news(material: Material, decision: Decision) -> Cell:
    """Return what is new of a decision: closed, overdue, no news, or its own note."""
    w = material.wording
    _ = w.gettext
    note = masked(decision.note or "")
    if not decision.is_open:
        return Cell(_("ditutup {day}").format(day=w.short_day(decision.closed)), note=note)
    if decision.no_news:
        silent = _("tanpa kabar {days}").format(days=w.days(decision.silent_days))
        return Cell(silent, note=note, mark=Mark("unknown", ""))
    return Cell(_("kabar {day}").format(day=w.short_day(decision.updated)), note=note)


def _due(material: Material, decision: Decision) -> Cell:
    """Return the due date, with the days by which it was missed."""
    w = material.wording
    if decision.is_open and decision.overdue_days > 0:
        late = w.gettext("lewat {days}").format(days=w.days(decision.overdue_days))
        return Cell(
            w.short_day(decision.due),
            note=late,
            mark=Mark("critical", w.gettext("terlambat")),
            order=order_of(decision.due),
        )
    return material.day(decision.due)


def _row(material: Material, decision: Decision) -> Row:
    """Return one decision."""
    w = material.wording
    meeting = w.gettext("rapat {day}").format(day=w.short_day(decision.meeting))
    return Row(
        Cell(masked(decision.number), note=meeting),
        (
            Cell(masked(decision.text)),
            Cell(masked(decision.owner), note=material.region(decision.region) if decision.region else ""),
            _due(material, decision),
            Cell(material.label("keputusan", "status", decision.status)),
            _news(material, decision),
        ),
        region=material.slug(decision.region),
    )


def follow_up_section(material: Material) -> TablesView:
    """Return section F."""
    w, follow_up = material.wording, material.measures.follow_up
    _ = w.gettext
    columns = (
        Column(_("Keputusan"), "long"),
        Column(_("Penanggung jawab")),
        Column(_("Tenggat"), "day"),
        Column(_("Status")),
        Column(_("Kabar")),
    )
    table = Table(
        name="tindak-lanjut",
        caption=_(
            "Keputusan yang masih terbuka atau ditutup dalam periode ini, yang paling lewat"
            " tenggat lebih dulu"
        ),
        corner=_("Nomor"),
        columns=columns,
        rows=tuple(_row(material, decision) for decision in follow_up.decisions),
        style="decisions",
        content="field_texts",
    )
    return TablesView(
        finding=_finding(material),
        facts=(
            Fact(_("terbuka"), w.number(follow_up.open)),
            Fact(_("lewat tenggat"), w.number(follow_up.overdue)),
            Fact(_("tanpa kabar"), w.number(follow_up.no_news)),
            Fact(_("ditutup dalam periode"), w.number(follow_up.closed_in_period)),
        )
        if follow_up.decisions
        else (),
        tables=(table,) if follow_up.decisions else (),
        empty=_("Belum ada keputusan rapat yang tercatat."),
    )


def _finding(material: Material) -> str:
    """Return the section's finding."""
    w, follow_up = material.wording, material.measures.follow_up
    _ = w.gettext
    if not follow_up.decisions:
        return ""
    if not follow_up.open:
        return _("Semua keputusan rapat yang tercatat sudah ditutup")
    if not follow_up.overdue:
        return w.ngettext(
            "{count} keputusan rapat masih terbuka, semuanya dalam tenggat",
            "{count} keputusan rapat masih terbuka, semuanya dalam tenggat",
            follow_up.open,
        ).format(count=w.number(follow_up.open))
    if follow_up.overdue == follow_up.open == 1:
        return _("Satu-satunya keputusan rapat yang masih terbuka lewat tenggat")
    if follow_up.overdue == follow_up.open:
        return _("Semua {count} keputusan rapat yang masih terbuka lewat tenggat").format(
            count=w.number(follow_up.open)
        )
    return w.ngettext(
        "{overdue} dari {open} keputusan rapat yang terbuka lewat tenggat",
        "{overdue} dari {open} keputusan rapat yang terbuka lewat tenggat",
        follow_up.overdue,
    ).format(overdue=w.number(follow_up.overdue), open=w.number(follow_up.open))
