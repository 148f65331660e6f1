"""Delimited files of the world, written by hand in ``tests/data/world`` with what must be read in them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from pipeline.commands.showing import show_file
from pipeline.settings import Settings

WORLD = Path(__file__).parent.parent / "data" / "world"
EXPECTED = json.loads((WORLD / "expected.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_a_file_of_the_world(name: str, settings: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """``read`` finds encoding, delimiter, quotes, header and every cell."""
    show_file(WORLD / name, settings, "json")
    told = json.loads(capsys.readouterr().out)
    assert [row["row"] for row in told["rows"]] == list(range(1, len(told["rows"]) + 1))
    told["rows"] = [row["cells"] for row in told["rows"]]
    assert {key: told[key] for key in EXPECTED[name]} == EXPECTED[name]


def test_every_file_has_its_answer() -> None:
    """No file of the corpus is left unread, and there are at least forty."""
    files = {path.name for path in WORLD.glob("*.csv")}
    assert files == set(EXPECTED)
    assert len(files) >= 40
