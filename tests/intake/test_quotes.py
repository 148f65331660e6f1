"""Quotes: what surrounds a cell, what is text, and when a file is cut off."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.intake.parsing import parse_rows
from pipeline.intake.quoting import Dialect
from tests.intake.reading_one import as_report, rows_of, saved


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('pipa;5" panjang;3', ["pipa", '5" panjang', "3"]),
        ('pipa;"5" panjang";3', ["pipa", '5" panjang', "3"]),
        ('pipa;"besar;3', ["pipa", '"besar', "3"]),
        ('pipa;""besar; panjang";3', ["pipa", '"besar; panjang', "3"]),
        ('pipa;"besar" ;3', ["pipa", "besar", "3"]),
        ('pipa;"besar"!;3', ["pipa", '"besar"!', "3"]),
        ('pipa;"""besar""";3', ["pipa", '"besar"', "3"]),
        ('pipa;"besar\r\ndan panjang";3', ["pipa", "besar\r\ndan panjang", "3"]),
    ],
)
def test_one_odd_row_harms_no_other(line: str, cells: list[str], tmp_path: Path) -> None:
    """Whatever quotes do in one row, the rows around it stay whole, and no file is refused for it."""
    text = f'item;ukuran;jumlah\n{line}\n"kran; kecil";"setengah";4\n'
    table = as_report(saved(tmp_path, text))
    assert table.problem is None
    assert rows_of(table) == [["item", "ukuran", "jumlah"], cells, ["kran; kecil", "setengah", "4"]]
    assert (table.delimiter, table.quote) == (";", '"')


@pytest.mark.parametrize(
    ("end", "last"),
    [
        ('2;"belum selesai', ["2", "belum selesai"]),
        ('2;"belum\nselesai\n', ["2", "belum\nselesai\n"]),
        ('2;"', ["2", ""]),
        ('2;"dua ""kata""', ["2", 'dua "kata"']),
    ],
)
def test_a_cell_open_at_the_end_is_a_cut(end: str, last: list[str], tmp_path: Path) -> None:
    """A quoted cell that nothing closes is told as ``file-truncated``; its rows can still be seen."""
    table = as_report(saved(tmp_path, f'nomor;catatan\n1;"satu"\n{end}'))
    assert table.problem is not None
    assert table.problem.code == "file-truncated"
    assert rows_of(table) == [["nomor", "catatan"], ["1", "satu"], last]


def test_no_quoted_cell_means_no_quote(tmp_path: Path) -> None:
    """Where quotes merely stand in cells, the file has none."""
    assert as_report(saved(tmp_path, 'item;ukuran\npipa;5"\nkran;3/4"\n')).quote is None


def test_backslashes_are_escapes_only_where_quotes_need_them() -> None:
    """Before a quote or another backslash it is taken away, before anything else it stays."""
    text = '1,"C:\\new \\"old\\" \\\\x"\n2,"a"\n'
    rows = parse_rows(text, Dialect(",", escape="\\")).rows
    assert rows == [["1", 'C:\\new "old" \\x'], ["2", "a"]]


@pytest.mark.parametrize(
    "text",
    [
        '"' * 200_000,
        '"a;b\n' * 50_000,
        '""x;a\n' * 50_000,
        '"a" x;' * 50_000,
        '"' + '""' * 100_000 + "x",
        'a;"\n"b' * 30_000,
        "'a;" * 60_000,
        '\\"' * 60_000,
    ],
)
def test_hostile_quotes_cost_no_more_than_their_length(text: str, tmp_path: Path) -> None:
    """Texts made to send a reader back and forth end in a table or a reason (a careless pattern would
    take hours)."""
    table = as_report(saved(tmp_path, text))
    code = table.problem.code if table.problem is not None else None
    assert code in {None, "file-truncated", "file-too-large"}
    assert table.row_count > 0 or code == "file-too-large"
