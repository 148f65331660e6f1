"""A repository as an office would have it: this project with a small season, and its archive branch."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from pipeline.cli import bulletin
from tests.workflows.server import ROOT, BuildServer

BULLETIN = ROOT / ".github" / "workflows" / "bulletin.yml"
MEETING = "2024-11-04"  # the Monday after the week of sample reports
GIT = ["git", "-c", "user.name=Desk", "-c", "user.email=desk@desk.invalid", "-c", "init.defaultBranch=main"]


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory, tool: Callable[[str], str]) -> Path:
    """A copy of this checkout, two regions and one week of sample reports in place of the ten."""
    git = tool("git")
    listed = [git, "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, check=True, capture_output=True).stdout.decode().split("\0")
    copy = tmp_path_factory.mktemp("office") / "desk"
    for name in filter(None, names):
        if not name.startswith(("inputs/", "tests/")) and (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, copy / name)
    season = tmp_path_factory.mktemp("season")
    options = ["--weeks", "1", "--regions", "2", "--districts", "4"]
    made = CliRunner().invoke(
        bulletin,
        ["sample", str(season), "--config", str(ROOT / "config/pipeline.yaml"), *options],
        catch_exceptions=False,
    )
    assert made.exit_code == 0, made.output
    shutil.copytree(season, copy, dirs_exist_ok=True)
    return copy


@pytest.fixture
def server(office: Path, tmp_path: Path) -> BuildServer:
    """A build server that has the office's repository, prepared as docs/penjadwalan.md says."""
    return serve(office, tmp_path)


def serve(source: Path, disk: Path) -> BuildServer:
    """Return a server whose repository holds the files of ``source`` and an empty archive."""
    origin, desk = disk / "origin.git", disk / "desk"
    shutil.copytree(source, desk, ignore=shutil.ignore_patterns(".git", ".venv"))
    git(desk, "init", "--quiet")
    commit(desk, "Mulai")
    subprocess.run([*GIT, "clone", "--quiet", "--bare", str(desk), str(origin)], check=True)
    git(desk, "remote", "add", "origin", str(origin))
    (command,) = re.findall(r"^ +(git push .+)$", guide(), re.MULTILINE)
    env = {"GIT_AUTHOR_NAME": "Desk", "GIT_AUTHOR_EMAIL": "desk@desk.invalid"}
    env |= {name.replace("AUTHOR", "COMMITTER"): value for name, value in env.items()}
    subprocess.run(["bash", "-c", command], cwd=desk, env=os.environ | env, check=True, capture_output=True)
    return BuildServer(origin, disk)


def guide() -> str:
    """The text of docs/penjadwalan.md."""
    return (ROOT / "docs" / "penjadwalan.md").read_text(encoding="utf-8")


def git(folder: Path, *words: str) -> str:
    """Run git in a folder; return what it printed."""
    run = subprocess.run([*GIT, *words], cwd=folder, check=True, capture_output=True, text=True)
    return run.stdout.strip()


def commit(desk: Path, message: str) -> None:
    """Commit all that lies in a work tree."""
    git(desk, "add", "--all", "--force")
    git(desk, "commit", "--quiet", "--message", message)
