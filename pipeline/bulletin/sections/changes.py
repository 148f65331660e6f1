"""Section M, what changed since the last edition and why: every difference split by its cause."""

from __future__ import annotations

from dataclasses import replace

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.page import Cell, Column, ColumnGroup, Row, Table
from pipeline.bulletin.sections.revision import revision_table
from pipeline.bulletin.views import TablesView
from pipeline.measures.model import Change, Changes, Correction, Headline, Origin, Ratio

MOST_CORRECTIONS = 20
"""So many corrections are printed in the section; with more the whole list stands in the annex."""


def _label(material: Material, change: Change) -> str:
    """Return which figure it is."""
    w = material.wording
    _ = w.gettext
    if change.headline is Headline.REGIONS_COMPLETE and change.stage:
        return _("Kabupaten/kota lengkap {place}").format(place=material.stage_place(change.stage))
    if change.headline is Headline.BALLOTS and change.stage and change.item:
        return _("{item} {place}, lembar").format(
            item=material.item_name(change.item), place=material.stage_place(change.stage)
        )
    if change.headline is Headline.VOTERS and change.election:
        return _("Pengguna hak pilih, pemilihan {election}").format(election=_(change.election))
    return {
        Headline.REPORTED_LAST_DAY: _("Desk melapor untuk hari terakhir periode"),
        Headline.REPORTS: _("Laporan dalam periode"),
        Headline.REPORTS_ON_TIME: _("Laporan tepat waktu dalam periode"),
        Headline.ISSUES_OPEN: _("Isu terbuka"),
        Headline.DECISIONS_OPEN: _("Keputusan rapat terbuka"),
    }[change.headline]


def _count(material: Material, change: Change, count: int | None, whole: int | None) -> str:
    """Return a figure with what it is a part of; sheets and voters stand alone, so long are they."""
    w = material.wording
    if count is None or whole is None or change.headline in {Headline.BALLOTS, Headline.VOTERS}:
        return w.number(count)
    return w.ratio(Ratio(count, whole))


def is_changed(change: Change) -> bool:
    """Whether a figure says something else than it did, or what it said is said otherwise today."""
    causes = change.causes
    return change.before != change.after or any(
        (causes.rules, causes.late, causes.corrections, causes.new, change.is_corrected)
    )


def _row(material: Material, change: Change) -> Row:
    """Return one figure: then, now, the difference, and its causes, which add up to it."""
    w, causes = material.wording, change.causes
    restated = ""
    if change.is_corrected:
        restated = w.gettext("kini terhitung {count}").format(
            count=_count(material, change, change.restated, change.whole_restated)
        )
    parts = (causes.new, causes.late, causes.corrections, causes.rules)
    return Row(
        Cell(_label(material, change)),
        (
            Cell(_count(material, change, change.before, change.whole_before), note=restated),
            Cell(_count(material, change, change.after, change.whole_after)),
            Cell(w.signed(causes.total)),
            *(Cell(w.signed(part)) for part in parts),
        ),
    )


def _figures(material: Material, found: Changes, changed: list[Change]) -> Table:
    """Return the figures that changed."""
    _ = material.wording.gettext
    rest = len(found.figures) - len(changed)
    return Table(
        name="perubahan",
        caption=_("Angka pokok yang berubah, menurut sebabnya"),
        corner=_("Angka"),
        columns=(
            Column(_("Edisi {number}").format(number=found.since), "number"),
            Column(_("Sekarang"), "number"),
            Column(_("Selisih"), "number"),
            Column(_("Fakta baru"), "number"),
            Column(_("Laporan terlambat"), "number"),
            Column(_("Koreksi"), "number"),
            Column(_("Aturan"), "number"),
        ),
        groups=(
            ColumnGroup("", 1),
            ColumnGroup(_("Besaran"), 3),
            ColumnGroup(_("Sebab, berjumlah selisihnya"), 4),
        ),
        rows=tuple(_row(material, change) for change in changed),
        note=_rest_note(material, rest),
        style="changes",
    )


def _rest_note(material: Material, rest: int) -> str:
    """Return how many figures have not changed, and what the causes mean."""
    w = material.wording
    meaning = w.gettext(
        "Fakta baru: terjadi dan dilaporkan sesudah rapat itu. Laporan terlambat: tentang hari sampai rapat"
        " itu, datang sesudahnya. Koreksi: pengganti angka yang sudah dihitung waktu itu."
    )
    if not rest:
        return meaning
    unchanged = w.ngettext("{count} angka lain tetap.", "{count} angka lain tetap.", rest)
    return f"{meaning} {unchanged.format(count=w.number(rest))}"


# --- corrections --------------------------------------------------------------------------------


def _places(material: Material, origins: tuple[Origin, ...]) -> str:
    """Return where a count was read: the first file and row, and how many more there are."""
    w = material.wording
    if not origins:
        return ""
    first = w.gettext("{file} baris {row}").format(file=masked(origins[0].file), row=w.number(origins[0].row))
    rest = len(origins) - 1
    if not rest:
        return first
    return w.gettext("{first} dan {count} lainnya").format(first=first, count=w.number(rest))


