"""What is to be corrected as a text for WhatsApp: short, grouped, with the name of the full sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.bulletin import EditionView, masked, shortened
from pipeline.feedback import copies, saying
from pipeline.feedback.desk import Desk
from pipeline.feedback.grouping import Group
from pipeline.feedback.model import Season
from pipeline.feedback.picture import Picture
from pipeline.feedback.saying import Sheet
from pipeline.model.findings import Severity
from pipeline.text.chat import chat_line

MOST_CHARACTERS = 3000
LONGEST_LINE = 320
_MOST_TOLD = 40
"""More never fit: the shortest line is longer than what would be left for each."""


def message(sheet: Sheet) -> str:
    """Return the text for the desk: at most 3,000 characters, lines ended by LF, ``*bold*``.

    Head, missing days and deadline always stand; of what is to be corrected as much as there is
    room for, the gravest first, and how much more there is.
    """
    desk = sheet.desk
    head, foot = _head(desk, sheet.season, sheet.edition), _foot(sheet)
    told = [(group, _correction(desk, group, sheet.shown.get(group))) for group in desk.open[:_MOST_TOLD]]
    for count in range(len(told), -1, -1):
        text = "\n".join([*head, *_corrections(desk, told[:count]), *foot]) + "\n"
        if len(text) <= MOST_CHARACTERS:
            break
    return text


def _head(desk: Desk, season: Season, edition: EditionView) -> list[str]:
    w, head = desk.wording, edition.head
    marks = [f"*{head.sample_mark}* {head.sample_note}"] if head.sample_mark else []
    about = w.gettext("Rapat {day} · {number} · {revision}").format(
        day=w.long_day(season.meeting), number=head.number, revision=head.revision
    )
    lines = [*marks, f"*{saying.title(desk)}*", about, "", saying.sum_of(desk), saying.history(desk)]
    if desk.missing:
        lines += ["", f"*{w.gettext('Hari yang belum dilaporkan')}*"]
        lines += [f"- {w.long_day(cell.day)}: {saying.day_note(desk, cell.state)}" for cell in desk.missing]
    return lines


def _foot(sheet: Sheet) -> list[str]:
    desk = sheet.desk
    _, slug = desk.wording.gettext, desk.region.slug
    lines = copies.chat_lines(desk, sheet.copies)
    if not desk.is_clear:
        lines += ["", f"*{saying.deadline(desk, sheet.season)}*"]
    if desk.open:
        lines.append(_("Lembar lengkap dengan gambar selnya: {sheet}").format(sheet=f"{slug}.html"))
    return lines


def _corrections(desk: Desk, told: Sequence[tuple[Group, str]]) -> Iterator[str]:
    w = desk.wording
    number = 0
    for severity in Severity:
        lines = [line for group, line in told if group.severity is severity]
        if lines:
            yield from ("", f"*{saying.weight_title(desk, severity)}*")
        for line in lines:
            number += 1
            yield f"{number}. {line}"
    if (rest := len(desk.open) - len(told)) > 0:
        more = w.ngettext("dan {count} hal lainnya di {sheet}", "dan {count} hal lainnya di {sheet}", rest)
        yield more.format(count=w.number(rest), sheet=f"{desk.region.slug}.html")


def _correction(desk: Desk, group: Group, picture: Picture | None) -> str:
    w = desk.wording
    letter = picture.letter if picture is not None else ""
    where = saying.where(desk, group.places[0], group.first.finding.column, letter)
    if (rest := len(group.places) - 1) > 0:
        more = w.ngettext("{place} dan {count} berkas lainnya", "{place} dan {count} berkas lainnya", rest)
        where = more.format(place=where, count=w.number(rest))
    said = f"{masked(group.message)} {masked(group.remedy)}"
    course = saying.course(desk, group.remarks)
    mark = f" ({course})" if course else ""
    return shortened(chat_line(f"{where}: {said}"), LONGEST_LINE) + mark
