"""Paths: nothing outside the inputs is read, nothing outside the outputs is written."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pipeline.editorial import read_editorial
from pipeline.errors import BulletinError
from pipeline.publishing import write_edition
from pipeline.settings.loading import load_settings
from tests.attacks.conftest import ROOT
from tests.workspaces import save

DAY = date(2024, 11, 18)
REPORT = "barang;diterima\nSegel;1\n"


def check(folder: Path) -> str:
    """Return what `check --format json` answers about a folder."""
    command = [sys.executable, "-m", "pipeline", "check", "--format", "json", str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60).stdout


@pytest.mark.parametrize("name", ["../../keluar", "a/b", "..", "/etc/x", "C:\\x", ".tersembunyi", "a\x00b"])
def test_a_region_name_cannot_lead_out(tmp_path: Path, name: str) -> None:
    """The short name of a region becomes a file name of letters, digits and hyphens, or is refused."""
    config = tmp_path / "config"
    subprocess.run(["cp", "-r", str(ROOT / "config"), str(config)], check=True)
    regions = (config / "regions.yaml").read_text(encoding="utf-8")
    assert "short_name: Berau" in regions
    quoted = '"' + name.replace("\\", "\\\\").replace("\x00", "\\0") + '"'
    text = regions.replace("short_name: Berau", f"short_name: {quoted}", 1)
    (config / "regions.yaml").write_text(text, encoding="utf-8")
    try:
        settings = load_settings(config / "pipeline.yaml")
    except BulletinError:
        return
    slugs = [region.slug for region in settings.baseline.regions]
    assert all(slug and slug.replace("-", "").isalnum() for slug in slugs), slugs


@pytest.mark.parametrize("name", ["../x.csv", "a/../../x", "/x", "a\\b", ".x", "a//b", "a/.b", ""])
def test_no_file_name_leaves_the_edition(tmp_path: Path, name: str) -> None:
    """Even if a name went wrong elsewhere: the writer of editions refuses it."""
    with pytest.raises(BulletinError, match="di dalam foldernya"):
        write_edition(tmp_path / "outputs", "2024-11-18", {name: b""})
    assert list(tmp_path.rglob("x*")) == []


def test_links_that_lead_out_are_not_followed(tmp_path: Path) -> None:
    """Symbolic links to a file, a folder, and a folder with an editor's text outside: all left alone."""
    outside = save(tmp_path / "luar", {"berau.csv": REPORT, "pokok-berita.md": "Dari luar.\n"})
    inputs = save(tmp_path / "inputs", {"2024-11-16/mahulu.csv": REPORT})
    (inputs / "2024-11-16" / "rahasia.csv").symlink_to(outside / "berau.csv")
    (inputs / "2024-11-17").symlink_to(outside)
    (inputs / DAY.isoformat()).symlink_to(outside)
    answer = check(inputs)
    assert "mahulu.csv" in answer
    assert "berau.csv" not in answer
    assert "rahasia.csv" not in answer
    assert read_editorial(inputs, DAY) is None


def test_a_pipe_in_the_inputs_holds_up_nothing(tmp_path: Path) -> None:
    """A named pipe and a device are no reports; nobody waits for them."""
    inputs = save(tmp_path / "inputs", {"2024-11-17/berau.csv": REPORT})
    os.mkfifo(inputs / "2024-11-17" / "pipa.csv")
    answer = check(inputs)
    assert "bukan berkas biasa" in answer


def test_an_edition_does_not_follow_a_link(tmp_path: Path) -> None:
    """Where a link stands at the edition's place, nothing is written through it."""
    victim = save(tmp_path / "korban", {"penting.txt": "asli"})
    (tmp_path / "outputs").mkdir()
    (tmp_path / "outputs" / "2024-11-18").symlink_to(victim)
    with pytest.raises(BulletinError, match="bukan folder biasa"):
        write_edition(tmp_path / "outputs", "2024-11-18", {"a.txt": b"x"})
    assert [p.name for p in victim.iterdir()] == ["penting.txt"]
