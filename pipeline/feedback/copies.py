"""What a desk is told of the proposed copies: the cells that were changed, and what is left to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import quote

from pipeline.bulletin import masked, shortened
from pipeline.feedback import saying
from pipeline.feedback.desk import Desk
from pipeline.feedback.grouping import Group
from pipeline.feedback.picture import CELL_CHARACTERS, column_letter
from pipeline.feedback.proposing import Change, Proposal
from pipeline.feedback.views import ChangeView, CopyView
from pipeline.text.chat import chat_line, row_list
from pipeline.text.unseen import spelled_out

CHANGES_SHOWN = 12
LEFT_SHOWN = 8
NAMED_IN_CHAT = 3
LEFT_CHARACTERS = 240


def copy_view(desk: Desk, copy: Proposal) -> CopyView:
    """Return a proposed copy as the sheet shows it."""
    w = desk.wording
    _ = w.gettext
    changes = _changes(desk, copy)
    left = _left(desk, copy)
    more_changes, more_left = len(changes) - CHANGES_SHOWN, len(left) - LEFT_SHOWN
    cells = w.ngettext("dan {count} perubahan lainnya", "dan {count} perubahan lainnya", more_changes)
    things = w.ngettext("dan {count} hal lainnya", "dan {count} hal lainnya", more_left)
    return CopyView(
        name=file_name(copy),
        address=quote(f"{desk.region.slug}/{copy.name}"),
        origin=_("Salinan dari {file}").format(file=shortened(masked(copy.path), saying.NAME_CHARACTERS)),
        changes=changes[:CHANGES_SHOWN],
        more_changes=cells.format(count=w.number(more_changes)) if more_changes > 0 else "",
        left_title=_("Belum kami ubah, karena hanya Anda yang tahu isinya:") if left else "",
        left=left[:LEFT_SHOWN],
        more_left=things.format(count=w.number(more_left)) if more_left > 0 else "",
    )


def file_name(copy: Proposal) -> str:
    """Return the name of a copy, fit to be shown."""
    return shortened(masked(copy.name), saying.NAME_CHARACTERS)


def chat_lines(desk: Desk, copies: tuple[Proposal, ...]) -> list[str]:
    """Return what a chat says of the copies: which file to confirm, and how many cells were changed."""
    if not copies:
        return []
    w = desk.wording
    _ = w.gettext
    heading = _("Usulan berkas, mohon dipastikan lalu dikirim")
    lines = ["", f"*{heading}*"]
    for copy in copies[:NAMED_IN_CHAT]:
        count = len(copy.changes)
        said = w.ngettext("{file} ({count} sel diubah)", "{file} ({count} sel diubah)", count)
        name = chat_line(f"{desk.region.slug}/{file_name(copy)}")
        lines.append("- " + said.format(file=name, count=w.number(count)))
    if (rest := len(copies) - NAMED_IN_CHAT) > 0:
        more = w.ngettext(
            "- dan {count} berkas lainnya di folder {folder}",
            "- dan {count} berkas lainnya di folder {folder}",
            rest,
        )
        lines.append(more.format(count=w.number(rest), folder=desk.region.slug))
    return lines


def _changes(desk: Desk, copy: Proposal) -> tuple[ChangeView, ...]:
    """Return the changes, those to be confirmed first; cells of a column that became the same stand
    together.
    """
    _ = desk.wording.gettext
    alike: dict[tuple[bool, int, str, str], list[int]] = defaultdict(list)
    for change in copy.changes:
        alike[_kind(change)].append(change.row)
    ordered = sorted(alike.items(), key=lambda item: (item[0][0], item[1][0], item[0][1]))
    return tuple(
        ChangeView(
            cells=_cells(position, rows),
            before=_shown(before) or _("(kosong)"),
            after=_shown(after),
            note="" if is_sure else _("mohon pastikan"),
        )
        for (is_sure, position, before, after), rows in ordered
    )


def _kind(change: Change) -> tuple[bool, int, str, str]:
    return change.is_sure, change.position, change.before, change.after


def _shown(text: str) -> str:
    return shortened(masked(spelled_out(" ".join(text.split()))), CELL_CHARACTERS)


def _cells(position: int, rows: Iterable[int]) -> str:
    """Return cells of one column as a spreadsheet calls them: B3, B5–B9."""
    letter = column_letter(position)
    spans = row_list(sorted(set(rows))).split(", ")
    return ", ".join("–".join(f"{letter}{row}" for row in span.split("–")) for span in spans)


def _left(desk: Desk, copy: Proposal) -> tuple[str, ...]:
    """Return what is still to be corrected in the copy, in the sheet's order."""
    said = []
    for group in desk.open:
        found = [r.finding for r in group.remarks if r.finding.path == copy.path]
        rows = [finding.row for finding in found if finding not in copy.claimed]
        if rows:
            place = _place(desk, group, copy, [row for row in rows if row is not None])
            said.append(shortened(f"{place}: {masked(group.message)}", LEFT_CHARACTERS))
    return tuple(said)


def _place(desk: Desk, group: Group, copy: Proposal, rows: list[int]) -> str:
    _ = desk.wording.gettext
    position = copy.columns.get(group.first.finding.column or "")
    if not rows:
        return _("Seluruh berkas")
    if position is None:
        return _("Baris {rows}").format(rows=row_list(sorted(set(rows))))
    return _cells(position, rows)
