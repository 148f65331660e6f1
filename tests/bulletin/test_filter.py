"""What a reader can do with the page on the screen: filter it, sort its tables, and still print all."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

SHOWN = """selector => [...document.querySelectorAll(selector)]
  .filter(e => e.checkVisibility()).map(e => e.cells ? e.cells[0].innerText : e.id)"""


@pytest.fixture
def page(chromium: Browser, page_file: Path) -> Iterator[Page]:
    """The edition of the example on a wide screen; no script may fail while a test looks at it."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
    page = context.new_page()
    failures: list[str] = []
    page.on("pageerror", lambda error: failures.append(str(error)))
    page.on("console", lambda message: failures.append(message.text))
    page.goto(page_file.as_uri())
    yield page
    context.close()
    assert failures == []


def shown(page: Page, selector: str) -> list[str]:
    """The first cells of the rows (else the ids of the elements) that can be seen."""
    return page.evaluate(SHOWN, selector)


def first_words(page: Page, selector: str) -> list[str]:
    """The first line of each."""
    return [text.split("\n")[0] for text in shown(page, selector)]


def test_a_region_alone(page: Page) -> None:
    """Choosing Berau leaves its rows, its column, its sheet, and what speaks of the whole province."""
    page.select_option("#saring-daerah", "berau")
    assert first_words(page, "#tangga tbody tr") == ["Berau"]
    assert first_words(page, "#matriks-pelaporan tbody tr") == ["Berau"]
    assert first_words(page, "#surat-suara-gubernur tbody tr") == ["Berau", "Provinsi"]
    assert page.locator("#butir-diterima-64-01 thead th:visible").all_inner_texts() == ["Butir", "Berau"]
    assert page.locator("article.sheet:visible h3").all_inner_texts() == ["64.03 Kabupaten Berau"]
    assert page.locator(".map-tile:visible strong").all_inner_texts() == ["Berau"]
    assert page.locator(".panel:visible:not([data-region=berau])[data-region]").count() == 0
    assert page.locator(".filter-shown").inner_text().endswith("1 dari 10 lembar wilayah.")


def test_the_matrix_of_reports_keeps_its_order(page: Page) -> None:
    """Section E stands in the order of the codes, as on paper: its days are marks, not figures to sort by."""
    assert page.locator("#matriks-pelaporan .sort").count() == 0
    assert page.locator("#tangga .sort").count() > 0


def test_a_status_alone(page: Page) -> None:
    """Choosing Siap leaves the one region that is complete in the warehouse; tables without states stay."""
    page.select_option("#saring-status", "done")
    assert first_words(page, "#tangga tbody tr") == ["Mahakam Ulu"]
    assert page.locator("article.sheet:visible").count() == 1
    assert len(shown(page, "#surat-suara-gubernur tbody tr")) == 11


def test_a_table_with_nothing_left_says_so(page: Page) -> None:
    """Where no row is left the table gives way to a sentence."""
    page.select_option("#saring-daerah", "berau")
    page.select_option("#saring-status", "done")
    assert not page.locator("#tangga").is_visible()
    note = page.locator(".scroll:has(#tangga) + .nothing-note")
    assert note.inner_text().endswith("tidak ada baris yang cocok dengan saringan.")
    page.select_option("#saring-status", "")
    assert page.locator("#tangga").is_visible()
    assert note.count() == 0


def test_by_keyboard(page: Page) -> None:
    """The filter is reached and used, and undone, without a mouse."""
    page.focus("#saring-daerah")
    page.keyboard.type("Berau")
    page.keyboard.press("Tab")
    assert first_words(page, "#tangga tbody tr") == ["Berau"]
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert len(shown(page, "#tangga tbody tr")) == 10
    assert page.evaluate("document.activeElement.id") == "saring-daerah"
    assert page.locator(".filter-shown").inner_text() == "Semua daerah dan status tampil."


def test_the_choice_can_be_passed_on(page: Page, page_file: Path) -> None:
    """The address carries the choice, also after a jump in the contents, and brings it back elsewhere."""
    page.select_option("#saring-daerah", "mahakam-ulu")
    page.click("nav.contents a[href='#logistik']")
    page.wait_for_url("**#logistik?daerah=mahakam-ulu")
    other = page.context.new_page()
    other.goto(page.url)
    assert first_words(other, "#tangga tbody tr") == ["Mahakam Ulu"]
    assert other.evaluate("scrollY") > 500
    other.goto(f"{page_file.as_uri()}#?daerah=atlantis&status=")
    assert len(shown(other, "#tangga tbody tr")) == 10
    other.close()
    page.click("button[type=reset]")
    assert page.url.endswith("buletin.html#logistik")


