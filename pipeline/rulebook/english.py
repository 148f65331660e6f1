"""Details of findings that the program words in Indonesian, in English."""

from __future__ import annotations

import re
from collections.abc import Mapping

_PHRASES: Mapping[str, str] = {
    "Senin": "Monday",
    "Selasa": "Tuesday",
    "Rabu": "Wednesday",
    "Kamis": "Thursday",
    "Jumat": "Friday",
    "Sabtu": "Saturday",
    "Minggu": "Sunday",
    "kodenya sendiri": "its own code",
    "keterangan singkat": "a short text",
    "halaman HTML atau XML": "an HTML or XML page",
    "berkas biner (berisi byte NUL)": "a binary file (it holds NUL bytes)",
    "berkas biner (berisi karakter kendali)": "a binary file (it holds control characters)",
    "bukan buku kerja Excel yang utuh": "not a whole Excel workbook",
    "buku kerja Excel (.xlsx) atau arsip ZIP": "an Excel workbook (.xlsx) or a ZIP archive",
    "buku kerja Excel lama (.xls)": "an old Excel workbook (.xls)",
    "dokumen PDF": "a PDF document",
    "dokumen RTF": "an RTF document",
    "gambar PNG": "a PNG picture",
    "gambar JPEG": "a JPEG picture",
    "gambar GIF": "a GIF picture",
    "arsip gzip": "a gzip archive",
    "arsip RAR": "a RAR archive",
    "arsip 7z": "a 7z archive",
    "basis data SQLite": "an SQLite database",
}
_PATTERNS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"baris (\d+)", re.ASCII), r"row \1"),
    (re.compile(r"baris (\d+(?:, \d+)+)", re.ASCII), r"rows \1"),
    (re.compile(r"nama berkas \((.+)\)"), r"the file's name (\1)"),
    (re.compile(r"([\d.,]+) byte", re.ASCII), r"\1 bytes"),
    (re.compile(r"([\d.,]+) baris", re.ASCII), r"\1 rows"),
    (re.compile(r"sel berisi ([\d.,]+) huruf", re.ASCII), r"a cell of \1 characters"),
    (re.compile(r"([\d.,]+) huruf per sel", re.ASCII), r"\1 characters a cell"),
    (re.compile(r"(.+) atau (.+)"), r"\1 or \2"),
)


def in_english(detail: str) -> str:
    """Return ``detail`` in English where the program worded it; a name or a figure as it stands."""
    if detail in _PHRASES:
        return _PHRASES[detail]
    for pattern, words in _PATTERNS:
        if pattern.fullmatch(detail):
            return pattern.sub(words, detail)
    return detail
