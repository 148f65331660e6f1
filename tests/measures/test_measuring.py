"""The whole: nothing reported, one region, many regions, and the same measures every time."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.measures.model import Ratio
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from tests.measures.season import Season


@pytest.mark.parametrize("number", [1, 45])
def test_any_number_of_regions(with_regions: Callable[[int], Settings], number: int) -> None:
    """Every table has its rows for every region of the configuration, whatever their number."""
    settings = with_regions(number)
    season = Season(settings)
    for code in settings.baseline.by_code:
        season.goods("11-15", code, "bilik-suara", diterima=160).sent(code, "11-17", "11-17")
    measures = season.measures()
    assert len(measures.reporting.rows) == number
    assert measures.reporting.last_day == Ratio(number, number)
    assert len(measures.logistics.ladders) == number * 16
    assert len(measures.logistics.summaries) == number * 5
    assert len(measures.readiness.board) == number * 9
    first = next(iter(settings.baseline.by_code))
    assert measures.logistics.summary(first, Stage.RECEIVED).items == Ratio(1, 16)


def test_a_season_in_which_nothing_was_reported(season: Season) -> None:
    """The first edition has every table, all of it unknown and none of it zero."""
    measures = season.measures()
    assert measures.reporting.completeness == Ratio(0, 70)
    assert all(x.as_of is None for x in measures.logistics.ladders)
    assert measures.logistics.complete_regions == tuple((stage, ()) for stage in STAGES)
    assert (measures.logistics.coverage, measures.readiness.values) == ((), ())
    assert [days for _, days in measures.logistics.ballot_days] == [(), ()]
    assert len(measures.quality.regions) == 10


def test_equal_rows_give_equal_measures(season: Season) -> None:
    """Measuring is pure: it changes nothing and depends on nothing else."""
    season.goods("11-15", "64.03", "tinta", diterima=950).sent("64.03", "11-15", None)
    season.row("isu", "11-15", "64.03", nomor="1", tingkat="sedang", status="baru")
    dataset = season.dataset()
    before = {kind: frame.copy() for kind, frame in dataset.frames.items()}
    assert season.measures() == season.measures()
    assert all(frame.equals(before[kind]) for kind, frame in dataset.frames.items())


def test_a_region_outside_the_configuration_is_a_key_error(season: Season) -> None:
    """Looking up what is not in the configuration is a fault of the caller."""
    with pytest.raises(KeyError):
        season.measures().logistics.ladder("99.99", "tinta")
