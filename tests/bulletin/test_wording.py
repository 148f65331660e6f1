"""How exact values become text: never 100 % for what is not all, never 0 % for what is not none."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from gettext import NullTranslations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bulletin.wording import Wording, rounded_percent, shortened
from pipeline.measures.model import Ratio

ID = Wording("id", NullTranslations())


def plain(text: str) -> str:
    """The text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_numbers_are_indonesian() -> None:
    """Dots between thousands, a comma before decimals, a dash for what is absent."""
    assert ID.number(2_821_202) == "2.821.202"
    assert ID.number(None) == "–"
    assert ID.number(0) == "0"
    assert plain(ID.percent(Ratio(1_882_391, 2_821_202), 2)) == "66,72 %"
    assert ID.span(140_933, 141_225) == "140.933–141.225"
    assert ID.span(590, 590) == "590"
    assert ID.signed(3) == "+3"
    assert ID.signed(-2) == "−2"
    assert ID.signed(0) == "0"


def test_a_share_of_nothing_has_no_value() -> None:
    """A whole of 0 is neither 0 nor 100 percent, and is never told as a ratio."""
    assert ID.percent(Ratio(0, 0)) == "–"
    assert ID.ratio(Ratio(0, 0), "kecamatan") == "–"
    assert ID.ratio(Ratio(11, 13), "kecamatan") == "11 dari 13 kecamatan"


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [
        (0, 10, "0 %"),
        (10, 10, "100 %"),
        (9_999, 10_000, "99,9 %"),
        (1, 10_000, "0,1 %"),
        (10_001, 10_000, "100,1 %"),
        (11, 13, "84,6 %"),
    ],
)
def test_percent_keeps_its_word_at_both_ends(part: int, whole: int, printed: str) -> None:
    """Only all is 100 %, only none is 0 %."""
    assert plain(ID.percent(Ratio(part, whole))) == printed


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 3))
def test_rounding_never_reaches_what_is_not_there(part: int, whole: int, digits: int) -> None:
    """0 and 100 are printed for none and all alone, and no rounding moves further than one unit."""
    share = Fraction(part, whole)
    percent = rounded_percent(share, digits)
    assert (percent == 0) == (share == 0)
    assert (percent == 100) == (share == 1)
    assert abs(percent - share * 100) <= Fraction(1, 10**digits)


def test_dates_are_written_in_full() -> None:
    """Weekday, day, month and year as official papers write them; month and year once in a period."""
    assert ID.long_day(date(2024, 11, 18)) == "Senin, 18 November 2024"
    assert ID.period(date(2024, 11, 11), date(2024, 11, 17)) == "11 s.d. 17 November 2024"
    assert ID.period(date(2024, 10, 28), date(2024, 11, 3)) == "28 Oktober s.d. 3 November 2024"
    assert ID.period(date(2024, 12, 30), date(2025, 1, 5)) == "30 Desember 2024 s.d. 5 Januari 2025"
    assert plain(ID.short_span(date(2024, 11, 18), date(2024, 11, 20))) == "18–20 Nov"
    assert ID.day(None) == "–"


def test_lists_read_as_in_a_sentence() -> None:
    """Two names are joined by dan, more by commas; a long list ends with how many are left."""
    assert ID.listing([]) == ""
    assert ID.listing(["Paser"]) == "Paser"
    assert ID.listing(["Paser", "Berau"]) == "Paser dan Berau"
    assert ID.listing(["Paser", "Berau", "Bontang"]) == "Paser, Berau, dan Bontang"
    assert ID.limited(["a", "b", "c", "d"], 2) == "a, b, dan 2 lainnya"


@given(st.text(max_size=300), st.integers(10, 120))
def test_a_shortened_text_fits_and_begins_as_the_whole(text: str, length: int) -> None:
    """What fits stands untouched; else it is cut to length and says so."""
    cut = shortened(text, length)
    assert len(cut) <= length
    if cut != text:
        assert cut.endswith("…")
        assert text.startswith(cut[:-1])
