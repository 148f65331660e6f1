"""The workflows are well formed, give no more than is needed, and run only what was looked at."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.workflows.conftest import BULLETIN
from tests.workflows.server import ROOT

FOLDER = ROOT / ".github"
WORKFLOWS = sorted((FOLDER / "workflows").glob("*.yml"))
COMMANDS = Path(sys.executable).parent


def read(path: Path) -> dict[str, Any]:
    """The content of a workflow; YAML 1.1 reads the key ``on`` as true."""
    content: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return content


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("vendor.dependabot", [FOLDER / "dependabot.yml"]),
    ],
)
def test_the_schemas_hold(schema: str, files: list[Path]) -> None:
    """The published schemas of these files find nothing wrong."""
    command = [str(COMMANDS / "check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_the_security_linter_finds_nothing() -> None:
    """zizmor has no finding, also as an auditor, who wants a word on every permission."""
    command = [str(COMMANDS / "zizmor"), "--offline", "--persona=auditor", "--no-progress", str(FOLDER)]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_actions_are_pinned_by_commit() -> None:
    """Every action is named by a whole commit hash, its tag beside it, and the same one everywhere."""
    lines = [
        line
        for path in WORKFLOWS
        for line in path.read_text(encoding="utf-8").splitlines()
        if "uses:" in line
    ]
    pins = [
        re.fullmatch(r" +(?:- )?uses: (actions/[\w-]+)@([0-9a-f]{40}) # v\d+\.\d+\.\d+", line)
        for line in lines
    ]
    assert [line for line, pin in zip(lines, pins, strict=True) if pin is None] == []
    known = {(pin[1], pin[2]) for pin in pins if pin}
    assert len(known) == len({action for action, _ in known})


def test_a_job_may_write_one_thing_at_most() -> None:
    """The job that installs packages and reads reports writes nothing; the others one thing each."""
    writes = {
        f"{path.stem}/{name}": [what for what, how in job["permissions"].items() if how == "write"]
        for path in WORKFLOWS
        for name, job in read(path)["jobs"].items()
    }
    assert writes == {
        "bulletin/edition": [],
        "bulletin/keep": ["contents"],
        "bulletin/deploy": ["pages", "id-token"],
        "bulletin/notify": ["issues"],
        "test/check": [],
    }
    assert [path.name for path in WORKFLOWS if read(path)["permissions"] != {}] == []


def test_every_job_ends() -> None:
    """No job hangs for the six hours that the server would allow."""
    jobs = [job for path in WORKFLOWS for job in read(path)["jobs"].values()]
    assert [job["name"] for job in jobs if not 0 < job.get("timeout-minutes", 0) <= 45] == []


def test_the_clock_is_monday_morning_in_wita() -> None:
    """Sunday 22:17 UTC is Monday 06:17 WITA, and no full hour."""
    (schedule,) = read(BULLETIN)[True]["schedule"]  # type: ignore[index]
    minute, hour, _, _, weekday = schedule["cron"].split()
    assert (int(hour) + 8) % 24 == 6
    assert (int(weekday) + (int(hour) + 8) // 24) % 7 == 1
    assert 10 <= int(minute) <= 50
