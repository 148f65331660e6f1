"""The region sheets as prints of their own, for the desk that wants only its own page."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.bulletin import EditionView, Print, render_pdf, render_prints, sheet_prints
from pipeline.errors import BulletinError
from tests.bulletin.pdf_tree import opened


def words(pdf: bytes, tool: Callable[[str], str], folder: Path) -> str:
    """The text of a print, each run of blanks as one."""
    path = folder / "lembar.pdf"
    path.write_bytes(pdf)
    told = subprocess.run([tool("pdftotext"), "-layout", path, "-"], check=True, capture_output=True).stdout
    return re.sub(r"\s+", " ", told.decode())


def test_each_region_has_its_sheet(sheets: dict[str, bytes]) -> None:
    """One file a region, in the order of the codes, named by the region."""
    assert list(sheets) == [
        "wilayah/paser.pdf", "wilayah/kutai-kartanegara.pdf", "wilayah/berau.pdf", "wilayah/kutai-barat.pdf",
        "wilayah/kutai-timur.pdf", "wilayah/penajam-paser-utara.pdf", "wilayah/mahakam-ulu.pdf",
        "wilayah/balikpapan.pdf", "wilayah/samarinda.pdf", "wilayah/bontang.pdf",
    ]  # fmt: skip


def test_a_sheet_says_what_it_is(
    sheets: dict[str, bytes], tool: Callable[[str], str], tmp_path: Path
) -> None:
    """Letterhead, edition, digest, standing, the mark of the sample, and one region alone, on one page."""
    text = words(sheets["wilayah/berau.pdf"], tool, tmp_path)
    for said in (
        "PEMERINTAH PROVINSI KALIMANTAN TIMUR", "Nomor 47/2024 · DRAF · sidik 3fa9c1d2", "DATA CONTOH",
        "64.03 Kabupaten Berau", "Segel rusak di gudang", "hlm. 1 dari 1", "bukan data resmi KPU/Bawaslu",
    ):  # fmt: skip
        assert said in text
    assert re.findall(r"64\.\d\d (?:Kabupaten|Kota)", text) == ["64.03 Kabupaten"]


def test_a_shape_has_its_word(sheets: dict[str, bytes], tool: Callable[[str], str], tmp_path: Path) -> None:
    """What is only drawn for the eye is said to those who hear the print."""
    text = words(sheets["wilayah/mahakam-ulu.pdf"], tool, tmp_path)
    assert "Siap" in text
    assert "Berjalan" in text


def test_a_sheet_bears_its_region_in_its_title(sheets: dict[str, bytes]) -> None:
    """A reader with many windows open hears which is which."""
    with opened(sheets["wilayah/berau.pdf"]) as document:
        title = str(document.docinfo["/Title"])
    assert title == "Kabupaten Berau, Buletin Koordinasi Mingguan Desk Pilkada, Nomor 47/2024"


def test_side_by_side_is_the_same(view: EditionView, sheets: dict[str, bytes]) -> None:
    """Worker processes give the bytes that one process gives, in the same order."""
    two = dict(list(sheet_prints(view).items())[:2])
    assert list(render_prints(two, jobs=2).items()) == list(sheets.items())[:2]


def test_a_fault_in_a_worker_is_told_like_any_other() -> None:
    """What fails the print of one page fails the edition, in the same sentence."""
    broken = Print('<html lang="id"><title>x</title><body><img src="file:///x" alt="x"></body></html>')
    with pytest.raises(BulletinError) as here:
        render_pdf(broken.html)
    with pytest.raises(BulletinError) as there:
        render_prints({"a.pdf": broken, "b.pdf": broken}, jobs=2)
    assert str(there.value) == str(here.value)
