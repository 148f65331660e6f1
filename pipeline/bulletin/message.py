"""The summary to paste into WhatsApp: what page 1 says, short enough to be read in a chat."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.bulletin.context import Material
from pipeline.bulletin.highlights import highlights
from pipeline.bulletin.sections import letterhead
from pipeline.bulletin.sections.agenda import agenda_section
from pipeline.bulletin.sections.reporting import gauges
from pipeline.bulletin.views_front import AgendaEntry, Highlight
from pipeline.bulletin.wording import NO_BREAK, shortened

MOST_CHARACTERS = 1500
"""Above that a chat folds the message (contract, section 3)."""
LONGEST_LINE = 200
FEWEST_TOLD = 2
"""Sentences of B that stand before an item of C makes way."""
_MARKS = str.maketrans({"*": "", "~": "", "`": "", "_": "-"})
"""Signs with which a chat sets bold, struck out, code and slanted: texts from the field have none."""


def message(material: Material) -> str:
    """Return ``ringkasan.txt``: at most 1,500 characters, lines ended by LF, ``*bold*``.

    Head and foot always stand whole: the marks DATA CONTOH and DRAF, the meeting, the disclaimer
    and where the full edition lies. Between them stands as much of sections B, C and E as there is
    room for: what makes way first are C's figures, then the last sentences of B, then the last
    items of C.
    """
    told, asked = highlights(material), agenda_section(material).entries
    head, foot = _head(material), _foot(material)
    for middle in _shorter_and_shorter(material, told, asked):
        text = "\n".join([*head, "", *middle, "", *foot]) + "\n"
        if len(text) <= MOST_CHARACTERS:
            return text
    return "\n".join([*head, "", *foot]) + "\n"


def _shorter_and_shorter(
    material: Material, told: tuple[Highlight, ...], asked: tuple[AgendaEntry, ...]
) -> Iterator[list[str]]:
    """Yield the lines between head and foot, from the fullest to the shortest."""
    for based in range(len(asked), -1, -1):
        yield _middle(material, told, asked, based)
    fewest = min(FEWEST_TOLD, len(told))
    for count in range(len(told) - 1, fewest - 1, -1):
        yield _middle(material, told[:count], asked, 0)
    for count in range(len(asked) - 1, 0, -1):
        yield _middle(material, told[:fewest], asked[:count], 0)
    yield _middle(material, told[:1], (), 0)


def _middle(
    material: Material, told: tuple[Highlight, ...], asked: tuple[AgendaEntry, ...], based: int
) -> list[str]:
    """Return sections B, E and C; the first ``based`` items of C with the figure behind them."""
    _ = material.wording.gettext
    lines = [bold(_("Pokok berita"))]
    lines += [f"• {bold(sentence.lead)} {plain(sentence.text)}" for sentence in told]
    shares = "; ".join(f"{g.label} {g.value} ({g.counts or g.verdict}), {g.target}" for g in gauges(material))
    lines.append(f"• {plain(shares)}.")
    if not asked:
        return lines
    lines += ["", bold(_("Keputusan yang diminta"))]
    for number, entry in enumerate(asked, start=1):
        whose = _("{owner}; tenggat {day}.").format(owner=entry.owner, day=entry.due)
        basis = f" {plain(entry.basis)}" if number <= based else ""
        lines.append(f"{number}. {bold(entry.ask)}{basis} {plain(whose)}")
    return lines


def _head(material: Material) -> list[str]:
    """Return the marks of sample and draft, the edition and its meeting."""
    _ = material.wording.gettext
    head = letterhead.head(material)
    facts = [plain(f"{fact.term}: {fact.text}") for fact in (head.facts[0], head.facts[2])]
    facts[0] = f"{facts[0]} ({head.countdown})"
    mark = [f"{bold(head.sample_mark)} {plain(head.sample_note)}"] if head.sample_mark else []
    number = _("{number} · {revision} · sidik {digest}").format(
        number=head.number, revision=head.revision, digest=head.digest
    )
    return [*mark, bold(head.title), plain(number), *facts]


def _foot(material: Material) -> list[str]:
    """Return the disclaimer, and where the full edition is; that line ends the message."""
    w, edition = material.wording, material.settings.edition
    meeting = material.measures.calendar.meeting.isoformat()
    address = material.said(edition.address)
    where = w.gettext("Edisi lengkap: {address}").format(address=address)
    if not address:
        where = w.gettext("Edisi lengkap: buletin.pdf di folder {folder} di sekretariat Desk.").format(
            folder=meeting
        )
    return [f"{letterhead.disclaimer(material)}.", where]


def plain(text: str) -> str:
    """Return ``text`` on one line, without signs that a chat would take for marks, at most 200 long."""
    return shortened(" ".join(text.replace(NO_BREAK, " ").translate(_MARKS).split()), LONGEST_LINE)


def bold(text: str) -> str:
    """Return ``text`` in bold; an empty one stays empty."""
    shown = plain(text)
    return f"*{shown}*" if shown else ""
