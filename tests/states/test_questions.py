"""What a reader of page 1 alone can answer, on three Mondays of one season."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.states import seasons
from tests.states.pages import Page
from tests.states.seasons import State

PageOf = Callable[[State], Page]
THE_11TH, THE_18TH, THE_25TH = seasons.WEEKS


def front(page: PageOf, week: State) -> str:
    """The words of page 1 with ordinary blanks."""
    return page(week).front.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("week", "first", "owner", "due"),
    [
        (THE_11TH, "Putuskan bantuan agar Berau, Kutai Timur, dan 8 lainnya lengkap dikemas tepat waktu.",
         "Desk 10 daerah", "21–24 Nov"),
        (THE_18TH, "Putuskan bantuan agar Balikpapan, Paser, dan 8 lainnya lengkap dikemas tepat waktu.",
         "Desk 10 daerah", "21–24 Nov"),
        (THE_25TH, "Tetapkan tanggal tuntas baru dan bantuan bagi Paser yang belum lengkap di gudang.",
         "Desk Paser", "20 Nov"),
    ],
    ids=["11", "18", "25"],
)  # fmt: skip
def test_what_must_we_decide(page: PageOf, week: State, first: str, owner: str, due: str) -> None:
    """Five things, the gravest first, each with its owner, its due date and the score that ranks it."""
    told = front(page, week)
    assert re.search(
        rf"{re.escape(first)} .{{40,260}} Penanggung jawab {owner} tenggat {due} nilai \d+ = ", told
    )
    scores = [int(score) for score in re.findall(r"nilai (\d+) = ", told)]
    assert len(scores) == 5
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (THE_11TH, "9 dari 10 desk melapor untuk 10 Nov; belum ada kabar dari Kutai Timur (1 hari)."),
        (THE_18TH, "7 dari 10 desk melapor untuk 17 Nov; belum ada kabar dari Paser (4 hari terlewat),"
         " Kutai Barat (1 hari terlewat), dan Kutai Timur (2 hari)."),
        (THE_25TH, "Semua 10 desk melapor untuk Minggu, 24 November 2024"),
    ],
    ids=["11", "18", "25"],
)  # fmt: skip
def test_who_has_not_reported(page: PageOf, week: State, told: str) -> None:
    """The silent desks by name with the days that they missed, or that there is none."""
    assert told in front(page, week)


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (THE_11TH, "Sisa waktu menurut perkiraan: Berau 1 hari"),
        (THE_18TH, "Diperkirakan terlambat: Balikpapan 5 hari, Paser 2 hari, Kutai Kartanegara 1 hari,"
         " dan 1 lainnya."),
        (THE_25TH, "Sudah lewat tenggat: Paser 5 hari."),
    ],
    ids=["11", "18", "25"],
)  # fmt: skip
def test_who_will_be_late_and_by_how_much(page: PageOf, week: State, told: str) -> None:
    """The regions with their days: what is left, what is projected past the deadline, what is past."""
    assert told in front(page, week)


@pytest.mark.parametrize(
    ("week", "told"),
    [
        (THE_11TH, "1 angka kunci membaik sejak edisi 45: desk melapor +1; memburuk: isu terbuka +15."),
        (THE_18TH, "1 angka kunci membaik sejak edisi 46: lengkap di gudang +4; memburuk: desk melapor −2,"
         " isu terbuka +9, dan keputusan lewat tenggat +5."),
        (THE_25TH, "3 angka kunci membaik sejak edisi 47: desk melapor +3, lengkap di gudang +5, dan"
         " keputusan lewat tenggat −1; memburuk: isu terbuka +2."),
    ],
    ids=["11", "18", "25"],
)  # fmt: skip
def test_is_it_better_than_last_week(page: PageOf, week: State, told: str) -> None:
    """What is better and what is worse since the last edition, in one sentence with the differences."""
    assert told in front(page, week)
