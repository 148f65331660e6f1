"""Laws of reading: what is printed is read back, both ways agree, and any bytes end in an answer."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.intake.dialect import find_dialect
from pipeline.intake.parsing import parse_columns, parse_rows
from pipeline.intake.quoting import Dialect
from tests.intake.reading_one import as_anything, as_report, rows_of, saved

DELIMITERS = st.sampled_from([";", ",", "\t", "|"])
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16-le", "utf-16-be", "cp1252"])
MARKS = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}

# Any text that a file may hold: no control characters but tab and line ends, no half characters.
ANY_CELL = st.text(
    st.one_of(
        st.sampled_from(list(" \t\r\n;,|\"'\\")),
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff"),
    ),
    max_size=8,
)
ANY_ROWS = st.lists(st.lists(ANY_CELL, min_size=1, max_size=5), min_size=1, max_size=6)

# What desks write into cells.
NUMBERS = st.integers(0, 2_000_000).flatmap(
    lambda n: st.sampled_from([str(n), f"{n:,}".replace(",", "."), f"{n:,}", f"{n},5", "", "-"])
)
DATES = st.dates().map(lambda day: day.strftime("%d/%m/%Y"))
NAMES = st.sampled_from(
    ["Kotak suara", "Surat suara (gubernur)", "Kec. Long Bagun", "Kab. Mahakam Ulu", "Tinta & segel"]
)
NOTES = st.sampled_from(
    ["", "aman", "rusak 2, diganti besok; sisanya tetap", 'pipa 5" | kran', "baris satu\nbaris dua", "café"]
)
TABLES = st.lists(st.tuples(DATES, NAMES, NUMBERS, NUMBERS, NOTES).map(list), min_size=2, max_size=12)
HEADER = ["Tanggal", "Nama barang", "Kebutuhan", "Diterima", "Keterangan"]


def printed(rows: list[list[str]], delimiter: str, line_end: str, *, quote_all: bool) -> str:
    """Print ``rows`` as any program would: quotes where a cell needs them, or everywhere."""
    needs = {delimiter, '"', "\r", "\n"}
    return "".join(
        delimiter.join(
            '"' + cell.replace('"', '""') + '"' if quote_all or needs & set(cell) or row == [""] else cell
            for cell in row
        )
        + line_end
        for row in rows
    )


@given(ANY_ROWS, DELIMITERS, LINE_ENDS, st.booleans())
def test_any_table_is_read_back(
    rows: list[list[str]], delimiter: str, line_end: str, quote_all: bool
) -> None:
    """Whatever stands in the cells, printing a table and parsing it gives the same rows."""
    parsed = parse_rows(printed(rows, delimiter, line_end, quote_all=quote_all), Dialect(delimiter))
    assert (parsed.rows, parsed.open_quote, parsed.ends_open) == (rows, False, False)


@given(ANY_ROWS, DELIMITERS, LINE_ENDS, st.sampled_from("\"'"))
def test_any_table_with_escapes_is_read_back(
    rows: list[list[str]], delimiter: str, line_end: str, quote: str
) -> None:
    """The same with backslashes before quotes instead of doubled ones, and with either quote."""
    cells = [[cell.replace("\\", "\\\\").replace(quote, "\\" + quote) for cell in row] for row in rows]
    text = "".join(delimiter.join(f"{quote}{cell}{quote}" for cell in row) + line_end for row in cells)
    assert parse_rows(text, Dialect(delimiter, quote, "\\")).rows == rows


@given(ANY_ROWS, DELIMITERS, LINE_ENDS)
def test_any_table_with_spaced_quotes_is_read_back(
    rows: list[list[str]], delimiter: str, line_end: str
) -> None:
    """The same with a space on either side of every quoted cell."""
    doubled = [[cell.replace('"', '""') for cell in row] for row in rows]
    text = "".join(delimiter.join(f' "{cell}" ' for cell in row) + line_end for row in doubled)
    assert parse_rows(text, Dialect(delimiter, spaced=True)).rows == rows


@given(TABLES, DELIMITERS, LINE_ENDS, ENCODINGS, st.booleans())
def test_a_report_in_any_dress_is_read_back(
    rows: list[list[str]], delimiter: str, line_end: str, encoding: str, quote_all: bool
) -> None:
    """Nothing is told: delimiter, quotes, line ends and encoding are found, for ``check`` and ``read``."""
    text = printed([HEADER, *rows], delimiter, line_end, quote_all=quote_all)
    data = MARKS.get(encoding, b"") + text.encode(encoding)
    with TemporaryDirectory() as folder:
        path = saved(Path(folder), data)
        for table in (as_report(path), as_anything(path)):
            assert rows_of(table) == [HEADER, *rows]
            assert table.delimiter == delimiter
            assert table.problem is None
            if not text.isascii() or encoding not in {"utf-8", "cp1252"}:
                assert table.encoding == encoding


PIECES = st.lists(st.sampled_from(['"', ";", "\n", "\r\n", "a", "é", " ", '""', "1,5", "\r"]), max_size=24)


@given(PIECES.map("".join))
@example('a;"b\n1;2\n')
@example('"";""\n"\n";x\n')
@example('a;b"\n"c";d')
@example("a;b\n\n")
def test_the_fast_way_is_the_tolerant_way(text: str) -> None:
    """Where the column parser answers at all, its cells are those of the tolerant way."""
    columns = parse_columns(text.encode(), ";")
    if columns is not None:
        tolerant = parse_rows(text, Dialect(";"))
        rows = [list(row) for row in zip(*(c.to_pylist() for c in columns.columns), strict=True)]
        assert rows == tolerant.rows
        assert not tolerant.open_quote


CELLS = st.sampled_from(["a", "1,5", "12", "", "b|c", "é", " ", "d e"])


@settings(max_examples=40)
@given(
    st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=6),
    st.sampled_from([";", ",", "\t", "|"]),
)
def test_a_large_file_is_read_as_its_dialect_has_it(rows: list[list[str]], delimiter: str) -> None:
    """The delimiter that is taken without a search is the one that the search would have found."""
    text = ("\n".join(delimiter.join(row) for row in rows) + "\n") * (20_000 // len(rows))
    with TemporaryDirectory() as folder:
        table = as_report(saved(Path(folder), text.encode()))
    if table.arrow is not None:
        dialect = find_dialect(text)
        assert table.delimiter == dialect.delimiter
        assert rows_of(table)[:50] == parse_rows(text, dialect).rows[:50]


@given(st.lists(st.tuples(NAMES, NUMBERS, NOTES.filter(lambda n: "\n" not in n)), min_size=1, max_size=9))
def test_the_fast_way_takes_what_is_clean(rows: list[tuple[str, str, str]]) -> None:
    """A well-formed table never falls back to the slow way, quoted or not."""
    text = printed([["barang", "diterima", "keterangan"], *map(list, rows)], ";", "\r\n", quote_all=True)
    columns = parse_columns(text.encode(), ";")
    assert columns is not None
    assert columns.num_rows == len(rows) + 1


BEGINNINGS = st.sampled_from(
    [
        b"",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"sep=;\n",
        b"a;b;c\n1;2;3\n",
        b"PK\x03\x04",
        b'"',
        b"\xc3",
    ]
)
PARTS = st.lists(
    st.one_of(
        st.binary(max_size=12), st.sampled_from([b'"', b";", b"\n", b"\r", b"\\", b"'", b", ", b"a;b\n"])
    ),
    max_size=20,
).map(b"".join)


@given(BEGINNINGS, PARTS, st.sampled_from(["a.csv", "a.xlsx"]))
def test_any_bytes_end_in_an_answer(beginning: bytes, rest: bytes, name: str) -> None:
    """A table or a problem, for ``check`` and for ``read``; never an exception, and rows that can be
    counted can be shown."""
    with TemporaryDirectory() as folder:
        path = saved(Path(folder), beginning + rest, name)
        for table in (as_report(path), as_anything(path)):
            assert len(table.rows()) == table.row_count
            assert table.row_count > 0 or table.problem is not None
