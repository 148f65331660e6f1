"""The site's own pages: the front with the newest edition, and the archive."""

from __future__ import annotations

from pipeline.bulletin import Frame, FrameHead, Wording, render_page, wording_in
from pipeline.model.editions import EditionStatus
from pipeline.settings.model import Settings
from pipeline.site.editions import SiteEdition, is_superseded
from pipeline.site.views import ArchiveEntry, ArchiveView, FrontView, Link, MastheadView, Overdue
from pipeline.site.weeks import Week

EARLIER = 4
"""Editions that the front names besides the newest."""
KILOBYTE, MEGABYTE = 1000, 1_000_000


def pages(weeks: tuple[Week, ...], editions: tuple[SiteEdition, ...], settings: Settings) -> dict[str, bytes]:
    """Return ``index.html`` and ``arsip.html``; ``weeks`` are newest first and hold every edition."""
    composer = _Composer(weeks, editions, settings)
    front, archive = composer.front(), composer.archive()
    return {
        "index.html": render_page("site/index", composer.frame(""), front).encode(),
        "arsip.html": render_page("site/archive", composer.frame(archive.title), archive).encode(),
    }


class _Composer:
    """Words the pages of one state of the site."""

    def __init__(
        self, weeks: tuple[Week, ...], editions: tuple[SiteEdition, ...], settings: Settings
    ) -> None:
        self._weeks, self._editions, self._settings = weeks, editions, settings
        self._wording: Wording = wording_in(settings.edition.language)

    def frame(self, part: str) -> Frame:
        """Return the frame of a page; ``part`` names it beside the site's title."""
        edition, _ = self._settings.edition, self._wording.gettext
        title = _("Buletin Koordinasi Mingguan Desk Pilkada")
        return Frame(
            language=edition.language,
            title=f"{part} · {title}" if part else title,
            description=_("Edisi publik buletin mingguan Desk Pilkada {province}").format(
                province=self._settings.baseline.province
            ),
            author=edition.letterhead.office,
            footer=_("Data Desk Pilkada, bukan data resmi KPU/Bawaslu"),
            running="",
            paper=edition.paper.lower(),
            head=FrameHead(title, "", self._sample_mark()),
            script="site",
        )

    def front(self) -> FrontView:
        """Return the front page."""
        week = self._newest_week()
        edition = week.editions[0]
        entries = [entry for entry in self._entries() if entry.overdue is None or entry.overdue.is_certain]
        coming = self._coming()
        return FrontView(
            masthead=self._masthead(Link(self._wording.gettext("Arsip semua edisi"), "arsip.html")),
            overdue=tuple(self._overdue(w) for w in reversed(self._weeks) if w.meeting > week.meeting),
            due=coming.due.isoformat() if coming else "",
            coming=self._coming_words(coming),
            standstill=self._standstill(coming),
            label=edition.record.label,
            standing=edition.record.standing,
            note=self._note(edition),
            facts=edition.record.facts,
            highlights=edition.record.highlights,
            figures=edition.record.figures,
            links=self._links(edition),
            earlier=tuple(entries[1 : 1 + EARLIER]),
        )

    def archive(self) -> ArchiveView:
        """Return the archive."""
        _ = self._wording.gettext
        return ArchiveView(
            masthead=self._masthead(Link(_("Edisi terbaru"), "index.html")),
            title=_("Arsip"),
            standstill=self._standstill(self._coming()),
            entries=self._entries(),
            states=(
                ("final", _("final")),
                ("revision", _("revisi")),
                ("draft", _("draf")),
                ("missing", _("tidak terbit")),
            ),
        )

    # --- parts ----------------------------------------------------------------------------------

    def _newest_week(self) -> Week:
        return next(week for week in self._weeks if week.editions)

    def _coming(self) -> Week | None:
        """Return the next meeting that has no edition yet; None: the season is over."""
        newest = self._newest_week().meeting
        return next((week for week in reversed(self._weeks) if week.meeting > newest), None)

    def _entries(self) -> tuple[ArchiveEntry, ...]:
        found: list[ArchiveEntry] = []
        for week in self._weeks:
            found += [self._entry(edition) for edition in week.editions] or [self._missing(week)]
        return tuple(found)

    def _entry(self, edition: SiteEdition) -> ArchiveEntry:
        record = edition.record
        summary = " ".join(record.highlights[0]) if record.highlights else ""
        return ArchiveEntry(
            state=record.status.value,
            label=record.label,
            day=self._wording.long_day(record.meeting),
            standing=record.standing,
            summary=summary,
            note=self._note(edition),
            links=self._links(edition),
        )

    def _missing(self, week: Week) -> ArchiveEntry:
        _ = self._wording.gettext
        return ArchiveEntry(
            state="missing",
            label=self._label(week),
            day=self._wording.long_day(week.meeting),
            standing=self._wording.gettext("TIDAK TERBIT")
            if week.is_over
            else self._wording.gettext("BELUM TERBIT"),
            summary=self._due_words(week),
            note="",
            links=(),
            overdue=self._overdue(week),
        )

    def _overdue(self, week: Week) -> Overdue:
        text = self._wording.gettext("Edisi {label} belum terbit. {due}").format(
            label=self._label(week), due=self._due_words(week)
        )
        return Overdue(week.due.isoformat(), text, week.is_over)

    def _label(self, week: Week) -> str:
        return self._wording.gettext("Nomor {number}/{year}").format(
            number=week.number, year=week.meeting.year
        )

    def _moment(self, week: Week) -> str:
        schedule = self._settings.edition.schedule
        return self._wording.gettext("{day} pukul {clock} {zone}").format(
            day=self._wording.long_day(week.meeting),
            clock=schedule.edition_due,
            zone=schedule.zone_name,
        )

    def _due_words(self, week: Week) -> str:
        return self._wording.gettext("Jatuh temponya {moment}.").format(moment=self._moment(week))

    def _coming_words(self, week: Week | None) -> str:
        if week is None:
            return self._wording.gettext("Musim ini sudah berakhir; tidak ada edisi lain yang dijadwalkan.")
        return self._wording.gettext("Edisi berikut, {label}, jatuh tempo {moment}.").format(
            label=self._label(week), moment=self._moment(week)
        )

    def _standstill(self, coming: Week | None) -> str:
        """Return, for readers without script, up to when the page is right."""
        if coming is None:
            return ""
        return self._wording.gettext(
            "Halaman ini memuat edisi sampai rapat {day}. Bila {moment} sudah lewat dan edisi {label} tidak"
            " ada di sini, edisi itu belum terbit."
        ).format(
            day=self._wording.long_day(self._newest_week().meeting),
            moment=self._moment(coming),
            label=self._label(coming),
        )

    def _note(self, edition: SiteEdition) -> str:
        record, _ = edition.record, self._wording.gettext
        later = is_superseded(edition, self._editions)
        if later is not None:
            return _("Digantikan {standing}, {day}.").format(
                standing=later.record.standing, day=self._wording.day(later.record.updated)
            )
        if record.status is EditionStatus.DRAFT:
            return _("Belum ditandatangani; isinya masih dapat berubah.")
        if record.corrections:
            return self._wording.ngettext(
                "Disetujui {day}; {count} angka dikoreksi.",
                "Disetujui {day}; {count} angka dikoreksi.",
                record.corrections,
            ).format(day=self._wording.day(record.updated), count=self._wording.number(record.corrections))
        return _("Disetujui {day}.").format(day=self._wording.day(record.updated))

    def _links(self, edition: SiteEdition) -> tuple[Link, ...]:
        """Return page, print and data of an edition."""
        _, at = self._wording.gettext, edition.address
        links = [Link(_("Baca {label}").format(label=edition.record.label), f"{at}index.html")]
        for file in edition.record.files:
            if file.path == "buletin.pdf":
                links.append(Link(_("PDF"), f"{at}{file.path}", self._size(file.size)))
        for file in edition.record.files:
            if file.path.startswith("data/"):
                links.append(Link(file.path.removeprefix("data/"), f"{at}{file.path}", self._size(file.size)))
        return tuple(links)

    def _size(self, count_bytes: int) -> str:
        if count_bytes >= MEGABYTE:
            return f"{self._wording.decimal(count_bytes / MEGABYTE, 1)} MB"
        return f"{self._wording.number(max(1, round(count_bytes / KILOBYTE)))} kB"

    def _sample_mark(self) -> str:
        is_sample = any(edition.record.is_sample for edition in self._editions)
        return self._wording.gettext("DATA CONTOH") if is_sample else ""

    def _masthead(self, *links: Link) -> MastheadView:
        _, letterhead, mark = self._wording.gettext, self._settings.edition.letterhead, self._sample_mark()
        note = _("Angka dan peristiwa di lembar ini dibuat untuk contoh, bukan laporan lapangan.")
        return MastheadView(
            government=letterhead.government,
            office=letterhead.office,
            address=letterhead.address.in_language(self._wording.language),
            title=_("Buletin Koordinasi Mingguan Desk Pilkada"),
            subtitle=_("Provinsi {name}").format(name=self._settings.baseline.province),
            sample_mark=mark,
            sample_note=note if mark else "",
            links=(*links, Link(_("Umpan Atom"), "atom.xml"), Link("latest.json", "latest.json")),
            disclaimer=_("Data Desk Pilkada, bukan data resmi KPU/Bawaslu"),
        )
