"""What the program reads out of the sample reports is what was true, slips aside."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pandas as pd

from pipeline.model.dataset import Dataset
from pipeline.model.stages import STAGES
from pipeline.sample import RegionTruth, SeasonTruth
from pipeline.settings import Settings
from tests.sample.conftest import merged


def last_goods_day(region: RegionTruth) -> date:
    """The newest day of which the goods are reported."""
    return max(day for d in region.deliveries if d.kind == "logistik" for day in d.days)


def whole_rows(dataset: Dataset, region: RegionTruth, day: date) -> pd.DataFrame:
    """The rows of the whole region on ``day``, by item."""
    frame = dataset.frames["logistik"]
    wanted = frame["wilayah"].eq(region.region.code) & frame["tanggal"].eq(pd.Timestamp(day))
    return frame[wanted & frame["kecamatan"].isna()].set_index("barang")


def test_the_newest_figures_of_every_desk_are_the_true_ones(dataset: Dataset, truth: SeasonTruth) -> None:
    """Ten hands, one meaning: counts of every item and stage survive spelling, reading and merging."""
    compared = 0
    for region in truth.regions:
        day = last_goods_day(region)
        rows = whole_rows(dataset, region, day)
        assert set(rows.index) == {i.code for i in region.goods.items} - region.story.unreported
        for item in rows.index:
            for stage in STAGES:
                reported = rows[stage.value].dropna()
                if item in reported.index:
                    assert reported[item] == region.goods.whole(stage.value, day, str(item))
                    compared += 1
    assert compared > 300


def test_the_parts_of_kutai_kartanegara_and_berau_sum_to_the_whole(
    dataset: Dataset, truth: SeasonTruth
) -> None:
    """Kecamatan rows of the last day add up to the region's own row."""
    frame = dataset.frames["logistik"]
    sunday = frame["tanggal"].eq(pd.Timestamp(2024, 11, 17))
    for region in truth.regions:
        if region.region.code in {"64.02", "64.03"}:
            of_region = frame[sunday & frame["wilayah"].eq(region.region.code)]
            parts = of_region[of_region["kecamatan"].notna()].groupby("barang")["diterima"].sum()
            assert parts.to_dict() == {
                item: region.goods.whole("diterima", date(2024, 11, 17), item) for item in parts.index
            }


def test_every_open_issue_is_on_the_newest_list(dataset: Dataset, truth: SeasonTruth) -> None:
    """The status of an issue in its newest row is the true one of that day."""
    frame = dataset.frames["isu"]
    newest = frame.sort_values("tanggal", kind="stable").groupby(["wilayah", "nomor"]).tail(1)
    told = {
        (row["wilayah"], row["nomor"]): (row["tanggal"].date(), row["status"])
        for row in newest.to_dict("records")
    }
    true = {(issue.region, issue.number): issue for r in truth.regions for issue in r.issues}
    assert len(told) > 30
    for key, (day, status) in told.items():
        step = true[key].step_on(day)
        assert step is not None
        assert step.status == status


def test_a_typical_edition_has_a_handful_of_errors_and_some_tens_of_warnings(dataset: Dataset) -> None:
    """The slips are intended, each of a kind that occurs; a season isn't drowned in findings."""
    errors = Counter(f.code for f in dataset.findings if f.severity == "error")
    warnings = [f for f in dataset.findings if f.severity == "warning"]
    assert errors == {
        "column-missing": 1,
        "date-implausible": 1,
        "district-unknown": 1,
        "item-unknown": 1,
        "number-invalid": 2,
        "row-conflict-in-file": 2,
        "stage-exceeds-previous": 1,
        "unit-unknown": 1,
        "value-not-allowed": 1,
    }
    assert 15 <= len(warnings) <= 60


def test_sample_of_made_up_regions_is_read_without_an_error(settings: Settings, tmp_path: Path) -> None:
    """A synthetic season fits the configuration that is written with it."""
    from pipeline.sample import SamplePlan, write_sample
    from pipeline.settings.loading import load_settings

    write_sample(tmp_path, settings, SamplePlan(weeks=2, regions=10, districts=60))
    loaded = load_settings(tmp_path / "config" / "pipeline.yaml")
    dataset = merged(tmp_path / "inputs", loaded)
    assert [f for f in dataset.findings if f.severity == "error"] == []
    assert dataset.frames["logistik"]["kecamatan"].nunique() == 60
