"""What a spreadsheet opens: no cell that comes from outside is run there."""

from __future__ import annotations

import csv
import io
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest

from tests.attacks.catalogue import ATTACKS, FORMULA
from tests.attacks.conftest import ROOT, Attacked, cell
from tests.workspaces import save

MARKS = [f"serang_{number}" for number, attack in enumerate(ATTACKS, 1) if attack.field == FORMULA]
STARTS = ("=", "+", "-", "@", "\t", "\r")


def cells(text: str) -> list[str]:
    """Return every cell of a CSV text that is no plain number."""
    return [c for row in csv.reader(io.StringIO(text)) for c in row if not c.removeprefix("-").isdecimal()]


@pytest.mark.parametrize("mark", MARKS)
def test_no_cell_that_is_written_begins_a_formula(attacked: Attacked, mark: str) -> None:
    """In every CSV of the edition the payload is there, and behind a ``'`` where it would run."""
    found = False
    for path in sorted(attacked.folder.rglob("*.csv")):
        for text in cells(path.read_text(encoding="utf-8-sig")):
            assert not text.startswith(STARTS), (path.name, text)
            found = found or mark in text
    assert found


@pytest.mark.parametrize("mark", MARKS)
def test_the_answer_of_check_runs_nothing_either(attacked: Attacked, tmp_path: Path, mark: str) -> None:
    """`check --format csv` neutralises the value that it quotes, the path and the message."""
    payload = attacked.placed[mark]
    save(tmp_path, {"=2024-11-17 berau.csv": f"barang;diterima\n{cell(payload)};1\n"})
    command = [sys.executable, "-m", "pipeline", "check", "--format", "csv", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 3
    assert mark in run.stdout
    assert [text for text in cells(run.stdout) if text.startswith(STARTS)] == []


def test_a_blank_form_holds_no_formula_from_the_configuration(tmp_path: Path) -> None:
    """An item named like a formula is a text in the workbook that a desk gets."""
    config = tmp_path / "config"
    subprocess.run(["cp", "-r", str(ROOT / "config"), str(config)], check=True)
    items = (config / "items.yaml").read_text(encoding="utf-8")
    assert "name: Segel" in items
    (config / "items.yaml").write_text(items.replace("name: Segel", "name: '=1+1'", 1), encoding="utf-8")
    command = [sys.executable, "-m", "pipeline", "forms", "--config", str(config / "pipeline.yaml"),
               "--region", "Berau", "--outputs", str(tmp_path / "out")]  # fmt: skip
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    texts: list[str] = []
    for path in sorted((tmp_path / "out").rglob("*.csv")):
        texts += cells(path.read_text(encoding="utf-8-sig").replace(";", ","))
    kinds = set()
    for path in sorted((tmp_path / "out").rglob("*.xlsx")):
        for sheet in openpyxl.load_workbook(path):
            for row in sheet.iter_rows():
                kinds |= {c.data_type for c in row if c.value is not None and "1+1" in str(c.value)}
    assert [text for text in texts if text.startswith(STARTS)] == []
    assert any("1+1" in text for text in texts)
    assert kinds == {"s"}
