"""The edition of the example, composed and rendered once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bulletin import EditionView, compose, render_html, render_pdf, render_sheets
from pipeline.settings import Settings
from tests.bulletin import example


@pytest.fixture(scope="session")
def view(settings: Settings) -> EditionView:
    """The composed edition."""
    return compose(example.measures(settings), None, example.context(settings))


@pytest.fixture(scope="session")
def html(view: EditionView) -> str:
    """Its page."""
    return render_html(view)


@pytest.fixture(scope="session")
def pdf(html: str) -> bytes:
    """Its print."""
    return render_pdf(html)


@pytest.fixture(scope="session")
def sheets(view: EditionView) -> dict[str, bytes]:
    """The prints of its regions."""
    return render_sheets(view)


@pytest.fixture(scope="session")
def page_file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file."""
    path = tmp_path_factory.mktemp("page") / "buletin.html"
    path.write_text(html, encoding="utf-8")
    return path
