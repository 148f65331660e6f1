"""A short search for what breaks the program; the long one is `make fuzz`."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pipeline.reports import Vocabulary, compile_vocabulary
from pipeline.settings import Settings
from tests.fuzz import parsers
from tests.fuzz.mutating import TOKENS, made, seeds
from tests.fuzz.trying import Tally, attempt
from tests.oracle.searching import searching

WORDS = [token.decode("utf-8", errors="replace") for token in TOKENS]
ANY_TEXT = st.one_of(
    st.text(max_size=40),
    st.lists(st.sampled_from([*WORDS, *string.digits, " ", ".", ",", "-", "/"]), max_size=8).map("".join),
)


@pytest.fixture(scope="session")
def vocabulary(settings: Settings) -> Vocabulary:
    """The names of the shipped configuration."""
    return compile_vocabulary(settings)


@searching(300)
@given(ANY_TEXT)
@example("١٢")
@example("12²")
def test_any_text_is_a_count_or_none(text: str) -> None:
    """Whatever stands in a cell of counts: a number from 0 on, a share, or no number."""
    parsers.count(text)


@searching(300)
@given(ANY_TEXT)
def test_any_text_is_a_day_or_none(text: str) -> None:
    """Whatever stands in a cell of dates or in a file's name: a day, or none."""
    parsers.day(text)


@searching(200)
@given(ANY_TEXT)
def test_any_text_is_a_name_or_none(vocabulary: Vocabulary, text: str) -> None:
    """Regions, items, units and headers: one is taken, or none, or all that are close are named."""
    parsers.name(text, vocabulary)


@searching(200)
@given(ANY_TEXT)
def test_any_text_is_a_file(text: str) -> None:
    """Encoding, dialect, rows, revision mark and order of names, of anything at all."""
    parsers.file(text)


def test_broken_reports_end_in_an_answer(settings: Settings) -> None:
    """Every kept input, and six hundred reports broken anew: no traceback, no row unaccounted for."""
    chance, tally = random.Random(8), Tally()
    kept = [(f"2024-11-18/{number}-{name}", content) for number, (name, content) in enumerate(seeds())]
    for files in (kept, [made(chance) for _ in range(300)], [made(chance) for _ in range(300)]):
        attempt(files, settings, tally)
    assert (tally.tracebacks, tally.breaks) == ([], [])
    assert tally.inputs == len(kept) + 600
