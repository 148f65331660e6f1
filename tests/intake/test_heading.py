"""The header of any table, told by its looks."""

from __future__ import annotations

import pytest

from pipeline.intake import find_heading


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("nama;kota\nAda;Delft", 0),
        ("LAPORAN;;\n;;\nno;barang;jumlah\n1;tinta;4", 2),
        ("Kabupaten;Contoh;;\nTanggal;18/11/2024;;\nno;barang;unit;jumlah\n1;tinta;botol;4", 2),
        ("no;barang;kondisi;\n;;baik;rusak\n1;tinta;3;1", 1),
        ("wilayah;2023;2024\nUtara;1;2", 0),
        ("1;2;3\n4;5;6", None),
        ("2024-11-18;Utara;4\nno;barang;jumlah", None),
        ("NIHIL", None),
        ("satu\ndua\ntiga", None),
        (";;\n;;", None),
    ],
)
def test_the_header_row(text: str, heading: int | None) -> None:
    """It is the row that names the columns; values, titles and one lone column are none."""
    assert find_heading([line.split(";") for line in text.split("\n")]) == heading
