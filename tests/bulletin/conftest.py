"""The edition of the example, composed and rendered once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.bulletin import EditionView, compose, render_html, render_pdf, render_sheets
from pipeline.settings import Settings
from tests.bulletin import example
from tests.conftest import Once


@pytest.fixture(scope="session")
def view(settings: Settings) -> EditionView:
    """The composed edition."""
    return compose(example.measures(settings), None, example.context(settings))


@pytest.fixture(scope="session")
def html(view: EditionView) -> str:
    """Its page."""
    return render_html(view)


@pytest.fixture(scope="session")
def pdf(html: str, once: Once) -> bytes:
    """Its print."""

    def write(folder: Path) -> None:
        (folder / "buletin.pdf").write_bytes(render_pdf(html))

    return (once("example-print", write) / "buletin.pdf").read_bytes()


@pytest.fixture(scope="session")
def sheets(view: EditionView, once: Once) -> dict[str, bytes]:
    """The prints of its regions, in their order."""

    def write(folder: Path) -> None:
        (folder / "wilayah").mkdir()
        made = render_sheets(view)
        for name, content in made.items():
            (folder / name).write_bytes(content)
        (folder / "order.txt").write_text("\n".join(made), encoding="utf-8")

    folder = once("example-sheets", write)
    names = (folder / "order.txt").read_text(encoding="utf-8").split("\n")
    return {name: (folder / name).read_bytes() for name in names}


@pytest.fixture(scope="session")
def page_file(html: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as a file."""
    path = tmp_path_factory.mktemp("page") / "buletin.html"
    path.write_text(html, encoding="utf-8")
    return path
