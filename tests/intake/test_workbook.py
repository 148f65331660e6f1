"""Real workbooks: read like a CSV, and never let swell."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tests.intake.reading_one import as_anything, as_report, rows_of, saved

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"


def workbook(cells: str, styles: str = "", extra: dict[str, str] | None = None) -> bytes:
    """Return a workbook whose one sheet holds the rows ``cells``, in the words of the format itself."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" '
        f'Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>'
        '<sheet name="Lembar &amp; satu" sheetId="1" r:id="rId7"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="rId7" '
        f'Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}">{styles}</styleSheet>',
    }
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (parts | (extra or {})).items():
            archive.writestr(name, text)
    return stream.getvalue()


HEADER = (
    '<row r="1"><c r="A1" t="inlineStr"><is><t>indikator</t></is></c>'
    '<c r="B1" t="inlineStr"><is><t>realisasi</t></is></c></row>'
)


def test_error_values_are_not_blanks(tmp_path: Path) -> None:
    """``#REF!`` is read as it stands: as an empty cell it would pass for *not reported*."""
    data = workbook(HEADER + '<row r="2"><c r="B2" t="e"><f>A9</f><v>#REF!</v></c></row>')
    assert rows_of(as_report(saved(tmp_path, data, "a.xlsx"))) == [["indikator", "realisasi"], ["", "#REF!"]]


def test_a_percentage_is_read_as_it_is_shown(tmp_path: Path) -> None:
    """0.875 shown as 87.5 % is a percentage; the same number without that format is not."""
    styles = (
        '<numFmts count="1"><numFmt numFmtId="170" formatCode="0.000%"/></numFmts>'
        '<cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="10"/><xf numFmtId="170"/></cellXfs>'
    )
    row = '<row r="2"><c r="A2" s="1"><v>0.875</v></c><c r="B2" s="2"><v>0.07000000000000001</v></c>'
    data = workbook(HEADER + row + '<c r="C2" s="0"><v>0.875</v></c></row>', styles)
    assert rows_of(as_report(saved(tmp_path, data, "a.xlsx")))[1] == ["87.5%", "7%", "0.875"]


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="ZZZZ1048576"><v>1</v></c></row>',
    ],
)
def test_one_far_cell_does_not_fill_the_memory(cells: str, tmp_path: Path) -> None:
    """A sheet is a grid: where a lone cell would make it gigantic, the file is too large."""
    problem = as_report(saved(tmp_path, workbook(cells), "a.xlsx")).problem
    assert problem is not None
    assert (problem.code, problem.expected) == ("file-too-large", "16000000 sel")


def test_archives_that_swell_or_lie_are_refused(tmp_path: Path) -> None:
    """An archive that shrinks too well, is none of a workbook, or is cut, is not opened."""
    bomb = workbook(HEADER, extra={"xl/media/a.bin": "0" * 3_000_000})
    other = workbook(HEADER, extra={"content.xml": "<a/>"})
    found = [
        as_report(saved(tmp_path, data, f"{n}.xlsx")).problem
        for n, data in enumerate((bomb, other, workbook(HEADER)[:-30]))
    ]
    assert [problem and problem.code for problem in found] == [
        "file-too-large",
        "file-unreadable",
        "file-unreadable",
    ]


def test_read_shows_a_workbook_too(tmp_path: Path) -> None:
    """``read`` takes the first sheet; a workbook has neither encoding nor delimiter."""
    table = as_anything(saved(tmp_path, workbook(HEADER), "a.xlsx"))
    assert (table.encoding, table.delimiter, rows_of(table)) == (None, None, [["indikator", "realisasi"]])


def test_a_workbook_without_a_cell_is_empty(tmp_path: Path) -> None:
    """Nothing in it: the same as a file of no bytes."""
    problem = as_report(saved(tmp_path, workbook(""), "a.xlsx")).problem
    assert problem is not None
    assert problem.code == "file-empty"
