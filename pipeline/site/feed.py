"""What programs read: the Atom feed (RFC 4287) and ``latest.json``. No clock has a part in them."""

from __future__ import annotations

import json
import uuid
from datetime import date, datetime, time, timedelta, timezone
from xml.etree import ElementTree as ET

from pipeline.bulletin import wording_in
from pipeline.settings.model import Settings
from pipeline.site.editions import SiteEdition
from pipeline.site.weeks import Week

ATOM = "http://www.w3.org/2005/Atom"
FEED_NAME, LATEST_NAME = "atom.xml", "latest.json"
NEWEST = 30
"""Entries of the feed; older editions are in the archive."""


def feed(editions: tuple[SiteEdition, ...], settings: Settings) -> bytes:
    """Return the feed of ``editions`` (by meeting and revision), the newest first.

    Links are absolute where the configuration knows the site's address. An entry's ``updated`` is
    midnight of the day on which it was signed (a draft's: of its meeting) in the desk's zone.
    """
    _ = wording_in(settings.edition.language).gettext
    office = settings.edition.letterhead.office
    newest = tuple(reversed(editions))[:NEWEST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": settings.edition.language})
    _text(root, "id", _identity("", settings))
    _text(root, "title", _("Buletin Koordinasi Mingguan Desk Pilkada"))
    _text(root, "subtitle", _("Data Desk Pilkada, bukan data resmi KPU/Bawaslu"))
    _text(root, "updated", _moment(max(e.record.updated for e in newest), settings))
    _text(ET.SubElement(root, "author"), "name", office)
    _link(root, rel="self", href=_place(FEED_NAME, settings), type="application/atom+xml")
    _link(root, rel="alternate", href=_place("index.html", settings), type="text/html")
    for edition in newest:
        _entry(root, edition, settings)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _entry(root: ET.Element, edition: SiteEdition, settings: Settings) -> None:
    record = edition.record
    entry = ET.SubElement(root, "entry", {"xml:lang": record.language})
    _text(entry, "id", _identity(edition.address, settings))
    _text(entry, "title", f"{record.title}, {record.standing}")
    _text(entry, "updated", _moment(record.updated, settings))
    _text(entry, "published", _moment(record.updated, settings))
    page = _place(edition.address, settings)
    _link(entry, rel="alternate", href=page, type="text/html", hreflang=record.language)
    printed = record.file("buletin.pdf")
    if printed:
        _link(
            entry, rel="enclosure", href=f"{page}{printed.path}", type="application/pdf",
            length=str(printed.size),
        )  # fmt: skip
    sentences = [f"{term}: {text}." for term, text in record.facts[:1]]
    sentences += [f"{lead} {text}" for lead, text in record.highlights]
    _text(entry, "summary", " ".join(sentences))


def latest(weeks: tuple[Week, ...], settings: Settings) -> bytes:
    """Return ``latest.json``: the newest edition with its files, and when the next one is due."""
    week = next(week for week in weeks if week.editions)
    edition, record = week.editions[0], week.editions[0].record
    following = [w for w in weeks if w.meeting > week.meeting]
    told = {
        "version": 1,
        "edition": {
            "number": record.number,
            "year": record.meeting.year,
            "meeting": record.meeting.isoformat(),
            "revision": record.revision,
            "status": record.status.value,
            "digest": record.digest,
            "updated": record.updated.isoformat(),
            "is_sample": record.is_sample,
            "address": _place(edition.address, settings),
            "files": [{"path": f.path, "sha256": f.sha256, "size": f.size} for f in record.files],
        },
        "next_due": following[-1].due.isoformat() if following else None,
        "archive": _place("arsip.html", settings),
        "feed": _place(FEED_NAME, settings),
    }
    return (json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _place(path: str, settings: Settings) -> str:
    return f"{settings.edition.site_address}{path}"


def _identity(address: str, settings: Settings) -> str:
    """Return a name that stays, wherever the site moves: a UUID of the desk and the edition."""
    name = f"desk-pilkada|{settings.baseline.province}|{address}"
    return uuid.uuid5(uuid.NAMESPACE_URL, name).urn


def _moment(day: date, settings: Settings) -> str:
    zone = timezone(timedelta(hours=settings.edition.schedule.utc_offset_hours))
    return datetime.combine(day, time(), zone).isoformat()


def _text(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = text


def _link(parent: ET.Element, **attributes: str) -> None:
    ET.SubElement(parent, "link", attributes)
