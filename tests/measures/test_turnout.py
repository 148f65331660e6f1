"""Section L: turnout from counts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import Ratio
from pipeline.settings import Settings
from tests.measures.season import BONTANG, KUTIM, MAHULU, PPU, Season

AFTER = date(2024, 12, 9)


def vote(
    season: Season, region: str, voters: int | None, election: str = "gubernur", **cells: object
) -> Season:
    """Add a turnout report of 8 December (sample)."""
    return season.row("partisipasi", "12-08", region, pemilihan=election, pengguna_hak_pilih=voters, **cells)


def test_the_turnout_of_the_province(settings: Settings) -> None:
    """1,882,391 of 2,821,202 are 66.72 %, from a split over the regions that is a sample."""
    season = Season(settings, AFTER)
    rest = 1_882_391
    for region in settings.baseline.by_code.values():
        share = min(rest, region.registered_voters * 2 // 3) if region.code != BONTANG else rest
        rest -= share
        vote(season, region.code, share, dpt=region.registered_voters)
    (total,) = season.measures().turnout.totals
    assert (total.ratio, total.regions, total.of_regions) == (Ratio(1_882_391, 2_821_202), 10, 10)
    assert total.ratio.share is not None
    assert round(total.ratio.share * 100, 2) == Fraction(6672, 100)


def test_rates_are_never_averaged(settings: Settings) -> None:
    """Half of the small region and all of the large one is not three quarters."""
    season = Season(settings, AFTER)
    vote(season, MAHULU, 10_000, dpt=20_000)
    vote(season, PPU, 100_000, dpt=100_000)
    (total,) = season.measures().turnout.totals
    assert total.ratio == Ratio(110_000, 120_000)


def test_a_blank_roll_is_the_baselines(settings: Settings) -> None:
    """Without a reported DPT the official one of the region counts."""
    (region,) = vote(Season(settings, AFTER), MAHULU, 20_000).measures().turnout.regions
    assert (region.voters, region.roll) == (20_000, 27_869)


def test_a_region_that_has_not_told_its_voters_has_no_turnout(settings: Settings) -> None:
    """A roll alone is no turnout, and no zero."""
    turnout = vote(Season(settings, AFTER), MAHULU, None, dpt=27_869).measures().turnout
    assert (turnout.regions, turnout.totals) == ((), ())


def test_each_election_has_the_regions_that_hold_it(settings: Settings) -> None:
    """Seven kabupaten elect a bupati and three kota a wali kota; no region elects both."""
    season = Season(settings, AFTER)
    vote(season, BONTANG, 90_000, "wali kota")
    vote(season, KUTIM, 200_000, "bupati")
    vote(season, KUTIM, 199_000)
    totals = season.measures().turnout.totals
    assert [(t.election, t.regions, t.of_regions) for t in totals] == [
        ("gubernur", 1, 10),
        ("bupati", 1, 7),
        ("wali kota", 1, 3),
    ]


def test_before_voting_day_there_is_no_turnout(season: Season) -> None:
    """A figure for a day before voting day can't be turnout."""
    season.row("partisipasi", "11-15", KUTIM, pemilihan="gubernur", pengguna_hak_pilih=5)
    turnout = season.measures().turnout
    assert (turnout.regions, turnout.totals) == ((), ())
    assert turnout.target_percent == season.settings.edition.targets.turnout_percent


@given(st.dictionaries(st.sampled_from([KUTIM, PPU, MAHULU, BONTANG]), st.integers(0, 27_000), min_size=1))
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=20
)
def test_a_total_is_the_sum_of_its_regions(settings: Settings, voters: dict[str, int]) -> None:
    """Numerators and denominators are added; nothing is divided before the end."""
    season = Season(settings, AFTER)
    for region, number in voters.items():
        vote(season, region, number)
    turnout = season.measures().turnout
    assert turnout.totals[0].ratio == Ratio(
        sum(t.voters for t in turnout.regions), sum(t.roll for t in turnout.regions)
    )
