"""The charts in a real Chromium: words apart at every width, dark with the page, data a click away."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from pipeline.bulletin import compose, render_html
from pipeline.settings import Settings
from tests.bulletin import example
from tests.bulletin.ballot_season import moving_ballots

# A box holds the room above and below the letters too: a quarter of it may be shared.
TEXTS_OVER_EACH_OTHER = """() => [...document.querySelectorAll('figure.chart svg')].flatMap(svg => {
  const frame = svg.getBoundingClientRect();
  const boxes = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
  const poor = boxes.filter(([, b]) => b.left < frame.left - 2 || b.right > frame.right + 2).map(([t]) => t);
  boxes.forEach(([text, a], n) => boxes.slice(n + 1).forEach(([other, b]) => {
    if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
        && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > a.height / 4)
      poor.push(text + ' × ' + other);
  }));
  return poor; })"""

CHART_INK = """() => [...document.querySelectorAll('figure.chart text')].map(e => getComputedStyle(e).fill)"""


@pytest.fixture(scope="module")
def charted_page(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of a season with one ladder and ten regions in its charts."""
    season = moving_ballots(settings)
    context = replace(example.context(settings), ledger=season.ledger())
    path = tmp_path_factory.mktemp("charts") / "buletin.html"
    path.write_text(render_html(compose(season.measures(), None, context)), encoding="utf-8")
    return path


@pytest.mark.parametrize("width", [360, 1440])
def test_the_words_of_a_chart_stand_apart_in_a_browser(
    chromium: Browser, charted_page: Path, width: int
) -> None:
    """With the bulletin's own font no two texts of a picture overlap, and none leaves it."""
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(charted_page.as_uri())
    assert page.locator("figure.chart svg").count() == 11
    assert page.evaluate(TEXTS_OVER_EACH_OTHER) == []
    page.close()


def test_a_chart_turns_dark_with_the_page(chromium: Browser, charted_page: Path) -> None:
    """In the dark scheme the words of a picture take the page's light ink."""
    shades = {}
    for scheme in ("light", "dark"):
        context = chromium.new_context(color_scheme=scheme)
        page = context.new_page()
        page.goto(charted_page.as_uri())
        shades[scheme] = set(page.evaluate(CHART_INK))
        context.close()
    assert shades["light"].isdisjoint(shades["dark"])
    assert "rgb(232, 234, 237)" in shades["dark"]


def test_a_chart_has_its_data_below(chromium: Browser, charted_page: Path) -> None:
    """A reader opens the table of what the picture shows, and reads a count in it."""
    page = chromium.new_page()
    page.goto(charted_page.as_uri())
    details = page.locator("figure.chart.multiples details")
    assert not details.locator("table").is_visible()
    details.locator("summary").click()
    assert "20.020" in details.locator("table").inner_text()
    page.close()
