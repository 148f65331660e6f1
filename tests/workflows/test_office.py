"""The clock of an office without GitHub: the examples in docs/penjadwalan/ do what they say."""

from __future__ import annotations

import re
import runpy
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from pipeline.settings import Settings
from tests.workflows.conftest import MEETING, guide
from tests.workflows.server import ROOT, lend_environment
from tests.workspaces import save

pytestmark = pytest.mark.thorough

EXAMPLES = ROOT / "docs" / "penjadwalan"
PLACE = "/srv/desk-pilkada"


@pytest.fixture
def desk(office: Path, tmp_path: Path) -> Path:
    """An office's copy of the program, ready to run."""
    copy = tmp_path / "desk"
    shutil.copytree(office, copy)
    lend_environment(copy)
    return copy


@pytest.fixture
def crontab(desk: Path) -> Callable[[], subprocess.CompletedProcess[str]]:
    """Runs the example's line as cron does: by sh, with next to nothing in the environment."""
    lines = (EXAMPLES / "crontab").read_text(encoding="utf-8").splitlines()
    (line,) = [line for line in lines if re.match(r"\d", line)]
    command = line.split(maxsplit=5)[5].replace(PLACE, str(desk))
    bare = [
        "env",
        "-i",
        f"HOME={desk.parent}",
        "PATH=/usr/bin:/bin",
        "SHELL=/bin/sh",
        "/bin/sh",
        "-c",
        command,
    ]
    return lambda: subprocess.run(bare, cwd=desk.parent, check=False, capture_output=True, text=True)


def test_cron_makes_the_edition_and_the_site(
    desk: Path, crontab: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    """The line of the crontab makes Monday's edition and the site, says nothing, and keeps a log."""
    config = desk / "config" / "pipeline.yaml"
    config.write_text(config.read_text(encoding="utf-8") + "publish_drafts: true\n", encoding="utf-8")
    run = crontab()
    log = (desk / "outputs" / "jadwal.log").read_text(encoding="utf-8")
    assert (run.returncode, run.stdout, run.stderr) == (0, "", ""), log
    assert (desk / "outputs" / MEETING / "buletin.pdf").is_file()
    assert (desk / "outputs" / "site" / "index.html").is_file()
    assert re.search(rf"^== 20\d\d-\S+ rapat {MEETING}$", log, re.MULTILINE)
    assert re.search(r"^== 20\d\d-\S+ selesai dengan kode 0$", log, re.MULTILINE)


def test_cron_mails_why_there_is_no_edition(
    desk: Path, crontab: Callable[[], subprocess.CompletedProcess[str]]
) -> None:
    """A refused run prints the end of its log, which cron sends to MAILTO."""
    save(desk, {"inputs/2024-11-18/mahulu.csv": "tanggal;wilayah\n"})
    run = crontab()
    assert "Di inputs data contoh bercampur dengan laporan yang sebenarnya" in run.stdout
    assert run.stdout.splitlines()[-1].endswith("selesai dengan kode 1")
    assert not (desk / "outputs" / "site").exists()


def test_a_second_clock_waits_for_no_one(
    desk: Path, crontab: Callable[[], subprocess.CompletedProcess[str]], tool: Callable[[str], str]
) -> None:
    """While one run is under way another one ends at once and makes nothing."""
    holder = [tool("flock"), ".ci", "sh", "-c", "echo held; read _"]
    with subprocess.Popen(
        holder, cwd=desk, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        crontab()
        other.communicate("\n")
    assert (desk / "outputs" / "jadwal.log").read_text() == ""
    assert list((desk / "outputs").glob("20*")) == []


def test_systemd_understands_its_units(tmp_path: Path, tool: Callable[[str], str]) -> None:
    """systemd finds nothing wrong with the units once the program lies where they say."""
    commands = tmp_path / "units"
    commands.mkdir()
    for path in EXAMPLES.glob("buletin.*"):
        text = path.read_text(encoding="utf-8").replace(PLACE, str(ROOT))
        (commands / path.name).write_text(text, encoding="utf-8")
    units = [str(path) for path in sorted(commands.iterdir())]
    run = subprocess.run(
        [tool("systemd-analyze"), "verify", "--man=no", *units], check=False, capture_output=True, text=True
    )
    said = [line for line in run.stderr.splitlines() if "buletin" in line]
    assert (run.returncode, said) == (0, [])


def test_the_timer_rings_on_monday_morning_in_wita(tool: Callable[[str], str]) -> None:
    """After Saturday 16 November 2024 the timer rings on Sunday 22:17 UTC, and catches up when missed."""
    text = (EXAMPLES / "buletin.timer").read_text(encoding="utf-8")
    (when,) = re.findall(r"^OnCalendar=(.+)$", text, re.MULTILINE)
    command = [tool("systemd-analyze"), "calendar", "--base-time=2024-11-16 12:00 UTC", when]
    told = subprocess.run(command, env={"TZ": "UTC"}, check=True, capture_output=True, text=True).stdout
    assert "Next elapse: Sun 2024-11-17 22:17:00 UTC" in told
    assert "Persistent=true" in text.splitlines()


def test_the_guide_names_its_examples() -> None:
    """Every example is named in docs/penjadwalan.md, and the guide in README.md."""
    assert [path.name for path in EXAMPLES.iterdir() if f"docs/penjadwalan/{path.name}" not in guide()] == []
    assert "docs/penjadwalan.md" in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("asked", "today", "meeting"),
    [
        ("", "2024-11-18", "2024-11-18"),
        ("", "2024-11-20", "2024-11-18"),  # late by two days: the edition that was missed
        ("", "2024-09-30", "2024-09-30"),  # the season's first
        ("", "2025-01-06", "2025-01-06"),  # its period still touches the season
        ("", "2025-01-13", "2024-11-18"),  # the season is over: the last reports decide
        ("2024-11-13", "2025-01-13", "2024-11-13"),
    ],
)
def test_which_meeting_a_scheduled_run_is_for(
    asked: str, today: str, meeting: str, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The day asked for, else this week's Monday within the season, else the Monday after the reports."""
    monkeypatch.chdir(ROOT)
    chosen = runpy.run_path(str(ROOT / ".ci" / "meeting.py"))["chosen"]
    assert chosen(asked, date.fromisoformat(today), settings) == date.fromisoformat(meeting)


@pytest.mark.parametrize("asked", ["18 November", "2024-02-30", "2024-1-1", "20241118", "2024-11-18\n"])
def test_only_a_day_is_a_meeting(asked: str) -> None:
    """A day is written in one way; anything else is refused in a sentence."""
    day_of = runpy.run_path(str(ROOT / ".ci" / "meeting.py"))["day_of"]
    with pytest.raises(ValueError, match="bukan tanggal rapat; tulis misalnya 2024-11-18"):
        day_of(asked)
