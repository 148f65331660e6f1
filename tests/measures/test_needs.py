"""Needs, corridors and completion, on published figures."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.measures.model import Completion, Need, StageCount
from pipeline.measures.needs import completion_of
from pipeline.model.stages import Stage
from tests.measures.season import BERAU, GOVERNOR_BALLOTS, KUTIM, MAHULU, PPU, Season


def count_of(season: Season, region: str, item: str, stage: Stage = Stage.RECEIVED) -> StageCount:
    """Return an item of a region at one stage."""
    return season.measures().logistics.ladder(region, item).at(stage)


def test_the_booths_of_kutai_timur_are_complete(season: Season) -> None:
    """2,804 booths are 4 for each of its 701 TPS: the rule gives one figure, and it is reached."""
    booths = count_of(season.goods("10-27", KUTIM, "bilik-suara", diterima=2804), KUTIM, "bilik-suara")
    assert (booths.need.low, booths.need.high, booths.need.exact) == (2804, 2804, True)
    assert booths.completion is Completion.COMPLETE


def test_the_boxes_of_penajam_paser_utara_lie_in_their_corridor(season: Season) -> None:
    """590 = 293 × 2 + 4 lies in 586..594: without a reported need complete by estimate only."""
    boxes = count_of(season.goods("10-28", PPU, "kotak-suara", diterima=590), PPU, "kotak-suara")
    assert boxes.need == Need(586, 594, None, (586, 594), outside_corridor=False)
    assert boxes.completion is Completion.ESTIMATED


def test_a_reported_need_inside_its_corridor_is_the_denominator(season: Season) -> None:
    """Once PPU says that it needs 590 boxes, 590 received are complete and 589 are not."""
    season.goods("10-28", PPU, "kotak-suara", kebutuhan=590, diterima=589)
    assert count_of(season, PPU, "kotak-suara").completion is Completion.INCOMPLETE
    season.goods("10-29", PPU, "kotak-suara", diterima=590)
    boxes = count_of(season, PPU, "kotak-suara")
    assert boxes.need == Need(590, 590, 590, (586, 594), outside_corridor=False)
    assert boxes.completion is Completion.COMPLETE


def test_the_ballots_of_penajam_paser_utara(season: Season) -> None:
    """141,089 lie between ceil(1.025 × 137,495) and floor(1.025 × 137,495 + 293)."""
    season.goods("10-28", PPU, GOVERNOR_BALLOTS, kebutuhan=141_089, diterima=141_089)
    ballots = count_of(season, PPU, GOVERNOR_BALLOTS)
    assert ballots.need.rule == (140_933, 141_225)
    assert (ballots.need.exact, ballots.completion) == (True, Completion.COMPLETE)


def test_a_need_outside_its_corridor_is_shown_and_not_used(season: Season) -> None:
    """PPU once announced 140,932 ballots, rounded on the total: one below the lowest possible."""
    season.goods("10-28", PPU, GOVERNOR_BALLOTS, kebutuhan=140_932, diterima=140_932)
    ballots = count_of(season, PPU, GOVERNOR_BALLOTS)
    assert ballots.need == Need(140_933, 141_225, 140_932, (140_933, 141_225), outside_corridor=True)
    assert ballots.completion is Completion.INCOMPLETE


def test_the_boxes_of_mahakam_ulu_stay_partly_in_the_kecamatan(season: Season) -> None:
    """164 = 77 × 2 + 5 × 2 in the warehouse; at PPS and TPS only 2 per TPS are needed."""
    season.goods("11-14", MAHULU, "kotak-suara", kebutuhan=164, diterima=164, di_pps=154, di_tps=153)
    ladder = season.measures().logistics.ladder(MAHULU, "kotak-suara")
    assert ladder.at(Stage.RECEIVED).need.rule == (154, 164)
    assert ladder.at(Stage.AT_VILLAGE).need == Need(154, 154, None, (154, 154), outside_corridor=False)
    states = {count.stage: count.completion for count in ladder.stages}
    assert states[Stage.RECEIVED] is Completion.COMPLETE
    assert states[Stage.AT_VILLAGE] is Completion.COMPLETE
    assert states[Stage.AT_STATION] is Completion.INCOMPLETE


def test_without_a_rule_only_a_reported_need_counts(season: Season) -> None:
    """Seals have no rule: 3,991 of an unknown need say nothing, of 3,991 they are complete."""
    season.goods("11-14", MAHULU, "segel", diterima=3991)
    assert count_of(season, MAHULU, "segel").completion is Completion.UNKNOWN
    season.goods("11-15", MAHULU, "segel", kebutuhan=3991)
    assert count_of(season, MAHULU, "segel").completion is Completion.COMPLETE


def test_psu_ballots_are_needed_in_the_warehouse_alone(season: Season) -> None:
    """PSU stock is an item of its own, with a need at ``diterima`` and at no later stage."""
    season.goods("10-28", PPU, "surat-suara-psu", kebutuhan=2000, diterima=2000)
    states = [c.completion for c in season.measures().logistics.ladder(PPU, "surat-suara-psu").stages]
    assert states == [Completion.COMPLETE, *[Completion.NOT_NEEDED] * 4]


def test_boxes_of_ballots_complete_by_estimate_at_most(season: Season) -> None:
    """71 boks hold at most 142,000 sheets: enough on paper, but the last one may be part-filled."""
    season.goods("10-28", PPU, GOVERNOR_BALLOTS, diterima=142_000, inexact=True)
    ballots = count_of(season, PPU, GOVERNOR_BALLOTS)
    assert (ballots.upper_bound, ballots.completion) == (True, Completion.ESTIMATED)
    assert season.measures().logistics.ladder(PPU, GOVERNOR_BALLOTS).surplus is None


def test_a_need_in_boxes_does_not_displace_the_corridor(season: Season) -> None:
    """A need of 71 boks (at most 142,000 sheets) contradicts nothing and makes nothing exact."""
    season.goods("10-28", PPU, GOVERNOR_BALLOTS, kebutuhan=142_000, diterima=142_000, inexact=True)
    need = count_of(season, PPU, GOVERNOR_BALLOTS).need
    assert need == Need(140_933, 141_225, 142_000, (140_933, 141_225), outside_corridor=False)


def test_surplus_is_what_lies_above_the_upper_end(season: Season) -> None:
    """Berau needs 950 bottles of ink; of 960 received ten are surplus, and nothing is netted."""
    season.goods("11-01", BERAU, "tinta", diterima=960, rusak=3, kurang=0)
    ladder = season.measures().logistics.ladder(BERAU, "tinta")
    assert (ladder.surplus, ladder.damaged.count, ladder.short.count) == (10, 3, 0)


ORDER = (Completion.INCOMPLETE, Completion.ESTIMATED, Completion.COMPLETE)


@given(
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.integers(0, 1000),
    st.booleans(),
)
def test_more_is_never_less_complete(low: int, width: int, count: int, more: int, bound: bool) -> None:
    """Completion rises with the count, and a count that is an upper bound is never certain."""
    need = Need(low, low + width, None, (low, low + width), outside_corridor=False)
    before = completion_of(count, need, upper_bound=bound)
    after = completion_of(count + more, need, upper_bound=bound)
    assert ORDER.index(before) <= ORDER.index(after)
    assert (before is not Completion.INCOMPLETE) == (count >= low)
    assert not (bound and after is Completion.COMPLETE)
