"""A print that would never end is ended: the limit stands in the configuration."""

from __future__ import annotations

import shutil
import threading
import time
from pathlib import Path

import pytest

from pipeline.bulletin.deadline import within
from pipeline.errors import BulletinError
from tests.faults.runs import ROOT, run, weekly


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_limit_of_the_configuration_ends_the_run(desk: Path, jobs: str) -> None:
    """With one second allowed, the edition's PDF isn't done: one sentence names the limit."""
    shutil.copytree(ROOT / "config", desk / "config")
    config = desk / "config" / "pipeline.yaml"
    config.write_text(config.read_text(encoding="utf-8").replace("render_seconds: 900", "render_seconds: 1"))
    done = run(weekly(desk, "--format", "pdf", "--jobs", jobs, "--config", str(config)), desk)
    assert (done.returncode, done.stdout) == (1, "")
    assert "sesudah 1 detik" in done.stderr
    assert "limits.render_seconds" in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert not [p for p in (desk / "outputs").glob("*") if p.is_dir()]


def test_a_library_that_swallows_faults_is_ended_too() -> None:
    """Even a loop that catches everything is left in the end, and in good time."""
    began = time.monotonic()
    with pytest.raises(BulletinError, match="sesudah 1 detik"), within(1):
        _sleep_through_faults()
    assert time.monotonic() - began < 10


def _sleep_through_faults() -> None:
    try:
        time.sleep(30)
    except BaseException:  # what a careless library may do
        time.sleep(30)


def test_what_is_done_in_time_is_left_alone() -> None:
    """Within the limit nothing happens, then or later; beside the main thread there is none."""
    with within(1):
        pass
    time.sleep(1.1)
    done: list[bool] = []

    def beside() -> None:
        with within(1):
            done.append(True)

    thread = threading.Thread(target=beside)
    thread.start()
    thread.join()
    assert done == [True]