def test_a_print_is_whole(page: Page) -> None:
    """What a choice hides on the screen is printed all the same, and the controls are not."""
    page.select_option("#saring-daerah", "berau")
    page.emulate_media(media="print")
    assert len(shown(page, "#tangga tbody tr")) == 10
    assert page.locator("article.sheet:visible").count() == 10
    assert not page.locator("form.filter").is_visible()
    assert not page.locator("nav.contents").is_visible()


def test_a_browser_prints_running_head_and_page_numbers(
    page: Page, tool: Callable[[str], str], tmp_path: Path
) -> None:
    """Printed from the browser every page bears edition, standing and number, and no region is missing."""
    page.select_option("#saring-daerah", "berau")
    page.locator("#tangga thead th.corner button").click()
    path = tmp_path / "cetak.pdf"
    page.pdf(path=path, prefer_css_page_size=True)
    told = subprocess.run(
        [tool("pdftotext"), "-layout", path, "-"], capture_output=True, text=True, check=True
    )
    sheets = told.stdout.split("\f")[:-1]
    assert len(sheets) > 5
    for number, sheet in enumerate(sheets, start=1):
        assert f"hlm. {number} dari {len(sheets)}" in sheet
        assert "sidik 3fa9c1d2" in sheet
        assert "DATA CONTOH" in sheet
    for name in ("Paser", "Mahakam Ulu", "Bontang"):
        assert re.search(rf"64\.\d\d +(Kabupaten|Kota) {name}", told.stdout)
    assert "Saring" not in told.stdout
    assert "Tampilkan semua" not in told.stdout


def test_sorting_by_number(page: Page) -> None:
    """A heading sorts by the exact values, then the other way, then as it was; the total stays last."""
    rows = "#kurang-rusak tbody tr"
    original = shown(page, rows)
    head = page.locator("#surat-suara-gubernur thead th", has_text="Data per")
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    assert first_words(page, "#surat-suara-gubernur tbody tr")[:4] == [
        "Paser", "Kutai Timur", "Kutai Barat", "Kutai Kartanegara",
    ]  # fmt: skip
    assert page.locator(".filter-spoken").inner_text() == "Diurutkan menurut Data per, menaik."
    head.get_by_role("button").press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert first_words(page, "#surat-suara-gubernur tbody tr")[-4:] == [
        "Kutai Barat", "Kutai Timur", "Paser", "Provinsi",
    ]  # fmt: skip
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") is None
    assert first_words(page, "#surat-suara-gubernur tbody tr")[0] == "Paser"
    assert shown(page, rows) == original


def test_sorting_by_name(page: Page) -> None:
    """Names sort as names."""
    page.locator("#tangga thead th.corner button").click()
    assert first_words(page, "#tangga tbody tr") == sorted(first_words(page, "#tangga tbody tr"))


def test_a_frame_is_a_stop_only_where_it_scrolls(page: Page) -> None:
    """On a wide screen the Tab key stops at no table that stands there whole; on a phone it must."""
    frame = page.locator(".scroll:has(#tangga)")
    assert frame.get_attribute("tabindex") is None
    page.set_viewport_size({"width": 360, "height": 700})
    page.wait_for_function("document.querySelector('.scroll:has(#tangga)').tabIndex === 0")


def test_only_our_own_script_runs(chromium: Browser, html: str, tmp_path: Path) -> None:
    """The policy names the digest of our script: another, had it got into the page, would not run."""
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    script = re.search(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy is not None
    assert script is not None
    digest = base64.b64encode(hashlib.sha256(script[1].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}';" in policy[1]
    hostile = '<script>document.title = "x"</script><p onclick="document.title = 1" id="p">x</p>'
    path = tmp_path / "hostile.html"
    path.write_text(html.replace("<main", f"{hostile}<main", 1), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    page.locator("#p").dispatch_event("click")
    assert page.title().startswith("Buletin Koordinasi Mingguan")
    assert page.locator("form.filter").is_visible()
    page.close()
