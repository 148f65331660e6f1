"""What goes back to the desks: each is told what to type where, and thanked for what is mended."""

from __future__ import annotations

import csv
import io
import re
from html import unescape
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from pipeline.settings import Settings
from tests.feedback.making_one import feedback_of
from tests.workspaces import LOGISTICS

HEADER = "tanggal;wilayah;barang;diterima;keterangan\n"
SLIP = "2024-11-14/berau-logistik.csv"
SLIPS: dict[str, str | bytes] = {
    SLIP: HEADER
    + "14/11/2024;Berau;Segel;12O;\n"
    + "14/11/2024;Berau;Kotak suara;976;\n"
    + "14/11/2024;Berau;Tnta;940;\n",
    "2024-11-12/berau-logistik.csv": HEADER + "12/11/2024;Berau;Segel;900;\n",
}
HOSTILE = '=HYPERLINK("http://x.example";"klik")<script>alert(1)</script>*tebal* \N{PILE OF POO}'


@pytest.fixture(scope="module")
def slips(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> dict[str, str]:
    """What goes back on a letter in a number, a misspelt item, and days without a report."""
    return feedback_of(tmp_path_factory.mktemp("slips"), SLIPS, settings)


def spoken(page: str) -> str:
    """What a reader of a page reads, in one line."""
    body = page[page.index("<body") :]
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def lines(table: str) -> list[dict[str, str]]:
    """The lines of a table of corrections."""
    return list(csv.DictReader(io.StringIO(table)))


def test_every_desk_gets_a_sheet_a_table_and_a_message(slips: dict[str, str], settings: Settings) -> None:
    """Ten desks, three files each, also for a desk that sent nothing at all."""
    slugs = [region.slug for region in settings.baseline.regions]
    made = {name for name in slips if "/" not in name}
    assert made == {f"{slug}.{suffix}" for slug in slugs for suffix in ("html", "csv", "txt")}


def test_the_sheet_says_what_to_type_where(slips: dict[str, str]) -> None:
    """File, row, letter of the column, the cell as it stands, an example, and what counts meanwhile."""
    text = spoken(slips["berau.html"])
    assert "berau-logistik.csv, baris 2, kolom D (diterima)" in text
    assert '"12O" bukan bilangan. Tulis angka saja, mis. 120.' in text
    assert "12O mis. 120" in text
    assert "Baris ini belum dihitung. Sementara itu dipakai 900 dari laporan 12 November 2024." in text


def test_the_row_is_shown_as_the_spreadsheet_shows_it(slips: dict[str, str]) -> None:
    """Row numbers at the left, letters at the top, the cell that is meant marked."""
    page = slips["berau.html"]
    table = page[page.index('<table class="grid">') : page.index("</table>")]
    assert re.findall(r'<th scope="(?:col|row)">(\w+)</th>', table) == ["C", "D", "E", "1", "2"]
    assert re.findall(r'<td class="meant">(\w+)<', table) == ["12O"]


def test_what_is_sure_is_told_apart_from_an_example(slips: dict[str, str]) -> None:
    """The name that the program took already is to be typed; a figure only the desk knows."""
    text = spoken(slips["berau.html"])
    assert "Tnta menjadi Tinta" in text
    assert "Ketik Tinta" in text
    assert "Misalnya 120" in text


def test_errors_come_before_warnings(slips: dict[str, str]) -> None:
    """What does not count at all stands first, in sheet, table and message."""
    assert [(line["row"], line["code"]) for line in lines(slips["berau.csv"])] == [
        ("2", "number-invalid"),
        ("4", "name-corrected"),
    ]
    for name in ("berau.html", "berau.txt"):
        text = spoken(f"<body>{slips[name]}")
        assert text.index("Wajib diperbaiki") < text.index("Mohon diperiksa")


def test_the_message_is_ready_for_a_chat(slips: dict[str, str]) -> None:
    """Marks, heading, missing days, corrections, the deadline, and where the full sheet is."""
    assert slips["berau.txt"].splitlines()[:5] == [
        "*DATA CONTOH* Angka dan peristiwa di lembar ini dibuat untuk contoh, bukan laporan lapangan.",
        "*Perbaikan laporan Kabupaten Berau*",
        "Rapat Senin, 18 November 2024 · Nomor 47/2024 · DRAF",
        "",
        "Terima kasih atas laporannya. Yang masih ditunggu: 1 hal wajib diperbaiki, 1 hal mohon diperiksa,"
        " dan 5 hari belum dilaporkan.",
    ]
    assert (
        '1. berau-logistik.csv, baris 2, kolom D (diterima): "12O" bukan bilangan.'
        " Tulis angka saja, mis. 120." in slips["berau.txt"].splitlines()
    )
    assert slips["berau.txt"].endswith(
        "*Perbaikan yang kami terima paling lambat Minggu, 24 November 2024 pukul 18.00 WITA"
        " masuk buletin rapat 25 November 2024.*\nLembar lengkap dengan gambar selnya: berau.html\n"
    )


def test_a_correction_is_thanked_for(tmp_path: Path, settings: Settings) -> None:
    """A later file for the same day without the fault: nothing is asked, and what was wrong is listed."""
    mended = str(SLIPS[SLIP]).replace("12O", "920").replace("Tnta", "Tinta")
    files = SLIPS | {"2024-11-15/berau-logistik rev2.csv": mended}
    made = feedback_of(tmp_path, files, settings)
    assert {line["status"] for line in lines(made["berau.csv"])} == {"sudah diperbaiki"}
    assert "Bukan bilangan (berau-logistik.csv, baris 2, kolom diterima)" in spoken(made["berau.html"])
    assert "Wajib diperbaiki" not in made["berau.html"]


def test_a_later_report_mends_an_old_day_but_not_one_of_this_week(tmp_path: Path, settings: Settings) -> None:
    """Of the week that the meeting looks at each day is asked for; older days are overtaken."""
    old, sound = "2024-11-05/berau.csv", "2024-11-15/berau.csv"
    files: dict[str, str | bytes] = {
        old: HEADER + "05/11/2024;Berau;Segel;12O;\n",
        SLIP: HEADER + "14/11/2024;Berau;Segel;14O;\n",
        sound: HEADER + "15/11/2024;Berau;Segel;900;\n",
    }
    found = {
        line["value"]: line["status"] for line in lines(feedback_of(tmp_path, files, settings)["berau.csv"])
    }
    assert found == {"14O": "belum diperbaiki", "12O": "sudah diperbaiki"}


def test_repeats_stand_together_with_their_rows(tmp_path: Path, settings: Settings) -> None:
    """The same words in many cells are one line with a count and spans of rows; the table has each."""
    items = [item.name for item in settings.items.items[:6]]
    rows = "".join(f"2024-11-14;Berau;;{item};;;9;;;;menyusul;;\n" for item in items)
    made = feedback_of(tmp_path, {SLIP: f"{LOGISTICS}\n{rows}"}, settings)
    assert len(lines(made["berau.csv"])) == 6
    text = spoken(made["berau.html"])
    assert "1 kebiasaan perlu diubah" in text
    assert "6 kali" in text
    assert "baris 2–7, kolom K (di_ppk)" in text


def test_a_clear_desk_gets_thanks(tmp_path: Path, settings: Settings) -> None:
    """A desk that reported every day without a fault is thanked, and nothing is asked of it."""
    files: dict[str, str | bytes] = {
        f"2024-11-{day}/berau-isu-2024-11-{day}.csv": "NIHIL\n" for day in range(11, 18)
    }
    made = feedback_of(tmp_path, files, settings)
    thanks = "Terima kasih. Tidak ada yang perlu diperbaiki dalam laporan pekan ini."
    assert thanks in spoken(made["berau.html"])
    assert thanks in made["berau.txt"]
    assert "paling lambat" not in made["berau.txt"]
    assert made["berau.csv"] == "path,row,column,code,severity,value,expected,example,status,history\n"


def test_a_refused_file_is_asked_for_first(tmp_path: Path, settings: Settings) -> None:
    """A missing column: its name is what to type, right of the last one; nothing counts until then."""
    files: dict[str, str | bytes] = {
        "2024-11-14/berau.csv": "tanggal;wilayah;barang;dikemas;keterangan\n14/11/2024;Berau;Segel;5;\n",
        SLIP: SLIPS[SLIP],
    }
    text = spoken(feedback_of(tmp_path, files, settings)["berau.html"])
    assert text.index("Kolom wajib tidak ada") < text.index("Bukan bilangan")
    assert "menjadi diterima" in text
    assert "Seluruh berkas ini belum dihitung." in text


def test_hostile_text_stays_text(tmp_path: Path, settings: Settings) -> None:
    """A formula is disarmed in the table, markup escaped in the sheet, signs of a chat in the message."""
    cell = '"' + HOSTILE.replace('"', '""') + '"'
    name = "2024-11-14/=cmd<b>*x* berau.csv"
    files: dict[str, str | bytes] = {
        name: HEADER + f"14/11/2024;Berau;Segel;{cell};{cell}\n14/11/2024;Berau;Tinta;;0812-3456-7890\n"
    }
    made = feedback_of(tmp_path, files, settings)
    assert "<script>alert" not in made["berau.html"]
    assert "*x*" not in made["berau.txt"]
    assert "0812-3456-7890" not in made["berau.html"] + made["berau.txt"]
    cells = [cell for line in lines(made["berau.csv"]) for cell in line.values()]
    assert "'" + HOSTILE in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_a_flood_of_faults_is_cut_and_counted(tmp_path: Path, settings: Settings) -> None:
    """Of hundreds of faults the message tells what fits into 3,000 characters; the table has all."""
    items = [item.name for item in settings.items.items]
    rows = "".join(
        f"{day}/11/2024;Berau;{item};{day}{n}O;\n" for day in range(11, 18) for n, item in enumerate(items)
    )
    made = feedback_of(tmp_path, {"2024-11-17/berau.csv": HEADER + rows}, settings)
    assert len(lines(made["berau.csv"])) == 7 * len(items)
    assert len(made["berau.txt"]) <= 3000
    assert re.search(r"^dan \d+ hal lainnya di berau.html$", made["berau.txt"], re.MULTILINE)
    assert "semuanya ada di berau.csv" in spoken(made["berau.html"])


def test_it_speaks_english_where_the_edition_does(tmp_path: Path, settings: Settings) -> None:
    """Every sentence of sheet and message is in the edition's language."""
    made = feedback_of(tmp_path, SLIPS, settings, "en")
    assert '"12O" is not a number. Write figures only, e.g. 120.' in spoken(made["berau.html"])
    assert "Still awaited: 1 item to correct, 1 item to check and 5 days not reported." in made["berau.txt"]


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1100, "dark")])
def test_the_sheet_reads_on_every_screen(
    chromium: Browser, slips: dict[str, str], tmp_path: Path, width: int, scheme: str
) -> None:
    """No sideways scroll, no request, no word from the policy, nothing that axe-core objects to."""
    (tmp_path / "berau.html").write_text(slips["berau.html"], encoding="utf-8")
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto((tmp_path / "berau.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert complaints == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag22aa", "best-practice"]})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    context.close()
