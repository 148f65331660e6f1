"""Real runs of the program on a small desk, and what lies in its outputs folder afterwards."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from pipeline.publishing import read_record

ROOT = Path(__file__).resolve().parents[2]
MEETING = "2024-11-18"


def report(received: int) -> dict[str, str]:
    """Return one report whose figure is ``received``."""
    return {"2024-11-17/berau.csv": f"tanggal;wilayah;barang;diterima\n17/11/2024;Berau;Segel;{received}\n"}


def weekly(desk: Path, *options: str) -> list[str]:
    """Return the command that makes the edition of ``desk`` as HTML."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "weekly",
        "-q",
        "--meeting-date",
        MEETING,
        "--format",
        "html",
    ]
    return [*command, "--inputs", str(desk / "inputs"), "--outputs", str(desk / "outputs"), *options]


def environment(desk: Path, **more: str) -> dict[str, str]:
    """Return this process's environment, with a log of the desk's own."""
    return os.environ | {"DESK_LOG": str(desk / "log.jsonl"), "PYTHONPATH": str(ROOT)} | more


def run(command: list[str], desk: Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run to the end and return what was said."""
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(desk, **more),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def digest_of(outputs: Path) -> str:
    """Return the digest of the one edition in ``outputs``, every file of which is as it was made."""
    (edition,) = read_record(outputs)
    assert edition.faults == ()
    return edition.digest


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }
