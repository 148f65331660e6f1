"""A small desk with one report, and walls that only some machines can build."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest

from tests.faults.runs import report, run, weekly
from tests.workspaces import save


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one report."""
    return save(tmp_path, {f"inputs/{name}": text for name, text in report(5).items()})


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk whose edition is made, to compare others with."""
    place = tmp_path_factory.mktemp("made")
    save(place / "inputs", report(5))
    assert run(weekly(place), place).returncode == 0
    return place


@pytest.fixture
def open_desk() -> Iterator[Path]:
    """A desk that every user of the machine may enter."""
    place = Path(mkdtemp(prefix="desk-"))
    save(place / "inputs", report(5))
    for path in (place, *place.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    yield place
    shutil.rmtree(place)


@pytest.fixture(scope="session")
def mounts() -> Callable[[str], list[str]]:
    """A function that returns the start of a command which runs in a file system of its own, after
    the mounts of a line of shell. Skips where a user may not mount.
    """
    own = ["unshare", "--mount", "--map-root-user"]
    tried = subprocess.run([*own, "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True, check=False)
    if tried.returncode:
        pytest.skip("di mesin ini tidak boleh membuat mount sendiri (unshare)")
    return lambda line: [*own, "sh", "-c", f'{line} && exec "$@"', "sh"]
