"""Each state made once for all tests and all worker processes: its pages as files in a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.bulletin import render_pdf
from pipeline.settings import Settings
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.conftest import Once
from tests.states.pages import Page, Paper
from tests.states.seasons import State


@pytest.fixture(scope="session")
def edition(once: Once, settings: Settings) -> Callable[[State], Path]:
    """A function that returns the folder of a state's edition: page and data, no print."""

    def make(state: State) -> Path:
        def write(folder: Path) -> None:
            order = EditionOrder(folder / "inputs", folder / "outputs", state.meeting, ("html",))
            make_edition(order, state.write(folder, settings), Screen(quiet=True))

        return once(state.name, write) / "outputs" / state.meeting.isoformat()

    return make


@pytest.fixture(scope="session")
def page(edition: Callable[[State], Path]) -> Callable[[State], Page]:
    """A function that returns a state's page."""
    return lambda state: Page((edition(state) / "buletin.html").read_text(encoding="utf-8"))


@pytest.fixture(scope="session")
def printed(
    once: Once,
    page: Callable[[State], Page],
    tool: Callable[[str], str],
) -> Callable[[State], Paper]:
    """A function that returns a state's print."""

    def make(state: State) -> Paper:
        def write(folder: Path) -> None:
            (folder / "buletin.pdf").write_bytes(render_pdf(page(state).html))

        return Paper(once(f"{state.name}-print", write) / "buletin.pdf", tool)

    return make
