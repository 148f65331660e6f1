"""A copy of the shipped configuration to which a test adds rules."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.settings import Settings, load_settings

SHIPPED = Path(__file__).resolve().parents[2] / "config"


@dataclass(frozen=True)
class Book:
    """A folder of configuration of its own."""

    folder: Path

    @property
    def pipeline_file(self) -> Path:
        """The file that the configuration is opened by."""
        return self.folder / "pipeline.yaml"

    def add(self, block: str) -> int:
        """Add ``block`` at the end of rules.yaml; return the number of its first line."""
        path = self.folder / "rules.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(f"{text}{block}", encoding="utf-8")
        return text.count("\n") + 1

    def load(self) -> Settings:
        """Load it."""
        return load_settings(self.pipeline_file)

    def faults(self) -> list[str]:
        """Every fault as the operator reads it; none is a failure of the test."""
        with pytest.raises(ConfigError) as raised:
            self.load()
        return str(raised.value).splitlines()


@pytest.fixture
def book(tmp_path: Path) -> Book:
    """The shipped configuration, in a folder of its own."""
    return Book(Path(shutil.copytree(SHIPPED, tmp_path / "config")))
