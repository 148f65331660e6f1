"""The sheet of one desk: what to type where, the gravest first; what is mended, at the end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.bulletin import Frame, FrameHead, masked
from pipeline.feedback import copies, saying
from pipeline.feedback.desk import Desk
from pipeline.feedback.grouping import Group
from pipeline.feedback.picture import Picture
from pipeline.feedback.saying import Sheet
from pipeline.feedback.views import CardView, DayView, PartView, SheetView
from pipeline.model.findings import Severity

CARDS_SHOWN = 20
"""Cards of one weight on a sheet; the table beside it has all."""
PLACES_SHOWN = 5
MENDED_SHOWN = 12


def cards_of(desk: Desk) -> tuple[Group, ...]:
    """Return what the sheet shows as cards."""
    return tuple(group for severity in Severity for group in desk.open_of(severity)[:CARDS_SHOWN])


def sheet_view(sheet: Sheet) -> SheetView:
    """Return the sheet of a desk."""
    desk, season, edition, shown = sheet.desk, sheet.season, sheet.edition, sheet.shown
    w, head = desk.wording, edition.head
    _ = w.gettext
    return SheetView(
        office=head.office,
        title=saying.title(desk),
        edition=_("Rapat {day} · {number} · {revision}").format(
            day=w.long_day(season.meeting), number=head.number, revision=head.revision
        ),
        sample_mark=head.sample_mark,
        sample_note=head.sample_note,
        is_clear=desk.is_clear,
        lead=saying.sum_of(desk),
        history=saying.history(desk),
        deadline=saying.deadline(desk, season),
        days_title=_("Hari yang belum dilaporkan"),
        days=tuple(DayView(w.long_day(cell.day), saying.day_note(desk, cell.state)) for cell in desk.missing),
        parts=tuple(_part(desk, severity, shown) for severity in Severity if desk.open_of(severity)),
        mended_title=_("Sudah diperbaiki, terima kasih"),
        mended=_lines(desk, desk.mended),
        verified_title=_("Sudah dipastikan benar, tidak perlu diperbaiki"),
        verified=_verified(desk),
        copies_title=_("Usulan berkas yang sudah diperbaiki"),
        copies_lead=_(
            "Salinan berkas Anda; hanya sel yang disebut di sini yang kami ubah. Pastikan, perbaiki "
            "juga yang belum diubah, lalu kirim berkas usulan itu."
        ),
        copies=tuple(copies.copy_view(desk, copy) for copy in sheet.copies),
        steps_title=_("Cara mengirim ulang"),
        steps=saying.steps(desk, has_copies=bool(sheet.copies)),
        disclaimer=edition.footer,
    )


def sheet_frame(sheet: Sheet) -> Frame:
    """Return the frame of the sheet, with the edition's marks."""
    desk, edition = sheet.desk, sheet.edition
    title = saying.title(desk)
    return Frame(
        language=edition.language,
        title=title,
        description=saying.sum_of(desk),
        author=edition.author,
        footer=edition.footer,
        running=edition.running,
        paper=edition.paper,
        head=FrameHead(title, edition.head.revision, edition.head.sample_mark),
    )


def _part(desk: Desk, severity: Severity, shown: Mapping[Group, Picture]) -> PartView:
    w, groups = desk.wording, desk.open_of(severity)
    rest = len(groups) - CARDS_SHOWN
    more = w.ngettext(
        "Masih ada {count} hal lain; semuanya ada di {file}.",
        "Masih ada {count} hal lain; semuanya ada di {file}.",
        rest,
    )
    return PartView(
        name=severity.value,
        title=saying.weight_title(desk, severity),
        lead=saying.weight_lead(desk, severity),
        cards=tuple(_card(desk, group, shown.get(group)) for group in groups[:CARDS_SHOWN]),
        rest=more.format(count=w.number(rest), file=f"{desk.region.slug}.csv") if rest > 0 else "",
    )


def _card(desk: Desk, group: Group, picture: Picture | None) -> CardView:
    w, first = desk.wording, group.first
    _ = w.gettext
    typed = group.typed
    times = w.ngettext("{count} kali", "{count} kali", group.count).format(count=w.number(group.count))
    where = saying.where(desk, group.places[0], first.finding.column, picture.letter if picture else "")
    label = _("Ketik") if typed is not None and typed.is_sure else _("Misalnya")
    return CardView(
        title=group.title,
        times=times if group.count > 1 else "",
        course=saying.course(desk, group.remarks),
        where=where,
        arrived=saying.arrived(desk, first.arrived),
        message=masked(group.message),
        remedy=masked(group.remedy),
        typed_label=label if typed is not None else "",
        typed=masked(typed.text) if typed is not None else "",
        effect=saying.effect(desk, group),
        also=_also(desk, group),
        picture=picture,
        caption=_("Begini tampaknya di lembar kerja"),
        name=_("{title} ({place})").format(title=group.title, place=where),
    )


def _also(desk: Desk, group: Group) -> tuple[str, ...]:
    """Return the further places of a group, and how many are not named."""
    w, places = desk.wording, group.places[1:]
    said = [saying.where(desk, place, None, "") for place in places[:PLACES_SHOWN]]
    if (rest := len(places) - PLACES_SHOWN) > 0:
        more = w.ngettext("dan {count} berkas lainnya", "dan {count} berkas lainnya", rest)
        said.append(more.format(count=w.number(rest)))
    return tuple(said)


def _verified(desk: Desk) -> tuple[str, ...]:
    """Return what the office has accepted as it is, with who did and why, in a line each."""
    w = desk.wording
    return tuple(
        w.gettext("{place}: {message}").format(
            place=saying.where(desk, group.places[0], group.first.finding.column, ""),
            message=masked(group.message),
        )
        for group in desk.verified
    )


def _lines(desk: Desk, groups: Sequence[Group]) -> tuple[str, ...]:
    """Return what needs nothing any more, in a line each."""
    w = desk.wording
    said = []
    for group in groups[:MENDED_SHOWN]:
        place = saying.where(desk, group.places[0], group.first.finding.column, "")
        said.append(w.gettext("{title} ({place})").format(title=group.title, place=place))
    if (rest := len(groups) - MENDED_SHOWN) > 0:
        more = w.ngettext("dan {count} hal lainnya", "dan {count} hal lainnya", rest)
        said.append(more.format(count=w.number(rest)))
    return tuple(said)
