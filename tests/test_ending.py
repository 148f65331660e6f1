"""How a run ends, and what it leaves behind for those who look after it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_weekly import ROOT
from tests.workspaces import save

REPORT = (
    "tanggal;wilayah;barang;diterima\n"
    "17/11/2024;Berau;Segel;NIK 6402010101010001\n"
    "17/11/2024;Berau;Tinta;90\n"
)


def weekly(folder: Path, *options: str) -> list[str]:
    """Return the command that makes the edition of 18 November of ``folder`` as HTML."""
    command = [sys.executable, "-m", "pipeline", "weekly", "--meeting-date", "2024-11-18", "--format", "html"]
    return [*command, "--inputs", str(folder / "inputs"), "--outputs", str(folder / "outputs"), *options]


def environment(folder: Path) -> dict[str, str]:
    """Return this process's environment with a log of its own."""
    return os.environ | {"DESK_LOG": str(folder / "state" / "log.jsonl")}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one report."""
    save(tmp_path / "inputs", {"2024-11-17/berau.csv": REPORT})
    return tmp_path


def test_a_run_writes_its_own_log(desk: Path) -> None:
    """One line a step with its seconds, the counts, the versions, the end; nothing from a report."""
    subprocess.run(weekly(desk), cwd=ROOT, env=environment(desk), check=True, capture_output=True)
    text = (desk / "state/log.jsonl").read_text(encoding="utf-8")
    lines = [json.loads(line) for line in text.splitlines()]
    assert [line["event"] for line in lines] == ["begin", "stage", *["note", "stage"], *["stage"] * 2, "note",
                                                 *["stage"] * 3, "end"]  # fmt: skip
    assert {line["run"] for line in lines} == {lines[0]["run"]}
    assert lines[0]["versions"]["program"]
    facts = next(line for line in lines if line.get("edition"))
    assert (facts["edition"], facts["status"], facts["rows"], facts["rejected"]) == (
        "2024-11-18",
        "draft",
        3,
        1,
    )
    assert lines[-1]["error"] is None
    assert "6402010101010001" not in text


def test_verbose_says_what_was_decided(desk: Path) -> None:
    """With -v the meeting and the standing of the edition are told on stderr."""
    run = subprocess.run(
        weekly(desk, "-v"), cwd=ROOT, env=environment(desk), capture_output=True, text=True, check=True
    )
    assert run.stderr.splitlines() == [
        "Rapat 2024-11-18; 1 berkas di folder masukan.",
        "Edisi 2024-11-18 (draft): 1 dari 3 baris berlaku, 1 ditolak, 1 temuan.",
    ]


def test_a_log_that_cannot_be_written_is_no_reason_to_go_without_a_bulletin(desk: Path) -> None:
    """The state folder is a file: the edition is made all the same."""
    (desk / "state").write_text("", encoding="utf-8")
    subprocess.run(weekly(desk), cwd=ROOT, env=environment(desk), check=True, capture_output=True)
    assert (desk / "outputs/2024-11-18/buletin.html").is_file()


CRASH = """
import sys
import pipeline.weekly
def broken(*_):
    raise RuntimeError("NIK 6402010101010001")
pipeline.weekly.judge = broken
sys.argv = sys.argv[1:]
from pipeline.cli import main
main()
"""


def test_an_unexpected_error_is_one_sentence_and_a_file_without_data(desk: Path) -> None:
    """The operator reads a sentence; the developer gets places and versions, and nobody's number."""
    command = [sys.executable, "-c", CRASH, *weekly(desk)[2:]]
    run = subprocess.run(
        command, cwd=ROOT, env=environment(desk), capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stdout) == (1, "")
    (sentence,) = run.stderr.splitlines()
    (report,) = (desk / "state").glob("galat-*.txt")
    assert "RuntimeError" in sentence
    assert str(report) in sentence
    told = report.read_text(encoding="utf-8")
    assert "RuntimeError" in told
    assert "pandas 3" in told
    assert "inputs sha256 " in told
    assert "6402010101010001" not in told + run.stderr


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_ends_clean(desk: Path, sign: signal.Signals, code: int) -> None:
    """Ctrl-C and SIGTERM leave no half edition, no traceback, and the exit code that says so."""
    log = desk / "state/log.jsonl"
    run = subprocess.Popen(
        weekly(desk),
        cwd=ROOT,
        env=environment(desk),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    while not log.exists():
        time.sleep(0.01)
    run.send_signal(sign)
    _, told = run.communicate(timeout=60)
    assert (run.returncode, told.strip()) == (code, "")
    assert not [path for path in (desk / "outputs").glob("*") if path.is_dir()]
