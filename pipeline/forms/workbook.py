"""A blank form as a workbook: lists to choose from, locked headers, cells that refuse a slip.

Excel and LibreOffice both keep the checks. The day is typed once, above the table; every row takes
it from there. Nothing is locked with a password: the lock is against slips, not against people.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass
from datetime import datetime

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.forms.content import Choices, DayBetween, Form, FormColumn, WholeNumber
from pipeline.settings.model import Language, Words
from pipeline.text.cells import disarmed

DAY_CELL = "$C$2"
HEADER_ROW = 4
EPOCH = datetime(2024, 1, 1)  # noqa: DTZ001 - a workbook knows no zone; the same bytes on any day
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")
_INPUT = PatternFill("solid", start_color="FFFBE6")
_HEAD = PatternFill("solid", start_color="E3E5E8")
_LINE = Border(bottom=Side(style="hair", color="8A919A"))
_DAY_FORMAT = "yyyy-mm-dd"


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where things stand on the form's sheet."""

    form: Form
    language: Language

    @property
    def first_row(self) -> int:
        return HEADER_ROW + 1

    @property
    def last_row(self) -> int:
        return HEADER_ROW + len(self.form.rows) + self.form.spare_rows

    def letter(self, column: FormColumn) -> str:
        return get_column_letter(self.form.columns.index(column) + 1)

    def say(self, words: Words) -> str:
        return words.in_language(self.language)


def form_workbook(form: Form, language: Language) -> bytes:
    """Return the form as .xlsx; the same form gives the same bytes."""
    book = Workbook()
    layout = _Layout(form, language)
    sheet = book.active
    assert isinstance(sheet, Worksheet), "a new workbook has a sheet"
    sheet.title = form.kind[:31]
    lists = book.create_sheet("Petunjuk"), book.create_sheet("Daftar")
    _heading(sheet, layout)
    _table(sheet, layout)
    _checks(sheet, lists[1], layout)
    _instructions(lists[0], layout)
    lists[1].sheet_state = "hidden"
    for own in book.worksheets:
        own.protection.sheet = True
        own.protection.formatColumns = False
        own.page_setup.paperSize = "9"  # A4
        own.page_setup.fitToWidth, own.page_setup.fitToHeight = 1, 0
        own.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.properties.creator = "Desk Pilkada"
    book.properties.created = EPOCH
    return _same_bytes(book)


def _heading(sheet: Worksheet, layout: _Layout) -> None:
    """Title, and the one cell in which the day is typed."""
    title = layout.say(TITLE).format(title=layout.form.title, region=layout.form.region).rstrip(" ·")
    _text(sheet["A1"], title).font = Font(bold=True, size=14)
    if any(column.once and column.role == "date" for column in layout.form.columns):
        _text(sheet["A2"], layout.say(TYPE_THE_DAY)).font = Font(bold=True)
        day = sheet[DAY_CELL.replace("$", "")]
        day.number_format, day.fill, day.protection = _DAY_FORMAT, _INPUT, Protection(locked=False)
        day.border = Border(*(Side(style="thin"),) * 4)
    sheet.freeze_panes = f"A{layout.first_row}"
    sheet.page_setup.orientation = "landscape"
    sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"


def _table(sheet: Worksheet, layout: _Layout) -> None:
    form = layout.form
    for number, column in enumerate(form.columns, 1):
        head = _text(sheet.cell(HEADER_ROW, number), column.title)
        head.font, head.fill, head.alignment = (
            Font(bold=True),
            _HEAD,
            Alignment(horizontal="right" if column.role == "count" else "left", wrap_text=True),
        )
        sheet.column_dimensions[get_column_letter(number)].width = column.width
        for row in range(layout.first_row, layout.last_row + 1):
            known = form.rows[row - layout.first_row] if form.rows else {}
            _fill(sheet.cell(row, number), column, known.get(column.name), layout)


def _fill(cell: Cell | MergedCell, column: FormColumn, known: str | int | None, layout: _Layout) -> None:
    """Fill one cell of the table: known beforehand, taken from above the table, or left to the desk."""
    assert isinstance(cell, Cell), "nothing is merged in a form"
    cell.border = _LINE
    cell.number_format = _DAY_FORMAT if column.role == "date" else "0" if column.role == "count" else "@"
    if column.once:
        cell.number_format = _DAY_FORMAT if column.role == "date" else "General"
        cell.value = _taken_from_above(column, cell.row, layout)
    elif isinstance(known, str):
        _text(cell, known)
    else:
        cell.value = known
        cell.fill, cell.protection = _INPUT, Protection(locked=False)


def _taken_from_above(column: FormColumn, row: int, layout: _Layout) -> str:
    """Return the formula of the report's own day or region; a spare row has it once it is used."""
    form = layout.form
    key = next(c for c in form.columns if c.name == form.key)
    unused = '""' if form.rows else f'{layout.letter(key)}{row}=""'
    region = form.region.replace('"', '""')
    if column.role == "date":
        empty = f'{DAY_CELL}=""' if form.rows else f'OR({DAY_CELL}="",{unused})'
        return f'=IF({empty},"",{DAY_CELL})'
    return f'="{region}"' if form.rows else f'=IF({unused},"","{region}")'


