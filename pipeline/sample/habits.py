"""How each desk writes: its spelling of dates, numbers, names and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum


class DateStyle(StrEnum):
    """How a desk writes the eighteenth of November 2024."""

    ISO = "2024-11-18"
    SLASHES = "18/11/2024"
    DASHES = "18-11-2024"
    DOTS = "18.11.2024"
    LONG = "18 November 2024"
    SHORT_MONTH = "18 Nov 2024"
    WEEKDAY = "Senin, 18 November 2024"
    SHORT_YEAR = "18/11/24"
    SERIAL = "45614"


class NumberStyle(StrEnum):
    """How a desk writes one thousand four hundred and forty-seven."""

    PLAIN = "1447"
    DOTS = "1.447"
    COMMAS = "1,447"
    SPACES = "1 447"
    DECIMAL = "1447.0"


class NameStyle(StrEnum):
    """Which of its names a region, item or unit goes by."""

    OFFICIAL = "official"
    SHORT = "short"
    ALIAS = "alias"
    CODE = "code"


class HeaderStyle(StrEnum):
    """How a desk writes the names of the columns."""

    CANONICAL = "canonical"
    TITLE = "title"
    CAPITALS = "capitals"
    ALIAS = "alias"


@dataclass(frozen=True, slots=True)
class DeskHabit:
    """One desk's way of writing.

    ``omitted``: columns that its form doesn't have; ``order``: the first columns of its form where
    it doesn't follow ours; ``blank``: what stands for *not reported*; ``zero_before_start``: whether
    a stage that has not begun is written as 0 (else as blank); ``file_name``: pattern over
    ``{kind}``, ``{region}``, ``{date}`` and ``{mark}``; ``folder``: folder below the day of arrival;
    ``bare_nil``: a nil report is the word NIHIL alone (else it stands under a header);
    ``separator_line``: the first line names the delimiter (``sep=;``);
    ``lower_case_names``: file names are in lower case with hyphens.
    """

    delimiter: str
    encoding: str
    newline: str
    dates: DateStyle
    numbers: NumberStyle
    names: NameStyle
    header: HeaderStyle
    file_name: str
    file_dates: DateStyle
    folder: str = ""
    blank: str = ""
    zero_before_start: bool = False
    item_names: NameStyle = NameStyle.OFFICIAL
    unit_names: NameStyle = NameStyle.OFFICIAL
    omitted: frozenset[str] = frozenset()
    order: tuple[str, ...] = ()
    bare_nil: bool = False
    separator_line: bool = False
    lower_case_names: bool = False


_INDONESIAN_EXCEL = ";"
_WINDOWS = "\r\n"
_UNIX = "\n"

HABITS: Mapping[str, DeskHabit] = {
    "64.01": DeskHabit(
        _INDONESIAN_EXCEL,
        "cp1252",
        _WINDOWS,
        DateStyle.SLASHES,
        NumberStyle.DOTS,
        NameStyle.OFFICIAL,
        HeaderStyle.CAPITALS,
        "{kind} {region} {date}{mark}.csv",
        DateStyle.SHORT_MONTH,
        blank="-",
        omitted=frozenset({"tanggal", "wilayah", "kecamatan"}),
    ),
    "64.02": DeskHabit(
        _INDONESIAN_EXCEL,
        "utf-8-sig",
        _WINDOWS,
        DateStyle.DASHES,
        NumberStyle.DOTS,
        NameStyle.ALIAS,
        HeaderStyle.ALIAS,
        "{kind}_{region}_{date}{mark}.csv",
        DateStyle.DASHES,
        folder="kukar",
        zero_before_start=True,
        item_names=NameStyle.ALIAS,
    ),
    "64.03": DeskHabit(
        ",",
        "utf-8",
        _UNIX,
        DateStyle.ISO,
        NumberStyle.PLAIN,
        NameStyle.SHORT,
        HeaderStyle.CANONICAL,
        "{region}-{kind}-{date}{mark}.csv",
        DateStyle.ISO,
        zero_before_start=True,
        lower_case_names=True,
    ),
    "64.07": DeskHabit(
        _INDONESIAN_EXCEL,
        "cp1252",
        _WINDOWS,
        DateStyle.LONG,
        NumberStyle.DOTS,
        NameStyle.OFFICIAL,
        HeaderStyle.TITLE,
        "Laporan {kind} {region} {date}{mark}.csv",
        DateStyle.LONG,
        unit_names=NameStyle.ALIAS,
        bare_nil=True,
        separator_line=True,
    ),
    "64.08": DeskHabit(
        "\t",
        "utf-8-sig",
        _WINDOWS,
        DateStyle.SERIAL,
        NumberStyle.SPACES,
        NameStyle.ALIAS,
        HeaderStyle.TITLE,
        "{region} {kind} {date}{mark}.txt",
        DateStyle.DOTS,
        omitted=frozenset({"kecamatan"}),
        bare_nil=True,
    ),
    "64.09": DeskHabit(
        ",",
        "utf-8",
        _WINDOWS,
        DateStyle.ISO,
        NumberStyle.COMMAS,
        NameStyle.ALIAS,
        HeaderStyle.TITLE,
        "{region} {kind} {date}{mark}.csv",
        DateStyle.ISO,
        item_names=NameStyle.ALIAS,
        order=("wilayah", "tanggal"),
    ),
    "64.11": DeskHabit(
        _INDONESIAN_EXCEL,
        "utf-8",
        _UNIX,
        DateStyle.ISO,
        NumberStyle.PLAIN,
        NameStyle.ALIAS,
        HeaderStyle.CANONICAL,
        "{region}-{kind}-{date}{mark}.csv",
        DateStyle.ISO,
        bare_nil=True,
        lower_case_names=True,
    ),
    "64.71": DeskHabit(
        ",",
        "utf-8-sig",
        _WINDOWS,
        DateStyle.DOTS,
        NumberStyle.DECIMAL,
        NameStyle.OFFICIAL,
        HeaderStyle.ALIAS,
        "{region}_{kind}_{date}{mark}.csv",
        DateStyle.ISO,
        order=("wilayah", "tanggal", "keterangan"),
        unit_names=NameStyle.ALIAS,
    ),
    "64.72": DeskHabit(
        _INDONESIAN_EXCEL,
        "utf-8-sig",
        _WINDOWS,
        DateStyle.WEEKDAY,
        NumberStyle.DOTS,
        NameStyle.SHORT,
        HeaderStyle.CAPITALS,
        "{kind} {region} {date}{mark}.csv",
        DateStyle.LONG,
        folder="samarinda",
        unit_names=NameStyle.ALIAS,
        zero_before_start=True,
    ),
    "64.74": DeskHabit(
        "|",
        "utf-8",
        _UNIX,
        DateStyle.SHORT_YEAR,
        NumberStyle.PLAIN,
        NameStyle.CODE,
        HeaderStyle.TITLE,
        "DESK {region} - {kind} - {date}{mark}.CSV",
        DateStyle.DASHES,
        item_names=NameStyle.ALIAS,
        bare_nil=True,
    ),
}
"""The ten desks (invented). File names carry the date even where the rows do."""

PROVINCE = DeskHabit(
    _INDONESIAN_EXCEL,
    "utf-8-sig",
    _WINDOWS,
    DateStyle.LONG,
    NumberStyle.DOTS,
    NameStyle.OFFICIAL,
    HeaderStyle.TITLE,
    "{kind} {date}.csv",
    DateStyle.ISO,
    folder="provinsi",
)

_WHOLE_FORMS = tuple(habit for habit in HABITS.values() if not habit.omitted)


def habit_of(region: str, rank: int) -> DeskHabit:
    """Return the habit of ``region``; a synthetic one writes like one of the ten, by turns.

    Its form leaves no column out, since its files may hold a week and its kecamatan.
    """
    if region in HABITS:
        return HABITS[region]
    return replace(_WHOLE_FORMS[rank % len(_WHOLE_FORMS)], folder="")


WEEKDAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)
_SPREADSHEET_EPOCH = date(1899, 12, 30)


def date_text(day: date, style: DateStyle) -> str:
    """Return ``day`` as a desk with this style writes it."""
    month = MONTHS[day.month - 1]
    numeric = {DateStyle.SLASHES: "/", DateStyle.DASHES: "-", DateStyle.DOTS: "."}
    if style in numeric:
        return numeric[style].join((f"{day.day:02d}", f"{day.month:02d}", f"{day.year}"))
    worded = {
        DateStyle.ISO: day.isoformat(),
        DateStyle.LONG: f"{day.day} {month} {day.year}",
        DateStyle.SHORT_MONTH: f"{day.day} {month[:3]} {day.year}",
        DateStyle.WEEKDAY: f"{WEEKDAYS[day.weekday()]}, {day.day} {month} {day.year}",
        DateStyle.SHORT_YEAR: f"{day.day:02d}/{day.month:02d}/{day.year % 100:02d}",
        DateStyle.SERIAL: str((day - _SPREADSHEET_EPOCH).days),
    }
    return worded[style]


def number_text(number: int, style: NumberStyle) -> str:
    """Return ``number`` as a desk with this style writes it."""
    if style is NumberStyle.PLAIN:
        return str(number)
    if style is NumberStyle.DECIMAL:
        return f"{number}.0"
    marks = {NumberStyle.DOTS: ".", NumberStyle.COMMAS: ",", NumberStyle.SPACES: " "}
    return f"{number:,}".replace(",", marks[style])
