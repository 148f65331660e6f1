"""Tables and lists of a print, mended: one table per table, headers that name their cells.

WeasyPrint tags a table that runs over pages as several tables (Kozea/WeasyPrint#2903), gives a
header that spans columns to the first of them only, and lists a definition list's terms and their
definitions as items of equal rank.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from pipeline.bulletin.pdf_structure import Node
from pipeline.errors import BulletinError, Sentence


def join_tables(root: Node, names_by_page: Sequence[Sequence[str]]) -> list[Node]:
    """Make one ``Table`` of the parts of each table; return the repeated heads that were taken out.

    ``names_by_page`` tells, page by page in reading order, the id of the HTML table that each
    ``Table`` shows. Raises BulletinError where they are not as many as the tables on the page.
    """
    firsts: dict[str, Node] = {}
    repeated: list[Node] = []
    for page, parts in groupby(_tables(root), key=lambda node: node.page):
        found = list(parts)
        names = names_by_page[page]
        if len(found) != len(names):
            raise BulletinError(
                Sentence(
                    "PDF tidak dapat dibuat: halaman {page} memuat {found} tabel, tetapi {names}"
                    " yang bernama.",
                    page=page + 1,
                    found=len(found),
                    names=len(names),
                )
            )
        for name, table in zip(names, found, strict=True):
            if name in firsts:
                repeated += _join(firsts[name], table)
            else:
                firsts[name] = table
    return repeated


def _tables(root: Node) -> list[Node]:
    return [node for node in root.walk() if node.tag == "Table"]


def _join(first: Node, part: Node) -> list[Node]:
    """Move the rows of a table's continuation to its first part; return the head it repeated."""
    heads = [node for node in part.elements if node.tag == "THead"]
    bodies = [node for node in part.elements if node.tag == "TBody"]
    rest = [node for node in part.elements if node.tag not in {"THead", "TBody"}]
    last = [node for node in first.elements if node.tag == "TBody"][-1:]
    for body in bodies:
        if last:
            last[0].adopt(body.elements)
        else:
            first.adopt([body])
    first.adopt(rest)
    part.detach()
    return heads


def name_headers(document: pikepdf.Pdf, root: Node) -> None:
    """Give each header cell its scope and a name, and each cell the names of its headers.

    A header over several columns heads each of them. The names are listed in the document's IDTree.
    """
    named: dict[str, Node] = {}
    for number, table in enumerate(_tables(root), start=1):
        grid = list(_grid([node for node in table.walk() if node.tag == "TR"]))
        columns: dict[int, list[str]] = {}
        across: dict[int, list[str]] = {}
        for row, column, cell in grid:
            if cell.tag == "TH":
                name = f"t{number:03}-{row:04}-{column:03}"
                named[name] = cell
                _as_header(cell, name, "Column" if _is_head(cell) else "Row")
                places, home = (_columns(cell, column), columns) if _is_head(cell) else ([row], across)
                for place in places:
                    home.setdefault(place, []).append(name)
        for row, column, cell in grid:
            if cell.tag == "TD":
                heads = [name for at in _columns(cell, column) for name in columns.get(at, [])]
                _under(cell, [*across.get(row, []), *heads])
    listed = [part for name in sorted(named) for part in (String(name), named[name].element)]
    if listed:
        document.Root.StructTreeRoot.IDTree = document.make_indirect(Dictionary(Names=Array(listed)))


def _is_head(cell: Node) -> bool:
    """Return whether a cell stands in a row of the table's head."""
    row = cell.parent
    return row is not None and row.parent is not None and row.parent.tag == "THead"


def _attributes(cell: Node) -> Object:
    """Return a cell's table attributes, made where it has none."""
    if Name.A not in cell.element:
        cell.element.A = Dictionary(O=Name.Table)
    return cell.element.A


def _as_header(cell: Node, name: str, scope: str) -> None:
    cell.element.ID = String(name)
    _attributes(cell).Scope = Name(f"/{scope}")


def _under(cell: Node, headers: Sequence[str]) -> None:
    """Name the headers of a cell, each once."""
    _attributes(cell).Headers = Array([String(name) for name in dict.fromkeys(headers)])


def _span(cell: Node, key: str) -> int:
    return int(_attributes(cell).get(Name(f"/{key}"), 1))


def _columns(cell: Node, column: int) -> list[int]:
    return list(range(column, column + _span(cell, "ColSpan")))


def _grid(rows: Sequence[Node]) -> Iterator[tuple[int, int, Node]]:
    """Yield each cell with its row and the first column that it covers, both counted from 0."""
    taken: set[tuple[int, int]] = set()
    for row, node in enumerate(rows):
        column = 0
        for cell in node.elements:
            while (row, column) in taken:
                column += 1
            yield row, column, cell
            deep = range(row, row + _span(cell, "RowSpan"))
            taken |= {(at, across) for at in deep for across in _columns(cell, column)}


def mend_lists(root: Node) -> list[Node]:
    """Make each group of a definition list one item: its term the label, the definition the body.

    A list that is set in columns is one list again. Returns the blanks between items, taken out.
    """
    blanks = []
    for listing in [node for node in root.walk() if node.tag == "L"]:
        columns = [node for node in listing.elements if node.tag == "L"]
        if len(columns) == len(listing.kids):
            for column in columns:
                listing.kids.remove(column)
                listing.adopt(column.elements)
        for group in [node for node in listing.elements if node.tag == "Div"]:
            items = [node for node in group.elements if node.tag == "LI"]
            if items and len(items) == len(group.kids):
                _pair(group, items)
        blanks += [node for node in listing.elements if node.tag == "Span"]
    for blank in blanks:
        blank.detach()
    return blanks


def _pair(group: Node, items: Sequence[Node]) -> None:
    """Turn a group of a term and its definitions into one list item."""
    bodies = [body for item in items for body in item.elements]
    group.retag("LI")
    group.kids.clear()
    for body in bodies:
        body.parent = group
        group.kids.append(body)
    if len(bodies) > 1:
        bodies[0].retag("Lbl")
