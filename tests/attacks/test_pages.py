"""Text from the field and from the editor is text on every page: it loads, runs and forges nothing."""

from __future__ import annotations

import io
import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser, Page

from tests.attacks.catalogue import ATTACKS, EDITOR, MARKUP
from tests.attacks.conftest import Attacked

pytestmark = pytest.mark.thorough

MARKS = [f"serang_{number}" for number, attack in enumerate(ATTACKS, 1) if attack.field == MARKUP]
EDITORS = [f"serang_{number}" for number, attack in enumerate(ATTACKS, 1) if attack.field == EDITOR]
ELEMENTS = """() => [...document.querySelectorAll('*')].flatMap(e => [...e.attributes]
  .filter(a => /serang|127\\.0\\.0\\.1|rahasia/.test(a.name + a.value))
  .map(a => e.tagName + ' ' + a.name + '=' + a.value))"""
FOREIGN = (
    "iframe, object, embed, base, link, img, audio, video, foreignObject, meta[http-equiv=refresh], h1[class]"
)


@pytest.fixture(scope="module")
def asked() -> list[str]:
    """What the page asked for besides itself."""
    return []


@pytest.fixture(scope="module")
def shown(chromium: Browser, attacked: Attacked, asked: list[str]) -> Page:
    """The attacked page, open in a real browser."""
    page = chromium.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    page.goto((attacked.folder / "buletin.html").as_uri())
    return page


@pytest.fixture(scope="module")
def text(shown: Page) -> str:
    """All that the page says, blanks joined."""
    return " ".join(str(shown.evaluate("document.body.textContent")).split())


@pytest.mark.parametrize("mark", MARKS)
def test_text_from_the_field_stays_text(attacked: Attacked, shown: Page, text: str, mark: str) -> None:
    """The payload stands on the page as it was sent in, and nothing of it became an element or ran."""
    assert " ".join(attacked.placed[mark].split()) in text
    assert shown.evaluate(f"window.{mark}") is None


@pytest.mark.parametrize("mark", EDITORS)
def test_the_editor_cannot_smuggle_markup(attacked: Attacked, shown: Page, text: str, mark: str) -> None:
    """Beyond bold, what the editor writes stays the text that it is."""
    payload = attacked.placed[mark].replace("**", "")
    assert " ".join(payload.split()) in text
    assert shown.evaluate(f"window.{mark}") is None


def test_no_element_bears_anything_of_a_payload(shown: Page) -> None:
    """No attribute holds a mark, the address or the secret; none of the elements tried for is there."""
    assert shown.evaluate(ELEMENTS) == []
    assert shown.locator(FOREIGN).count() == 0


def test_the_page_asks_for_nothing(attacked: Attacked, shown: Page, asked: list[str]) -> None:
    """The browser loads the page itself and what it carries; the server that was named hears nothing."""
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert [url for url in asked if "rahasia" in url] == []
    assert attacked.web.asked == []
    assert shown.title()


def test_the_policy_holds_even_where_escaping_would_fail(
    chromium: Browser, attacked: Attacked, tmp_path: Path
) -> None:
    """Put into the page as raw markup, the payloads still load and run nothing: the browser refuses."""
    html = (attacked.folder / "buletin.html").read_text(encoding="utf-8")
    # A jump to another address is no loading: no policy of a page forbids it.
    raw = [p for p in attacked.placed.values() if "refresh" not in p and "<!--" not in p]
    broken = tmp_path / "buletin.html"
    broken.write_text(html.replace("</main>", "\n".join(raw) + "</main>"), encoding="utf-8")
    page = chromium.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto(broken.as_uri())
    page.wait_for_timeout(300)
    assert page.locator("iframe, img, svg image").count() > 0, "the attack itself must have worked"
    assert page.evaluate("Object.keys(window).filter(name => name.startsWith('serang_'))") == []
    assert attacked.web.asked == []
    assert any("Content Security Policy" in line for line in refused)
    page.close()


def test_the_printer_opens_nothing_of_the_machine(attacked: Attacked) -> None:
    """Watched from inside: no socket, no other program but the font list, not the secret file."""
    lines = attacked.watched.splitlines()
    assert any("buletin" in line or "weasyprint" in line for line in lines), "nothing was watched"
    assert [line for line in lines if line.startswith("socket.") and "127.0.0.1" in line] == []
    assert [line for line in lines if "rahasia" in line] == []
    assert [line for line in lines if line.startswith("os.system")] == []


def test_the_print_holds_text_and_our_own_data_alone(attacked: Attacked, tool: Callable[[str], str]) -> None:
    """In every PDF: no script, no jump out, no launch; attached are the edition's own data files."""
    for path in sorted(attacked.folder.rglob("*.pdf")):
        with pikepdf.open(path) as pdf:
            own = {f"data/{p.name}" for p in (attacked.folder / "data").iterdir()}
            names = {name.replace("\\", "/") for name in pdf.attachments}
            assert {Path(name).name for name in names} <= {Path(name).name for name in own}
            raw = io.BytesIO()
            pdf.save(raw, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
        for key in (b"/JavaScript", b"/JS ", b"/Launch", b"/URI ", b"/GoToR", b"/SubmitForm", b"/RichMedia"):
            assert key not in raw.getvalue(), (path.name, key)
        assert b"RAHASIA-MESIN" not in raw.getvalue()
    pdf_text = subprocess.run(
        [tool("pdftotext"), str(attacked.folder / "buletin.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    assert "window.serang_1=1" in re.sub(r"\s+", "", pdf_text)


def test_file_names_stay_text(attacked: Attacked, shown: Page, text: str) -> None:
    """Markup, formulas, line breaks and terminal marks in the names of files and folders do nothing."""
    assert "onerror=window.serang_n1=1" in text
    assert shown.evaluate("window.serang_n1") is None
    assert "\x1b" not in text + attacked.said
    assert "berau‹U+000A›‹U+001B›]0;serang‹U+0007› isu.csv" in text
    ledger = (attacked.folder / "data" / "ledger.csv").read_text(encoding="utf-8")
    assert "berau‹U+000A›‹U+001B›]0;serang‹U+0007› isu.csv" in ledger
    paths = [i["path"] for i in json.loads((attacked.folder / "manifest.json").read_text())["inputs"]]
    assert all(path.isprintable() for path in paths)


def test_nothing_is_written_beside_the_edition(attacked: Attacked) -> None:
    """The outputs folder holds the one edition, and every file of it is in its manifest."""
    assert [p.name for p in attacked.folder.parent.iterdir()] == [attacked.folder.name]
    outputs = {o["path"] for o in json.loads((attacked.folder / "manifest.json").read_text())["outputs"]}
    files = {p.relative_to(attacked.folder).as_posix() for p in attacked.folder.rglob("*") if p.is_file()}
    assert files == outputs | {"manifest.json"}
