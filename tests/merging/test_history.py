"""What only shows across days: falls, jumps, stale copies, parts that do not make the whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.settings import Settings
from tests.workspaces import codes, judged, save

HEAD = "barang;kebutuhan;diterima;dikemas\n"


def season(tmp_path: Path, first: str, second: str) -> Path:
    """Save two days of Berau: the rows of the 16th and of the 17th."""
    files = {"2024-11-16/berau.csv": HEAD + first, "2024-11-17/berau.csv": HEAD + second}
    return save(tmp_path, files)


def test_a_cumulative_count_does_not_fall(settings: Settings, tmp_path: Path) -> None:
    """Received goods are counted to the date: less than yesterday is doubted, not refused."""
    folder = season(tmp_path, "Segel;30000;20000;500\n", "Segel;30000;19000;600\n")
    assert codes(judged(folder, settings)) == [("cumulative-fell", 2, "diterima")]


@pytest.mark.parametrize(
    ("second", "found"),
    [("500", True), ("499", False), ("5", True), ("6", False)],
    ids=["ten times", "just under", "a tenth", "just over"],
)
def test_a_tenfold_change_is_doubted(second: str, *, found: bool, settings: Settings, tmp_path: Path) -> None:
    """Ten times or more, or a tenth or less, of the last value above zero is a `jump`."""
    folder = season(tmp_path, "Segel;30000;20000;50\n", f"Segel;30000;20001;{second}\n")
    dataset = judged(folder, settings)
    assert (("jump", 2, "dikemas") in codes(dataset)) is found


def test_yesterdays_figures_under_todays_date_are_stale(settings: Settings, tmp_path: Path) -> None:
    """A report that repeats every figure of the day before is told so."""
    rows = "Segel;30000;20000;500\n"
    assert [c for c, _, _ in codes(judged(season(tmp_path, rows, rows), settings))] == ["report-stale"]


def test_a_complete_desk_is_not_stale(settings: Settings, tmp_path: Path) -> None:
    """Where every stage has reached its need nothing can change, and nothing is stale."""
    head = "barang;kebutuhan;diterima;dikemas;di_ppk;di_pps;di_tps\n"
    row = "Tinta;950;950;950;950;950;950\n"
    folder = save(tmp_path, {"2024-11-16/berau.csv": head + row, "2024-11-17/berau.csv": head + row})
    assert codes(judged(folder, settings)) == []


def test_kecamatan_are_checked_against_the_whole(settings: Settings, tmp_path: Path) -> None:
    """Parts that exceed the whole region are doubted; they are never added to it."""
    head = "kecamatan;barang;diterima\n"
    rows = ";Segel;1000\nPenajam;Segel;600\nWaru;Segel;500\n"
    folder = save(tmp_path, {"2024-11-17/ppu.csv": head + rows})
    assert codes(judged(folder, settings)) == [("parts-mismatch", 2, "diterima")]
