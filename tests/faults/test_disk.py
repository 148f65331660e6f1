"""Faults of disk and folder: an edition is there whole or not at all, and one sentence says why."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.disk import held
from tests.faults.runs import ROOT, digest_of, environment, report, run, weekly
from tests.workspaces import save

pytestmark = pytest.mark.thorough

LOOK = (
    "from pathlib import Path; import sys; from tests.faults.runs import digest_of; "
    "print(digest_of(Path(sys.argv[1])))"
)


def test_a_full_disk_leaves_the_old_edition(desk: Path, mounts: Callable[[str], list[str]]) -> None:
    """On a disk with room for one edition the second one fails with a sentence; the first still stands."""
    assert run(weekly(desk), desk).returncode == 0
    size = sum(p.stat().st_size for p in (desk / "outputs").rglob("*") if p.is_file())
    shutil.rmtree(desk / "outputs")
    (desk / "outputs").mkdir()
    other = desk / "lain"
    save(other / "inputs", report(6))
    second = weekly(desk)
    second[second.index("--inputs") + 1] = str(other / "inputs")
    shell = f"mount -t tmpfs -o size={int(size * 1.5)} none {desk / 'outputs'}"
    line = " ".join
    look = f"{sys.executable} -c '{LOOK}' {desk}/outputs"
    script = f"{line(weekly(desk))} && {{ {line(second)}; echo kode $?; {look}; }}"
    done = run([*mounts(shell), "sh", "-c", script], desk)
    assert "disk penuh" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.stdout.splitlines()[-2] == "kode 1"
    assert len(done.stdout.splitlines()[-1]) == 8


def test_an_empty_full_disk_is_told(desk: Path, mounts: Callable[[str], list[str]]) -> None:
    """Without room for the first edition nothing is left but the sentence."""
    (desk / "outputs").mkdir()
    done = run([*mounts(f"mount -t tmpfs -o size=64k none {desk / 'outputs'}"), *weekly(desk)], desk)
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)
    assert "disk penuh" in done.stderr


def test_read_only_outputs_are_told(desk: Path, mounts: Callable[[str], list[str]]) -> None:
    """A disk that can only be read."""
    (desk / "outputs").mkdir()
    done = run([*mounts(f"mount -t tmpfs -o ro none {desk / 'outputs'}"), *weekly(desk)], desk)
    assert (done.returncode, done.stdout) == (1, "")
    assert "media hanya dapat dibaca" in done.stderr


def as_nobody(command: list[str]) -> list[str]:
    """Return ``command`` as a user without rights; skips where this one has no rights to give up."""
    if os.geteuid() == 0:
        found = shutil.which("setpriv")
        if found is None:
            pytest.skip("setpriv tidak ada")
        return [found, "--reuid=65534", "--regid=65534", "--clear-groups", *command]
    return command


def test_a_folder_without_permission_is_told(open_desk: Path) -> None:
    """Outputs that the operator may not write to."""
    (open_desk / "outputs").mkdir()
    (open_desk / "outputs").chmod(0o555)
    done = run(as_nobody(weekly(open_desk)), open_desk, HOME="/nonexistent")
    assert (done.returncode, done.stdout) == (1, "")
    assert "tidak ada izin menulis" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1


def test_a_report_without_permission_is_refused_alone(open_desk: Path) -> None:
    """One report that the operator may not read is set aside with a finding; the edition is made."""
    save(open_desk / "inputs", {"2024-11-17/paser.csv": "barang;diterima\nSegel;1\n"})
    (open_desk / "inputs/2024-11-17/paser.csv").chmod(0)
    (open_desk / "outputs").mkdir()
    (open_desk / "outputs").chmod(0o777)
    done = run(as_nobody(weekly(open_desk)), open_desk, HOME="/nonexistent")
    assert done.returncode == 0, done.stderr
    findings = (open_desk / "outputs/2024-11-18/data/findings.csv").read_text(encoding="utf-8")
    assert "paser.csv,,,file-unreadable,error" in findings


def test_inputs_that_change_while_they_are_read(desk: Path) -> None:
    """Files that grow, shrink, vanish and come back meanwhile: the ledger of what was read still adds up."""
    stop = threading.Event()

    def churn() -> None:
        number = 0
        while not stop.is_set():
            number += 1
            path = desk / "inputs/2024-11-17" / f"berau {number % 40}.csv"
            path.write_text("barang;diterima\n" + f"Segel;{number}\n" * (number % 500), encoding="utf-8")
            if number % 3 == 0:
                path.unlink()

    thread = threading.Thread(target=churn)
    thread.start()
    try:
        runs = [run(weekly(desk), desk) for _ in range(2)]
    finally:
        stop.set()
        thread.join()
    assert [done.returncode for done in runs] == [0, 0], runs[0].stderr + runs[1].stderr
    digest_of(desk / "outputs")


def test_a_second_run_is_told_to_wait(desk: Path) -> None:
    """While another run holds the outputs, one sentence says so; a dead run's hold is no hold."""
    (desk / "outputs").mkdir()
    with held(desk / "outputs", wait=False):
        done = run(weekly(desk), desk)
    assert (done.returncode, done.stdout) == (1, "")
    assert "Proses lain sedang menulis" in done.stderr
    assert run(weekly(desk), desk).returncode == 0


def test_two_runs_at_once_leave_one_whole_edition(desk: Path) -> None:
    """Started together, each is done or says why not; what lies there is whole."""
    both = [
        subprocess.Popen(
            weekly(desk),
            cwd=ROOT,
            env=environment(desk),
            stderr=subprocess.PIPE,
            text=True,
            stdout=subprocess.DEVNULL,
        )
        for _ in range(2)
    ]
    told = [process.communicate(timeout=120)[1] for process in both]
    codes = sorted(process.returncode for process in both)
    assert codes in ([0, 0], [0, 1])
    assert all("Traceback" not in text for text in told)
    digest_of(desk / "outputs")
