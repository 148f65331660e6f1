"""Section I: when a stage will be complete at the pace of the last reported days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import (
    BallotProjection,
    ItemProjection,
    ProjectionState,
    Span,
    StageProjection,
    Status,
)
from pipeline.measures.outlook import EPOCH, Gaps, Outlook, outlooks
from pipeline.measures.series import figure_points
from pipeline.measures.status import stage_status
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from tests.measures.back_test import BackTest, back_test
from tests.measures.season import BERAU, BONTANG, GOVERNOR_BALLOTS, PASER, PPU, Season, day, settings_of

BOOTHS = "bilik-suara"
PPU_BOOTHS = 1172
"""Four in each of the 293 polling stations."""

examples = hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=100
)


def reported(season: Season, item: str, stage: Stage, counts: dict[str, int]) -> Season:
    """Let Penajam Paser Utara report ``counts`` of an item by day (MM-DD)."""
    for on, count in counts.items():
        season.goods(on, PPU, item, **{stage.value: count})
    return season


def daily(season: Season, counts: list[int], item: str = BOOTHS, first: str = "11-11") -> Season:
    """Let it report one count at ``dikemas`` a day."""
    days = [day(first) + timedelta(days=n) for n in range(len(counts))]
    return reported(season, item, Stage.PACKED, {f"{d:%m-%d}": c for d, c in zip(days, counts, strict=True)})


def item_of(season: Season, item: str = BOOTHS, stage: Stage = Stage.PACKED) -> ItemProjection:
    """The projection of one item of Penajam Paser Utara."""
    found = season.measures().projection.items
    return next(i for i in found if (i.region, i.item, i.stage) == (PPU, item, stage))


def stage_of(season: Season, stage: Stage = Stage.PACKED) -> StageProjection:
    """The projection of Penajam Paser Utara at one stage."""
    return season.measures().projection.stage(PPU, stage)


# --- items --------------------------------------------------------------------------------------


def test_a_steady_pace_gives_the_day(season: Season) -> None:
    """100 booths a day, 572 missing after Sunday 17 November: six days on it is done, on the 23rd."""
    found = item_of(daily(season, [0, 100, 200, 300, 400, 500, 600]))
    assert found.state is ProjectionState.PROJECTED
    assert (found.pace_per_day, found.count, found.need_low) == (Fraction(100), 600, PPU_BOOTHS)
    assert found.span == Span(day("11-23"), earliest=day("11-21"), latest=day("11-25"))
    assert (found.basis.points, found.basis.first, found.basis.last) == (7, day("11-11"), day("11-17"))


def test_only_the_last_seven_reported_days_count(season: Season) -> None:
    """A slow start weeks ago, and the days on which nothing was reported, have no part in the pace."""
    reported(season, BOOTHS, Stage.PACKED, {"10-28": 1, "10-29": 2, "10-30": 3, "10-31": 4})
    counts = {
        "11-03": 100,
        "11-05": 200,
        "11-07": 300,
        "11-09": 400,
        "11-11": 500,
        "11-13": 600,
        "11-15": 700,
    }
    found = item_of(reported(season, BOOTHS, Stage.PACKED, counts))
    assert (found.basis.first, found.basis.points, found.pace_per_day) == (day("11-03"), 7, Fraction(50))
    assert found.span is not None
    assert found.span.day == day("11-25")


def test_one_wild_figure_does_not_move_the_day(season: Season) -> None:
    """A slip of the pen in the middle of the window leaves the pace at 100 a day."""
    found = item_of(daily(season, [0, 100, 200, 1100, 400, 500, 600]))
    assert found.pace_per_day == Fraction(100)


def test_days_before_the_work_began_do_not_slow_it(season: Season) -> None:
    """Four zeros and then 200 a day: the pace is 200 a day, measured from the last zero."""
    found = item_of(daily(season, [0, 0, 0, 0, 200, 400, 600]))
    assert (found.pace_per_day, found.basis.points, found.basis.first) == (Fraction(200), 4, day("11-14"))


@pytest.mark.parametrize(
    ("counts", "state"),
    [
        ([], ProjectionState.FEW_POINTS),
        ([100, 200], ProjectionState.FEW_POINTS),
        ([0, 0, 0, 0], ProjectionState.NOT_BEGUN),
        ([300, 300, 300, 300], ProjectionState.STALLED),
        ([300, 250, 200], ProjectionState.STALLED),
        ([1, 1, 2, 2, 3], ProjectionState.STALLED),
        ([100, 500, PPU_BOOTHS], ProjectionState.DONE),
        ([PPU_BOOTHS], ProjectionState.DONE),
    ],
)
def test_where_no_day_can_be_told_it_says_why(
    season: Season, counts: list[int], state: ProjectionState
) -> None:
    """Two points, nothing begun, nothing moving (or not within a year), or done: no day."""
    found = item_of(daily(season, counts))
    assert (found.state, found.span) == (state, None)


def test_a_late_end_that_never_comes_is_open(settings: Settings) -> None:
    """Where the slow end of the pace stands still, the range has no end."""
    found = projected(settings, [1000, 1000, 1000, 1000, 1000, 1020, 1040])
    assert found.span is not None
    assert found.span.latest is None
    assert found.span.holds(date(2030, 1, 1))


def test_the_late_end_reaches_the_upper_end_of_a_corridor(season: Season) -> None:
    """Without a reported need the day is that of the lower end, and the range waits for the upper."""
    boxes = "kotak-suara"
    found = item_of(daily(season, [100, 200, 300, 400, 500], boxes), boxes)
    assert (found.need_low, found.need_high) == (586, 594)
    assert found.span == Span(day("11-16"), earliest=day("11-16"), latest=day("11-18"))


def test_another_kecamatan_that_joins_in_is_no_pace(season: Season) -> None:
    """A sum over kecamatan counts from the day since which the last of them has reported."""
    for on, district in (("11-11", "64.09.01"), ("11-12", "64.09.02"), ("11-13", "64.09.01")):
        season.goods(on, PPU, BOOTHS, kecamatan=district, dikemas=100)
    found = item_of(season)
    assert (found.state, found.basis.points, found.count) == (ProjectionState.FEW_POINTS, 2, 200)


rows = st.lists(
    st.tuples(
        st.sampled_from([PPU, PASER]),
        st.integers(0, 2),
        st.sampled_from(["11-04", "11-10", "11-12", "11-17", "11-18"]),
        st.integers(0, 2000),
    ),
    max_size=14,
    unique_by=lambda row: row[:3],
)


@given(rows)
@hypothesis_settings(examples, max_examples=25)
def test_the_newest_point_is_what_the_ladder_says(
    settings: Settings, rows: list[tuple[str, int, str, int]]
) -> None:
    """Whole regions and kecamatan in any order: the pace ends at the figure that is printed."""
    season = Season(settings)
    for region, part, on, count in rows:
        season.goods(on, region, BOOTHS, kecamatan=f"{region}.{part:02}" if part else None, dikemas=count)
    points = figure_points(season.dataset().frames["logistik"], settings)
    newest = points.groupby("wilayah")["count"].last().to_dict()
    ladders = season.measures().logistics
    told = {r: ladders.ladder(r, BOOTHS).at(Stage.PACKED).value.count for r in settings.baseline.by_code}
    assert newest == {region: count for region, count in told.items() if count is not None}


# --- laws ---------------------------------------------------------------------------------------

rising = st.lists(st.integers(0, 160), min_size=3, max_size=9)


def total(steps: list[int]) -> list[int]:
    """The running sum of ``steps``, below the need."""
    return [sum(steps[: n + 1]) * 8 // 10 for n in range(len(steps))]


def projected(settings: Settings, counts: list[int], shift: int = 0, scale: int = 1) -> Outlook:
    """The outlook of counts from 8 November on, of 1,200 needed; all days shifted, all counts scaled."""
    first = (date(2024, 11, 8) + timedelta(days=shift) - EPOCH).days
    points = pd.DataFrame({"figure": 0, "day": range(first, first + len(counts)), "count": counts})
    gap = np.array([(1200 - counts[-1]) * scale])
    (found,) = outlooks(points.assign(count=points["count"] * scale), Gaps(gap, gap), settings.projection)
    return found


@given(rising)
@examples
def test_a_day_lies_in_its_range_and_after_the_last_report(settings: Settings, steps: list[int]) -> None:
    """Last report < earliest ≤ day ≤ latest; and a projection is made of a pace above zero only."""
    found = projected(settings, total(steps))
    if found.span is not None:
        assert found.basis.last is not None
        assert found.pace_per_day is not None
        assert found.pace_per_day > 0
        assert found.basis.last < found.span.earliest <= found.span.day
        assert found.span.latest is None or found.span.day <= found.span.latest
    assert (found.span is not None) == (found.state is ProjectionState.PROJECTED)


@given(rising, st.integers(2, 5000))
@examples
def test_the_size_of_the_unit_is_of_no_account(settings: Settings, steps: list[int], scale: int) -> None:
    """Counts and need multiplied alike give the same days, exactly."""
    one, many = projected(settings, total(steps)), projected(settings, total(steps), scale=scale)
    assert (one.state, one.span, one.basis) == (many.state, many.span, many.basis)


@given(rising, st.integers(-30, 20))
@examples
def test_days_shifted_shift_the_answer(settings: Settings, steps: list[int], shift: int) -> None:
    """The same reports so many days later are complete so many days later."""
    there, here = projected(settings, total(steps), shift), projected(settings, total(steps))
    assert there.state is here.state
    if here.span is not None and there.span is not None:
        assert there.span.day - here.span.day == timedelta(days=shift)
        assert there.span.earliest - here.span.earliest == timedelta(days=shift)


# --- stages -------------------------------------------------------------------------------------


def test_a_stage_is_complete_with_its_latest_item(season: Season) -> None:
    """Ink would be there on the 18th, booths on the 23rd: the stage on the 23rd, a day after its due."""
    daily(season, [0, 100, 200, 300, 400, 500, 600])
    daily(season, [0, 90, 180, 270, 360, 450, 540], "tinta")
    found = stage_of(season)
    assert (found.state, found.item, found.span) == (
        ProjectionState.PROJECTED,
        BOOTHS,
        Span(day("11-23"), day("11-21"), day("11-25")),
    )
    assert (found.deadline, found.slack_days, found.never_reported) == (day("11-22"), -1, 13)
    assert dict(found.items)[ProjectionState.PROJECTED] == 2
    assert found.status is Status.ATTENTION


def test_an_item_that_stands_still_takes_the_day_from_the_stage(season: Season) -> None:
    """No day is told while ink does not move; but not before the 23rd, whatever becomes of the ink."""
    daily(season, [0, 100, 200, 300, 400, 500, 600])
    daily(season, [90, 90, 90, 90], "tinta")
    found = stage_of(season)
    assert (found.state, found.span, found.slack_days) == (ProjectionState.STALLED, None, None)
    assert (found.item, found.not_before) == ("tinta", day("11-23"))
    assert found.status is Status.ATTENTION


def test_what_cannot_be_done_before_the_deadline_is_late(season: Season) -> None:
    """Ink has not begun; booths at 50 a day will take till 26 November at the best, due on the 22nd."""
    daily(season, [0, 50, 100, 150, 200, 250, 300])
    daily(season, [0, 0, 0], "tinta", "11-15")
    found = stage_of(season)
    assert (found.state, found.span, found.status) == (ProjectionState.NOT_BEGUN, None, Status.CRITICAL)


def test_standing_still_weeks_ahead_is_no_alarm(settings: Settings) -> None:
    """On 4 November, 18 days before the deadline, goods that come in few deliveries may stand still."""
    season = daily(Season(settings, date(2024, 11, 4)), [90, 90, 90], "tinta", "11-01")
    found = stage_of(season)
    assert (found.state, found.status) == (ProjectionState.STALLED, Status.ON_COURSE)


def test_a_range_after_the_deadline_is_late(season: Season) -> None:
    """Fifty a day: not before 26 November at the best, and due on the 22nd."""
    found = stage_of(daily(season, [0, 50, 100, 150, 200, 250, 300]))
    assert (found.status, found.slack_days) == (Status.CRITICAL, -13)


def test_what_nobody_reported_has_no_day(season: Season) -> None:
    """Nothing reported: too few data for every region and stage, and the status stays unknown."""
    found = season.measures().projection
    assert {s.state for s in found.stages} == {ProjectionState.FEW_POINTS}
    assert {s.status for s in found.stages} == {Status.UNKNOWN}
    assert all(s.item is None and s.basis.points == 0 for s in found.stages)


def test_a_complete_stage_is_done(settings: Settings) -> None:
    """Every item in the warehouse: done, without a day."""
    season = Season(settings)
    for item in settings.items.items:
        season.goods("11-16", PPU, item.code, kebutuhan=141_000, diterima=145_000)
    found = stage_of(season, Stage.RECEIVED)
    assert (found.state, found.span, found.status) == (ProjectionState.DONE, None, Status.DONE)


ORDER = (Status.DONE, Status.ON_COURSE, Status.ATTENTION, Status.CRITICAL)


@given(rising, st.sampled_from(["11-11", "11-18", "11-20", "11-25"]))
@hypothesis_settings(examples, max_examples=15)
def test_a_projection_never_makes_the_word_milder(settings: Settings, steps: list[int], on: str) -> None:
    """The calendar's word stands, or a graver one; and an edition has but one word for a stage."""
    season = daily(Season(settings, day(on)), total(steps), first="11-04")
    measures = season.measures()
    for stage in measures.projection.stages:
        summary = measures.logistics.summary(stage.region, stage.stage)
        assert summary.status is stage.status
        before = stage_status(
            complete=summary.complete,
            reported=summary.as_of is not None,
            slack_days=summary.slack_days,
            attention_slack_days=settings.edition.thresholds.attention_slack_days,
        )
        assert stage.status is before or ORDER.index(stage.status) > ORDER.index(before)


