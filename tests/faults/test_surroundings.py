"""Odd surroundings: another clock, zone, language, terminal, fonts or libraries change no byte."""

from __future__ import annotations

import ctypes.util
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.faults.runs import ROOT, contents, environment, run, weekly

PLACES = {
    "C": {"LC_ALL": "C", "LANG": "C", "TZ": "America/New_York"},
    "tr_TR": {"LC_ALL": "tr_TR.UTF-8", "LANGUAGE": "tr", "TZ": "Pacific/Kiritimati"},
    "bare": {
        "LC_ALL": "",
        "LANG": "",
        "TZ": "",
        "HOME": "/nonexistent",
        "TERM": "dumb",
        "PYTHONHASHSEED": "7",
    },
}


@pytest.mark.parametrize("place", sorted(PLACES))
def test_zone_and_language_of_the_machine_change_nothing(made: Path, desk: Path, place: str) -> None:
    """The same bytes in New York, in Turkish, and with no surroundings at all."""
    done = run(weekly(desk), desk, **PLACES[place])
    assert done.returncode == 0, done.stderr
    assert contents(desk / "outputs") == contents(made / "outputs")


@pytest.mark.parametrize("day", ["2001-02-03 04:05:06", "2038-02-01 00:00:00"])
def test_the_clock_changes_nothing(made: Path, desk: Path, day: str, tool: Callable[[str], str]) -> None:
    """A clock set back by decades, or forward, shows in the log alone."""
    done = run([tool("faketime"), day, *weekly(desk)], desk)
    assert done.returncode == 0, done.stderr
    assert contents(desk / "outputs") == contents(made / "outputs")
    assert day[:4] in (desk / "log.jsonl").read_text(encoding="utf-8")


def guide(desk: Path, folder: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Print the one-page guide of a desk as PDF."""
    command = [
        sys.executable,
        "-m",
        "pipeline",
        "forms",
        "--region",
        "Berau",
        "--outputs",
        str(desk / folder),
    ]
    return run(command, desk, **more)


def test_no_font_of_the_system_is_needed(tmp_path: Path) -> None:
    """With not one font installed the PDF is the same, byte by byte: the fonts are our own."""
    none = tmp_path / "fonts.conf"
    none.write_text('<?xml version="1.0"?><fontconfig><cachedir>/nonexistent</cachedir></fontconfig>')
    assert guide(tmp_path, "a").returncode == 0
    bare = guide(tmp_path, "b", FONTCONFIG_FILE=str(none))
    assert bare.returncode == 0, bare.stderr
    prints = {n: c for n, c in contents(tmp_path / "a").items() if n.endswith(".pdf")}
    assert prints
    assert {n: c for n, c in contents(tmp_path / "b").items() if n.endswith(".pdf")} == prints


def test_a_missing_pango_is_named(desk: Path, mounts: Callable[[str], list[str]]) -> None:
    """Without the system's text library one sentence says what to install, and what works without."""
    listed = subprocess.run(["ldconfig", "-p"], capture_output=True, text=True, check=False).stdout
    found = [line.split()[-1] for line in listed.splitlines() if "libpango-1.0.so" in line]
    if not found or ctypes.util.find_library("pango-1.0") is None:
        pytest.skip("letak pustaka Pango tidak diketahui")
    hide = " && ".join(f"mount --bind /dev/null {path}" for path in found)
    done = run([*mounts(hide), *weekly(desk, "--format", "pdf")], desk)
    assert done.returncode == 1
    assert len(done.stderr.strip().splitlines()) == 1
    assert "libpango-1.0-0" in done.stderr
    assert "--format html,txt" in done.stderr
    assert run([*mounts(hide), *weekly(desk)], desk).returncode == 0


def test_no_terminal_and_no_output_at_all(made: Path, desk: Path) -> None:
    """In a session without a terminal, with stdin, stdout and stderr closed, the edition is made."""
    line = " ".join(weekly(desk))
    done = subprocess.run(
        ["setsid", "-w", "sh", "-c", f"{line} <&- >&- 2>&-"],
        cwd=ROOT,
        env=environment(desk),
        check=False,
        timeout=120,
    )
    assert done.returncode == 0
    assert contents(desk / "outputs") == contents(made / "outputs")


def test_a_reader_that_has_gone_is_no_traceback(desk: Path) -> None:
    """`bulletin check … | head -0`: the pipe is closed, nothing is said."""
    command = f"{sys.executable} -m pipeline check --format json {desk / 'inputs'} | true"
    done = run(["sh", "-c", command], desk)
    assert (done.stdout, done.stderr) == ("", "")


def children(process: int) -> list[int]:
    """Return the processes that a process has started, and those that they have."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    pairs = [tuple(map(int, line.split())) for line in listed.splitlines()]
    own = [pid for pid, parent in pairs if parent == process]
    return own + [pid for child in own for pid in children(child)]


def printing(desk: Path) -> tuple[subprocess.Popen[str], list[int]]:
    """Start an edition with two printing processes; return it and them once both are at work."""
    process = subprocess.Popen(
        weekly(desk, "--format", "pdf", "--jobs", "2"),
        cwd=ROOT,
        env=environment(desk),
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    until = time.monotonic() + 60
    while time.monotonic() < until:
        workers = [pid for pid in children(process.pid) if _is_worker(pid)]
        if len(workers) == 2:
            return process, workers
        time.sleep(0.05)
    raise AssertionError("no workers")


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def test_a_printing_process_killed_for_memory_fails_the_run_whole(desk: Path) -> None:
    """The system kills one of two printing processes: one sentence, no edition, nobody left behind."""
    process, workers = printing(desk)
    os.kill(workers[0], signal.SIGKILL)
    said, told = process.communicate(timeout=60)
    assert (process.returncode, said) == (1, "")
    assert "proses pencetak dihentikan" in told
    assert len(told.strip().splitlines()) == 1
    assert not [p for p in (desk / "outputs").glob("*") if p.is_dir()]
    assert [pid for pid in workers if _is_worker(pid)] == []


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_stopped_while_it_prints(desk: Path, sign: signal.Signals, code: int) -> None:
    """Ctrl-C reaches every process at a terminal, SIGTERM the first one: both end clean and silent."""
    process, workers = printing(desk)
    if sign is signal.SIGINT:
        os.killpg(process.pid, sign)
    else:
        os.kill(process.pid, sign)
    said, told = process.communicate(timeout=60)
    assert (process.returncode, said, told.strip()) == (code, "", "")
    assert not [p for p in (desk / "outputs").glob("*") if p.is_dir()]
    assert [pid for pid in workers if _is_worker(pid)] == []
