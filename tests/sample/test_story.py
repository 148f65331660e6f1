"""What happens in the sample season, before any desk has spelled it."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.model.stages import STAGES, Stage
from pipeline.sample import SamplePlan, SeasonTruth, season_truth
from pipeline.settings import Settings

MAHAKAM_ULU = "64.11"


def test_on_13_november_only_mahakam_ulu_is_complete_in_the_warehouse(truth: SeasonTruth) -> None:
    """The picture of the extra meeting: one complete, nine in process."""
    assert truth.complete_regions(Stage.RECEIVED, date(2024, 11, 13)) == (MAHAKAM_ULU,)
    assert MAHAKAM_ULU in truth.reported(date(2024, 11, 13))


def test_by_17_november_more_are_complete_in_the_warehouse_and_none_any_further(truth: SeasonTruth) -> None:
    """Completeness is said per stage: four warehouses, and nobody packed or shipped everything."""
    sunday = date(2024, 11, 17)
    assert truth.complete_regions(Stage.RECEIVED, sunday) == ("64.03", "64.09", "64.11", "64.74")
    assert [truth.complete_regions(stage, sunday) for stage in STAGES[1:]] == [(), (), (), ()]


def test_seven_of_ten_report_for_the_17th_and_three_are_silent_for_different_spells(
    truth: SeasonTruth,
) -> None:
    """Paser is silent for four days, Kutai Timur for two, Kutai Barat for one."""
    sunday = date(2024, 11, 17)
    assert len(truth.reported(sunday)) == 7
    last_days = {r.region.short_name: max(day for d in r.deliveries for day in d.days) for r in truth.regions}
    silent = {name: (sunday - day).days for name, day in last_days.items() if day < sunday}
    assert silent == {"Paser": 4, "Kutai Timur": 2, "Kutai Barat": 1}


def test_by_the_eve_of_voting_every_region_is_complete_at_the_polling_stations(settings: Settings) -> None:
    """A longer season goes on to its end: on voting day everything has arrived."""
    truth = season_truth(settings, SamplePlan(weeks=5))
    assert len(truth.complete_regions(Stage.AT_STATION, date(2024, 11, 27))) == 10


def test_the_farthest_kecamatan_are_served_first(truth: SeasonTruth) -> None:
    """On 15 November Berau has sent boxes to its islands, and ten kecamatan are still open."""
    goods = next(r.goods for r in truth.regions if r.region.short_name == "Berau")
    at, boxes = goods.days.index(date(2024, 11, 15)), 0
    names = {d.code: d.name for r in truth.regions for d in r.region.districts}
    served = {
        names[code]
        for code, count in zip(goods.districts, goods.counts["di_ppk"][at, :, boxes], strict=True)
        if count
    }
    assert served == {"Maratua", "Pulau Derawan", "Biduk-Biduk"}


def test_the_voters_turn_out_only_from_voting_day_on(settings: Settings) -> None:
    """Turnout is reported from the evening of 27 November, and a Kota elects a wali kota."""
    truth = season_truth(settings, SamplePlan(weeks=5))
    bontang = next(r for r in truth.regions if r.region.short_name == "Bontang")
    voting = truth.plan.days.index(date(2024, 11, 27))
    assert [t.election for t in bontang.turnout] == ["gubernur", "wali kota"]
    assert bontang.turnout[0].voters[voting - 1] is None
    assert bontang.turnout[0].voters[voting] is not None


@pytest.mark.parametrize("synthetic", [False, True])
@given(seed=st.integers(0, 10_000))
@hypothesis_settings(max_examples=8)
def test_the_laws_of_goods_hold_for_every_seed(settings: Settings, synthetic: bool, seed: int) -> None:
    """Nothing falls, no stage exceeds the one before, and needs lie in the configured corridors."""
    plan = SamplePlan(seed=seed, weeks=5, regions=3, districts=7) if synthetic else SamplePlan(seed, 5)
    for region in season_truth(settings, plan).regions:
        goods = region.goods
        ladder = [goods.counts[stage.value] for stage in STAGES]
        for counts in (*ladder, goods.counts["rusak"]):
            assert (counts[1:] >= counts[:-1]).all()
            assert (counts >= 0).all()
        for before, after in pairwise(ladder):
            assert (after <= before).all()
        assert (ladder[1] <= (ladder[0] - goods.counts["rusak"]).clip(min=0)).all()
        for item in goods.items:
            if item.need is not None:
                low, high = item.need.corridor(region.region)
                assert low <= goods.whole_need(item.code) <= high


@given(seed=st.integers(0, 10_000))
@hypothesis_settings(max_examples=8)
def test_an_issue_moves_forward_and_is_shown_until_it_is_closed(settings: Settings, seed: int) -> None:
    """Each issue is opened once, its steps follow one another, and its end is shown for three days."""
    for region in season_truth(settings, SamplePlan(seed)).regions:
        assert len({issue.number for issue in region.issues}) == len(region.issues)
        for issue in region.issues:
            days = [step.day for step in issue.steps]
            assert days == sorted(set(days))
            assert issue.due > days[0]
            end = issue.closed_on or days[-1]
            assert issue.is_shown_on(end)
            assert issue.is_shown_on(end + timedelta(days=4)) is (issue.closed_on is None)


def test_a_region_keeps_its_figures_when_others_are_added(settings: Settings) -> None:
    """Each region has its own stream of chance, so that seasons of different size compare."""
    small = season_truth(settings, SamplePlan(weeks=1, regions=2, districts=20))
    again = season_truth(settings, SamplePlan(weeks=1, regions=2, districts=20))
    assert [r.issues for r in small.regions] == [r.issues for r in again.regions]
