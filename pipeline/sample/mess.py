"""One file of Excel mess a week: a printed form saved as CSV."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from pipeline.sample.habits import HABITS, DateStyle, NumberStyle, date_text, number_text
from pipeline.sample.spelling import Speller
from pipeline.sample.table import Cell, ReportTable

SUMMED = ("kebutuhan", "diterima", "rusak", "dikemas", "di_ppk", "di_pps", "di_tps")
_FORMS: tuple[tuple[str, date], ...] = (
    ("64.01", date(2024, 10, 30)),
    ("64.01", date(2024, 11, 7)),
    ("64.07", date(2024, 11, 13)),
    ("64.01", date(2024, 11, 20)),
    ("64.07", date(2024, 11, 26)),
    ("64.01", date(2024, 12, 4)),
    ("64.07", date(2024, 12, 11)),
    ("64.01", date(2024, 12, 18)),
    ("64.07", date(2024, 12, 25)),
)
WRONG_TOTAL_ON = date(2024, 11, 7)
_MESSY_WEEKDAY = 2
_ONE_IN = 10


def is_mess(region: str, rank: int, day: date) -> bool:
    """Whether the desk sends its goods of ``day`` as a printed form: one of the ten a week, or every
    tenth synthetic desk on Wednesdays.
    """
    if region in HABITS:
        return (region, day) in _FORMS
    return rank % _ONE_IN == 0 and day.weekday() == _MESSY_WEEKDAY


def mess_bytes(speller: Speller, table: ReportTable, day: date) -> bytes:
    """Return the form of ``day``: titles, header, numbering row, data with its merged cells blank,
    a header repeated, a blank row, JUMLAH, notes, and a signature block of roles without names.
    """
    assert speller.home is not None
    shown = table.without(frozenset({"kecamatan"}))
    cells = [_row(speller, shown, n) for n in range(shown.rows)]
    width = len(shown.columns) + 1
    header = ["No", *speller.headers(shown.kind, {name: [] for name in shown.columns})]
    half = len(cells) // 2
    lines = [
        ["LAPORAN HARIAN LOGISTIK PILKADA SERENTAK TAHUN 2024"],
        [f"DESK PILKADA {speller.home.name.upper()}"],
        [f"Keadaan sampai dengan {date_text(day, DateStyle.WEEKDAY)} – DATA CONTOH"],
        [],
        header,
        [str(n) for n in range(1, width + 1)],
        *cells[:half],
        header,
        *cells[half:],
        [],
        _total(shown, {"diterima": 1000} if day == WRONG_TOTAL_ON else {}),
        ["", "Ket.: angka sementara, menunggu berita acara gudang"],
        [],
        ["", "Mengetahui,", "", "", f"{speller.home.capital}, {date_text(day, DateStyle.LONG)}"],
        ["", "Ketua Desk Pilkada", "", "", "Petugas Laporan"],
        [],
        ["", "(tanda tangan)", "", "", "(tanda tangan)"],
    ]
    padded = [";".join([*map(_quoted, line), *[""] * (width - len(line))]) for line in lines]
    return ("\r\n".join([*padded, ""])).encode("cp1252")


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if ";" in text or '"' in text else text


def _row(speller: Speller, table: ReportTable, n: int) -> list[str]:
    """Return the ``n``-th row, numbered; day and region stand in the first only, as a merged cell does."""
    cells = [_text(speller, name, values[n]) for name, values in table.columns.items()]
    merged = [n > 0 and name in {"tanggal", "wilayah"} for name in table.columns]
    return [str(n + 1), *("" if hidden else cell for cell, hidden in zip(cells, merged, strict=True))]


def _text(speller: Speller, name: str, cell: Cell) -> str:
    if isinstance(cell, date):
        return date_text(cell, DateStyle.SLASHES)
    if isinstance(cell, int):
        return number_text(cell, NumberStyle.DOTS)
    if cell is None:
        return {"di_ppk": "belum ada", "keterangan": ""}.get(name, "-")
    return speller.word("logistik", name, cell)


def _total(table: ReportTable, errors: Mapping[str, int]) -> list[str]:
    """Return the JUMLAH row: each column of counts added, whatever its units."""
    row = ["JUMLAH"]
    for name, cells in table.columns.items():
        added = sum(cell for cell in cells if isinstance(cell, int)) + errors.get(name, 0)
        row.append(number_text(added, NumberStyle.DOTS) if name in SUMMED else "")
    return row
