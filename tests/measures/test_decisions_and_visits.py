"""Sections F and K: decisions of earlier meetings, and field visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from pipeline.measures import measure
from pipeline.measures.model import Decision
from pipeline.settings import Settings
from tests.measures.season import BERAU, MAHULU, PASER, Season, day

TASK = {"keputusan": "Kirim kotak suara pengganti", "penanggung_jawab": "KPU Berau", "wilayah": BERAU}


def decide(season: Season, number: str, on: str, status: str, *, taken: str, due: str) -> Season:
    """Add a row about a decision of the meeting of ``taken``."""
    return season.row(
        "keputusan", on, nomor=number, rapat=day(taken), tenggat=day(due), status=status, **TASK
    )


def decision(season: Season) -> Decision:
    """Return the only decision that is listed."""
    (only,) = season.measures().follow_up.decisions
    return only


def test_an_open_decision_is_listed_until_it_is_closed(season: Season) -> None:
    """Open since October and overdue by a week: it does not drop off the list."""
    found = decision(decide(season, "1", "10-28", "proses", taken="10-28", due="11-11"))
    assert (found.is_open, found.overdue_days, found.silent_days) == (True, 7, 21)
    assert (found.no_news, found.owner, found.region) == (True, "KPU Berau", BERAU)


def test_a_decision_closed_in_the_period_is_listed_once_more(season: Season) -> None:
    """Closed on the 12th it is on the list of the 18th, and no longer on that of the 25th."""
    decide(season, "1", "11-04", "belum", taken="11-04", due="11-11")
    decide(season, "1", "11-12", "selesai", taken="11-04", due="11-11")
    found = decision(season)
    assert (found.closed, found.overdue_days, found.no_news) == (day("11-12"), 0, False)
    season.meeting = date(2024, 11, 25)
    assert season.measures().follow_up.decisions == ()


@pytest.mark.parametrize(
    ("rows", "no_news"),
    [
        ([("11-11", "belum")], True),
        ([("11-11", "belum"), ("11-15", "proses")], False),
        ([("10-28", "belum"), ("11-09", "proses")], True),
    ],
)
def test_no_news_is_said_as_such(season: Season, rows: list[tuple[str, str]], no_news: bool) -> None:
    """No row since the decision was taken, or none in the period, is no news."""
    for on, status in rows:
        decide(season, "1", on, status, taken=rows[0][0], due="11-30")
    assert decision(season).no_news is no_news


def test_a_decision_of_today_is_not_expected_to_have_news(season: Season) -> None:
    """What the meeting itself decides has had no time for news."""
    assert not decision(decide(season, "1", "11-18", "belum", taken="11-18", due="11-25")).no_news


def test_a_row_without_a_day_speaks_of_its_meeting(season: Season) -> None:
    """``tanggal`` may be blank in ``keputusan``; its day is then that of ``rapat``."""
    dataset = decide(season, "1", "11-11", "belum", taken="11-11", due="11-15").dataset()
    frames = dict(dataset.frames)
    frames["keputusan"] = frames["keputusan"].assign(tanggal=pd.Series([None], dtype="datetime64[s]"))
    (found,) = measure(replace(dataset, frames=frames), season.settings).follow_up.decisions
    assert found.updated == day("11-11")


def test_rows_are_read_in_the_order_of_their_days(season: Season) -> None:
    """Rows come sorted by number; what is newest is told by the day alone."""
    decide(season, "A", "11-15", "selesai", taken="11-04", due="11-20")
    decide(season, "A", "11-04", "belum", taken="11-04", due="11-20")
    decide(season, "B", "11-06", "proses", taken="11-04", due="11-20")
    listed = {d.number: (d.status, d.updated) for d in season.measures().follow_up.decisions}
    assert listed == {"A": ("selesai", day("11-15")), "B": ("proses", day("11-06"))}


def test_the_most_overdue_comes_first(season: Season) -> None:
    """The list is worked from the top, open ones before closed; its counts are those of the list."""
    decide(season, "A", "11-11", "belum", taken="11-11", due="11-20")
    decide(season, "B", "11-11", "proses", taken="11-11", due="11-13")
    decide(season, "C", "11-14", "batal", taken="11-11", due="11-12")
    follow_up = season.measures().follow_up
    assert [d.number for d in follow_up.decisions] == ["B", "A", "C"]
    assert (follow_up.open, follow_up.overdue, follow_up.closed_in_period, follow_up.no_news) == (2, 1, 1, 2)


def test_visits_done_and_planned(season: Season) -> None:
    """Only a visit that took place makes a region visited; one put off counts as neither."""
    season.row("kunjungan", "11-14", MAHULU, nomor="2", status="terlaksana", tim="Tim A", moda="sungai")
    season.row("kunjungan", "11-12", BERAU, nomor="1", status="rencana")
    season.row("kunjungan", "11-13", PASER, nomor="3", status="ditunda")
    visits = season.measures().visits
    assert [v.number for v in visits.visits] == ["1", "3", "2"]
    assert (dict(visits.done)[MAHULU], dict(visits.planned)[BERAU]) == (1, 1)
    assert MAHULU not in visits.unvisited
    assert {BERAU, PASER} <= set(visits.unvisited)
    assert visits.visits[2].mode == "sungai"


def test_no_visit_yet(settings: Settings) -> None:
    """Without visits every region is unvisited, in code order."""
    assert Season(settings).measures().visits.unvisited == tuple(settings.baseline.by_code)
