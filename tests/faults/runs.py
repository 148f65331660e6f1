"""Real runs of the program on a small desk, and what lies in its outputs folder afterwards."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from pipeline.publishing import read_record
from tests.workspaces import save

ROOT = Path(__file__).resolve().parents[2]
MEETING = "2024-11-18"
STAGES = (
    "Reading files",
    "Checking reports",
    "Merging rows",
    "Measuring",
    "Composing pages",
    "Printing the PDF",
    "Saving the edition",
)


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


@dataclass(frozen=True, slots=True)
class Kills:
    """What came of ``runs`` runs killed at random moments.

    ``by_stage``: in which stage they were struck ("" before the first); ``finished`` were too
    quick; ``old`` and ``new``: which edition lay there afterwards, whole each time.
    """

    runs: int
    finished: int
    by_stage: dict[str, int]
    old: int
    new: int


def kill_runs(desk: Path, times: int, seed: int = 8) -> Kills:
    """Make an edition, then kill the making of the next one, ``times`` over, each time elsewhere.

    Raises AssertionError where an edition was ever half there, missing, or neither old nor new, or
    where the run after the last kill doesn't leave the outputs folder as if nothing had happened.
    """
    chance, stages, seen = random.Random(seed), Counter[str](), Counter[str]()
    finished = 0
    save(desk / "inputs", report(0))
    before, after = _pace(desk)
    standing = digest_of(desk / "outputs")
    for number in range(1, times + 1):
        save(desk / "inputs", report(number))
        (desk / "log.jsonl").unlink(missing_ok=True)
        victim = subprocess.Popen(
            weekly(desk),
            cwd=ROOT,
            env=environment(desk),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        if number % 10 == 0:
            time.sleep(chance.uniform(0, before))
        else:
            _await(desk / "log.jsonl", victim)
            time.sleep(chance.uniform(0, after))
        victim.kill()
        finished += victim.wait() == 0
        stages[_struck_in(desk / "log.jsonl")] += 1
        now = digest_of(desk / "outputs")
        seen["old" if now == standing else "new"] += 1
        standing = now
    save(desk / "inputs", report(times + 1))
    assert run(weekly(desk), desk).returncode == 0
    assert digest_of(desk / "outputs") != standing
    assert [p.name for p in (desk / "outputs").iterdir()] == [MEETING]
    return Kills(times, finished, dict(stages), seen["old"], seen["new"])


def _pace(desk: Path) -> tuple[float, float]:
    """Make an edition; return the seconds until it began to work and from then on."""
    began = time.monotonic()
    process = subprocess.Popen(weekly(desk), cwd=ROOT, env=environment(desk), stdout=subprocess.DEVNULL)
    _await(desk / "log.jsonl", process)
    working = time.monotonic()
    assert process.wait() == 0
    return working - began, time.monotonic() - working


def _await(log: Path, process: subprocess.Popen[bytes]) -> None:
    while not log.exists() and process.poll() is None:
        time.sleep(0.005)


def _struck_in(log: Path) -> str:
    """Return the stage in which a run ended, by its log: the one after the last that was done."""
    if not log.exists():
        return ""
    done = sum('"event": "stage"' in line for line in log.read_text(encoding="utf-8").splitlines())
    return STAGES[min(done, len(STAGES) - 1)]
