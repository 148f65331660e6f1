"""`forms`: blank reports in which the usual mistakes can't be made, filled in by a real spreadsheet."""

from __future__ import annotations

import csv
import subprocess
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import openpyxl
import pikepdf
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.bulletin import render_page, render_pdf
from pipeline.forms import (
    Form,
    desk_forms,
    form_csv,
    form_workbook,
    guide_frame,
    guide_view,
    province_forms,
)
from pipeline.settings import Settings
from tests.test_weekly import bulletin
from tests.workspaces import codes, judged, save

MAHULU = "64.11"
SEMICOLON_CSV = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true,false"
"""LibreOffice's filter: semicolon, quotes, UTF-8, cells as they are shown."""


@pytest.fixture(scope="module")
def forms(settings: Settings) -> dict[str, Form]:
    """The forms of Mahakam Ulu and of the province by name."""
    region = settings.baseline.by_code[MAHULU]
    return {form.name: form for form in (*desk_forms(region, settings), *province_forms(settings))}


def opened(form: Form) -> Worksheet:
    """Return the sheet that the desk fills in."""
    sheet = openpyxl.load_workbook(BytesIO(form_workbook(form, "id"))).worksheets[0]
    assert isinstance(sheet, Worksheet)
    return sheet


def checks(sheet: Worksheet) -> dict[str, tuple[str, str]]:
    """Return cells → (type of check, first formula)."""
    return {str(v.sqref): (v.type, v.formula1) for v in sheet.data_validations.dataValidation}


def test_every_region_has_a_form_of_every_kind(settings: Settings) -> None:
    """Ten desks: each kind that desks send, logistics also by kecamatan; and the province's own."""
    for region in settings.baseline.regions:
        assert {form.name for form in desk_forms(region, settings)} == {
            f"{kind}-{region.slug}"
            for kind in ("isu", "kesiapan", "logistik", "logistik-kecamatan", "partisipasi")
        }
    assert {form.name for form in province_forms(settings)} == {"keputusan", "kunjungan"}


def test_items_units_and_sure_needs_are_filled_in(forms: dict[str, Form], settings: Settings) -> None:
    """One row per item with its unit; a need only where the rule gives one figure (4 booths per TPS)."""
    rows = {row["barang"]: row for row in forms["logistik-mahakam-ulu"].rows}
    assert len(rows) == len(settings.items.items)
    stations = settings.baseline.by_code[MAHULU].polling_stations
    assert rows["Bilik suara"] == {"barang": "Bilik suara", "satuan": "buah", "kebutuhan": 4 * stations}
    assert "kebutuhan" not in rows["Kotak suara"]


def test_every_kecamatan_of_the_region_is_there(forms: dict[str, Form], settings: Settings) -> None:
    """The form by kecamatan has each of them with each item, and no need: the rules are the region's."""
    rows = forms["logistik-kecamatan-mahakam-ulu"].rows
    districts = [district.name for district in settings.baseline.by_code[MAHULU].districts]
    assert list(dict.fromkeys(row["kecamatan"] for row in rows)) == districts
    assert len(rows) == len(districts) * len(settings.items.items)
    assert not any("kebutuhan" in row for row in rows)


def test_the_header_is_locked_and_the_cells_of_the_desk_are_not(forms: dict[str, Form]) -> None:
    """On a protected sheet only what the desk has to fill in can be typed into."""
    sheet = opened(forms["logistik-mahakam-ulu"])
    assert sheet.protection.sheet
    assert sheet.freeze_panes == "A5"
    header = {cell.value: cell for cell in sheet[4]}
    below = {name: sheet.cell(6, cell.column) for name, cell in header.items()}
    assert all(cell.protection.locked for cell in header.values())
    assert below["kebutuhan"].value == 308
    assert {name for name, cell in below.items() if not cell.protection.locked} == {
        "kebutuhan", "diterima", "rusak", "kurang", "dikemas", "di_ppk", "di_pps", "di_tps", "keterangan",
    }  # fmt: skip
    assert not sheet["C2"].protection.locked


def test_every_cell_that_can_go_wrong_has_its_check(forms: dict[str, Form]) -> None:
    """Counts take whole numbers, the day one of the season, words come from a list; over all rows."""
    logistics = opened(forms["logistik-mahakam-ulu"])
    received = next(cell.column_letter for cell in logistics[4] if cell.value == "diterima")
    assert checks(logistics)[f"{received}5:{received}20"] == ("whole", "0")
    assert checks(logistics)["C2"] == ("date", "DATE(2024,9,25)")
    issues = opened(forms["isu-mahakam-ulu"])
    letters = {cell.value: cell.column_letter for cell in issues[4]}
    found = checks(issues)
    for name in ("kecamatan", "kategori", "tingkat", "status"):
        assert found[f"{letters[name]}5:{letters[name]}34"][0] == "list"


def test_lists_are_complete(forms: dict[str, Form], settings: Settings) -> None:
    """The list of a column holds every word that the program knows for it."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(forms["isu-mahakam-ulu"], "id")))
    lists = {c[0].value: [cell.value for cell in c[1:] if cell.value] for c in book["Daftar"].columns}
    field = settings.kind_by_name["isu"].by_name["kategori"]
    assert lists["kategori"] == list(field.constraints.enum or ())
    assert lists["kecamatan"] == [d.name for d in settings.baseline.by_code[MAHULU].districts]
    assert book["Daftar"].sheet_state == "hidden"


def test_the_same_form_is_the_same_bytes(forms: dict[str, Form]) -> None:
    """No moment of writing is in the file."""
    first = form_workbook(forms["isu-mahakam-ulu"], "id")
    assert form_workbook(forms["isu-mahakam-ulu"], "id") == first
    with zipfile.ZipFile(BytesIO(first)) as book:
        assert book.read("docProps/core.xml").count(b"2024-01-01T00:00:00Z") == 2


def test_names_of_the_configuration_stay_text(settings: Settings) -> None:
    """An item called =HYPERLINK(…) is a name in both forms, never a formula."""
    first, *others = settings.items.items
    hostile = first.model_copy(update={"name": '=HYPERLINK("http://x")'})
    items = settings.items.model_copy(update={"items": (hostile, *others)})
    changed = settings.model_copy(update={"items": items})
    form = next(f for f in desk_forms(changed.baseline.by_code[MAHULU], changed) if f.kind == "logistik")
    cell = opened(form)["C5"]
    assert (cell.data_type, cell.value) == ("s", '\'=HYPERLINK("http://x")')
    assert "'=HYPERLINK" in form_csv(form).decode("utf-8-sig")


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_an_untouched_form_is_no_report(
    tmp_path: Path, forms: dict[str, Form], settings: Settings, suffix: str
) -> None:
    """Sent back as it is, no row of it counts: it is empty, or refused for want of a day."""
    for form in forms.values():
        content = form_csv(form) if suffix == ".csv" else form_workbook(form, "id")
        save(tmp_path, {f"{form.name}{suffix}": content})
    files = judged(tmp_path, settings).ledger.files
    assert len(files) == len(forms)
    assert all(file.rows.accepted == 0 for file in files)


def test_forms_are_written_per_region(tmp_path: Path) -> None:
    """`forms --region` takes any name of the region; an unknown one is wrong usage, in one line."""
    run = bulletin("forms", "--region", "mahulu", "--outputs", tmp_path)
    assert run.returncode == 0
    assert (tmp_path / "formulir/mahakam-ulu/logistik-mahakam-ulu.xlsx").is_file()
    folders = {path.name for path in (tmp_path / "formulir").iterdir() if path.is_dir()}
    assert folders == {"mahakam-ulu", "panduan", "provinsi"}
    unknown = bulletin("forms", "--region", "Jakarta", "--outputs", tmp_path)
    assert unknown.returncode == 2
    assert "Mahakam Ulu" in unknown.stderr


def filled(form: Form, folder: Path, settings: Settings) -> Path:
    """Fill a form in as a desk would: the day once, figures into the yellow cells; return its path."""
    book = openpyxl.load_workbook(BytesIO(form_workbook(form, "id")))
    sheet = book.worksheets[0]
    sheet["C2"] = date(2024, 11, 18)
    columns = {cell.value: cell.column for cell in sheet[4]}
    roll = settings.baseline.by_code[MAHULU].registered_voters
    entries: dict[int, dict[str, object]] = {
        "logistik": {6: {"diterima": 100, "dikemas": 90}, 7: {"diterima": 100}},
        "kesiapan": {5: {"realisasi": 500}},
        "partisipasi": {5: {"pemilihan": "gubernur", "dpt": roll, "pengguna_hak_pilih": 20_000}},
        "isu": {
            5: {
                "nomor": "1", "kategori": "netralitas", "tingkat": "sedang", "status": "baru",
                "uraian": "Satu laporan; sedang ditelusuri", "tenggat": date(2024, 11, 20),
            }
        },
    }[form.kind]  # fmt: skip
    if form.name.startswith("logistik-kecamatan"):
        entries = {}
    for row, cells in entries.items():
        for name, value in cells.items():
            sheet.cell(row, columns[name]).value = value  # type: ignore[assignment]
    path = folder / f"{form.name}.xlsx"
    book.save(path)
    return path


@pytest.fixture(scope="module")
def returned(
    tmp_path_factory: pytest.TempPathFactory,
    forms: dict[str, Form],
    settings: Settings,
    tool: Callable[[str], str],
) -> Path:
    """All desk forms, filled in, opened and saved by LibreOffice as XLSX and as CSV with ``;``."""
    office = tool("soffice")
    typed, home = tmp_path_factory.mktemp("diisi"), tmp_path_factory.mktemp("profil")
    back = tmp_path_factory.mktemp("kembali")
    paths = [filled(form, typed, settings) for form in forms.values() if form.region]
    for target, day in (("xlsx:Calc MS Excel 2007 XML", "2024-11-19"), (SEMICOLON_CSV, "2024-11-20")):
        command = [office, f"-env:UserInstallation=file://{home}", "--headless", "--convert-to", target]
        command += ["--outdir", str(back / day), *map(str, paths)]
        subprocess.run(command, check=True, capture_output=True, timeout=240)
    return back


def test_a_form_filled_in_by_a_spreadsheet_reads_back_without_a_finding(
    returned: Path, settings: Settings
) -> None:
    """As XLSX and as CSV, under any day of arrival: the figures count and nothing is said."""
    for folder in sorted(returned.iterdir()):
        dataset = judged(folder, settings)
        assert codes(dataset) == []
        goods = dataset.frames["logistik"]
        known = goods[goods["diterima"].notna() & goods["kecamatan"].isna()]
        assert known["barang"].tolist() == ["bilik-suara", "tinta"]
        assert known["diterima"].tolist() == [100, 100]
        assert dataset.frames["isu"]["uraian"].tolist() == ["Satu laporan; sedang ditelusuri"]
        assert dataset.frames["partisipasi"]["pengguna_hak_pilih"].tolist() == [20_000]
        assert {day.date() for day in goods["tanggal"]} == {date(2024, 11, 18)}
    path = returned / "2024-11-20" / "logistik-mahakam-ulu.csv"
    with path.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream, delimiter=";"))
    # What was read back is what offices send: semicolons, and the header under title rows.
    assert rows[3][:3] == ["tanggal", "wilayah", "barang"]


def test_the_guide_fits_on_one_page_and_shows_a_row_of_every_kind(settings: Settings) -> None:
    """A desk pins it to the wall: one sheet, accessible, its examples made from the configuration."""
    view = guide_view(desk_forms(settings.baseline.by_code[MAHULU], settings), settings)
    (goods,) = [example for example in view.examples if example.title == "Logistik"]
    assert goods.cells[:5] == (
        ("tanggal", "25/09/2024"), ("wilayah", "Mahakam Ulu"), ("barang", "Bilik suara"),
        ("satuan", "buah"), ("kebutuhan", "308"),
    )  # fmt: skip
    frame = guide_frame(settings)
    pdf = pikepdf.open(BytesIO(render_pdf(render_page("guide", frame, view, printed=True))))
    assert len(pdf.pages) == 1
    assert "18.00 WITA" in render_page("guide", frame, view)
