"""The print as a record: two marks in one file, the data inside, the same bytes anywhere, any day."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name

from pipeline.bulletin import EnclosedFile, Enclosure, enclosure_of, render_pdf
from pipeline.settings import Settings
from tests.bulletin.pdf_tree import elements, opened

PAGE = '<html lang="id"><title>Uji</title><body><h1>Uji</h1><p>Isi.</p></body></html>'
DATA = Enclosure(
    date(2024, 11, 18),
    (
        EnclosedFile("logistik.csv", "Logistik", "text/csv", b"barang,diterima\nsegel,750\n"),
        EnclosedFile("isu.csv", "Isu", "text/csv", b"nomor\nB-001\n"),
    ),
)
HERE = render_pdf(PAGE, DATA)


@pytest.fixture
def far_away(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine in another time zone and locale."""
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "tr_TR.UTF-8")
    time.tzset()
    yield
    monkeypatch.undo()
    time.tzset()


def test_it_bears_both_marks(pdf: bytes) -> None:
    """PDF/A-3a and PDF/UA-1 stand in the metadata, the second with its description."""
    with opened(pdf) as document:
        told = document.Root.Metadata.read_bytes().decode()
        with document.open_metadata() as metadata:
            assert metadata.pdfa_status == "3A"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:language"] == {"id"}
    assert "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>" in told


def test_its_colours_are_defined(pdf: bytes) -> None:
    """One output intent, with the profile inside."""
    with opened(pdf) as document:
        (intent,) = document.Root.OutputIntents
        assert intent.S == Name.GTS_PDFA1
        assert b"sRGB" in intent.DestOutputProfile.read_bytes()


def test_a_figure_has_its_words_and_its_frame(pdf: bytes) -> None:
    """Each chart tells its finding in words, and has a frame that lies on its page, the right way up."""
    with opened(pdf) as document:
        figures = elements(document, "Figure")
        assert figures
        for figure in figures:
            left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
            assert re.search(r"[Ss]urat suara.*\d", str(figure.Alt))
            assert 0 < left < right < float(figure.Pg.MediaBox[2])
            assert 0 < bottom < top < float(figure.Pg.MediaBox[3])


def test_the_data_are_inside() -> None:
    """Each file with its name, words, type and day, as data of the whole document."""
    with opened(render_pdf(PAGE, DATA)) as document:
        assert sorted(document.attachments) == ["isu.csv", "logistik.csv"]
        logistics = document.attachments["logistik.csv"]
        assert logistics.description == "Logistik"
        assert logistics.get_file().read_bytes() == b"barang,diterima\nsegel,750\n"
        assert logistics.get_file().mime_type == "text/csv"
        assert str(logistics.get_file().obj.Params.ModDate) == "D:20241118000000Z"
        assert [str(spec.UF) for spec in document.Root.AF] == ["isu.csv", "logistik.csv"]
        assert {str(spec.AFRelationship) for spec in document.Root.AF} == {"/Data"}


def test_an_edition_encloses_its_data_and_nothing_else(settings: Settings) -> None:
    """Tables and their description go in under bare names; pages and the manifest do not."""
    files = dict.fromkeys(
        ("buletin.html", "data/logistik.csv", "data/ledger.csv", "data/datapackage.json", "manifest.json"),
        b"x",
    )
    enclosed = enclosure_of(files, settings, date(2024, 11, 18)).files
    assert [(file.name, file.media_type, file.description) for file in enclosed] == [
        (
            "datapackage.json",
            "application/json",
            "Keterangan kolom setiap berkas data (Frictionless Data Package)",
        ),
        ("ledger.csv", "text/csv", "Buku besar berkas: setiap berkas laporan dan hitungan barisnya"),
        ("logistik.csv", "text/csv", "Logistik: baris laporan yang berlaku"),
    ]


@pytest.mark.usefixtures("far_away")
def test_where_and_when_make_no_difference() -> None:
    """Another time zone and locale, and another second, give the same bytes, data and all."""
    there = render_pdf(PAGE, DATA)
    time.sleep(1.1)
    assert render_pdf(PAGE, DATA) == there == HERE


def test_other_data_make_another_record() -> None:
    """Two prints of one page with different data differ also in their identity."""
    with opened(render_pdf(PAGE)) as bare, opened(render_pdf(PAGE, DATA)) as full:
        assert bytes(bare.trailer.ID[1]) != bytes(full.trailer.ID[1])


def test_no_path_of_a_machine_is_inside(pdf: bytes) -> None:
    """Neither the program's folder nor a user's stands anywhere in the file."""
    here = str(Path(__file__).resolve().parents[2]).encode()
    with opened(pdf) as document:
        streams = [obj.read_bytes() for obj in document.objects if isinstance(obj, pikepdf.Stream)]
    assert not any(here in content for content in [pdf, *streams])
