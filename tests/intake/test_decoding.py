"""From bytes to text: what is read in which encoding, and what is refused with which reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.intake.reading_one import as_anything, as_report, rows_of, saved

TEXT = "kota;café\nLiège;12\n"
ROWS = [["kota", "café"], ["Liège", "12"]]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "cp1252"),
        ("kota;café\n".encode() + "Liège;12\n".encode("cp1252") + "Münster;3 €\n".encode(), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str, tmp_path: Path) -> None:
    """Each encoding of the contract is found, and a file put together from two is read right."""
    table = as_report(saved(tmp_path, data))
    assert (table.problem, table.encoding, rows_of(table)[:2]) == (None, encoding, ROWS)


@pytest.mark.parametrize(
    ("data", "code", "reason"),
    [
        (b"", "file-empty", ""),
        (b"a;b\n\x00\x01\x02;c\n", "file-not-text", "berkas biner (berisi byte NUL)"),
        (bytes(range(1, 32)) * 9, "file-not-text", "berkas biner (berisi karakter kendali)"),
        (b"%PDF-1.7\n", "file-not-text", "dokumen PDF"),
        (b"PK\x03\x04....", "file-not-text", "buku kerja Excel (.xlsx) atau arsip ZIP"),
        (b"\xd0\xcf\x11\xe0....", "file-not-text", "buku kerja Excel lama (.xls)"),
        (b"<html><table>", "file-not-text", "halaman HTML atau XML"),
        (TEXT.encode("utf-16-le"), "file-encoding", "UTF-16 tanpa tanda BOM"),
        (b"kota;caf\x81\n", "file-encoding", "byte 0x81 pada posisi 9"),
        ("kota;café é".encode()[:-1], "file-truncated", "karakter terakhir terpotong"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "file-truncated", "karakter terakhir terpotong"),
    ],
)
def test_refusals_say_why(data: bytes, code: str, reason: str, tmp_path: Path) -> None:
    """What is no text that we read is refused as what it is."""
    problem = as_report(saved(tmp_path, data)).problem
    assert problem is not None
    assert (problem.code, problem.other) == (code, reason)


@pytest.mark.parametrize(
    ("data", "encoding", "rows"),
    [
        (TEXT.encode("utf-16-le"), "utf-16-le", ROWS),
        (TEXT.encode("utf-16-be"), "utf-16-be", ROWS),
        (b"kota;caf\x81\nDelft;1\n", "cp1252", [["kota", "caf\x81"], ["Delft", "1"]]),
        ("kota;jumlah\nLiège;é".encode()[:-1], "utf-8", [["kota", "jumlah"], ["Liège", ""]]),
    ],
)
def test_read_refuses_less(data: bytes, encoding: str, rows: list[list[str]], tmp_path: Path) -> None:
    """What a report may not be written in is shown all the same, as far as it is text."""
    table = as_anything(saved(tmp_path, data))
    assert (table.problem, table.encoding, rows_of(table)) == (None, encoding, rows)
