"""Tables for those who hear them: one table per table, each cell with its headers."""

from __future__ import annotations

import re

import pytest

from pipeline.bulletin import render_pdf
from pipeline.errors import BulletinError
from tests.bulletin.pdf_tree import PrintedTables, artifacts, elements, inside, opened

ROWS = 120


def long_table(rows: int = ROWS) -> str:
    """A table of two columns in one group, long enough for several pages."""
    body = "".join(f'<tr><th scope="row">baris {n}</th><td>{n}</td><td>x</td></tr>' for n in range(rows))
    return (
        '<html lang="id"><title>Uji</title><body><h1>Uji</h1><table id="panjang"><caption>Panjang</caption>'
        '<thead><tr><td></td><th scope="colgroup" colspan="2">Kelompok</th></tr>'
        '<tr><th scope="col">Nama</th><th scope="col">Angka</th><th scope="col">Huruf</th></tr></thead>'
        f"<tbody>{body}</tbody></table><p>Sesudahnya.</p></body></html>"
    )


def test_the_page_and_its_print_have_the_same_tables(html: str, pdf: bytes) -> None:
    """Each printed table is one Table with all its rows, in the page's order."""
    with opened(pdf) as document:
        printed = [len(inside(table, "TR")) for table in elements(document, "Table")]
    assert printed == list(PrintedTables(html).rows.values())


def test_a_table_over_pages_is_one_table() -> None:
    """The rows of all pages follow each other under one head; what follows comes after them."""
    with opened(render_pdf(long_table())) as document:
        assert len(document.pages) > 2
        (table,) = elements(document, "Table")
        assert [str(kid.S) for kid in table.K] == ["/Caption", "/THead", "/TBody"]
        assert len(inside(table, "TR")) == ROWS + 2
        assert {str(row.P.S) for row in inside(table, "TR")} == {"/THead", "/TBody"}
        assert str(elements(document)[-1].S) == "/P"


def test_a_repeated_head_is_read_once() -> None:
    """On every further page the head is an artifact, not content."""
    with opened(render_pdf(long_table())) as document:
        first, *further = artifacts(document)
    assert first == []
    # Four header cells with text on each further page.
    assert further == [["repeated"] * 4] * len(further)


def test_a_header_over_two_columns_heads_both() -> None:
    """Each cell names its row's header, its group's and its column's, and each name is listed."""
    with opened(render_pdf(long_table(3))) as document:
        (table,) = elements(document, "Table")
        ids = {str(cell.ID): cell for cell in inside(table, "TH")}
        group, _name, number, letter, *rows = ids
        cells = [
            [str(h) for h in cell.A.Headers] for row in inside(table, "TR")[2:] for cell in inside(row, "TD")
        ]
        assert cells == [[row, group, column] for row in rows for column in (number, letter)]
        names = list(document.Root.StructTreeRoot.IDTree.Names)
        assert {str(n) for n in names[::2]} == set(ids)
        assert [str(n) for n in names[::2]] == sorted(ids)


def test_every_header_cell_has_its_scope(pdf: bytes) -> None:
    """Column in the head, Row in the body; every cell of a body names at least its row."""
    with opened(pdf) as document:
        for table in elements(document, "Table"):
            head, body = inside(table, "THead")[0], inside(table, "TBody")[0]
            assert {str(cell.A.Scope) for cell in inside(head, "TH")} == {"/Column"}
            assert {str(cell.A.Scope) for cell in inside(body, "TH")} == {"/Row"}
            assert all(len(cell.A.Headers) >= 2 for cell in inside(body, "TD"))


def test_a_term_and_its_definition_are_one_item() -> None:
    """A definition list reads as items of label and body, columns or not."""
    groups = "".join(f"<div><dt>Istilah {n}</dt><dd>Arti {n}</dd></div>" for n in range(6))
    listed = f'<h1>Uji</h1><dl style="columns:2">{groups}</dl>'
    with opened(render_pdf(f'<html lang="id"><title>Uji</title><body>{listed}</body></html>')) as document:
        (listing,) = elements(document, "L")
        assert [[str(kid.S) for kid in item.K] for item in listing.K] == [["/Lbl", "/LBody"]] * 6


def test_a_page_break_divides_no_section(html: str, pdf: bytes) -> None:
    """One Part holds all, and each section of the page is one Sect that begins with its heading."""
    with opened(pdf) as document:
        (part,) = elements(document, "Part")
        (layout,) = elements(document)[0].K
        assert [kid.objgen for kid in layout.K] == [part.objgen]
        sections = elements(document, "Sect")
        # The annex of origins is for the screen alone.
        assert len(sections) == html.count("<section ") - html.count('<section class="origins"')
        assert {str(section.K[0].S) for section in sections} == {"/H2"}


def test_a_table_without_a_name_is_refused() -> None:
    """A table that can't be told from its neighbours is a fault of the template, and is said."""
    html = long_table(3).replace(' id="panjang"', "")
    with pytest.raises(BulletinError, match=re.escape("memuat 1 tabel, tetapi 0 yang bernama")):
        render_pdf(html)


def test_all_that_is_on_a_page_is_read_or_an_artifact(pdf: bytes) -> None:
    """Each piece of marked content belongs to an element of the tree; head and foot say what they are."""
    with opened(pdf) as document:
        tree = {element.objgen for element in elements(document)}
        flat = list(document.Root.StructTreeRoot.ParentTree.Nums)
        for index, page in enumerate(document.pages):
            owners = dict(zip(flat[::2], flat[1::2], strict=True))[page.obj.StructParents]
            marks = {int(n) for n in re.findall(rb"<</MCID (\d+)>>", page.Contents.read_bytes())}
            assert {n for n, owner in enumerate(owners) if owner is not None} == marks
            assert {owners[n].objgen for n in marks} <= tree
            assert "Footer" in artifacts(document)[index]
            assert ("Header" in artifacts(document)[index]) is (index > 0)
