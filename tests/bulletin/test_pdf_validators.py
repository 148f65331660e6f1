"""The word of others: PDF/UA-1 and PDF/A-3a as two independent validators read them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.bulletin import render_pdf
from tests.bulletin.test_pdf_record import HERE
from tests.bulletin.test_pdf_tables import long_table

FLAVOURS = ("ua1", "3a")
WRONG_OF_PAGE = {"PDFA3A-STREAM-LENGTH-001"}
"""It takes a last byte of compressed data that happens to be a line's end for one; veraPDF does not."""


@pytest.fixture(scope="module")
def prints(pdf: bytes, sheets: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The bulletin, every region's sheet, a page with data inside and a table over pages, as files."""
    folder = tmp_path_factory.mktemp("cetak")
    made = {"buletin.pdf": pdf, "data.pdf": HERE, "panjang.pdf": render_pdf(long_table())}
    made |= {name.removeprefix("wilayah/"): content for name, content in sheets.items()}
    for name, content in made.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in made]


@pytest.fixture(scope="module")
def verapdf(jars: Callable[[str, str], list[str]]) -> list[str]:
    """The command of veraPDF."""
    return jars("verapdf", "org.verapdf.apps.GreenfieldCliWrapper")


def test_verapdf_passes_every_print(prints: list[Path], verapdf: list[str]) -> None:
    """The reference validator finds no fault in bulletin and sheets."""
    for flavour in FLAVOURS:
        command = [*verapdf, "--flavour", flavour, "--format", "text", "-v", *map(str, prints)]
        told = subprocess.run(command, capture_output=True, text=True, check=False, timeout=600)
        assert told.stdout.splitlines() == [f"PASS {path} {flavour}" for path in prints], told.stderr


def test_page_finds_nothing_either(prints: list[Path]) -> None:
    """A second validator, which needs no Java, agrees."""
    page = pytest.importorskip("page", reason="page-validation tidak terpasang")
    faults = {
        (path.name, failure.rule_id, failure.message)
        for path in prints
        for flavour in FLAVOURS
        for failure in page.validate_pdf(path, profile=flavour).failures
        if failure.rule_id not in WRONG_OF_PAGE
    }
    assert faults == set()
