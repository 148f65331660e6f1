"""Section C, what the meeting must decide: at most five sentences that a chair can put to the vote."""

from __future__ import annotations

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import on_one_line
from pipeline.bulletin.page import Cell, Column, Row, Table
from pipeline.bulletin.sections.agenda_basis import basis_of, decision_of, due_of
from pipeline.bulletin.views_front import AgendaEntry, AgendaView
from pipeline.bulletin.wording import ABSENT
from pipeline.measures.model import AgendaItem, AgendaKind, Score

NAMES, OWNER_NAMES, OWNER, DECISION_TEXT, REFERENCE = 40, 30, 44, 46, 16
"""Characters that names, an owner, a decision's text and a number may take on page 1."""


def agenda_section(material: Material) -> AgendaView:
    """Return section C."""
    w, agenda = material.wording, material.measures.agenda
    _ = w.gettext
    note = _("Nilai = tenggat + luas + berat + lama (bagian P).")
    if agenda.further:
        more = w.ngettext(
            "{count} hal lain ada di lampiran.",
            "{count} hal lain ada di lampiran.",
            len(agenda.further),
        ).format(count=w.number(len(agenda.further)))
        note = f"{note} {more}"
    return AgendaView(
        entries=tuple(agenda_entry(material, item) for item in agenda.items),
        empty=_("Tidak ada yang lewat tenggat atau terancam terlambat menurut laporan yang ada."),
        note=note,
    )


def agenda_entry(material: Material, item: AgendaItem) -> AgendaEntry:
    """Return one item, ready to be placed; texts from the field are masked and cut."""
    return AgendaEntry(
        ask=_ask(material, item),
        basis=basis_of(material, item),
        owner=_owner(material, item),
        due=due_of(material, item),
        score=material.wording.number(item.score.total),
        reasons=_reasons(material, item.score),
    )


def agenda_annex(material: Material) -> Table | None:
    """Return what did not fit on page 1, in the same order; None where everything did."""
    further = material.measures.agenda.further
    if not further:
        return None
    _ = material.wording.gettext
    entries = [agenda_entry(material, item) for item in further]
    return Table(
        name="keputusan-lain",
        caption=_("Hal lain yang dapat diputuskan rapat, menurut nilainya"),
        corner=_("Keputusan yang diminta"),
        columns=(
            Column(_("Dasar"), "long"),
            Column(_("Penanggung jawab")),
            Column(_("Tenggat"), "day"),
            Column(_("Nilai"), "number"),
        ),
        rows=tuple(
            Row(Cell(e.ask), (Cell(e.basis), Cell(e.owner), Cell(e.due), Cell(e.score, note=e.reasons)))
            for e in entries
        ),
        style="agenda-rest",
        content="field_texts",
    )


def _reasons(material: Material, score: Score) -> str:
    """Return the parts of a score as a sum: ``21 + 20 + 25 + 0``."""
    parts = (score.deadline, score.size, score.severity, score.days_open)
    return " + ".join(material.wording.number(part) for part in parts)


def _owner(material: Material, item: AgendaItem) -> str:
    """Return the office that the data name, else the desks concerned."""
    w = material.wording
    if item.owner:
        return on_one_line(item.owner, OWNER)
    if not item.regions:
        return ABSENT
    names = w.listing([material.region(code) for code in item.regions])
    if len(names) <= OWNER_NAMES:
        return w.gettext("Desk {names}").format(names=names)
    return w.ngettext("Desk {count} daerah", "Desk {count} daerah", len(item.regions)).format(
        count=w.number(len(item.regions))
    )


def _ask(material: Material, item: AgendaItem) -> str:
    """Return the sentence that the chair can put to the vote."""
    _ = material.wording.gettext
    if item.kind is AgendaKind.DECISION_OVERDUE:
        decision = decision_of(material, item)
        return _("Beri tenggat baru atau tutup keputusan {number} (“{text}”).").format(
            number=on_one_line(decision.number, REFERENCE),
            text=on_one_line(decision.text, DECISION_TEXT),
        )
    urgent = tuple(dict.fromkeys(f.region for f in item.figures if f.region is not None))
    return {
        AgendaKind.STAGE_LATE: _(
            "Tetapkan tanggal tuntas baru dan bantuan bagi {names} yang belum lengkap {place}."
        ),
        AgendaKind.STAGE_AT_RISK: _("Putuskan bantuan agar {names} lengkap {place} tepat waktu."),
        AgendaKind.BALLOTS_SHORT: _("Pastikan kekurangan surat suara di {names} dipenuhi."),
        AgendaKind.ISSUE_OVERDUE: _("Putuskan penyelesaian isu {number} ({category}) di {names}."),
        AgendaKind.DESKS_SILENT: _("Minta desk {names} melapor hari ini juga, walaupun nihil."),
        AgendaKind.REPORTS_REFUSED: _("Minta desk {names} mengirim ulang laporan yang ditolak."),
    }[item.kind].format(
        names=material.fitting_regions(urgent, NAMES),
        place=material.stage_place(item.stage) if item.stage else "",
        number=on_one_line(item.reference or "", REFERENCE),
        category=material.label("isu", "kategori", item.category or ""),
    )
