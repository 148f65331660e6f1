"""Every parser of a cell, a name or a file's name, with what has to hold of its answer."""

from __future__ import annotations

from pipeline.intake.decoding import decode, decode_anything
from pipeline.intake.dialect import find_dialect
from pipeline.intake.parsing import parse_rows
from pipeline.intake.table import Problem
from pipeline.reports import Vocabulary, find_header, natural_key, revision_mark
from pipeline.reports.dates import find_date, parse_date
from pipeline.reports.names import Match
from pipeline.reports.naming import read_names
from pipeline.reports.numbers import CountState, parse_count
from pipeline.reports.text import folded, header_key

MOST_PERMYRIAD = 10**8


def parse_everything(text: str, vocabulary: Vocabulary) -> None:
    """Give ``text`` to every parser; raises AssertionError where an answer breaks its promise."""
    count(text)
    day(text)
    name(text, vocabulary)
    file(text)


def count(text: str) -> None:
    """A count is a number from 0 on, a share, or no number at all; never two of these."""
    cell = parse_count(text)
    has_number = cell.state in {CountState.NUMBER, CountState.NIL}
    assert (cell.number is not None) == has_number
    assert cell.number is None or 0 <= cell.number < 10**15
    assert (cell.permyriad is not None) == (cell.state is CountState.PERCENT)
    assert cell.permyriad is None or 0 <= cell.permyriad < MOST_PERMYRIAD
    if cell.state is CountState.NUMBER:
        digits = [char for char in text if char.isdecimal()]
        assert digits
        assert all(char.isascii() for char in digits), text


def day(text: str) -> None:
    """A day that is understood has its own digits in the text, or is a serial number."""
    cell = parse_date(text)
    assert cell.day is None or 1 <= cell.day.year <= 2199
    assert cell.day is not None or not cell.weekday_differs
    find_date(text)


def name(text: str, vocabulary: Vocabulary) -> None:
    """A name is taken alone, or refused with all that it is close to."""
    for found in (vocabulary.regions.find(text)[0], vocabulary.items.find(text)):
        taken = found.match in {Match.EXACT, Match.CORRECTED}
        assert (found.code is not None) == taken
        assert len(found.candidates) == 1 if taken else len(found.candidates) != 1
    vocabulary.items.nearest(text)
    vocabulary.units.find(text)
    header = find_header([[text, "barang", "diterima"], [text] * 3], vocabulary)
    assert header is None or header.last <= 1
    read_names((f"{text}.csv", text), vocabulary.regions)


def file(text: str) -> None:
    """A file's text is rows again; a revision is a number; names have an order."""
    assert revision_mark(text) >= 0
    assert natural_key(text) <= natural_key(text + "1")
    assert folded(folded(text)) == folded(text)
    header_key(text)
    parse_rows(text, find_dialect(text))
    for answer in (
        decode(text.encode("utf-8", "replace")),
        decode_anything(text.encode("utf-16", "replace")),
    ):
        assert isinstance(answer, Problem) or isinstance(answer.text, str)
