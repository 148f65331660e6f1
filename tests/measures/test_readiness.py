"""Sections G and L: indicators with their scales apart, and the readiness board."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.measures.board import TOPICS
from pipeline.measures.model import BoardCell, Ratio, Status
from pipeline.settings import Settings
from tests.measures.season import BERAU, KUTIM, PASER, Season, day


def cell(season: Season, region: str, topic: str) -> BoardCell:
    """Return one cell of the board."""
    return next(c for c in season.measures().readiness.board if (c.region, c.topic) == (region, topic))


def test_a_target_follows_from_the_baseline(season: Season) -> None:
    """KPPS are 7 for each of Kutai Timur's 701 TPS; a reported target does not replace the rule."""
    season.row("kesiapan", "11-15", KUTIM, indikator="kpps-dilantik", realisasi=4907, target=4000)
    (value,) = season.measures().readiness.values
    assert (value.target, value.target_is_rule, value.status) == (4907, True, Status.DONE)
    assert (value.value.as_of, value.value.age_days) == (day("11-15"), 2)


def test_without_a_rule_the_reported_target_counts(season: Season) -> None:
    """The grant's target is the desk's own; without any target there is no status."""
    season.row("kesiapan", "11-10", PASER, indikator="nphd-cair", realisasi=50, target=80)
    season.row("kesiapan", "11-16", PASER, indikator="nphd-cair", realisasi=60)
    season.row("kesiapan", "11-16", BERAU, indikator="personel-pengamanan", realisasi=1588)
    paser, berau = season.measures().readiness.values
    assert (paser.value.count, paser.target, paser.status) == (60, 80, Status.ON_COURSE)
    assert (berau.value.count, berau.target, berau.status) == (1588, None, None)


def test_scales_of_different_authors_stay_apart(season: Season) -> None:
    """The same indicator by two authors is two values, each with its own day."""
    season.row("kesiapan", "11-10", PASER, indikator="tps-rawan-polri", realisasi=12, sumber="Polres Paser")
    season.row("kesiapan", "11-16", PASER, indikator="tps-rawan-polri", realisasi=40, sumber="Polda")
    values = season.measures().readiness.values
    assert [(v.source, v.value.count) for v in values] == [("Polda", 40), ("Polres Paser", 12)]


def test_the_board_has_every_region_and_topic(season: Season) -> None:
    """Ten regions × nine topics, unknown where nothing was reported."""
    readiness = season.measures().readiness
    assert readiness.topics == TOPICS
    assert [c.topic for c in readiness.board[:9]] == list(TOPICS)
    assert len(readiness.board) == 90
    assert {c.status for c in readiness.board} == {Status.UNKNOWN}


def test_personnel_is_the_share_of_all_its_targets(season: Season) -> None:
    """KPPS above target cover no gap in Linmas, and an unreported Linmas is not there yet."""
    season.row("kesiapan", "11-16", KUTIM, indikator="kpps-dilantik", realisasi=5000)
    kpps_only = cell(season, KUTIM, "personel")
    assert (kpps_only.ratio, kpps_only.status) == (Ratio(4907, 4907 + 1402), Status.ON_COURSE)
    season.row("kesiapan", "11-14", KUTIM, indikator="linmas", realisasi=1402)
    both = cell(season, KUTIM, "personel")
    assert (both.ratio, both.status, both.age_days) == (Ratio(6309, 6309), Status.DONE, 3)


def test_readiness_is_due_on_the_eve_of_voting(settings: Settings) -> None:
    """At H-2 one day of slack is left: attention; after voting day it is late."""
    for meeting, status in ((date(2024, 11, 25), Status.ATTENTION), (date(2024, 12, 2), Status.CRITICAL)):
        season = Season(settings, meeting)
        season.row("kesiapan", "11-16", KUTIM, indikator="c-pemberitahuan-tersampaikan", realisasi=200_000)
        notices = cell(season, KUTIM, "c_pemberitahuan")
        assert (notices.status, notices.ratio) == (status, Ratio(200_000, 297_994))


@pytest.mark.parametrize(
    ("issue", "personnel", "watch", "status"),
    [
        ({"tingkat": "kritis", "status": "baru"}, True, True, Status.CRITICAL),
        ({"tingkat": "tinggi", "status": "ditangani"}, True, True, Status.ATTENTION),
        ({"tingkat": "rendah", "status": "baru", "tenggat": day("11-14")}, True, True, Status.ATTENTION),
        ({"tingkat": "rendah", "status": "baru"}, True, True, Status.ON_COURSE),
        ({"tingkat": "kritis", "status": "selesai"}, True, True, Status.DONE),
        (None, True, True, Status.DONE),
        (None, False, True, Status.ON_COURSE),
        (None, True, False, Status.ON_COURSE),
        (None, False, False, Status.UNKNOWN),
    ],
)
def test_security(
    season: Season, issue: dict[str, object] | None, personnel: bool, watch: bool, status: Status
) -> None:
    """Open security issues weigh first; calm needs a desk that keeps watch and its personnel."""
    if issue:
        season.row("isu", "11-13", BERAU, nomor="1", kategori="keamanan", uraian="Contoh", **issue)
    if personnel:
        season.row("kesiapan", "11-12", BERAU, indikator="personel-pengamanan", realisasi=1588)
    if watch:
        season.sent(BERAU, "11-16", "11-16", "nil")
    assert cell(season, BERAU, "keamanan").status is status


def test_neutrality_cases_are_no_security_personnel(season: Season) -> None:
    """Three cases of neutrality say nothing about who stands guard."""
    season.row("kesiapan", "11-12", BERAU, indikator="kasus-netralitas", realisasi=3)
    assert cell(season, BERAU, "keamanan").status is Status.UNKNOWN
