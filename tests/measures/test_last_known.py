"""A value stands as last known, with its own day; kecamatan and the whole region are told apart."""

from __future__ import annotations

from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.measures.model import Origin, StageCount, Value
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from tests.measures.season import BERAU, MAHULU, Season, day

FIRST, SECOND, THIRD = "64.11.01", "64.11.02", "64.11.03"
ALL_FIVE = tuple(f"64.11.{n:02}" for n in range(1, 6))


def ink(season: Season, stage: Stage = Stage.AT_DISTRICT) -> StageCount:
    """Return the ink of Mahakam Ulu at one stage."""
    return season.measures().logistics.ladder(MAHULU, "tinta").at(stage)


def test_a_value_keeps_its_day_and_its_age(season: Season) -> None:
    """What Berau said on 4 November still stands on the 18th, thirteen days old on the 17th."""
    season.goods("11-04", BERAU, "tinta", diterima=900)
    value = season.measures().logistics.ladder(BERAU, "tinta").at(Stage.RECEIVED).value
    assert value == Value(900, day("11-04"), 13, (Origin("logistik.csv", 2),))


def test_a_blank_cell_leaves_the_earlier_value_standing(season: Season) -> None:
    """Blank is not reported: the older count stays beside the newer one of another column."""
    season.goods("11-10", MAHULU, "tinta", diterima=154, dikemas=20)
    season.goods("11-16", MAHULU, "tinta", diterima=None, dikemas=90)
    assert ink(season, Stage.RECEIVED).value == Value(154, day("11-10"), 7, (Origin("logistik.csv", 2),))
    assert ink(season, Stage.PACKED).value == Value(90, day("11-16"), 1, (Origin("logistik.csv", 3),))
    ladder = season.measures().logistics.ladder(MAHULU, "tinta")
    assert (ladder.as_of, ladder.age_days) == (day("11-16"), 1)


def test_zero_is_a_value(season: Season) -> None:
    """A reported zero replaces what stood before; it is not the same as a blank."""
    season.goods("11-10", MAHULU, "tinta", rusak=4).goods("11-11", MAHULU, "tinta", rusak=0)
    assert season.measures().logistics.ladder(MAHULU, "tinta").damaged.count == 0


def test_the_meetings_own_day_is_no_age(season: Season) -> None:
    """Ages count to the day before the meeting and are never negative."""
    assert ink(season.goods("11-18", MAHULU, "tinta", di_ppk=10)).value.age_days == 0


def test_parts_are_added_with_how_many_reported(season: Season) -> None:
    """Two of five kecamatan: their sum, as old as the older one, with both rows as origins."""
    season.goods("11-14", MAHULU, "tinta", kecamatan=FIRST, di_ppk=30)
    season.goods("11-16", MAHULU, "tinta", kecamatan=SECOND, di_ppk=12)
    count = ink(season)
    origins = (Origin("logistik.csv", 2), Origin("logistik.csv", 3))
    assert count.value == Value(42, day("11-14"), 3, origins)
    assert count.districts_reported == 2


def test_the_whole_region_is_never_added_to_its_parts(season: Season) -> None:
    """On the same day the region's own row is its figure."""
    season.goods("11-16", MAHULU, "tinta", di_ppk=50)
    season.goods("11-16", MAHULU, "tinta", kecamatan=FIRST, di_ppk=30)
    assert (ink(season).value.count, ink(season).districts_reported) == (50, None)


def test_a_few_newer_parts_below_the_whole_do_not_replace_it(season: Season) -> None:
    """One kecamatan's 30 of today is a part of the 50 of yesterday, not a fall to 30."""
    season.goods("11-15", MAHULU, "tinta", di_ppk=50)
    season.goods("11-16", MAHULU, "tinta", kecamatan=FIRST, di_ppk=30)
    assert ink(season).value.count == 50


def test_newer_parts_that_reach_the_whole_replace_it(season: Season) -> None:
    """Counts are cumulative: 60 in two kecamatan is more than was known of the whole region."""
    season.goods("11-15", MAHULU, "tinta", di_ppk=50)
    season.goods("11-16", MAHULU, "tinta", kecamatan=FIRST, di_ppk=30)
    season.goods("11-16", MAHULU, "tinta", kecamatan=SECOND, di_ppk=30)
    assert (ink(season).value.count, ink(season).districts_reported) == (60, 2)


def test_all_parts_replace_an_older_whole(season: Season) -> None:
    """Where every kecamatan has reported since, their sum stands, even below the old figure."""
    season.goods("11-15", MAHULU, "tinta", di_ppk=50)
    for code in ALL_FIVE:
        season.goods("11-16", MAHULU, "tinta", kecamatan=code, di_ppk=9)
    assert (ink(season).value.count, ink(season).districts_reported) == (45, 5)


def test_the_needs_of_some_kecamatan_are_not_the_regions_need(season: Season) -> None:
    """Seals of two kecamatan, both served, do not make the region complete."""
    season.goods("11-16", MAHULU, "segel", kecamatan=FIRST, kebutuhan=500, diterima=500)
    seals = season.measures().logistics.ladder(MAHULU, "segel").at(Stage.RECEIVED)
    assert (seals.value.count, seals.need.low) == (500, None)


def test_coverage_names_the_open_kecamatan(season: Season) -> None:
    """Covered: something of every item it reports has arrived, and its own need is reached."""
    season.goods("11-15", MAHULU, "tinta", kecamatan=FIRST, di_ppk=30, kebutuhan=30)
    season.goods("11-16", MAHULU, "tinta", kecamatan=SECOND, di_ppk=29, kebutuhan=30)
    season.goods("11-16", MAHULU, "bilik-suara", kecamatan=THIRD, di_ppk=0)
    (coverage,) = season.measures().logistics.coverage
    assert (coverage.region, coverage.covered.part, coverage.covered.whole) == (MAHULU, 1, 5)
    assert coverage.open_districts == ("64.11.02", "64.11.03", "64.11.04", "64.11.05")
    assert coverage.as_of == day("11-16")


def test_coverage_by_number_alone(season: Season) -> None:
    """Berau's 11 of 13 kecamatan: known in number, without names; the newer source speaks."""
    season.goods("11-10", BERAU, "tinta", kecamatan="64.03.01", di_ppk=30)
    season.row("kesiapan", "11-16", BERAU, indikator="kecamatan-terlayani", realisasi=11, target=13)
    season.row("kesiapan", "11-15", BERAU, indikator="kecamatan-terlayani", realisasi=9, sumber="KPU")
    (coverage,) = season.measures().logistics.coverage
    assert (coverage.covered.part, coverage.covered.whole, coverage.open_districts) == (11, 13, ())


parts = st.dictionaries(st.sampled_from(ALL_FIVE), st.integers(0, 10_000), min_size=1)


@given(parts)
@hypothesis_settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=25
)
def test_the_sum_of_parts_is_the_whole(settings: Settings, counts: dict[str, int]) -> None:
    """Where only kecamatan report, nothing is lost and nothing is counted twice."""
    season = Season(settings)
    for code, count in counts.items():
        season.goods("11-12", MAHULU, "tinta", kecamatan=code, di_ppk=0)
        season.goods("11-16", MAHULU, "tinta", kecamatan=code, di_ppk=count)
    assert ink(season).value.count == sum(counts.values())
    assert ink(season).districts_reported == len(counts)
