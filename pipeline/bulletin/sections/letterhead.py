"""Section A, the head of the edition, and the closing block with signatures and copies."""

from __future__ import annotations

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Fact
from pipeline.bulletin.views import ClosingView
from pipeline.bulletin.views_front import HeadView
from pipeline.model.editions import EditionStatus


def standing(material: Material) -> str:
    """Return whether the edition is a draft, final or a revision, as printed: ``REVISI 1 · DRAF``."""
    _ = material.wording.gettext
    own = material.context.standing
    revision = _("REVISI {number}").format(number=own.revision) if own.revision else ""
    if own.status is EditionStatus.DRAFT:
        return f"{revision} · {_('DRAF')}" if revision else _("DRAF")
    return revision or _("FINAL")


def signed(material: Material) -> tuple[str, ...]:
    """Return who signed the edition and when, one line a signature; none for a draft."""
    words = material.wording.gettext("Disetujui {name}, {role}, {day}")
    return tuple(
        words.format(name=s.name, role=s.role, day=material.wording.day(s.day))
        for s in material.context.standing.signatures
    )


def is_sample(material: Material) -> bool:
    """Return whether the figures are sample data and every page must say so."""
    return material.settings.edition.data_status == "sample"


def title(material: Material) -> str:
    """Return the bulletin's title."""
    return material.wording.gettext("Buletin Koordinasi Mingguan Desk Pilkada")


def number(material: Material) -> str:
    """Return ``Nomor 47/2024``."""
    calendar = material.measures.calendar
    return material.wording.gettext("Nomor {number}/{year}").format(
        number=calendar.number, year=calendar.year
    )


def full_title(material: Material) -> str:
    """Return the bulletin's title with the edition's number."""
    return f"{title(material)}, {number(material)}"


def description(material: Material) -> str:
    """Return in one sentence what the edition is about."""
    return material.wording.gettext("Keadaan Pilkada {province} menurut laporan desk, rapat {day}").format(
        province=material.settings.baseline.province,
        day=material.wording.long_day(material.measures.calendar.meeting),
    )


def disclaimer(material: Material) -> str:
    """Return what every page says of its figures."""
    return material.wording.gettext("Data Desk Pilkada, bukan data resmi KPU/Bawaslu")


def _countdown(material: Material) -> tuple[str, str]:
    """Return ``H-9`` and what it means."""
    _ = material.wording.gettext
    days = material.measures.calendar.days_to_voting
    voting = material.wording.long_day(material.settings.milestones.voting_day)
    if days == 0:
        return _("Hari H"), _("pemungutan suara hari ini")
    if days > 0:
        return _("H-{days}").format(days=days), _("menuju pemungutan suara {day}").format(day=voting)
    return _("H+{days}").format(days=-days), _("sesudah pemungutan suara {day}").format(day=voting)


def head(material: Material) -> HeadView:
    """Return section A."""
    w, calendar = material.wording, material.measures.calendar
    _ = w.gettext
    letterhead = material.settings.edition.letterhead
    countdown, countdown_note = _countdown(material)
    sample = is_sample(material)
    return HeadView(
        government=letterhead.government,
        office=letterhead.office,
        address=material.said(letterhead.address),
        title=title(material),
        subtitle=_("Provinsi {name}").format(name=material.settings.baseline.province),
        number=number(material),
        countdown=countdown,
        countdown_note=countdown_note,
        facts=(
            Fact(_("Rapat"), w.long_day(calendar.meeting)),
            Fact(_("Periode"), w.period(calendar.period.start, calendar.period.end)),
            Fact(_("Data per"), w.long_day(calendar.data_as_of)),
            Fact(_("Edisi berikut"), w.long_day(calendar.next_meeting)),
        ),
        revision=standing(material),
        digest=material.context.digest,
        sample_mark=_("DATA CONTOH") if sample else "",
        sample_note=_("Angka dan peristiwa di lembar ini dibuat untuk contoh, bukan laporan lapangan.")
        if sample
        else "",
    )


def running(material: Material) -> str:
    """Return the edition as it stands at the foot of every page: number, standing, digest."""
    return material.wording.gettext("{number} · {revision} · sidik {digest}").format(
        number=number(material), revision=standing(material), digest=material.context.digest
    )


def closing(material: Material) -> ClosingView:
    """Return the signature block and the list of copies."""
    w, edition = material.wording, material.settings.edition
    return ClosingView(
        place_and_day=f"{edition.letterhead.city}, {w.day(material.measures.calendar.meeting)}",
        signatories=tuple((material.said(s.role), material.said(s.name), s.nip) for s in edition.signatories),
        signed=signed(material),
        copies_title=w.gettext("Tembusan"),
        copies=tuple(material.said(name) for name in edition.copies_to),
        disclaimer=disclaimer(material),
    )
