"""The command line: usage, exit codes, and what is printed where (contract, section 2)."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from tests.test_weekly import ROOT, bulletin
from tests.workspaces import save

GOOD = "barang;diterima\nSegel;100\n"
BAD = "barang;diterima\nSegel;1OO\n"


def test_check_answers_a_program_in_json(tmp_path: Path) -> None:
    """One object on stdout, as the contract has it; exit 3 where a finding is an error."""
    folder = save(tmp_path, {"2024-11-17/berau.csv": BAD, "2024-11-17/paser.csv": GOOD})
    run = bulletin("check", folder, "--format", "json")
    answer = json.loads(run.stdout)
    assert (run.returncode, answer["version"]) == (3, 1)
    berau, paser = answer["files"]
    assert berau["path"] == "2024-11-17/berau.csv"
    assert (berau["kind"], berau["verdict"], berau["header_row"]) == ("logistik", "rejected", 1)
    assert berau["rows"] == {
        "read": 2, "accepted": 0, "rejected": 1, "duplicate": 0, "superseded": 0,
        "out_of_period": 0, "ignored": 1,
    }  # fmt: skip
    (finding,) = berau["findings"]
    assert finding == {
        "code": "number-invalid",
        "severity": "error",
        "row": 2,
        "column": "diterima",
        "value": "1OO",
        "message": '"1OO" bukan bilangan.',
        "hint": "Tulis angka saja, mis. 100.",
        "verified": None,
    }
    assert paser["verdict"] == "accepted"
    assert paser["findings"] == []


def test_check_as_csv(tmp_path: Path) -> None:
    """The columns of `check --format csv` are fixed."""
    run = bulletin("check", save(tmp_path, {"2024-11-17/berau.csv": BAD}), "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(run.stdout))
    assert list(row) == ["path", "row", "column", "code", "severity", "value", "message", "hint"]
    assert (row["row"], row["code"]) == ("2", "number-invalid")


def test_check_of_clean_reports_is_fine_and_writes_nothing(tmp_path: Path) -> None:
    """Exit 0, and the folder is as it was."""
    folder = save(tmp_path, {"2024-11-17/berau.csv": GOOD})
    before = sorted(p.name for p in folder.rglob("*"))
    assert bulletin("check", folder).returncode == 0
    assert sorted(p.name for p in folder.rglob("*")) == before


@pytest.mark.parametrize(
    "arguments",
    [["check"], ["weekly", "--format", "doc"], ["weekly", "--meeting-date", "18-11-2024"], ["selesai"]],
    ids=["no path", "format", "date", "command"],
)
def test_wrong_usage_is_exit_2(arguments: list[str]) -> None:
    """Wrong usage is told on stderr, exit 2."""
    run = bulletin(*arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr


@pytest.mark.parametrize("order", ["before", "after"])
def test_shared_options_stand_before_or_after_the_command(order: str, tmp_path: Path) -> None:
    """`--lang en` is understood on both sides of the command's name."""
    folder = save(tmp_path, {"2024-11-17/berau.csv": BAD})
    option = ["--lang", "en"]
    arguments = [*option, "check", str(folder)] if order == "before" else ["check", str(folder), *option]
    assert "is not a number" in bulletin(*arguments).stdout


def test_a_missing_path_is_one_sentence(tmp_path: Path) -> None:
    """A path that does not exist: exit 1, one sentence, no traceback."""
    run = bulletin("check", tmp_path / "tidak-ada")
    assert run.returncode == 1
    assert len(run.stderr.strip().splitlines()) == 1


def test_a_broken_configuration_is_told_whole(tmp_path: Path) -> None:
    """All faults of all files, each with file and line, in one screen, exit 1."""
    config = shutil.copytree(ROOT / "config", tmp_path / "config")
    regions = config / "regions.yaml"
    text = regions.read_text(encoding="utf-8")
    text = text.replace("code: '64.07'", "code: '64.03'", 1).replace(
        "registered_voters: 128104", "registered_voters: 138104", 1
    )
    regions.write_text(text, encoding="utf-8")
    pipeline_file = config / "pipeline.yaml"
    text = pipeline_file.read_text(encoding="utf-8").replace("language: id", "languge: id", 1)
    pipeline_file.write_text(text.replace("paper: A4", "paper: A3", 1), encoding="utf-8")
    run = bulletin("check", tmp_path, "--config", pipeline_file)
    assert run.returncode == 1
    assert "Traceback" not in run.stderr
    lines = run.stderr.strip().splitlines()
    assert len(lines) <= 24
    for expected in ("languge", "language", "paper", "64.03"):
        assert expected in run.stderr, run.stderr


def test_help_lists_the_commands() -> None:
    """`--help` names what a clerk needs."""
    run = bulletin("--help")
    assert run.returncode == 0
    assert all(name in run.stdout for name in ("weekly", "check", "sample"))
