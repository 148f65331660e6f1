"""From a table to the bytes of a file, as the desk writes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from pipeline.sample.habits import DeskHabit, HeaderStyle, NameStyle, date_text, number_text
from pipeline.sample.table import Cell, ReportTable
from pipeline.settings.model import Item, Region, ReportField, Settings, Unit

_UTF_16_MARK = b"\xff\xfe"
UNICODE_TEXT_ENCODING = "utf-16-le"


class _Spelled(dict[Cell, str]):
    """Every distinct cell is spelled once."""

    def __init__(self, spell: Callable[[Cell], str]) -> None:
        super().__init__()
        self._spell = spell

    def __missing__(self, cell: Cell) -> str:
        text = self[cell] = self._spell(cell)
        return text


class Speller:
    """Spells the tables of one sender in one habit; made anew for every desk.

    ``home`` is the desk's own region, None for the province (which names several).
    """

    def __init__(self, settings: Settings, habit: DeskHabit, home: Region | None) -> None:
        self.habit = habit
        self.home = home
        self._settings = settings
        self._caches: dict[tuple[str, str], _Spelled] = {}
        self._units = {unit.name: _shortest(unit) for unit in settings.items.units}
        self._districts = {d.code: d.name for d in home.districts} if home else {}

    def file_bytes(self, table: ReportTable, encoding: str) -> bytes:
        """Return the whole file: header and rows, or NIHIL where the table has no row."""
        columns = self.columns(table)
        lines = [self.habit.delimiter.join(self.headers(table.kind, columns))]
        if not table.rows:
            lines.append("NIHIL")
        lines.extend(map(self.habit.delimiter.join, zip(*columns.values(), strict=True)))
        if self.habit.separator_line:
            lines.insert(0, f"sep={self.habit.delimiter}")
        return self.encoded(lines, encoding)

    def nil_bytes(self) -> bytes:
        """Return a nil report that is the word alone."""
        return self.encoded(["NIHIL"], self.habit.encoding)

    def encoded(self, lines: list[str], encoding: str) -> bytes:
        """Return ``lines`` with the desk's line ends, the last one closed."""
        text = self.habit.newline.join([*lines, ""])
        return (_UTF_16_MARK if encoding == UNICODE_TEXT_ENCODING else b"") + text.encode(encoding)

    def columns(self, table: ReportTable) -> dict[str, list[str]]:
        """Return the spelled (and where needed quoted) cells, in the order of the desk's form."""
        present = [name for name in self.habit.order if name in table.columns]
        names = [*present, *(name for name in table.columns if name not in present)]
        kept = [name for name in names if name not in self.habit.omitted or self.home is None]
        return {
            name: list(map(self._spelled(table.kind, name).__getitem__, table.columns[name])) for name in kept
        }

    def headers(self, kind: str, columns: dict[str, list[str]]) -> list[str]:
        """Return the header's cells for ``columns``."""
        fields = self._settings.kind_by_name[kind].by_name
        return [self.quoted(_header(fields[name], self.habit.header)) for name in columns]

    def quoted(self, text: str) -> str:
        """Return ``text`` in quotes where the delimiter, a quote or a line break asks for it."""
        if any(mark in text for mark in (self.habit.delimiter, '"', "\n", "\r")):
            return '"' + text.replace('"', '""') + '"'
        return text

    def region_name(self, code: str) -> str:
        """Return what the desk calls the region of ``code``; any other text stays as it is."""
        region = self._settings.baseline.by_code.get(code)
        return code if region is None else _name(region, self.habit.names)

    def word(self, kind: str, column: str, cell: str) -> str:
        """Return the desk's word for a code in ``column``; any other text stays as it is."""
        return self._word(self._settings.kind_by_name[kind].by_name[column].role, cell)

    def _spelled(self, kind: str, column: str) -> _Spelled:
        cache = self._caches.get((kind, column))
        if cache is None:
            role = self._settings.kind_by_name[kind].by_name[column].role
            cache = self._caches[kind, column] = _Spelled(partial(self._text, role))
        return cache

    def _text(self, role: str, cell: Cell) -> str:
        if cell is None:
            return "" if role == "district" else self.habit.blank
        if isinstance(cell, date):
            return self.quoted(date_text(cell, self.habit.dates))
        if isinstance(cell, int):
            return self.quoted(number_text(cell, self.habit.numbers))
        return self.quoted(self._word(role, cell))

    def _word(self, role: str, cell: str) -> str:
        if role == "region":
            return self.region_name(cell)
        if role == "district":
            return self._districts.get(cell, cell)
        if role == "item":
            return self._item_name(cell)
        if role == "unit" and self.habit.unit_names is NameStyle.ALIAS:
            return self._units.get(cell, cell)
        if role == "indicator" and cell in self._settings.indicators.by_code:
            return self._settings.indicators.by_code[cell].name
        return cell.replace("_", " ") if role == "category" else cell

    def _item_name(self, code: str) -> str:
        item = self._settings.items.by_code.get(code)
        if item is None:
            return code
        if self.habit.item_names is NameStyle.ALIAS and item.aliases:
            return _alias(item, self.home).capitalize()
        return item.name


def _shortest(unit: Unit) -> str:
    """Return the first alias that is shorter than the unit's name: desks abbreviate, they don't expand."""
    return next((alias for alias in unit.aliases if len(alias) < len(unit.name)), unit.name)


def _alias(item: Item, home: Region | None) -> str:
    """Return the first alias; a Kota that elects a wali kota uses the first that says so."""
    mayors = [alias for alias in item.aliases if "wali kota" in alias]
    return mayors[0] if mayors and home is not None and home.name.startswith("Kota") else item.aliases[0]


def _name(region: Region, style: NameStyle) -> str:
    if style is NameStyle.CODE:
        return region.code
    if style is NameStyle.ALIAS and region.aliases:
        return region.aliases[0]
    return region.name if style is NameStyle.OFFICIAL else region.short_name


def _header(field: ReportField, style: HeaderStyle) -> str:
    if style is HeaderStyle.CANONICAL:
        return field.name
    if style is HeaderStyle.ALIAS and field.aliases:
        return field.aliases[0].capitalize()
    return field.title.id.upper() if style is HeaderStyle.CAPITALS else field.title.id
