"""The page in a real Chromium: no request, no sideways scroll, readable in both schemes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

WIDE_OUTSIDE_FRAMES = """() => [...document.querySelectorAll('main *')]
  .filter(e => !e.closest('.scroll') && !e.closest('svg') && e.getBoundingClientRect().right > innerWidth + 1)
  .map(e => e.tagName + '.' + e.className)"""

LOW_CONTRAST = """() => {
  const channel = c => { c /= 255; return c <= .03928 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4; };
  const parse = text => text.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => .2126 * channel(r) + .7152 * channel(g) + .0722 * channel(b);
  const ground = e => { for (; e; e = e.parentElement) {
    const c = parse(getComputedStyle(e).backgroundColor); if (c.length < 4 || c[3] > 0) return c; }
    return [255, 255, 255]; };
  const poor = new Set();
  for (const e of document.querySelectorAll('main *:not(svg):not(svg *):not(.day-mark)')) {
    if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())) continue;
    const [a, b] = [light(parse(getComputedStyle(e).color)), light(ground(e))].sort((x, y) => y - x);
    if ((a + .05) / (b + .05) < 4.5) poor.add(e.tagName + '.' + e.className);
  }
  return [...poor];
}"""


FONTS = """() => [...document.fonts].map(f => f.family.replaceAll('"', '') + ' ' + f.status)"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 768, 1440, 3840])
def test_it_reads_at_every_width(chromium: Browser, page_file: Path, width: int, scheme: str) -> None:
    """Nothing runs out of the page, nothing is asked of the network, contrast is 4.5:1 or better."""
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(page_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.evaluate(WIDE_OUTSIDE_FRAMES) == []
    assert page.evaluate(LOW_CONTRAST) == []
    assert page.evaluate(FONTS) == ["Desk Sans loaded"] * 3
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    context.close()


def test_the_contents_stay_in_sight_on_a_wide_screen(chromium: Browser, page_file: Path) -> None:
    """After a jump to the regions' sheets the contents still stand beside the text."""
    page = chromium.new_page(viewport={"width": 1440, "height": 800}, reduced_motion="reduce")
    page.goto(page_file.as_uri())
    page.click("nav.contents a[href='#lembar-wilayah']")
    assert page.evaluate("() => window.scrollY") > 2000
    box = page.locator("nav.contents ol").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 200
    current = page.locator("nav.contents [aria-current]")
    assert current.all_inner_texts() == ["N Lembar wilayah"]
    page.close()


def test_it_reads_without_script(chromium: Browser, page_file: Path) -> None:
    """With script switched off the whole text is there, and no control that would do nothing."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    assert "1 dari 10 kabupaten/kota lengkap di gudang" in page.inner_text("main")
    assert not page.locator("form.filter").is_visible()
    assert page.locator("main button").count() == 0
    assert page.locator("tbody tr").count() > 100
    context.close()
