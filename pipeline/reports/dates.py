"""Dates as desks write them; the day comes before the month (contract, section 1)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.reports.text import folded

_MONTHS = {
    1: "januari january jan",
    2: "februari february pebruari feb peb",
    3: "maret march mar mrt",
    4: "april apr",
    5: "mei may",
    6: "juni june jun",
    7: "juli july jul",
    8: "agustus august agust agu agt ags aug",
    9: "september sept sep",
    10: "oktober october okt oct",
    11: "november nopember nov nop",
    12: "desember december des dec",
}
_MONTH_BY_NAME = {name: number for number, names in _MONTHS.items() for name in names.split()}
_WEEKDAYS = (
    "senin monday mon sen",
    "selasa tuesday tue tues sel",
    "rabu wednesday wed rab",
    "kamis thursday thu thurs kam",
    "jumat jum at friday fri jum",
    "sabtu saturday sat sab",
    "minggu ahad sunday sun min",
)
_WEEKDAY_BY_NAME = {name: number for number, names in enumerate(_WEEKDAYS) for name in names.split()} | {
    "jumaat": 4,
}
_CLOCK = r"(?:[T ]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?(?:\s*(?:WITA|WIB|WIT))?)?"
_WEEKDAY = re.compile(
    r"(?P<weekday>[^\W\d_]+(?:['’` ]?at)?)\.?\s*(?:,|/)?\s+(?=\d)|(?P<tight>[^\W\d_]+)\s*[,/]\s*(?=\d)"
)
_ISO = re.compile(
    rf"(?P<y>\d{{4}})(?P<mark>[-/.])(?P<m>\d{{1,2}})(?P=mark)(?P<d>\d{{1,2}}){_CLOCK}", re.ASCII
)
_NUMERIC = re.compile(
    rf"(?P<d>\d{{1,2}})\s*(?P<mark>[-/.])\s*(?P<m>\d{{1,2}})\s*(?P=mark)\s*(?P<y>\d{{4}}|\d{{2}}){_CLOCK}",
    re.ASCII,
)
_NAMED = re.compile(rf"(?P<d>\d{{1,2}})[-\s/.]*(?P<m>[^\W\d_]+)\.?[-\s/.,]*(?P<y>\d{{4}}|\d{{2}}){_CLOCK}")
_COMPACT = re.compile(r"(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})", re.ASCII)
_SERIAL = re.compile(r"(?P<days>\d{5})(?:[.,]\d+)?", re.ASCII)
_SERIAL_EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's 1900 date system as it counts after February 1900."""
_SERIAL_RANGE = range(36526, 73051)
"""2000-01-01 to 2099-12-31: any other five digits are no date of ours."""


@dataclass(frozen=True, slots=True)
class DateCell:
    """A parsed date; ``day`` None = no date that we understand. ``weekday_differs``: a weekday
    stands before it that the date contradicts.
    """

    day: date | None
    weekday_differs: bool = False


def parse_date(text: str) -> DateCell:
    """Return the day that ``text`` names."""
    bare = " ".join(text.replace("\u00a0", " ").split()).removeprefix("'")
    weekday: int | None = None
    if (match := _WEEKDAY.match(bare)) is not None:
        weekday = _WEEKDAY_BY_NAME.get(folded(match["weekday"] or match["tight"]).replace(" ", ""))
        if weekday is None:
            return DateCell(None)
        bare = bare[match.end() :]
    day = _parse_bare(bare.strip())
    return DateCell(day, day is not None and weekday is not None and day.weekday() != weekday)


def _parse_bare(bare: str) -> date | None:
    for pattern in (_ISO, _NUMERIC, _NAMED, _COMPACT):
        if (match := pattern.fullmatch(bare)) is not None:
            return _from_parts(match["y"], match["m"], match["d"])
    if (match := _SERIAL.fullmatch(bare)) is not None and int(match["days"]) in _SERIAL_RANGE:
        return _SERIAL_EPOCH + timedelta(days=int(match["days"]))
    return None


def _from_parts(year: str, month: str, day: str) -> date | None:
    number = int(month) if month.isdecimal() else _MONTH_BY_NAME.get(month.casefold())
    if number is None:
        return None
    try:
        return date(int(year) + (2000 if len(year) == 2 else 0), number, int(day))
    except ValueError:
        return None


_IN_NAME = (
    re.compile(r"(?<!\d)(?P<y>20\d{2})[-_. ](?P<m>\d{1,2})[-_. ](?P<d>\d{1,2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_. ](?P<m>\d{1,2})[-_. ](?P<y>20\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_. ]*(?P<m>[^\W\d_]{3,9})[-_. ]*(?P<y>20\d{2})(?!\d)"),
    re.compile(r"(?<!\d)(?P<y>20\d{2})(?P<m>\d{2})(?P<d>\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{2})(?P<m>\d{2})(?P<y>20\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_. ](?P<m>\d{1,2})[-_. ](?P<y>\d{2})(?!\d)", re.ASCII),
    re.compile(r"(?<!\d)(?P<d>\d{1,2})[-_. ]*(?P<m>[^\W\d_]{3,9})[-_. ]*(?P<y>\d{2})(?!\d)"),
)


def find_date(name: str) -> date | None:
    """Return the day that stands somewhere in a file's or folder's ``name``; None without one."""
    for pattern in _IN_NAME:
        for match in pattern.finditer(name):
            if (day := _from_parts(match["y"], match["m"], match["d"])) is not None:
                return day
    return None