# --- the province -------------------------------------------------------------------------------


def ballots(season: Season, stage: Stage = Stage.RECEIVED) -> BallotProjection:
    """The governor's ballots of the province."""
    found = season.measures().projection.ballots
    return next(b for b in found if b.item == GOVERNOR_BALLOTS and b.stage is stage)


def test_ballots_of_the_province_are_the_sum_of_their_regions(settings: Settings) -> None:
    """Two regions at 500 sheets a day each, 5,500 sheets missing: six days on, and no later."""
    two = settings_of(settings, 2)
    season = Season(two)
    for n in range(7):
        for region in ("10.01", "10.02"):
            season.goods(f"11-{11 + n}", region, GOVERNOR_BALLOTS, kebutuhan=10_250, diterima=4500 + 500 * n)
    found = ballots(season)
    assert (found.count, found.need_low, found.regions, found.pace_per_day) == (15_000, 20_500, 2, 1000)
    assert found.span is not None
    assert (found.span.day, found.deadline) == (day("11-23"), day("11-20"))


def test_one_regions_surplus_covers_no_others_gap(settings: Settings) -> None:
    """Three times the need in one region is still one region's need; the other's gap stays."""
    season = Season(settings_of(settings, 2))
    for n in range(3):
        season.goods(f"11-{14 + n}", "10.01", GOVERNOR_BALLOTS, kebutuhan=10_250, diterima=30_000)
        season.goods(f"11-{14 + n}", "10.02", GOVERNOR_BALLOTS, kebutuhan=10_250, diterima=100)
    found = ballots(season)
    assert (found.count, found.state, found.span) == (10_350, ProjectionState.STALLED, None)


def test_a_region_that_joins_in_is_no_pace(season: Season) -> None:
    """The window begins on the day since which the last of the regions has reported."""
    season.goods("11-11", PASER, GOVERNOR_BALLOTS, diterima=100).goods(
        "11-12", PASER, GOVERNOR_BALLOTS, diterima=200
    )
    season.goods("11-13", BERAU, GOVERNOR_BALLOTS, diterima=900).goods(
        "11-14", BONTANG, GOVERNOR_BALLOTS, diterima=5
    )
    found = ballots(season)
    assert (found.regions, found.count, found.basis.points) == (3, 1105, 1)
    assert found.state is ProjectionState.FEW_POINTS


# --- how well it does ---------------------------------------------------------------------------


def test_the_printed_back_test_is_what_the_sample_seasons_give(settings: Settings) -> None:
    """The figures of projection.yaml are those of its method, counted anew."""
    printed = settings.projection.back_test
    found = back_test(settings, printed.seeds)
    assert found == BackTest(printed.held, printed.tried, printed.open_ended, printed.held_closed)
