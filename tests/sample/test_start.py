"""From sample to real work."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import BulletinError
from pipeline.sample import SamplePlan, sample_state, start_real_work, write_sample
from pipeline.sample.marks import MARK
from pipeline.settings import Settings

PIPELINE = "# Buletin\nversion: 1\ndata_status: sample # sample atau real\r\nlanguage: id\n"


def workspace(tmp_path: Path) -> tuple[Path, Path]:
    """An inputs folder and a configuration whose line ends are mixed, as editors leave them."""
    config = tmp_path / "pipeline.yaml"
    config.write_bytes(PIPELINE.encode())
    (tmp_path / "inputs").mkdir()
    return tmp_path / "inputs", config


def test_start_clears_the_sample_and_keeps_what_is_real(settings: Settings, tmp_path: Path) -> None:
    """Only files that a mark names go; a real report beside them and notes elsewhere stay."""
    write_sample(tmp_path, settings, SamplePlan(weeks=1))
    inputs, config = tmp_path / "inputs", tmp_path / "pipeline.yaml"
    config.write_bytes(PIPELINE.encode())
    real = inputs / "2024-11-01" / "laporan-berau.csv"
    real.write_text("barang,diterima\n", encoding="utf-8")
    note = inputs / "catatan.md"
    note.write_text("catatan", encoding="utf-8")
    sample_files = len(sample_state(inputs).sample_files)

    summary = start_real_work(inputs, config)

    assert (summary.removed_files, summary.status_changed) == (sample_files, True)
    assert sorted(p for p in inputs.rglob("*") if p.is_file()) == [real, note]
    assert sorted(p.name for p in inputs.iterdir()) == ["2024-11-01", "catatan.md"]


def test_the_status_is_changed_and_every_other_byte_stays(tmp_path: Path) -> None:
    """Comments and line ends of the configuration are the clerk's, not ours."""
    inputs, config = workspace(tmp_path)
    start_real_work(inputs, config)
    assert config.read_bytes() == PIPELINE.replace("data_status: sample", "data_status: real").encode()


def test_starting_twice_changes_nothing_more(tmp_path: Path) -> None:
    """A second start finds no sample and the status real."""
    inputs, config = workspace(tmp_path)
    start_real_work(inputs, config)
    once = config.read_bytes()
    again = start_real_work(inputs, config)
    assert (again.removed_files, again.status_changed) == (0, False)
    assert config.read_bytes() == once


@pytest.mark.parametrize("line", ["data_status: sampel\n", "# data_status: sample\n", ""])
def test_a_configuration_without_a_status_is_told_before_anything_is_removed(
    tmp_path: Path, line: str
) -> None:
    """Where the status can't be set, the sample stays."""
    inputs, config = workspace(tmp_path)
    config.write_text(f"version: 1\n{line}", encoding="utf-8")
    day = inputs / "2024-11-18"
    day.mkdir()
    (day / MARK).write_text("contoh\n", encoding="utf-8")
    (day / "a.csv").write_text("NIHIL\n", encoding="utf-8")
    with pytest.raises(BulletinError, match="tidak memuat baris"):
        start_real_work(inputs, config)
    assert (day / "a.csv").exists()


def test_a_mark_made_by_hand_covers_its_own_folder_only(tmp_path: Path) -> None:
    """Whoever marks a folder himself means all files directly in it, and none below."""
    inputs, _ = workspace(tmp_path)
    below = inputs / "2024-11-18" / "berau"
    below.mkdir(parents=True)
    (inputs / "2024-11-18" / MARK).write_text("", encoding="utf-8")
    (inputs / "2024-11-18" / "a.csv").write_text("x", encoding="utf-8")
    (below / "b.TXT").write_text("x", encoding="utf-8")
    state = sample_state(inputs)
    assert state.sample_files == (inputs / "2024-11-18" / "a.csv",)
    assert state.real_reports == (below / "b.TXT",)


@pytest.mark.parametrize("name", [".sembunyi.csv", "~$berau.xlsx", "foto.jpg", "catatan.md"])
def test_what_is_no_report_by_its_name_is_not_real(tmp_path: Path, name: str) -> None:
    """Only .csv, .txt, .tsv and .xlsx can be reports; locks and hidden files are none."""
    inputs, _ = workspace(tmp_path)
    (inputs / name).write_text("x", encoding="utf-8")
    assert not sample_state(inputs).has_real


def test_a_folder_that_does_not_exist_holds_nothing(tmp_path: Path) -> None:
    """Before the first report there is neither sample nor real work."""
    state = sample_state(tmp_path / "inputs")
    assert (state.has_sample, state.has_real, state.is_mixed) == (False, False, False)
