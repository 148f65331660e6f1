"""What the public edition says of itself: that it is one, and what it leaves out."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.bulletin.views import PublicNote
from pipeline.bulletin.wording import Wording
from pipeline.settings.model import Audience, Settings

ARCHIVE = "../../arsip.html"
"""From an edition's permanent address to the list of all."""


def public_note(
    audience: Audience, settings: Settings, wording: Wording, titles: Mapping[str, str]
) -> PublicNote:
    """Return the note; ``titles`` are the sections' by letter."""
    _ = wording.gettext
    left_out = left_out_of(audience, settings, wording, titles)
    parts = [_("Tidak dimuat: {parts}.").format(parts="; ".join(left_out))] if left_out else []
    parts.append(_("Edisi lengkap ada di Desk Pilkada provinsi; sidik ini sidik data edisi lengkap."))
    return PublicNote(
        title=_("Edisi publik."),
        text=" ".join(parts),
        archive=ARCHIVE,
        archive_words=_("Semua edisi, revisi, dan edisi terbaru"),
    )


def left_out_of(
    audience: Audience, settings: Settings, wording: Wording, titles: Mapping[str, str]
) -> tuple[str, ...]:
    """Return what the public edition leaves out, a phrase each; none where all is public."""
    _ = wording.gettext
    texts = audience.allows("field_texts")
    needing_texts = () if texts else ("C", "F")
    closed = [x for x in titles if x and (not audience.shows(x) or x in needing_texts)]
    phrases = []
    if closed:
        names = wording.listing([f"{letter} ({titles[letter]})" for letter in closed])
        phrases.append(_("bagian {names}").format(names=names))
    if not texts:
        phrases.append(_("teks bebas dari lapangan (uraian isu, keterangan, temuan kunjungan)"))
    if not audience.allows("file_names"):
        phrases.append(_("nama berkas dan baris asal angka"))
    topics = {i.topic: None for i in settings.indicators.indicators if not audience.allows(i.topic)}
    if topics:
        names = wording.listing([_topic(topic, wording) for topic in topics])
        phrases.append(_("angka {topics} per daerah").format(topics=names))
    data = [name for name in (*settings.kind_by_name, "findings", "ledger") if not audience.gives(name)]
    if data:
        phrases.append(_("berkas data {names}").format(names=wording.listing(data)))
    return tuple(phrases)


def _topic(topic: str, wording: Wording) -> str:
    _ = wording.gettext
    return {
        "personel": _("personel"),
        "keamanan": _("keamanan"),
        "kerawanan": _("kerawanan"),
        "anggaran": _("anggaran"),
        "tps": _("TPS"),
        "c_pemberitahuan": _("C.Pemberitahuan"),
        "distribusi": _("distribusi"),
    }.get(topic, topic)
