"""What sheet and message say alike: heading, sum, deadline, places, and what became of a row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.bulletin import EditionView, masked, shortened
from pipeline.feedback.desk import Desk
from pipeline.feedback.grouping import Group, Place
from pipeline.feedback.history import Course
from pipeline.feedback.model import Fate, Remark, Season
from pipeline.feedback.picture import Picture
from pipeline.feedback.proposing import Proposal
from pipeline.measures.model import DayState
from pipeline.model.findings import Severity
from pipeline.text.chat import row_list

NAME_CHARACTERS = 80
NO_EFFECT = frozenset({"file-copied", "report-empty"})
"""Findings whose own sentence says what became of the file."""
OTHERWISE_RECKONED = frozenset({"need-outside-corridor"})
"""Findings whose cell is shown while another figure is reckoned with."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that is sent to one desk: what it is about, the pictures of its groups, its copies."""

    desk: Desk
    season: Season
    edition: EditionView
    shown: Mapping[Group, Picture]
    copies: tuple[Proposal, ...]


def title(desk: Desk) -> str:
    """Return the heading of what the desk gets."""
    return desk.wording.gettext("Perbaikan laporan {region}").format(region=desk.region.name)


def sum_of(desk: Desk) -> str:
    """Return in a sentence or two what there is to do, or thanks."""
    w = desk.wording
    if desk.is_clear:
        return w.gettext("Terima kasih. Tidak ada yang perlu diperbaiki dalam laporan pekan ini.")
    errors, warnings, notes = (len(desk.open_of(severity)) for severity in Severity)
    counted = (
        (w.ngettext("{count} hal wajib diperbaiki", "{count} hal wajib diperbaiki", errors), errors),
        (w.ngettext("{count} hal mohon diperiksa", "{count} hal mohon diperiksa", warnings), warnings),
        (w.ngettext("{count} kebiasaan perlu diubah", "{count} kebiasaan perlu diubah", notes), notes),
        (
            w.ngettext("{count} hari belum dilaporkan", "{count} hari belum dilaporkan", len(desk.missing)),
            len(desk.missing),
        ),
    )
    said = [text.format(count=w.number(count)) for text, count in counted if count]
    return w.gettext("Terima kasih atas laporannya. Yang masih ditunggu: {list}.").format(
        list=w.listing(said)
    )


def history(desk: Desk) -> str:
    """Return what became of what was asked at the meeting before."""
    w, meeting, counts = desk.wording, desk.history.meeting, desk.history.counts
    if meeting is None:
        return w.gettext("Ini lembar pertama; belum ada permintaan sebelumnya untuk dibandingkan.")
    said = _what_became(desk).format(
        asked=w.number(counts.asked),
        mended=w.number(counts.mended),
        left=w.number(counts.left),
        day=w.day(meeting),
    )
    if not counts.repeated:
        return said
    repeated = w.ngettext(
        "{said} {count} kesalahan yang sama terulang.",
        "{said} {count} kesalahan yang sama terulang.",
        counts.repeated,
    )
    return repeated.format(said=said, count=w.number(counts.repeated))


def _what_became(desk: Desk) -> str:
    w, counts = desk.wording, desk.history.counts
    if not counts.asked:
        return w.gettext("Pada rapat {day} tidak ada yang diminta diperbaiki.")
    if not counts.left:
        return w.ngettext(
            "{asked} hal yang diminta pada rapat {day} sudah diperbaiki, terima kasih.",
            "{asked} hal yang diminta pada rapat {day} sudah diperbaiki, terima kasih.",
            counts.asked,
        )
    if not counts.mended:
        return w.ngettext(
            "{asked} hal yang diminta pada rapat {day} masih terbuka.",
            "{asked} hal yang diminta pada rapat {day} masih terbuka.",
            counts.asked,
        )
    return w.ngettext(
        "{mended} dari {asked} hal yang diminta pada rapat {day} sudah diperbaiki; {left} masih terbuka.",
        "{mended} dari {asked} hal yang diminta pada rapat {day} sudah diperbaiki; {left} masih terbuka.",
        counts.mended,
    )


def course(desk: Desk, remarks: Sequence[Remark]) -> str:
    """Return how what is told together stood before; empty where there was no edition before."""
    w, past = desk.wording, desk.history
    _ = w.gettext
    found = past.courses_of(remarks)
    if Course.OPEN in found:
        said = (
            _("masih terbuka sejak rapat {day}, dan terulang")
            if Course.REPEATED in found
            else (_("masih terbuka sejak rapat {day}"))
        )
        return said.format(day=w.day(past.since(remarks)))
    if Course.REPEATED in found:
        return _("terulang")
    return _("baru") if found else ""


def deadline(desk: Desk, season: Season) -> str:
    """Return until when a correction makes the next edition; empty where none is asked."""
    if desk.is_clear:
        return ""
    w, schedule = desk.wording, season.settings.edition.schedule
    due = schedule.last_day_for_corrections(season.meeting)
    mark = ":" if w.language == "en" else "."
    return w.gettext(
        "Perbaikan yang kami terima paling lambat {day} pukul {time} {zone} masuk buletin rapat {meeting}."
    ).format(
        day=w.long_day(due),
        time=schedule.corrections_due.replace(":", mark).replace(".", mark),
        zone=schedule.zone_name,
        meeting=w.day(due + timedelta(days=1)),
    )


