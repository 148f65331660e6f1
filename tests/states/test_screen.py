"""The pages of all states on a phone, a tablet and a desk, by day and by night, in a real Chromium."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.bulletin.test_browser import LOW_CONTRAST, WIDE_OUTSIDE_FRAMES
from tests.states.seasons import STATES, State

pytestmark = pytest.mark.thorough

WIDTHS = (360, 768, 1440)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_it_reads_on_every_screen(chromium: Browser, edition: Callable[[State], Path], state: State) -> None:
    """Nothing runs out of the page, no text is faint, nothing is asked of the network, no script fails."""
    context = chromium.new_context()
    page = context.new_page()
    asked: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    page.goto((edition(state) / "buletin.html").as_uri())
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        assert page.evaluate(WIDE_OUTSIDE_FRAMES) == []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        assert page.evaluate(LOW_CONTRAST) == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert complaints == []
    context.close()
