"""The ballots apart: totals of the province, and their way over time."""

from __future__ import annotations

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import BallotDay, BallotTotal
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from tests.measures.season import GOVERNOR_BALLOTS, MAHULU, PASER, PPU, Season, day


def received(season: Season) -> BallotTotal:
    """Return the total of the governor's ballots in the warehouses."""
    totals = season.measures().logistics.ballots
    return next(t for t in totals if t.item == GOVERNOR_BALLOTS and t.stage is Stage.RECEIVED)


def way(season: Season) -> tuple[BallotDay, ...]:
    """Return the days of the governor's ballots."""
    return dict(season.measures().logistics.ballot_days)[GOVERNOR_BALLOTS]


def test_a_total_keeps_fresh_and_carried_apart(season: Season) -> None:
    """Paser's count of 5 November is older than the period: it is carried, never silently added."""
    season.goods("11-12", PPU, GOVERNOR_BALLOTS, diterima=141_089)
    season.goods("11-05", PASER, GOVERNOR_BALLOTS, diterima=200_000)
    total = received(season)
    assert (total.fresh, total.regions_fresh) == (141_089, 1)
    assert (total.carried, total.regions_carried, total.oldest) == (200_000, 1, day("11-05"))


def test_the_need_of_the_province_is_the_sum_of_its_regions(season: Season) -> None:
    """The regions' corridors add up; every region has one, reported or not."""
    total = received(season.goods("11-12", PPU, GOVERNOR_BALLOTS, kebutuhan=141_089, diterima=1))
    others = [r for r in season.settings.baseline.regions if r.code != PPU]
    low = sum(-(-r.registered_voters * 1025 // 1000) for r in others)
    assert total.need_low == low + 141_089


def test_psu_ballots_stay_out_of_the_totals(season: Season) -> None:
    """2,000 PSU sheets are an item of their own and no ballots of the day."""
    season.goods("11-12", PPU, "surat-suara-psu", diterima=2000)
    measures = season.measures()
    assert {total.item for total in measures.logistics.ballots} == {
        "surat-suara-gubernur",
        "surat-suara-bupati-wali-kota",
    }
    assert all(total.fresh == 0 for total in measures.logistics.ballots)


def test_every_day_carries_what_was_last_known(season: Season) -> None:
    """From the first report to the newest one, day by day, with how many regions stand behind it."""
    season.goods("11-11", PPU, GOVERNOR_BALLOTS, diterima=100_000)
    season.goods("11-13", PASER, GOVERNOR_BALLOTS, diterima=50_000, dikemas=10)
    season.goods("11-14", PPU, GOVERNOR_BALLOTS, diterima=141_089)
    days = way(season)
    assert [d.day for d in days] == [day("11-11"), day("11-12"), day("11-13"), day("11-14")]
    assert [dict(d.counts)[Stage.RECEIVED] for d in days] == [100_000, 100_000, 150_000, 191_089]
    assert [dict(d.counts)[Stage.PACKED] for d in days] == [None, None, 10, 10]
    assert [d.regions for d in days] == [1, 1, 2, 2]


def test_ballots_that_nobody_reported_have_no_days(season: Season) -> None:
    """A row of ballots without any count is no report of them."""
    assert way(season.goods("11-11", PPU, GOVERNOR_BALLOTS, rusak=3)) == ()


rows = st.lists(
    st.tuples(
        st.sampled_from([PPU, PASER, MAHULU]),
        st.integers(0, 2),
        st.sampled_from(["11-04", "11-10", "11-12", "11-17", "11-18"]),
        st.integers(0, 200_000),
    ),
    max_size=20,
    unique_by=lambda row: row[:3],
)


@given(rows, st.sampled_from(STAGES))
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=40
)
def test_the_last_day_is_the_total(
    settings: Settings, rows: list[tuple[str, int, str, int]], stage: Stage
) -> None:
    """The chart's last point, the total, and the regions' ladders are one and the same sum."""
    season = Season(settings)
    for region, part, on, count in rows:
        district = f"{region}.{part:02}" if part else None
        season.goods(on, region, GOVERNOR_BALLOTS, kecamatan=district, **{stage.value: count})
    logistics = season.measures().logistics
    total = next(t for t in logistics.ballots if t.item == GOVERNOR_BALLOTS and t.stage is stage)
    values = [x.at(stage).value.count for x in logistics.ladders if x.item == GOVERNOR_BALLOTS]
    known = [value for value in values if value is not None]
    assert total.fresh + total.carried == sum(known)
    assert total.regions_fresh + total.regions_carried == len(known)
    days = dict(logistics.ballot_days)[GOVERNOR_BALLOTS]
    assert (dict(days[-1].counts)[stage] if days else None) == (sum(known) if known else None)