def weight_title(desk: Desk, severity: Severity) -> str:
    """Return the heading over what weighs so much."""
    _ = desk.wording.gettext
    return {
        Severity.ERROR: _("Wajib diperbaiki"),
        Severity.WARNING: _("Mohon diperiksa"),
        Severity.INFO: _("Perlu diubah lain kali"),
    }[severity]


def weight_lead(desk: Desk, severity: Severity) -> str:
    """Return what it means to weigh so much."""
    _ = desk.wording.gettext
    return {
        Severity.ERROR: _("Yang disebut di sini belum dihitung dalam buletin."),
        Severity.WARNING: _("Yang disebut di sini sudah dihitung, tetapi mungkin keliru."),
        Severity.INFO: _("Yang disebut di sini kami tafsirkan; angkanya tetap dihitung."),
    }[severity]


def day_note(desk: Desk, state: DayState) -> str:
    """Return what is asked for a day without a report that counts."""
    _ = desk.wording.gettext
    if state is DayState.REFUSED:
        return _("laporannya ditolak; kirim ulang")
    return _("belum ada laporan; kirim laporan hari itu, atau NIHIL bila tidak ada kejadian")


def file_name(place: Place) -> str:
    """Return the name of a file as its sender knows it, fit to be shown."""
    return shortened(masked(place.name), NAME_CHARACTERS)


def where(desk: Desk, place: Place, column: str | None, letter: str) -> str:
    """Return file, rows and column of a place."""
    w = desk.wording
    name, rows = file_name(place), row_list(place.rows)
    if not rows and column is not None:
        return w.gettext("{file}, kolom {column}").format(file=name, column=column)
    if not rows:
        return name
    if column is None:
        return w.gettext("{file}, baris {rows}").format(file=name, rows=rows)
    if not letter:
        return w.gettext("{file}, baris {rows}, kolom {column}").format(file=name, rows=rows, column=column)
    return w.gettext("{file}, baris {rows}, kolom {letter} ({column})").format(
        file=name, rows=rows, letter=letter, column=column
    )


def effect(desk: Desk, group: Group) -> str:
    """Return what became meanwhile of the place; empty where that is said already."""
    said = [_row_effect(desk, group), _overtaken(desk, group)]
    return " ".join(text for text in said if text)


def _row_effect(desk: Desk, group: Group) -> str:
    w, first = desk.wording, group.first
    _, taken = w.gettext, first.taken
    if first.finding.code in NO_EFFECT:
        return ""
    if first.fate is Fate.FILE_REFUSED:
        return _("Seluruh berkas ini belum dihitung.")
    if first.fate is Fate.REJECTED and taken is not None:
        return _("Baris ini belum dihitung. Sementara itu dipakai {figure} dari laporan {day}.").format(
            figure=w.number(taken.count), day=w.day(taken.day)
        )
    if first.fate is Fate.COUNTED and taken is not None and first.finding.code not in OTHERWISE_RECKONED:
        return _("Baris ini tetap dihitung, dengan angka {figure}.").format(figure=w.number(taken.count))
    return {
        Fate.REJECTED: _("Baris ini belum dihitung."),
        Fate.COUNTED: _("Baris ini tetap dihitung."),
        Fate.REPLACED: _("Baris ini sudah digantikan baris lain yang berlaku."),
        Fate.FILE_COUNTED: _("Berkas ini tetap dihitung."),
    }[first.fate]


def _overtaken(desk: Desk, group: Group) -> str:
    """Return that a later day's report is sound, where only the old day is left to correct."""
    first = group.first
    if first.outlived is None or first.corrected is not None:
        return ""
    return desk.wording.gettext(
        "Laporan sesudahnya tidak memuat hal ini lagi; tinggal laporan {day} yang perlu diperbaiki."
    ).format(day=desk.wording.day(first.day))


def arrived(desk: Desk, day: date) -> str:
    """Return when a file came; empty where that is not known."""
    if day == date.min:
        return ""
    return desk.wording.gettext("diterima {day}").format(day=desk.wording.day(day))


def steps(desk: Desk, *, has_copies: bool) -> tuple[str, ...]:
    """Return how a correction is sent, from a proposed copy where there is one; nothing where none
    is asked.
    """
    if desk.is_clear:
        return ()
    _ = desk.wording.gettext
    if has_copies:
        return (
            _("Buka usulan berkas di atas di Excel, bukan lembar ini; tanpa usulan, buka berkas aslinya."),
            _("Cari nomor baris di tepi kiri dan huruf kolom di tepi atas, lalu perbaiki selnya saja."),
            _("Simpan usulan tanpa mengganti namanya; berkas asli dengan tambahan rev2. Lalu kirim."),
        )
    return (
        _("Buka berkas aslinya di Excel, bukan lembar ini."),
        _("Cari nomor baris di tepi kiri dan huruf kolom di tepi atas, lalu perbaiki selnya saja."),
        _("Simpan dengan tambahan rev2 pada nama berkasnya, lalu kirim seluruh berkas."),
    )
