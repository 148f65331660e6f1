"""A region at a stage: items complete of the items needed, and the word for it."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import Completion, Ratio, Status
from pipeline.measures.status import stage_status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from tests.measures.season import GOVERNOR_BALLOTS, KUTIM, MAHULU, Season, day


def fill_warehouse(season: Season, region: str, on: str) -> Season:
    """Report every item of the catalogue as received in full."""
    baseline = season.settings.baseline.by_code[region]
    for item in season.settings.items.items:
        need = item.need.corridor(baseline)[1] if item.need else 2000
        season.goods(on, region, item.code, kebutuhan=need, diterima=need)
    return season


def test_only_mahakam_ulu_is_complete_in_the_warehouse(settings: Settings) -> None:
    """The picture of 13 November: one of ten complete at ``diterima``, and at no other stage."""
    season = fill_warehouse(Season(settings, date(2024, 11, 13)), MAHULU, "11-12")
    season.goods("11-12", KUTIM, "bilik-suara", diterima=2804)
    logistics = season.measures().logistics
    assert logistics.complete_regions[0] == (Stage.RECEIVED, (MAHULU,))
    assert all(regions == () for _, regions in logistics.complete_regions[1:])
    summary = logistics.summary(MAHULU, Stage.RECEIVED)
    assert (summary.items, summary.unreported, summary.scarcest) == (Ratio(16, 16), 0, None)
    assert (summary.status, summary.estimated) == (Status.DONE, 0)


def test_an_unreported_item_is_not_complete(season: Season) -> None:
    """One of sixteen reported and complete: the region is not, and says how many are unknown."""
    season.goods("11-12", KUTIM, "bilik-suara", diterima=2804)
    summary = season.measures().logistics.summary(KUTIM, Stage.RECEIVED)
    assert (summary.items, summary.unreported, summary.complete) == (Ratio(1, 16), 15, False)


def test_psu_ballots_are_not_counted_at_later_stages(season: Season) -> None:
    """Sixteen items are needed in the warehouse, fifteen from packing on."""
    logistics = season.measures().logistics
    wholes = [logistics.summary(KUTIM, stage).items.whole for stage in STAGES]
    assert wholes == [16, 15, 15, 15, 15]


def test_the_scarcest_item_is_the_smallest_share(season: Season) -> None:
    """1,000 of 1,402 bottles of ink are a smaller share than 2,800 of 2,804 booths."""
    season.goods("11-12", KUTIM, "bilik-suara", diterima=2800).goods("11-12", KUTIM, "tinta", diterima=1000)
    season.goods("11-10", KUTIM, GOVERNOR_BALLOTS, diterima=307_000)
    summary = season.measures().logistics.summary(KUTIM, Stage.RECEIVED)
    assert summary.scarcest == "tinta"
    assert (summary.as_of, summary.age_days) == (day("11-10"), 7)


def test_a_stage_that_nobody_reported_is_unknown(season: Season) -> None:
    """Silence is not zero: without any value the stage has no status but unknown."""
    summary = season.measures().logistics.summary(KUTIM, Stage.AT_STATION)
    assert (summary.status, summary.items, summary.as_of) == (Status.UNKNOWN, Ratio(0, 15), None)


def test_slack_counts_from_the_meeting_to_the_milestone(settings: Settings) -> None:
    """Mahakam Ulu's ``di_tps`` is due by its own calendar; the day after it is late."""
    deadline = settings.milestones.deadline(MAHULU, Stage.AT_STATION)
    season = Season(settings, deadline).goods("11-16", MAHULU, "tinta", di_tps=1)
    summary = season.measures().logistics.summary(MAHULU, Stage.AT_STATION)
    assert (summary.deadline, summary.slack_days, summary.status) == (deadline, 0, Status.ATTENTION)
    late = Season(settings, date(2024, 11, 28)).goods("11-16", MAHULU, "tinta", di_tps=1)
    assert late.measures().logistics.summary(MAHULU, Stage.AT_STATION).status is Status.CRITICAL


@given(st.booleans(), st.booleans(), st.integers(-60, 60), st.integers(0, 10))
def test_the_status_scale(complete: bool, reported: bool, slack: int, attention: int) -> None:
    """Done wins, then silence, then lateness; only with slack enough is a stage on course."""
    status = stage_status(
        complete=complete, reported=reported, slack_days=slack, attention_slack_days=attention
    )
    assert (status is Status.DONE) == complete
    assert (status is Status.UNKNOWN) == (not complete and not reported)
    assert (status is Status.CRITICAL) == (not complete and reported and slack < 0)
    assert (status is Status.ON_COURSE) == (not complete and reported and slack >= attention)


reports = st.lists(st.tuples(st.integers(0, 15), st.sampled_from(STAGES), st.integers(0, 3000)), max_size=40)


@given(reports)
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
def test_complete_means_every_item_is(settings: Settings, rows: list[tuple[int, Stage, int]]) -> None:
    """A summary is complete exactly when every needed item is, and its counts add up."""
    season = fill_warehouse(Season(settings), MAHULU, "11-11")
    for position, (item, stage, count) in enumerate(rows):
        on = f"11-{12 + position % 6}"
        season.goods(on, MAHULU, settings.items.items[item].code, **{stage.value: count})
    logistics = season.measures().logistics
    for stage in STAGES:
        counts = [x.at(stage).completion for x in logistics.ladders if x.region == MAHULU]
        needed = [c for c in counts if c is not Completion.NOT_NEEDED]
        done = [c for c in needed if c in (Completion.COMPLETE, Completion.ESTIMATED)]
        summary = logistics.summary(MAHULU, stage)
        assert summary.complete == (len(done) == len(needed))
        assert summary.items == Ratio(len(done), len(needed))
