"""What a cell may hold: numbers, percentages and dates, and what is refused (contract, section 1)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.reports.dates import find_date, parse_date
from pipeline.reports.numbers import CountState, parse_count

DAY = date(2024, 11, 18)
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip


@pytest.mark.parametrize(
    "text",
    ["1447", "1.447", "1,447", "1 447", "1\u00a0447", "1447.0", "1.447,00", "1,447.00", "'1447", " 1447 "],
)
def test_whole_numbers_in_every_usual_form(text: str) -> None:
    """All these are one thousand four hundred and forty-seven."""
    assert parse_count(text).number == 1447


@pytest.mark.parametrize(
    "text",
    [
        "12.5",
        "12,50",
        "1,23E+05",
        "±500",
        "30-an",
        "#REF!",
        "#N/A",
        "1.447.00",
        "0.123",
        "1.447,000",
        "+5",
        "(5)",
        "1.23.4",
    ],
)
def test_what_is_not_wholly_understood_is_refused(text: str) -> None:
    """Nothing is guessed."""
    assert parse_count(text).state is CountState.INVALID


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", CountState.BLANK),
        ("-", CountState.BLANK),
        ("0", CountState.NUMBER),
        ("NIHIL", CountState.NIL),
        ("belum ada", CountState.NOT_REPORTED),
        ("Dalam proses", CountState.NOT_REPORTED),
        ("menyusul", CountState.NOT_REPORTED),
        ("-5", CountState.NEGATIVE),
    ],
)
def test_nothing_is_not_zero(text: str, state: CountState) -> None:
    """A blank or a dash is not reported, 0 is zero, NIHIL is zero and said so."""
    assert parse_count(text).state is state


def test_nihil_counts_as_zero() -> None:
    """The word stands for the number 0; a blank stands for no number."""
    assert (parse_count("NIHIL").number, parse_count("").number) == (0, None)


@pytest.mark.parametrize(("text", "unit"), [("1.447 TPS", "TPS"), ("567.000 lbr", "lbr"), ("12O", "O")])
def test_a_unit_after_the_number_is_kept_apart(text: str, unit: str) -> None:
    """What stands after the digits is a unit to be judged, never dropped."""
    assert parse_count(text).unit == unit


@pytest.mark.parametrize("text", ["87,5%", "87.5 %", "87,5 persen"])
def test_percentages(text: str) -> None:
    """87.5 percent in hundredths of a percent."""
    assert parse_count(text).permyriad == 8750


@pytest.mark.parametrize(
    ("text", "permyriad"),
    [("87 %", 8700), ("87,12%", 8712), ("0,05 persen", 5), ("100%", 10_000), ("1250 %", 125_000)],
)
def test_percentages_of_any_length(text: str, permyriad: int) -> None:
    """Without a fraction, with one of one or two digits, and above a hundred where a target is passed."""
    assert parse_count(text).permyriad == permyriad


@pytest.mark.parametrize("text", ["87,123%", "1234,567%", "1.250 %", "12500 %"])
def test_percentages_that_are_refused(text: str) -> None:
    """Three digits after the mark may be thousands, and nothing is twelve thousand percent."""
    assert parse_count(text).state is CountState.INVALID


def test_the_longest_number() -> None:
    """Fifteen digits are what a spreadsheet keeps exactly; one more is a slip, however it is grouped."""
    for text in ("999999999999999", "999.999.999.999.999"):
        assert parse_count(text).number == 999_999_999_999_999
    for text in ("1000000000000000", "1.000.000.000.000.000"):
        assert parse_count(text).state is CountState.INVALID


def test_a_cell_that_is_not_there_is_blank() -> None:
    """A row that ends early has no cell: not reported, as a blank one."""
    assert parse_count(None).state is CountState.BLANK


def test_a_fraction_of_nothing_is_dropped() -> None:
    """Zeros after the mark add nothing, but for exactly three of them, which may be thousands."""
    assert [parse_count(text).number for text in ("12,0", "12.00", "12,0000")] == [12, 12, 12]
    assert parse_count("0,000").state is CountState.INVALID


@given(st.integers(0, 10**12), st.sampled_from(["", ".", ",", " ", "\u00a0"]))
def test_printing_a_number_and_reading_it_back(number: int, mark: str) -> None:
    """Any count, grouped by any usual mark, reads back as itself."""
    assert parse_count(f"{number:,}".replace(",", mark)).number == number


@pytest.mark.parametrize(
    "text",
    [
        "2024-11-18", "18/11/2024", "18-11-2024", "18.11.2024", "18 November 2024", "18 Nov 2024",
        "Senin, 18 November 2024", "18/11/24", "45614", "18-Nov-24",
        "2024-11-18 00:00:00", "18 NOVEMBER 2024",
    ],
)  # fmt: skip
def test_dates_in_every_usual_form(text: str) -> None:
    """All these are Monday 18 November 2024."""
    assert parse_date(text).day == DAY
    assert not parse_date(text).weekday_differs


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("1 Peb 2024", 2), ("1 Mrt 2024", 3), ("1 May 2024", 5), ("1 Jul 2024", 7), ("1 Agt 2024", 8),
        ("1 Sept 2024", 9), ("1 Okt 2024", 10), ("1 Nop 2024", 11), ("1 Dec 2024", 12), ("1 Des 2024", 12),
    ],
)  # fmt: skip
def test_months_by_their_short_names(text: str, month: int) -> None:
    """Old and new spelling, Indonesian and English, in short."""
    assert parse_date(text).day == date(2024, month, 1)


@pytest.mark.parametrize(
    "text", ["Jum'at, 22 November 2024", "Jumaat 22/11/2024", "Jum, 22-11-2024", "Ahad, 24 November 2024"]
)
def test_weekdays_in_every_spelling(text: str) -> None:
    """A weekday that fits its date says nothing new, however it is spelt."""
    cell = parse_date(text)
    assert cell.day is not None
    assert not cell.weekday_differs


def test_serial_numbers_of_this_century() -> None:
    """Five digits are a day of a spreadsheet from 2000 to 2099; others are no date of ours."""
    assert [parse_date(n).day for n in ("36526", "73050")] == [date(2000, 1, 1), date(2099, 12, 31)]
    assert [parse_date(n).day for n in ("36525", "73051")] == [None, None]


@pytest.mark.parametrize("text", ["11/18/2024", "31/02/2024", "kemarin", "18/11", "2024", "#VALUE!"])
def test_what_is_no_date(text: str) -> None:
    """The day comes before the month, and there is no 31 February."""
    assert parse_date(text).day is None
    assert not parse_date(text).weekday_differs


@pytest.mark.parametrize("text", ["Selasa, 18 November 2024", "Senin, 24 November 2024"])
def test_a_weekday_that_contradicts_its_date(text: str) -> None:
    """The date is taken; the weekday is told, whether it is the later one or the earlier."""
    cell = parse_date(text)
    assert cell.day is not None
    assert cell.weekday_differs


@given(
    st.integers(0, 3000),
    st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d} {name} {y}", "{y}-{m:02}-{d:02}"]),
)
def test_printing_a_date_and_reading_it_back(days: int, form: str) -> None:
    """Any day in any usual form reads back as itself."""
    day = date(2020, 1, 1) + timedelta(days=days)
    text = form.format(d=day.day, m=day.month, y=day.year, name=MONTHS[day.month - 1])
    assert parse_date(text).day == day


@pytest.mark.parametrize(
    "name",
    [
        "Logistik Kab. Mahulu 18 Nov 2024",
        "mahulu_18112024",
        "2024-11-18",
        "lap-20241118-rev2",
        "laporan 18-11-24",
    ],
)
def test_days_in_names_of_files(name: str) -> None:
    """A file's name tells its day in many ways."""
    assert find_date(name) == DAY
