"""The slips of the sample season, each a kind that occurs in real files: what desks get wrong.

An edit changes a report before it is spelled. All of them are intended; the truth knows none.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from pipeline.model.stages import STAGES
from pipeline.sample.goods_story import GOVERNOR, REGENT
from pipeline.sample.schedule import Delivery
from pipeline.sample.table import Cell, ReportTable

Edit = Callable[[ReportTable], ReportTable]
Place = str | int
"""The code in the key column of the row (its first occurrence), or the row's number from 0."""

_KEY_COLUMN = {"logistik": "barang", "kesiapan": "indikator", "isu": "nomor"}
_LATEST_FIGURES = (*(stage.value for stage in reversed(STAGES)), "realisasi")
SHEETS_OF_A_BOX = 2000
_ARCHIVED_ROLL_OF_WEST_KUTAI = 138104
"""The misprint that went round for Kutai Barat's 128,104 voters."""
_BALLOTS_ROUNDED_ON_THE_TOTAL = 140932
"""Penajam Paser Utara's need as first announced: 2.5 % on the total instead of per station."""


def edited(table: ReportTable, delivery: Delivery) -> ReportTable:
    """Return ``table`` with the slips of this delivery; a corrected file has none."""
    key = (delivery.region, delivery.kind, delivery.days[-1])
    edit = (_CORRECTED_LATER if delivery.is_superseded else _SLIPS if not delivery.mark else {}).get(key)
    if edit is None:
        return _lagging(table) if delivery.is_superseded else table
    return edit(table)


def _row(table: ReportTable, place: Place) -> int | None:
    """Return the row's number; None where the table has no such row (a calm day has no issue)."""
    if isinstance(place, int):
        return place if place < table.rows else None
    codes = table.columns[_KEY_COLUMN[table.kind]]
    return codes.index(place) if place in codes else None


def _put(place: Place, column: str, cell: Cell) -> Edit:
    return _change(place, column, lambda _table, _row: cell)


def _change(place: Place, column: str, cell_of: Callable[[ReportTable, int], Cell]) -> Edit:
    def edit(table: ReportTable) -> ReportTable:
        row = _row(table, place)
        return table if row is None else table.with_cell(row, column, cell_of(table, row))

    return edit


def _times(place: Place, column: str, factor: int) -> Edit:
    return _change(place, column, lambda table, row: _number(table, row, column) * factor)


def _above(place: Place, column: str, other: str) -> Edit:
    """More than in the column before it: the slip that breaks the ladder."""
    return _change(place, column, lambda table, row: _number(table, row, other) + 100)


def _with_unit(place: Place, column: str) -> Edit:
    return _change(place, column, lambda t, row: f"{t.columns[column][row]} {t.columns['satuan'][row]}")


def _again(place: Place, column: str, cell: Cell) -> Edit:
    def edit(table: ReportTable) -> ReportTable:
        row = _row(table, place)
        return table if row is None else table.with_copy(row, **{column: cell})

    return edit


def _in_boxes(place: Place) -> Edit:
    """Full boxes counted instead of sheets."""

    def edit(table: ReportTable) -> ReportTable:
        row = _row(table, place)
        if row is None:
            return table
        boxes = _number(table, row, "diterima") // SHEETS_OF_A_BOX
        kept: dict[str, Cell] = {
            "satuan": "boks",
            "diterima": boxes,
            "kebutuhan": None,
            "rusak": None,
            "dikemas": None,
        }
        for column, cell in kept.items():
            table = table.with_cell(row, column, cell)
        return table

    return edit


def _part_misses(place: Place, column: str) -> Edit:
    """One kecamatan's count is off, so that the parts don't sum to the whole."""

    def edit(table: ReportTable) -> ReportTable:
        rows = [
            n
            for n, code in enumerate(table.columns["barang"])
            if code == place and table.columns["kecamatan"][n] is not None
        ]
        return table.with_cell(rows[0], column, _number(table, rows[0], column) - 4) if rows else table

    return edit


def _district_named(place: int, name: str) -> Edit:
    """Write a kecamatan otherwise than the list does: in its ``place``-th row."""

    def edit(table: ReportTable) -> ReportTable:
        rows = [n for n, code in enumerate(table.columns["kecamatan"]) if code is not None]
        return table.with_cell(rows[place], "kecamatan", name) if place < len(rows) else table

    return edit


def _all(*edits: Edit) -> Edit:
    def edit(table: ReportTable) -> ReportTable:
        for one in edits:
            table = one(table)
        return table

    return edit


def _without(column: str) -> Edit:
    return lambda table: table.without(frozenset({column}))


def _day_before(table: ReportTable) -> ReportTable:
    """Return yesterday's table under today's date: the writer hands the right days in."""
    days = [day + timedelta(days=1) if isinstance(day, date) else day for day in table.columns["tanggal"]]
    return ReportTable(table.kind, {**table.columns, "tanggal": days})


