"""The published figures of 2024: each is in a report, or listed with the reason why not."""

from __future__ import annotations

import csv
from pathlib import Path

from pipeline.settings import Settings
from tests.sample.conftest import merged

DATA = Path(__file__).resolve().parents[1] / "data"
PUBLISHED = DATA / "published"


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a plain CSV file."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_published_figure_is_accounted_for() -> None:
    """42 figures: 28 have a home in a report, named by its source, and 14 are left out with a reason."""
    published = rows_of(PUBLISHED / "published.csv")
    left_out = rows_of(PUBLISHED / "not-in-reports.csv")
    told = {
        (row["tanggal"], row["wilayah"], row["keterangan"].removeprefix("sumber: "))
        for path in (PUBLISHED / "inputs").rglob("*.csv")
        for row in rows_of(path)
    }
    reasons = {(row["tanggal"], row["wilayah"], row["butir"]): row["alasan"] for row in left_out}
    assert len(published) == 42
    assert len(reasons) == 14
    assert all(reasons.values())
    for figure in published:
        in_report = (figure["tanggal"], figure["wilayah"], figure["sumber"]) in told
        reason = reasons.get((figure["tanggal"], figure["wilayah"], figure["butir"]))
        assert in_report or reason, figure


def test_the_published_figures_are_clean_reports(settings: Settings) -> None:
    """All 34 rows count; only Samarinda's announced need of 2,427 boxes lies outside its corridor."""
    dataset = merged(PUBLISHED / "inputs", settings)
    assert dataset.ledger.totals.accepted == 34
    assert [(f.code, f.value) for f in dataset.findings] == [("need-outside-corridor", "2427")]


def test_repeat_ballots_are_never_added_to_the_days_ballots(settings: Settings) -> None:
    """205,532 "with 2,000 for a repeat vote" are 203,532 and 2,000."""
    frame = merged(PUBLISHED / "inputs", settings).frames["logistik"]
    berau = frame[frame["wilayah"].eq("64.03")].set_index("barang")["diterima"].to_dict()
    assert berau == {
        "surat-suara-gubernur": 203532,
        "surat-suara-bupati-wali-kota": 203532,
        "surat-suara-psu": 2000,
    }


def test_the_turnout_sample_sums_to_what_was_published(settings: Settings) -> None:
    """The split is invented, its sums are not: 1,882,391 of 2,821,202 is 66.72 %."""
    frame = merged(DATA / "turnout_sample" / "inputs", settings).frames["partisipasi"]
    assert (frame["pengguna_hak_pilih"].sum(), frame["dpt"].sum()) == (1_882_391, 2_821_202)
    assert round(1_882_391 / 2_821_202 * 100, 2) == 66.72
    assert frame["keterangan"].str.startswith("CONTOH").all()
