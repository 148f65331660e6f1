"""What every test may ask for: the shipped settings, and tools that a machine may lack."""

from __future__ import annotations

import fcntl
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import hypothesis
import pytest
from playwright.sync_api import Browser, sync_playwright

from pipeline.settings import Settings
from pipeline.settings.loading import load_settings

ROOT = Path(__file__).resolve().parent.parent
STRICT_TOOLS = os.environ.get("DESK_STRICT_TOOLS") == "1"

# The same examples on every machine and every day, and no verdict by a slow minute of the machine;
# the search for new ones is the fuzzers' work.
hypothesis.settings.register_profile("desk", derandomize=True, deadline=None, database=None)
hypothesis.settings.load_profile("desk")


Once = Callable[[str, Callable[[Path], None]], Path]


def pytest_configure() -> None:
    """Let Ctrl-C reach the programs that the tests start, also where a shell started the tests in its
    background and so told them to ignore it.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the thorough tests to the build server: `make test` has to stay a matter of minutes."""
    if STRICT_TOOLS:
        return
    left_out = [item for item in items if item.get_closest_marker("thorough")]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session", autouse=True)
def _own_log(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Runs of the tests keep their log to themselves, and work everything out: no folder, no cache."""
    os.environ["DESK_CACHE"] = os.devnull
    os.environ["DESK_LOG"] = str(tmp_path_factory.mktemp("log") / "log.jsonl")


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """A function that fills a folder of the given name once, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    root = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "once"
    root.mkdir(exist_ok=True)

    def fill(name: str, make: Callable[[Path], None]) -> Path:
        folder, done = root / name, root / f"{name}.done"
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                make(folder)
                done.touch()
        return folder

    return fill


@pytest.fixture(scope="session")
def settings() -> Settings:
    """The configuration that is shipped."""
    return load_settings(ROOT / "config" / "pipeline.yaml")


@pytest.fixture(scope="session")
def tool() -> Callable[[str], str]:
    """A function that returns the path of a program of the system, e.g. ``tool("chromium")``.

    Where it is missing the test is skipped and says so; with ``DESK_STRICT_TOOLS=1`` (as in
    ``.ci/run``) it fails instead, so that nothing goes unproved unnoticed.
    """

    def find(name: str) -> str:
        path = shutil.which(name)
        if path is not None:
            return path
        return lacking(f"{name} tidak terpasang")

    return find


@pytest.fixture(scope="session")
def jars(tool: Callable[[str], str]) -> Callable[[str, str], list[str]]:
    """A function that returns the command of a checker on Java: ``jars("nu", "class.to.run")``.

    Its jars lie in the folder that ``DESK_NU`` names, see ``.ci/jars``; missing is as for ``tool``.
    """

    def find(name: str, main_class: str) -> list[str]:
        variable = f"DESK_{name.upper()}"
        folder = os.environ.get(variable, "")
        if not folder or not any(Path(folder).glob("*.jar")):
            lacking(f"{name} tidak ada: {variable}=$(.ci/{name})")
        return [tool("java"), "-cp", f"{folder}/*", main_class]

    return find


@pytest.fixture(scope="session")
def frictionless() -> str:
    """The path of frictionless, see ``.ci/frictionless``; missing is as for ``tool``."""
    path = os.environ.get("DESK_FRICTIONLESS", "")
    if not Path(path).is_file():
        lacking("frictionless tidak ada: DESK_FRICTIONLESS=$(.ci/frictionless)")
    return path


@pytest.fixture(scope="session")
def chromium(tool: Callable[[str], str]) -> Iterator[Browser]:
    """A real browser."""
    path = tool("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def lacking(reason: str) -> NoReturn:
    """Skip the test that lacks its tool, or fail it where nothing may go unproved."""
    if STRICT_TOOLS:
        pytest.fail(f"{reason}, padahal DESK_STRICT_TOOLS=1")
    pytest.skip(reason)
