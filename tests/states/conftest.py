"""Each state made once for all tests and all worker processes: its pages as files in a folder."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.bulletin import render_pdf
from pipeline.settings import Settings
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.states.pages import Page, Paper
from tests.states.seasons import State


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], None]], Path]:
    """A function that fills a folder of the given name once, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "states"
    root.mkdir(exist_ok=True)

    def fill(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = root / name, root / f"{name}.done"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return fill


@pytest.fixture(scope="session")
def edition(
    once: Callable[[str, Callable[[Path], None]], Path], settings: Settings
) -> Callable[[State], Path]:
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
    once: Callable[[str, Callable[[Path], None]], Path],
    page: Callable[[State], Page],
    tool: Callable[[str], str],
) -> Callable[[State], Paper]:
    """A function that returns a state's print."""

    def make(state: State) -> Paper:
        def write(folder: Path) -> None:
            (folder / "buletin.pdf").write_bytes(render_pdf(page(state).html))

        return Paper(once(f"{state.name}-print", write) / "buletin.pdf", tool)

    return make
