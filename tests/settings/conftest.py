"""A copy of the shipped configuration that a test may break."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import Settings, load_settings

SHIPPED = Path(__file__).resolve().parents[2] / "config"


@dataclass(frozen=True)
class Workspace:
    """A folder of configuration of its own."""

    folder: Path

    def change(self, file: str, old: str, new: str) -> int:
        """Replace the first ``old`` in ``file``; return its line, from 1."""
        path = self.folder / file
        text = path.read_text(encoding="utf-8")
        before, found, after = text.partition(old)
        assert found, f"{file} has no {old!r}"
        path.write_text(before + new + after, encoding="utf-8")
        return before.count("\n") + 1

    def load(self) -> Settings:
        """Load it."""
        return load_settings(self.folder / "pipeline.yaml")

    def faults(self) -> list[str]:
        """Return every fault as the operator reads it; none is a failure of the test."""
        with pytest.raises(ConfigError) as raised:
            self.load()
        return str(raised.value).splitlines()


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The shipped configuration, in a folder of its own."""
    return Workspace(Path(shutil.copytree(SHIPPED, tmp_path / "config")))
