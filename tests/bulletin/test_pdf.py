"""The print: the same document, tagged, numbered, marked on every page, and the same bytes again."""

from __future__ import annotations

import io
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from pipeline.bulletin import render_pdf
from pipeline.errors import BulletinError


@pytest.fixture(scope="module")
def pages(pdf: bytes, tool: Callable[[str], str], tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page, each run of blanks as one."""
    path: Path = tmp_path_factory.mktemp("pdf") / "buletin.pdf"
    path.write_bytes(pdf)
    text = subprocess.run([tool("pdftotext"), "-layout", path, "-"], check=True, capture_output=True).stdout
    return [re.sub(r"\s+", " ", page) for page in text.decode().split("\f")[:-1]]


def test_it_says_what_it_is(pdf: bytes) -> None:
    """Language, title, tags and an outline, for readers and for assistive tools."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        root = document.Root
        assert str(root.Lang) == "id"
        assert bool(root.MarkInfo.Marked)
        assert str(document.docinfo["/Title"]) == "Buletin Koordinasi Mingguan Desk Pilkada, Nomor 47/2024"
        assert "/CreationDate" not in document.docinfo
        with document.open_outline() as outline:
            titles = [item.title for item in outline.root[0].children]
        assert any("Pokok berita" in title for title in titles)
        assert any("Lembar wilayah" in title for title in titles)


def test_its_fonts_are_inside(pdf: bytes) -> None:
    """Every font is the bulletin's own and embedded: all machines print the same."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        fonts = [obj for obj in document.objects if isinstance(obj, pikepdf.Dictionary)]
        described = [obj for obj in fonts if obj.get("/Type") == pikepdf.Name.FontDescriptor]
        assert described
        assert all("Desk" in str(obj.FontName) for obj in described)
        assert all("/FontFile2" in obj or "/FontFile3" in obj for obj in described)


def test_page_one_is_head_to_reporting(pages: list[str]) -> None:
    """Page 1 holds A to E whole, and nothing else."""
    first = pages[0]
    for words in (
        "Pokok berita",
        "Keputusan yang diminta",
        "Angka kunci",
        "Disiplin pelaporan",
        "Bontang",
        "Ketepatan waktu",
    ):
        assert words in first
    assert "Tindak lanjut rapat lalu" not in first
    assert "Tindak lanjut rapat lalu" in pages[1]


def test_every_page_is_numbered_and_marked(pages: list[str]) -> None:
    """n of m, edition, digest, disclaimer, and the mark of the sample, on each page."""
    for number, page in enumerate(pages, start=1):
        assert f"hlm. {number} dari {len(pages)}" in page
        assert "Nomor 47/2024 · DRAF · sidik 3fa9c1d2" in page
        assert "Data Desk Pilkada, bukan data resmi KPU/Bawaslu" in page
        assert "DATA CONTOH" in page


def test_a_region_has_its_half_page_whole(pages: list[str]) -> None:
    """No region's sheet is broken over two pages; they come in the order of their codes."""
    heads = [
        (page, m.group(1)) for page in pages for m in re.finditer(r"(64\.\d\d) (?:Kabupaten|Kota)", page)
    ]
    assert [code for _page, code in heads] == [
        "64.01", "64.02", "64.03", "64.07", "64.08", "64.09", "64.11", "64.71", "64.72", "64.74",
    ]  # fmt: skip
    for page in {page for page, _code in heads}:
        codes = len(re.findall(r"64\.\d\d (?:Kabupaten|Kota)", page))
        assert len(re.findall(r"Isu terbuka:", page)) == codes


def test_no_page_is_nearly_empty(pages: list[str]) -> None:
    """Each page but the last says something beyond its head and foot; one of charts has few words."""
    assert min(len(page) for page in pages[:-1]) > 600


def test_the_same_page_gives_the_same_bytes(html: str, pdf: bytes) -> None:
    """No clock and no chance in the file."""
    assert render_pdf(html) == pdf


@pytest.mark.parametrize(
    "body",
    [
        '<img src="file:///etc/hostname" alt="x">',
        '<img src="http://192.0.2.1/x.png" alt="x">',
        '<p style="background:url(file:///etc/passwd)">x</p>',
        '<style>@import url("http://192.0.2.1/x.css");</style>',
        '<svg><image href="file:///etc/hostname"/></svg>',
        '<img src="data:image/png;base64,AAAA" alt="x">',
    ],
)
def test_it_loads_nothing_but_what_it_carries(body: str) -> None:
    """A request to anywhere, a file of the machine, or a broken picture fails the print."""
    with pytest.raises(BulletinError, match="PDF tidak dapat dibuat"):
        render_pdf(f'<html lang="id"><title>x</title><body>{body}</body></html>')