def _checks(sheet: Worksheet, lists: Worksheet, layout: _Layout) -> None:
    """Put a check on every column that has one; lists to choose from stand on a sheet of their own."""
    number = 0
    for column in layout.form.columns:
        cells = f"{layout.letter(column)}{layout.first_row}:{layout.letter(column)}{layout.last_row}"
        if column.once and column.role == "date":
            cells = DAY_CELL
        elif column.once or column.check is None:
            continue
        if isinstance(column.check, Choices):
            number += 1
            check = _choice(column, column.check, lists, number, layout)
        else:
            check = _bounded(column, layout)
        check.add(cells.replace("$", ""))
        sheet.add_data_validation(check)


def _choice(
    column: FormColumn, choices: Choices, lists: Worksheet, number: int, layout: _Layout
) -> DataValidation:
    letter = get_column_letter(number)
    _text(lists[f"{letter}1"], column.title)
    for row, word in enumerate(choices.words, 2):
        _text(lists[f"{letter}{row}"], word)
    check = DataValidation(
        type="list",
        formula1=f"Daftar!${letter}$2:${letter}${len(choices.words) + 1}",
        allow_blank=True,
    )
    return _spoken(check, column, layout, CHOOSE)


def _bounded(column: FormColumn, layout: _Layout) -> DataValidation:
    if isinstance(column.check, DayBetween):
        first, last = column.check.first, column.check.last
        check = DataValidation(
            type="date",
            operator="between",
            formula1=f"DATE({first.year},{first.month},{first.day})",
            formula2=f"DATE({last.year},{last.month},{last.day})",
            allow_blank=True,
        )
        return _spoken(check, column, layout, TYPE_A_DAY)
    assert isinstance(column.check, WholeNumber), "the third kind of check"
    check = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0", allow_blank=True)
    return _spoken(check, column, layout, TYPE_A_NUMBER)


def _spoken(check: DataValidation, column: FormColumn, layout: _Layout, words: Words) -> DataValidation:
    """Let the check say what to type, before and after a slip."""
    check.showErrorMessage = check.showInputMessage = True
    check.errorStyle = "stop"
    check.errorTitle = check.promptTitle = column.title[:32]
    check.error = layout.say(words)[:255]
    check.prompt = f"{column.hint}. {layout.say(words)}"[:255]
    return check


def _instructions(sheet: Worksheet, layout: _Layout) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 24, 90
    lines = [layout.say(words) for words in INSTRUCTIONS]
    for row, line in enumerate(lines, 1):
        _text(sheet.cell(row, 2), line).alignment = Alignment(wrap_text=True, vertical="top")
        _text(sheet.cell(row, 1), f"{row}.")
    for row, column in enumerate(layout.form.columns, len(lines) + 2):
        _text(sheet.cell(row, 1), column.title).font = Font(bold=True)
        _text(sheet.cell(row, 2), column.hint).alignment = Alignment(wrap_text=True, vertical="top")


def _text(cell: Cell | MergedCell, text: str) -> Cell:
    """Write text as text, never as a formula."""
    assert isinstance(cell, Cell), "nothing is merged in a form"
    cell.value = disarmed(text)
    cell.data_type = "s"
    return cell


def _same_bytes(book: Workbook) -> bytes:
    """Return the saved workbook without the moment of saving, which openpyxl writes in twice."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    book.save(saved)
    moment = EPOCH.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            data = (
                _MODIFIED.sub(rb"\g<1>" + moment, before.read(name)) if "core" in name else before.read(name)
            )
            after.writestr(zipfile.ZipInfo(name, EPOCH.timetuple()[:6]), data, zipfile.ZIP_DEFLATED)
    return fixed.getvalue()


# --- words --------------------------------------------------------------------------------------

TITLE = Words(id="Laporan {title} · {region}", en="{title} report · {region}")
TYPE_THE_DAY = Words(id="Isi hari yang dilaporkan →", en="Type the day reported on →")
CHOOSE = Words(id="Pilih dari daftar.", en="Choose from the list.")
TYPE_A_DAY = Words(
    id="Tulis tanggal, misalnya 18/11/2024; hari mendahului bulan.", en="Type a date, day before month."
)
TYPE_A_NUMBER = Words(
    id="Tulis bilangan bulat tanpa huruf, misalnya 1447. Belum diketahui: biarkan kosong.",
    en="Type a whole number without letters, e.g. 1447. Not known yet: leave it blank.",
)
INSTRUCTIONS = (
    Words(
        id="Isi hanya sel berwarna kuning. Kepala tabel dan isian yang sudah ada terkunci.",
        en="Fill in the yellow cells only. The header and what is filled in are locked.",
    ),
    Words(
        id="Sel kosong berarti belum dilaporkan. Nol ditulis 0.",
        en="A blank cell means not reported. Zero is typed as 0.",
    ),
    Words(
        id="Angka logistik adalah jumlah sampai hari itu, bukan tambahan hari itu.",
        en="Figures of logistics are totals up to that day, not what the day added.",
    ),
    Words(
        id="Tidak ada kejadian: kirim berkas berisi satu kata, NIHIL.",
        en="Nothing happened: send a file with one word, NIHIL.",
    ),
    Words(
        id="Simpan sebagai XLSX atau CSV, lalu kirim ke desk provinsi.",
        en="Save as XLSX or CSV and send it to the desk of the province.",
    ),
)
