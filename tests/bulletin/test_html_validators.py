"""The word of others on the page: axe-core on accessibility, the Nu checker on HTML and CSS."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
"""WCAG 2.2 at level AA, and what axe-core holds for good practice beyond it."""
FAULTY = "<table><tr><th></th></tr></table><select></select><p style='color:#999'>pudar</p>"


def violations(chromium: Browser, page_file: Path, width: int, scheme: str) -> list[tuple[str, str]]:
    """What axe-core finds: rule and the first element that breaks it."""
    context = chromium.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(page_file.as_uri())
    found = Axe().run(page, options={"runOnly": RULES, "resultTypes": ["violations"]})
    context.close()
    return [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_no_violation(chromium: Browser, page_file: Path, width: int, scheme: str) -> None:
    """Nothing is in a blind or weak-sighted reader's way, on phone and desk, light and dark."""
    assert violations(chromium, page_file, width, scheme) == []


def test_axe_finds_what_is_wrong(chromium: Browser, tmp_path: Path) -> None:
    """A page with faults is not passed: the judge is awake."""
    path = tmp_path / "faulty.html"
    path.write_text(f"<!DOCTYPE html><html><title>x</title><body>{FAULTY}", encoding="utf-8")
    found = {rule for rule, _element in violations(chromium, path, 360, "light")}
    assert found >= {"html-has-lang", "select-name", "color-contrast", "landmark-one-main"}


@pytest.fixture(scope="module")
def nu(jars: Callable[[str, str], list[str]]) -> Callable[[Path], list[str]]:
    """A function that returns what the Nu checker holds for errors in a page."""
    command = [*jars("nu", "nu.validator.client.SimpleCommandLineValidator"), "--format", "json", "--stdout"]

    def check(path: Path) -> list[str]:
        told = subprocess.run([*command, str(path)], capture_output=True, check=False, timeout=300)
        messages = json.loads(told.stdout)["messages"]
        return [f"{m.get('lastLine')}: {m['message']}" for m in messages if m["type"] != "info"]

    return check


def test_nu_finds_no_error(nu: Callable[[Path], list[str]], page_file: Path) -> None:
    """The page is valid HTML, with valid style sheets and pictures inside."""
    assert nu(page_file) == []


def test_nu_finds_what_is_wrong(nu: Callable[[Path], list[str]], tmp_path: Path) -> None:
    """A page with a fault is not passed."""
    path = tmp_path / "faulty.html"
    path.write_text("<!DOCTYPE html><html lang=id><title>x</title><p id=a><p id=a>", encoding="utf-8")
    assert any("Duplicate ID" in message for message in nu(path))