def _lagging(table: ReportTable) -> ReportTable:
    """The first version of a corrected report: one figure is a little lower than the truth.

    It is one of the farthest stage that has begun, so that the ladder stays whole, and one that is
    still growing, so that it doesn't fall below the day before.
    """
    aims = table.columns.get("kebutuhan", table.columns.get("target", []))
    for column in _LATEST_FIGURES:
        counts = table.columns.get(column, [])
        rows = [
            n
            for n, (count, aim) in enumerate(zip(counts, aims, strict=False))
            if isinstance(count, int) and isinstance(aim, int) and 100 < count < aim
        ]
        if rows:
            return table.with_cell(rows[0], column, _number(table, rows[0], column) - 7)
    return table


def _number(table: ReportTable, row: int, column: str) -> int:
    count = table.columns[column][row]
    return count if isinstance(count, int) else 0


def _n(day: int) -> date:
    return date(2024, 11, 1) + timedelta(days=day - 1)


Slips = Mapping[tuple[str, str, date], Edit]

_SLIPS: Slips = {
    ("64.01", "logistik", _n(6)): _all(
        _put(GOVERNOR, "barang", "Surat suara gubenur"), _again("segel", "barang", "Genset gudang")
    ),
    ("64.01", "kesiapan", _n(5)): _put("linmas", "realisasi", "±500"),
    ("64.02", "isu", _n(13)): _put(0, "tingkat", "level 2"),
    ("64.02", "logistik", date(2024, 10, 28)): _in_boxes(GOVERNOR),
    ("64.02", "logistik", _n(14)): _part_misses("bilik-suara", "diterima"),
    ("64.03", "logistik", _n(11)): _all(
        _district_named(40, "Teluk Bayor"), _district_named(3, "Tanjung Batu Hilir")
    ),
    ("64.03", "kesiapan", _n(13)): _put("linmas", "keterangan", "-menunggu rekap kecamatan"),
    ("64.07", "logistik", _n(4)): _all(_put(REGENT, "rusak", "NIHIL"), _put(GOVERNOR, "rusak", "NIHIL")),
    ("64.07", "logistik", _n(12)): _without("diterima"),
    ("64.07", "kesiapan", _n(16)): _put(
        "c-pemberitahuan-tersampaikan", "target", _ARCHIVED_ROLL_OF_WEST_KUTAI
    ),
    ("64.08", "logistik", _n(9)): _times("kabel-ties", "diterima", 10),
    ("64.09", "logistik", date(2024, 10, 29)): _put(GOVERNOR, "kebutuhan", _BALLOTS_ROUNDED_ON_THE_TOTAL),
    ("64.09", "logistik", date(2024, 10, 30)): _put(GOVERNOR, "kebutuhan", _BALLOTS_ROUNDED_ON_THE_TOTAL),
    ("64.09", "kesiapan", _n(6)): _put("linmas", "tanggal", "2014-11-06"),
    ("64.11", "kesiapan", _n(9)): _day_before,
    ("64.71", "logistik", _n(14)): _again("tinta", "kurang", 2),
    ("64.72", "kesiapan", _n(6)): _put(0, "wilayah", "Samarida"),
    ("64.72", "kesiapan", _n(16)): _with_unit("tps-siap", "realisasi"),
    ("64.02", "isu", _n(5)): _put(0, "tanggal", "Rabu, 5 November 2024"),
    ("64.09", "isu", _n(12)): _put(0, "sumber", "Warga, hubungi 0812-0000-0000"),
    ("64.09", "isu", _n(14)): _put(
        0, "tindak_lanjut", "Sudah dirapatkan.\nHasil menyusul setelah peninjauan."
    ),
    ("64.74", "logistik", _n(4)): _put("formulir-c-hasil", "satuan", "rim"),
    ("64.74", "kesiapan", _n(5)): _put("linmas", "tanggal", "15/11/24"),
}
_CORRECTED_LATER: Slips = {
    ("64.02", "logistik", _n(12)): _above("tinta", "dikemas", "diterima"),
    ("64.09", "logistik", date(2024, 10, 31)): _put(GOVERNOR, "kebutuhan", _BALLOTS_ROUNDED_ON_THE_TOTAL),
    ("64.72", "logistik", _n(8)): _put(REGENT, "rusak", "12O"),
}
YESTERDAYS_FIGURES = frozenset({("64.11", "kesiapan", _n(9))})
"""Reports that say again what the day before said."""
UNICODE_TEXT = frozenset({("64.08", "kesiapan", date(2024, 10, 31)), ("64.08", "logistik", _n(5))})
"""Reports that Excel saved as *Unicode Text*: UTF-16 with a byte order mark, tabs between."""
