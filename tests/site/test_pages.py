"""The site in a real Chromium: what is due and missing, the archive's search, phone width, no script."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.bulletin.test_browser import LOW_CONTRAST, WIDE_OUTSIDE_FRAMES
from tests.bulletin.test_html_validators import violations
from tests.site.conftest import Desk

OWN = ("index.html", "arsip.html")
EVERY = (*OWN, "edisi/2024-11-18-rev1/index.html")
BEFORE, AT, WEEKS_LATER = (
    "2024-11-25T07:59:00+08:00",
    "2024-11-25T08:00:00+08:00",
    "2024-12-10T12:00:00+08:00",
)
AFTER_THE_SEASON = "2026-06-01T12:00:00+08:00"


@contextmanager
def opened(chromium: Browser, path: Path, now: str = BEFORE, **options: Any) -> Iterator[Page]:
    """The page as a reader opens it at the moment ``now``."""
    context = chromium.new_context(**options)
    page = context.new_page()
    page.clock.set_fixed_time(now)
    page.goto(path.as_uri())
    yield page
    context.close()


def missing(page: Page) -> list[str]:
    """What the page says is missing, as a reader sees it."""
    return page.locator(".overdue p:visible").all_inner_texts()


def test_an_edition_is_missing_from_the_hour_at_which_it_was_due(chromium: Browser, published: Desk) -> None:
    """A minute before eight the next edition is awaited; at eight it is missing, with the time."""
    front = published.site / "index.html"
    with opened(chromium, front, BEFORE) as page:
        assert missing(page) == []
        assert page.locator(".coming").is_visible()
        assert "Nomor 48/2024, jatuh tempo Senin, 25 November 2024 pukul 08.00 WITA" in page.inner_text(
            "main"
        )
    with opened(chromium, front, AT) as page:
        assert missing(page) == [
            "Edisi Nomor 48/2024 belum terbit. Jatuh temponya Senin, 25 November 2024 pukul 08.00 WITA."
        ]
        assert not page.locator(".coming").is_visible()


def test_weeks_without_a_run_are_all_told(chromium: Browser, published: Desk) -> None:
    """Nobody has run anything for weeks: every Monday of the season stands there as missing."""
    with opened(chromium, published.site / "index.html", WEEKS_LATER) as page:
        assert [text.split(" belum")[0] for text in missing(page)] == [
            "Edisi Nomor 48/2024",
            "Edisi Nomor 49/2024",
            "Edisi Nomor 50/2024",
        ]
    with opened(chromium, published.site / "index.html", AFTER_THE_SEASON) as page:
        assert "30 Desember 2024" in missing(page)[-1]
        assert len(missing(page)) == 6


def test_a_page_left_open_tells_it_by_itself(chromium: Browser, published: Desk) -> None:
    """Nobody has to load the page again to learn that an edition is late."""
    context = chromium.new_context()
    page = context.new_page()
    page.clock.install(time=BEFORE)
    page.goto((published.site / "index.html").as_uri())
    assert missing(page) == []
    page.clock.run_for(120_000)
    assert len(missing(page)) == 1
    context.close()


def test_the_archive_is_searched_by_words_and_status(chromium: Browser, published: Desk) -> None:
    """Words in any order and case narrow the list, the status too; the page says how many are left."""
    with opened(chromium, published.site / "arsip.html") as page:
        shown = page.locator(".edition:visible h3")
        assert shown.all_inner_texts() == [
            "Nomor 47/2024 REVISI 1",
            "Nomor 47/2024 FINAL",
            "Nomor 46/2024 TIDAK TERBIT",
            "Nomor 45/2024 FINAL",
        ]
        page.fill("#cari", "november 47 FINAL")
        assert shown.all_inner_texts() == ["Nomor 47/2024 FINAL"]
        assert page.inner_text(".search-state") == "Tampil 1 dari 4."
        page.fill("#cari", "")
        page.select_option("#status", "missing")
        assert shown.all_inner_texts() == ["Nomor 46/2024 TIDAK TERBIT"]
        page.fill("#cari", "tidak ada yang begini")
        assert page.inner_text(".search-state") == "Tidak ada edisi yang cocok."


def test_a_revised_edition_says_so_in_the_archive(chromium: Browser, published: Desk) -> None:
    """The old edition keeps its address and its bytes; the list names what has taken its place."""
    with opened(chromium, published.site / "arsip.html") as page:
        old = page.locator(".edition", has_text="47/2024 FINAL")
        assert "Digantikan REVISI 1, 20 November 2024." in old.inner_text()
        old.get_by_role("link", name="Baca Nomor 47/2024").click()
        assert page.url.endswith("edisi/2024-11-18/index.html")
        page.get_by_role("link", name="Semua edisi, revisi, dan edisi terbaru").click()
        assert page.url.endswith("arsip.html")


def test_without_script_everything_is_there(chromium: Browser, published: Desk) -> None:
    """All editions, no dead search box, and a sentence that tells how to know what is missing."""
    with opened(chromium, published.site / "arsip.html", java_script_enabled=False) as page:
        assert page.locator(".edition:visible").count() == 4
        assert not page.locator("form").is_visible()
        told = page.inner_text("main")
        assert "Bila Senin, 25 November 2024 pukul 08.00 WITA sudah lewat dan edisi Nomor 48/2024" in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("name", EVERY)
def test_it_reads_on_phone_and_desk(
    chromium: Browser, published: Desk, name: str, width: int, scheme: str
) -> None:
    """Nothing runs out of the page, no text is faint, nothing is asked of any other place."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800}, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.clock.set_fixed_time(WEEKS_LATER)
    page.goto((published.site / name).as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(WIDE_OUTSIDE_FRAMES) == []
    assert page.evaluate(LOW_CONTRAST) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", EVERY)
def test_axe_finds_no_violation(chromium: Browser, published: Desk, name: str, scheme: str) -> None:
    """Nothing is in a blind or weak-sighted reader's way."""
    assert violations(chromium, published.site / name, 360, scheme) == []


def test_nu_finds_no_error(jars: Callable[[str, str], list[str]], published: Desk) -> None:
    """The pages are valid HTML, with valid style sheets."""
    command = [*jars("nu", "nu.validator.client.SimpleCommandLineValidator"), "--format", "json", "--stdout"]
    pages = [str(published.site / name) for name in EVERY]
    told = subprocess.run([*command, *pages], capture_output=True, check=False, timeout=300)
    messages = json.loads(told.stdout)["messages"]
    assert [m["message"] for m in messages if m["type"] != "info"] == []


def test_every_link_of_the_site_leads_somewhere(chromium: Browser, published: Desk) -> None:
    """Pages, prints, data, feed: all that the front and the archive name is there."""
    for name in OWN:
        with opened(chromium, published.site / name) as page:
            links = page.evaluate("[...document.querySelectorAll('[href]')].map(a => a.getAttribute('href'))")
        assert [link for link in links if not (published.site / link).is_file()] == []
        assert len(links) > 4
