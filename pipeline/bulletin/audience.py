"""The public edition: the same view, without what audience.yaml keeps with the desk.

What a table, a column or a fact holds is told by its ``content``; what holds nothing of concern stays.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from pipeline.bulletin.page import ColumnGroup, Fact, Row, Table
from pipeline.bulletin.public_note import public_note
from pipeline.bulletin.views import EditionView, PublicNote, RegionSheet, TablesView
from pipeline.bulletin.views_issues import IssuesView
from pipeline.bulletin.views_logistics import LogisticsView
from pipeline.bulletin.wording import Wording, wording_in
from pipeline.settings.model import Audience, Settings

Part = TypeVar("Part")


def public_view(view: EditionView, settings: Settings) -> EditionView:
    """Return the edition as everyone may read it, with the note on what is left out.

    Digest, number and standing are the full edition's. The summary for WhatsApp is the desk's own.
    """
    audience, wording = settings.audience, wording_in(view.language)
    closing = _Closing(audience, wording)
    note = public_note(audience, settings, wording, {e.letter: e.title for e in view.contents})
    public = closing.sections(replace(view, public=note, message="", annex=closing.tables(view.annex)))
    public = public if audience.allows("file_names") else without_origins(public)
    shown = {entry.letter for entry in view.contents if audience.shows(entry.letter)}
    return replace(
        public,
        title=wording.gettext("{title} (edisi publik)").format(title=view.title),
        running=wording.gettext("{edition} · edisi publik").format(edition=view.running),
        contents=tuple(
            entry
            for entry in view.contents
            if entry.letter in shown
            or (entry.anchor == "lampiran" and public.annex)
            or (public.origins is not None and entry.anchor == public.origins.anchor)
        ),
    )


def on_paper(view: EditionView) -> EditionView:
    """Return the public edition without the link to the other ones: paper leads nowhere."""
    note = view.public
    return replace(view, public=PublicNote(note.title, note.text, "", "")) if note else view


class _Closing:
    """Takes away, part by part, what is not for everyone."""

    def __init__(self, audience: Audience, wording: Wording) -> None:
        self._audience = audience
        self._wording = wording
        self._left_out = wording.gettext("Rinciannya tidak dimuat dalam edisi publik.")
        self._province = wording.gettext("{caption}: jumlah provinsi")

    def sections(self, view: EditionView) -> EditionView:
        """Return the view with public sections only, each without what is closed in it."""
        shows, texts = self._audience.shows, self._audience.allows("field_texts")
        return replace(
            view,
            highlights=view.highlights if shows("B") else None,
            agenda=view.agenda if shows("C") and texts else None,
            key_figures=view.key_figures if shows("D") else (),
            reporting=view.reporting if shows("E") else None,
            follow_up=self._section(view.follow_up) if shows("F") and texts else None,
            board=replace(view.board, table=self._opened(view.board.table))
            if view.board and shows("G")
            else None,
            logistics=self._logistics(view.logistics) if view.logistics and shows("H") else None,
            projection=self._section(view.projection) if shows("I") else None,
            issues=self._issues(view.issues) if view.issues and shows("J") else None,
            visits=self._section(view.visits) if shows("K") else None,
            readiness=self._section(view.readiness) if shows("L") else None,
            changes=self._section(view.changes) if shows("M") else None,
            regions=tuple(map(self._sheet, view.regions)) if shows("N") else (),
            quality=self._section(view.quality) if shows("O") else None,
            trace=view.trace if shows("P") else None,
        )

    def tables(self, tables: Iterable[Table]) -> tuple[Table, ...]:
        """Return what is left of the tables; of a column that is closed region by region, the sums."""
        return tuple(part for table in tables for part in self._parts(table))

    def _parts(self, table: Table) -> tuple[Table, ...]:
        allows = self._audience.allows
        if not allows(table.content):
            return ()
        table = self._open_rows(table)
        closed = [c for c in table.columns if not allows(c.content)]
        if not closed:
            return (table,)
        opened = self._opened(table)
        sums = tuple(row for row in table.rows if row.total)
        summed = [n for n, c in enumerate(table.columns) if not allows(c.content) and c.content in TOPICS]
        parts = (opened,) if opened.columns else ()
        if not sums or not summed:
            return parts
        caption = self._province.format(caption=table.caption)
        alone = replace(
            _with_columns(table, summed), name=f"{table.name}-provinsi", caption=caption, note="",
            sortable=False,
        )  # fmt: skip
        return (*parts, replace(alone, rows=tuple(row for row in alone.rows if row.total)))

    def _open_rows(self, table: Table) -> Table:
        """Return the table without rows that are closed; its note then tells how many they are."""
        kept = tuple(row for row in table.rows if self._audience.allows(row.content))
        hidden = len(table.rows) - len(kept)
        return replace(table, rows=kept, note=self._hidden(hidden)) if hidden else table

    def _hidden(self, count: int) -> str:
        words = self._wording.ngettext(
            "{count} baris tidak dimuat dalam edisi publik.",
            "{count} baris tidak dimuat dalam edisi publik.",
            count,
        )
        return words.format(count=self._wording.number(count))

    def _opened(self, table: Table) -> Table:
        kept = [n for n, c in enumerate(table.columns) if self._audience.allows(c.content)]
        return table if len(kept) == len(table.columns) else _with_columns(table, kept)

    def _facts(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        return tuple(fact for fact in facts if self._audience.allows(fact.content))

    def _section(self, section: TablesView | None) -> TablesView | None:
        if section is None:
            return None
        tables = self.tables(section.tables)
        empty = self._left_out if section.tables and not tables else section.empty
        return replace(section, facts=self._facts(section.facts), tables=tables, empty=empty)

    def _issues(self, section: IssuesView) -> IssuesView:
        if section.table is None or self._audience.allows(section.table.content):
            return section
        return replace(section, table=None, rest="", empty=self._left_out)

    def _logistics(self, section: LogisticsView) -> LogisticsView:
        ledger = section.ledger if section.ledger and self._audience.allows(section.ledger.content) else None
        return replace(section, ledger=ledger)

    def _sheet(self, sheet: RegionSheet) -> RegionSheet:
        texts = self._audience.allows("field_texts")
        return replace(
            sheet,
            issues=sheet.issues if texts else (),
            issues_rest=sheet.issues_rest if texts else "",
            readiness=self._facts(sheet.readiness),
        )


TOPICS = frozenset({"tps", "c_pemberitahuan", "distribusi", "personel", "keamanan", "kerawanan", "anggaran"})


def _with_columns(table: Table, kept: list[int]) -> Table:
    """Return the table with these columns only; a heading over none of them goes with them."""
    owners = [n for n, group in enumerate(table.groups) for _ in range(group.span)]
    groups = []
    for n, group in enumerate(table.groups):
        # The first column of the page is the rows' own heading.
        span = sum(owners[column + 1] == n for column in kept) + (1 if owners[:1] == [n] else 0)
        if span:
            groups.append(ColumnGroup(group.label, span))
    return replace(
        table,
        columns=tuple(table.columns[n] for n in kept),
        rows=tuple(_cut(row, kept) for row in table.rows),
        groups=tuple(groups),
    )


def _cut(row: Row, kept: list[int]) -> Row:
    return replace(row, cells=tuple(row.cells[n] for n in kept))


def without_origins(part: Part) -> Part:
    """Return a view, or a part of one, whose figures lead to no file and no row."""
    if isinstance(part, tuple):
        return tuple(without_origins(inner) for inner in part)  # type: ignore[return-value]
    if not is_dataclass(part) or isinstance(part, type):
        return part
    values = {field.name: getattr(part, field.name) for field in fields(part)}
    bare = {name: _bare(name, value) for name, value in values.items()}
    changed = {name: value for name, value in bare.items() if value is not values[name]}
    return replace(part, **changed) if changed else part


def _bare(name: str, value: object) -> object:
    if name == "origins":
        return None
    if name == "origin":
        return ""
    return without_origins(value) if isinstance(value, tuple) or is_dataclass(value) else value
