"""Section J, issues: the funnel with ages, what is new, late and closed; the whole list for the annex."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, Fact, Mark, Row, Table, order_of
from pipeline.bulletin.sections.funnel import funnel
from pipeline.bulletin.views_issues import IssuesView
from pipeline.measures.model import Issue

MOST_ON_PAGE = 8
LEVELS = ("kritis", "tinggi", "sedang", "rendah")
HIGH_LEVELS = ("kritis", "tinggi")


def words(material: Material, field: str, word: str) -> str:
    """Return a category, level or status as people read it: ``logistik_rusak`` → ``logistik rusak``."""
    return material.label("isu", field, word)


def level_mark(material: Material, level: str) -> Mark:
    """Return the mark of an issue's level."""
    states = {"kritis": "critical", "tinggi": "attention", "sedang": "on-course", "rendah": "low"}
    return Mark(states.get(level, "low"), words(material, "tingkat", level))


def _due(material: Material, issue: Issue) -> Cell:
    """Return the due date and the days by which it was missed."""
    w = material.wording
    if issue.is_open and issue.overdue_days > 0:
        late = w.gettext("lewat {days}").format(days=w.days(issue.overdue_days))
        return Cell(
            w.short_day(issue.due),
            note=late,
            mark=Mark("critical", w.gettext("terlambat")),
            order=order_of(issue.due),
        )
    return material.day(issue.due)


def _status(material: Material, issue: Issue) -> Cell:
    """Return the status and since when it is known."""
    w = material.wording
    if issue.closed is not None:
        return Cell(words(material, "status", issue.status), note=w.short_day(issue.closed))
    return Cell(
        words(material, "status", issue.status),
        note=w.gettext("kabar {day}").format(day=w.short_day(issue.updated)),
    )


def _row(material: Material, issue: Issue) -> Row:
    """Return one issue; field text is masked."""
    w = material.wording
    action = masked(issue.action or "")
    owner = masked(issue.owner or "–")
    return Row(
        Cell(material.region(issue.region), note=masked(issue.number)),
        (
            Cell(
                words(material, "tingkat", issue.level),
                mark=level_mark(material, issue.level),
                order=order_of(LEVELS.index(issue.level) if issue.level in LEVELS else None),
            ),
            Cell(masked(issue.description), note=action),
            Cell(owner, note=words(material, "kategori", issue.category)),
            _due(material, issue),
            _status(material, issue),
            Cell(
                w.days(issue.age_days),
                note=w.gettext("baru") if issue.is_new else "",
                order=order_of(issue.age_days),
            ),
        ),
        region=material.slug(issue.region),
    )


def issue_table(material: Material, name: str, caption: str, issues: Sequence[Issue]) -> Table:
    """Return a table of issues."""
    _ = material.wording.gettext
    return Table(
        name=name,
        caption=caption,
        corner=_("Daerah, nomor"),
        columns=(
            Column(_("Tingkat"), "status"),
            Column(_("Uraian dan tindak lanjut"), "long"),
            Column(_("Penanggung jawab"), note=_("kategori")),
            Column(_("Tenggat"), "day"),
            Column(_("Status")),
            Column(_("Umur"), "day"),
        ),
        rows=tuple(_row(material, issue) for issue in issues),
        style="issues",
        content="field_texts",
    )


def issue_annex(material: Material) -> Table | None:
    """Return the full list: every open issue and those closed in the period; None where there is none."""
    listed = [i for i in material.measures.issues.issues if i.is_open or i.closed_in_period]
    if not listed:
        return None
    _ = material.wording.gettext
    return issue_table(
        material, "daftar-isu", _("Semua isu yang terbuka dan yang ditutup dalam periode ini"), listed
    )


def _finding(material: Material, open_issues: Sequence[Issue]) -> str:
    """Return the section's finding."""
    w, register = material.wording, material.measures.issues
    if not open_issues:
        return w.gettext("Tidak ada isu yang terbuka")
    if not register.overdue:
        return w.ngettext(
            "{count} isu terbuka, semuanya dalam tenggat",
            "{count} isu terbuka, semuanya dalam tenggat",
            len(open_issues),
        ).format(count=w.number(len(open_issues)))
    return w.ngettext(
        "{late} dari {count} isu terbuka lewat tenggat",
        "{late} dari {count} isu terbuka lewat tenggat",
        register.overdue,
    ).format(late=w.number(register.overdue), count=w.number(len(open_issues)))


def issues_section(material: Material) -> IssuesView:
    """Return section J."""
    w, register = material.wording, material.measures.issues
    _ = w.gettext
    open_issues = [issue for issue in register.issues if issue.is_open]
    urgent = [i for i in open_issues if i.level in HIGH_LEVELS or i.overdue_days > 0]
    shown = urgent[:MOST_ON_PAGE]
    rest = len(open_issues) - len(shown)
    return IssuesView(
        finding=_finding(material, open_issues),
        funnel=funnel(material),
        levels=tuple(
            Fact(words(material, "tingkat", level), w.number(count), mark=level_mark(material, level))
            for level, count in register.by_level_open
        ),
        table=issue_table(material, "isu", _("Isu terbuka yang kritis, tinggi, atau lewat tenggat"), shown)
        if shown
        else None,
        empty=_("Tidak ada isu terbuka yang kritis, tinggi, atau lewat tenggat."),
        rest=_("{count} isu terbuka lainnya ada di lampiran.").format(count=w.number(rest))
        if rest > 0
        else "",
    )