def _correction_row(material: Material, found: Correction) -> Row:
    """Return one count that a later row replaced."""
    w = material.wording
    return Row(
        Cell(material.region(found.region)),
        (
            Cell(material.item_name(found.item), note=material.stage_place(found.stage)),
            Cell(w.short_day(found.day)),
            Cell(w.number(found.old)),
            Cell(w.number(found.new)),
            Cell(w.signed(found.new - found.old)),
            Cell(
                w.gettext("diganti {place}").format(place=_places(material, found.new_origins)),
                note=w.gettext("semula {place}").format(place=_places(material, found.old_origins)),
            ),
        ),
    )


def _correction_table(material: Material, found: tuple[Correction, ...], name: str) -> Table:
    """Return corrections, old → new, with the rows that say so."""
    w = material.wording
    _ = w.gettext
    return Table(
        name=name,
        caption=_("Koreksi atas angka edisi lalu: lama dan baru, untuk hari yang sama"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Butir, tahap")),
            Column(_("Hari"), "day"),
            Column(_("Lama"), "number"),
            Column(_("Baru"), "number"),
            Column(_("Selisih"), "number"),
            Column(_("Sebab"), "long", content="file_names"),
        ),
        rows=tuple(_correction_row(material, correction) for correction in found),
        style="corrections",
    )


def _printed_corrections(material: Material, found: Changes) -> Table | None:
    """Return the corrections that the section has room for, the largest first; None: there is none."""
    w = material.wording
    if not found.corrections:
        return None
    kept = sorted(found.corrections, key=lambda c: -abs(c.new - c.old))[:MOST_CORRECTIONS]
    rest = len(found.corrections) - len(kept)
    table = _correction_table(material, tuple(kept), "koreksi")
    if not rest:
        return table
    note = w.ngettext(
        "{count} koreksi lainnya ada di lampiran.", "{count} koreksi lainnya ada di lampiran.", rest
    ).format(count=w.number(rest))
    return replace(table, note=note)


def corrections_annex(material: Material) -> Table | None:
    """Return all corrections; None where the section prints them all."""
    found = material.measures.changes
    if found is None or len(found.corrections) <= MOST_CORRECTIONS:
        return None
    return _correction_table(material, found.corrections, "koreksi-lampiran")


# --- the section --------------------------------------------------------------------------------


def _finding(material: Material, found: Changes, changed: list[Change]) -> str:
    """Return how many figures changed, and how many of them not by new facts alone."""
    w = material.wording
    _ = w.gettext
    if not changed:
        return _("Tidak satu pun angka pokok berubah sejak edisi {number}").format(number=found.since)
    restated = [c for c in changed if c.causes.total != c.causes.new or c.is_corrected]
    counts = {
        "count": w.number(len(changed)),
        "whole": w.number(len(found.figures)),
        "number": found.since,
        "restated": w.number(len(restated)),
    }
    if not restated:
        return _(
            "{count} dari {whole} angka pokok berubah sejak edisi {number}, semuanya karena fakta baru"
        ).format(**counts)
    return w.ngettext(
        "{count} dari {whole} angka pokok berubah sejak edisi {number}; {restated} berubah juga oleh"
        " laporan terlambat, koreksi, atau aturan",
        "{count} dari {whole} angka pokok berubah sejak edisi {number}; {restated} berubah juga oleh"
        " laporan terlambat, koreksi, atau aturan",
        len(restated),
    ).format(**counts)


def _source(material: Material, found: Changes) -> str:
    """Return what the edition is compared with, and where that was had from."""
    w = material.wording
    day = w.long_day(found.since_meeting)
    if found.record is not None:
        return w.gettext(
            "Dibandingkan dengan edisi {number} ({revision}) rapat {day} sebagaimana diterbitkan, sidik"
            " {digest}."
        ).format(number=found.since, revision=found.record.revision, day=day, digest=found.record.digest)
    return w.gettext(
        "Dibandingkan dengan edisi {number} rapat {day}, dihitung kembali dengan aturan sekarang dari berkas"
        " yang sudah datang waktu itu, sehingga perubahan aturan tidak tampak."
    ).format(number=found.since, day=day)


def changes_section(material: Material) -> TablesView:
    """Return section M, a revision's own corrections first; without an earlier edition it says so."""
    own = revision_table(material)
    view = _since_last_edition(material)
    return replace(view, tables=(own, *view.tables)) if own else view


def _since_last_edition(material: Material) -> TablesView:
    _ = material.wording.gettext
    found = material.measures.changes
    if found is None:
        return TablesView("", (), (), empty=_("Edisi pertama: belum ada edisi pembanding."))
    changed = [change for change in found.figures if is_changed(change)]
    corrections = _printed_corrections(material, found)
    figures = (_figures(material, found, changed),) if changed else ()
    return TablesView(
        finding=_finding(material, found, changed),
        facts=(),
        tables=(*figures, *((corrections,) if corrections else ())),
        empty="" if corrections else _("Tidak ada angka logistik edisi lalu yang dikoreksi."),
        note=_source(material, found),
    )
