"""Counts as desks write them: whole numbers with thousands marks, a unit after them, or none.

Sources of the forms: contract, section 1, "What a cell may hold". Nothing is guessed: a text that
is not wholly understood is an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from pipeline.reports.text import is_blank, is_error_value, is_nil, is_not_reported


class CountState(StrEnum):
    """What a count's cell turned out to be."""

    NUMBER = "number"
    PERCENT = "percent"
    BLANK = "blank"
    NIL = "nil"
    """The word NIHIL: zero, and said so."""
    NOT_REPORTED = "not_reported"
    """Words such as ``belum ada``: not reported, with a note."""
    NEGATIVE = "negative"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class CountCell:
    """A parsed cell. ``number`` for NUMBER and NIL; ``unit`` is the text after it as it stands;
    ``permyriad`` is a percentage in hundredths of a percent (87,5 % = 8750).
    """

    state: CountState
    number: int | None = None
    unit: str | None = None
    permyriad: int | None = None


_SPACE = "[ \u00a0\u202f\u2009]"
_NUMBER = re.compile(
    rf"""(?P<sign>[-−])?\s*
    (?P<whole>\d{{1,3}}(?:\.\d{{3}})+ | \d{{1,3}}(?:,\d{{3}})+ | \d{{1,3}}(?:{_SPACE}\d{{3}})+ | \d+)
    (?P<fraction>[.,]\d+)?
    (?:\s*(?P<unit>[^\W\d_][\w./ ]*?|%)\.?)?""",
    re.VERBOSE | re.ASCII,
)
_GROUP_MARKS = re.compile(r"\D", re.ASCII)
_MAX_DIGITS = 15
"""More digits than a spreadsheet keeps exactly are a slip, not a count."""


def parse_count(text: str | None) -> CountCell:
    """Return what the cell of a count holds.

    A dot or comma before exactly three digits is a thousands mark; a fraction of zeros only
    (``1447.0``, ``1.447,00``) is dropped, any other is INVALID.
    """
    if text is not None and len(text) <= _MAX_DIGITS and text.isascii() and text.isdigit():
        return CountCell(CountState.NUMBER, int(text))  # as nearly all of them are written
    if text is None or is_blank(text):
        return CountCell(CountState.BLANK)
    if is_error_value(text):
        return CountCell(CountState.INVALID)
    if is_nil(text):
        return CountCell(CountState.NIL, 0)
    if is_not_reported(text):
        return CountCell(CountState.NOT_REPORTED)
    match = _NUMBER.fullmatch(text.strip().removeprefix("'").strip())
    return _judge(match) if match else CountCell(CountState.INVALID)


def _judge(match: re.Match[str]) -> CountCell:
    whole, fraction, unit = match["whole"], match["fraction"], match["unit"]
    digits = _GROUP_MARKS.sub("", whole)
    grouped = digits != whole
    if len(digits) > _MAX_DIGITS or (grouped and whole.startswith("0")):
        return CountCell(CountState.INVALID)
    if unit is not None and unit.strip().casefold() in {"%", "persen", "percent"}:
        return _percent(match, digits, grouped)
    if fraction is not None and not _is_dropped(whole, fraction, grouped):
        return CountCell(CountState.INVALID)
    if match["sign"]:
        return CountCell(CountState.NEGATIVE)
    return CountCell(CountState.NUMBER, int(digits), unit.strip() if unit else None)


def _is_dropped(whole: str, fraction: str, grouped: bool) -> bool:  # noqa: FBT001 - a fact, no option
    if fraction[1:].strip("0"):
        return False
    if len(fraction) == 4:  # a mark before exactly three digits is never a decimal mark
        return False
    return not grouped or fraction[0] not in whole


def _percent(match: re.Match[str], digits: str, grouped: bool) -> CountCell:  # noqa: FBT001
    fraction = match["fraction"]
    if match["sign"]:
        return CountCell(CountState.NEGATIVE)
    if grouped or len(digits) > 4 or (fraction is not None and len(fraction) > 3):
        return CountCell(CountState.INVALID)
    hundredths = int((fraction[1:] if fraction else "0").ljust(2, "0"))
    return CountCell(CountState.PERCENT, permyriad=int(digits) * 100 + hundredths)
