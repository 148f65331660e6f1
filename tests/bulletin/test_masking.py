"""NIK and telephone numbers in field text are hidden; counts, dates and codes are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.bulletin.masking import masked


@pytest.mark.parametrize(
    "text",
    ["6401012345670001", "6401 0123 4567 0001", "0812-3456-7890", "+62 812 3456 7890", "081234567890",
     "62812345678", "0541 123456", "(0541) 123456"],
)  # fmt: skip
def test_numbers_of_persons_are_hidden(text: str) -> None:
    """Only the last two digits are left, to tell two numbers apart."""
    shown = masked(f"Lapor ke {text} segera")
    assert sum(c.isdigit() for c in shown) == 2
    assert "••••••" in shown
    assert shown.startswith("Lapor ke ")
    assert shown.endswith(" segera")


@pytest.mark.parametrize(
    "text",
    ["1.447 TPS", "567.000 lembar", "2.821.202 pemilih", "18/11/2024", "18-11-2024",
     "2024-11-18", "pukul 08.30",
     "64.02.11", "KR-0012", "3fa9c1d2", "284 boks", "28602, 28602",
     "TPS 001 s.d. 077", "Rp78.900.000.000",
     "PKPU 12/2024", "0,5 persen"],
)  # fmt: skip
def test_figures_of_the_work_stay(text: str) -> None:
    """Counts, dates, times, codes and money are no one's number."""
    assert masked(text) == text


@given(st.text(alphabet=st.characters(blacklist_categories=("Nd", "C")), max_size=60))
def test_text_without_digits_keeps_its_letters(text: str) -> None:
    """Of what can be seen, masking touches digits alone; runs of blanks become one."""
    assert masked(text) == " ".join(text.split())


@given(st.from_regex(r"[0-9]{16}", fullmatch=True), st.sampled_from(["", " ", "-", "."]))
def test_no_grouping_saves_a_nik(number: str, separator: str) -> None:
    """Sixteen digits are hidden however they are grouped by four."""
    grouped = separator.join(number[n : n + 4] for n in range(0, 16, 4))
    assert sum(c.isdigit() for c in masked(f"NIK {grouped} itu")) == 2


def test_what_cannot_be_seen_is_left_out() -> None:
    """A mark that turns the line round, a control mark and a blank without width don't reach the page."""
    assert masked("Kotak\u202egnosok\u202c \x07\u200bdi\n\tgudang") == "Kotakgnosok di gudang"


def test_an_endless_text_is_cut_at_a_word() -> None:
    """Beyond 300 characters a text ends with a mark; the data files hold it whole."""
    shown = masked("kata " * 1000)
    assert len(shown) <= 300
    assert shown.endswith("kata…")
