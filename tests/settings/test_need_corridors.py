"""The computed need against what was published, and the law behind the ballots' corridor."""

from __future__ import annotations

from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings import District, NeedRule, Region, Settings

PPU, KUTIM, MAHULU, BERAU = "64.09", "64.08", "64.11", "64.03"


@pytest.mark.parametrize(
    ("region", "item", "corridor", "published"),
    [
        (PPU, "surat-suara-gubernur", (140_933, 141_225), 141_089),
        (PPU, "kotak-suara", (586, 594), 590),
        (PPU, "bilik-suara", (1_172, 1_172), 1_172),
        (PPU, "tinta", (586, 586), 586),
        (KUTIM, "bilik-suara", (2_804, 2_804), 2_804),
        (KUTIM, "kotak-suara", (1_402, 1_438), 1_402),
        (KUTIM, "surat-suara-gubernur", (305_444, 306_144), 305_796),
        (MAHULU, "kotak-suara", (154, 164), 164),
        (MAHULU, "surat-suara-gubernur", (28_566, 28_642), 28_602),
        (BERAU, "surat-suara-gubernur", (203_306, 203_780), 203_532),
    ],
)
def test_published_deliveries_lie_in_their_corridor(
    settings: Settings, region: str, item: str, corridor: tuple[int, int], published: int
) -> None:
    """What the media reported as received agrees with the rule and the baseline."""
    need = settings.items.by_code[item].need
    assert need is not None
    assert need.corridor(settings.baseline.by_code[region]) == corridor
    assert corridor[0] <= published <= corridor[1]


def test_rounding_on_the_total_falls_below_the_corridor(settings: Settings) -> None:
    """Penajam Paser Utara once announced 140,932 ballots; the rule starts one above it."""
    need = settings.items.by_code["surat-suara-gubernur"].need
    assert need is not None
    assert need.corridor(settings.baseline.by_code[PPU])[0] == 140_932 + 1


@given(st.lists(st.integers(min_value=0, max_value=700), min_size=1, max_size=80))
def test_the_sum_over_stations_lies_in_the_corridor(voters_per_station: list[int]) -> None:
    """However a roll is split over its TPS, Σ ceil(DPT_TPS × 1.025) lies within the two ends."""
    region = region_of(sum(voters_per_station), len(voters_per_station))
    low, high = NeedRule(ballot_reserve_permille=25).corridor(region)
    ballots = sum(ceil(voters * 1025 / 1000) for voters in voters_per_station)
    assert low <= ballots <= high


@given(st.integers(0, 10**7), st.integers(1, 5000), st.integers(0, 100))
def test_the_corridor_is_never_upside_down(voters: int, stations: int, reserve: int) -> None:
    """The lower end never lies above the upper one."""
    low, high = NeedRule(ballot_reserve_permille=reserve).corridor(region_of(voters, stations))
    assert low <= high


def region_of(voters: int, stations: int) -> Region:
    """Return a region with a roll and a number of TPS."""
    return Region(
        code="64.99",
        name="Kabupaten Contoh",
        short_name="Contoh",
        capital="Contoh",
        registered_voters=voters,
        polling_stations=stations,
        villages=1,
        tile=(0, 0),
        districts=(District(code="64.99.01", name="Contoh"),),
    )
