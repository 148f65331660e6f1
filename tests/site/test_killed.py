"""kill -9 in the middle of `publish`: the site that stands is the old one or the new one, whole."""

from __future__ import annotations

import json
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.site.conftest import Desk

pytestmark = pytest.mark.thorough

KILLS = 20
PUBLISH = """
import sys
from pathlib import Path
from pipeline.settings.loading import load_settings
from pipeline.site import SiteOrder, publish_site

folder = Path(sys.argv[1])
settings = load_settings(folder / "config/pipeline.yaml")
order = SiteOrder(folder / "outputs", folder / "outputs/site")
print("begins", flush=True)
publish_site(order, settings)
while True:
    publish_site(order, settings)
"""
"""Publishes again and again, so that a kill at any moment falls into the work."""


def state(desk: Desk) -> tuple[str, dict[str, bytes]]:
    """The newest edition that the site names, and every file."""
    files = desk.contents()
    return str(json.loads(files["latest.json"])["edition"]["address"]), files


def test_a_killed_publish_leaves_a_whole_site(desk: Desk, tmp_path: Path) -> None:
    """Twenty kills at random moments: never half a site, and the next publish makes the new one."""
    old = state(desk)
    new_desk = desk.copy(tmp_path / "beside")
    new_desk.publish()
    new = state(new_desk)
    assert (old[0], new[0]) == ("edisi/2024-11-18/", "edisi/2024-11-18-rev1/")
    chance = random.Random(64)
    process = None
    for _ in range(KILLS):
        command = [sys.executable, "-c", PUBLISH, str(desk.folder)]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert process.stdout is not None
        assert process.stdout.readline() == b"begins\n"
        time.sleep(chance.uniform(0, 0.4))
        process.kill()
        process.wait()
        process.stdout.close()
        assert state(desk) in (old, new)
    desk.publish()
    assert state(desk) == new
    assert [path.name for path in desk.outputs.iterdir() if path.name.startswith(".")] == []
