"""The structure of a print: what assistive tools read, as a tree that can be mended.

The renderer builds its tree page by page. This module reads it once, lets others mend it, and
writes it back so that every mark on a page is either a part of the tree or an artifact.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

MARKED = re.compile(rb"/\w+\s*<</MCID (\d+)>>\s*BDC")
TEXT_PLACE = re.compile(rb"1 0 0 -1 [-\d.]+ ([-\d.]+) Tm")
PIXEL_IN_POINTS = 0.75
WRAPPERS = frozenset({"Span", "NonStruct"})
HOLDS_TEXT = WRAPPERS | {"P", "H1", "H2", "H3", "H4", "H5", "H6", "TD", "TH", "Lbl", "LBody", "Caption"}
BARE = frozenset({"/A", "/Alt", "/ActualText", "/E", "/ID", "/Lang"})


@dataclass(slots=True, eq=False)
class Node:
    """One structure element. ``kids`` are elements and what else the file lists there, in order.

    ``page`` is the index of the page on which the element begins.
    """

    element: Object
    tag: str
    page: int
    parent: Node | None
    kids: list[Node | Object | int] = field(default_factory=list)

    @property
    def elements(self) -> list[Node]:
        """The elements among the kids."""
        return [kid for kid in self.kids if isinstance(kid, Node)]

    @property
    def marks(self) -> list[int]:
        """The numbers of the marked content that belongs to the element itself."""
        return [kid for kid in self.kids if isinstance(kid, int)]

    def walk(self) -> Iterator[Node]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.elements:
            yield from kid.walk()

    def retag(self, tag: str) -> None:
        """Give the element another type."""
        self.tag = tag
        self.element.S = Name(f"/{tag}")

    def detach(self) -> None:
        """Take the element out of the tree, and every element above that is empty without it."""
        if self.parent is None:
            return
        self.parent.kids.remove(self)
        if not self.parent.kids:
            self.parent.detach()

    def adopt(self, kids: list[Node]) -> None:
        """Append elements of another parent."""
        for kid in kids:
            if kid.parent is not None:
                kid.parent.kids.remove(kid)
            kid.parent = self
            self.kids.append(kid)


def read_structure(document: pikepdf.Pdf) -> Node:
    """Return the tree of a tagged document, its root the element ``Document``."""
    pages = {page.obj.objgen: index for index, page in enumerate(document.pages)}
    return _node(document.Root.StructTreeRoot.K[0], None, pages)


def _node(element: Object, parent: Node | None, pages: dict[tuple[int, int], int]) -> Node:
    page = element.get(Name.Pg)
    index = pages[page.objgen] if page is not None else 0
    node = Node(element, str(element.S)[1:], index, parent)
    for kid in element.get(Name.K, ()):
        is_element = isinstance(kid, Dictionary) and Name.S in kid
        node.kids.append(_node(kid, node, pages) if is_element else kid)
    return node


def simplify(root: Node) -> None:
    """Leave out what says nothing: empty inline elements, and wrappers without a meaning of their own.

    The renderer wraps each run of text in a ``Span`` and each unknown HTML element in a
    ``NonStruct``; text belongs to the paragraph or cell that it stands in.
    """
    kept: list[Node | Object | int] = []
    for kid in root.kids:
        if not isinstance(kid, Node):
            kept.append(kid)
            continue
        simplify(kid)
        if kid.tag not in WRAPPERS or not BARE.isdisjoint(kid.element.keys()):
            kept.append(kid)
        elif _may_open(kid, root):
            for inner in kid.elements:
                inner.parent = root
            kept += kid.kids
        elif kid.kids:
            kept.append(kid)
    root.kids = kept


def _may_open(wrapper: Node, parent: Node) -> bool:
    """Return whether a wrapper's kids may stand in its parent: loose text only where text belongs."""
    if len(wrapper.elements) == len(wrapper.kids):
        return True
    return parent.tag in HOLDS_TEXT and wrapper.page == parent.page


def write_structure(document: pikepdf.Pdf, root: Node, repeated: Iterable[Node] = ()) -> None:
    """Write the mended tree back; what is not in it becomes an artifact of its page.

    ``repeated`` are elements taken out because they say again what stands on an earlier page. All
    else outside the tree is the renderer's running head and foot.
    """
    inside: dict[int, dict[int, Node]] = defaultdict(dict)
    for node in root.walk():
        if node.parent is not None:
            node.element.P = node.parent.element
        node.element.K = Array([kid.element if isinstance(kid, Node) else kid for kid in node.kids])
        inside[node.page] |= {kid: node for kid in node.kids if isinstance(kid, int)}
    again = {(node.page, kid) for top in repeated for node in top.walk() for kid in node.marks}
    owners = number_tree(document.Root.StructTreeRoot.ParentTree)
    for index, page in enumerate(document.pages):
        marks = owners[int(page.obj.StructParents)]
        outside = {mark for mark in range(len(marks)) if mark not in inside[index]}
        for mark, node in inside[index].items():
            marks[mark] = node.element
        for mark in outside:
            marks[mark] = None
        _as_artifacts(document, page, outside, {mark for mark in outside if (index, mark) in again})


def place_figures(document: pikepdf.Pdf, root: Node) -> None:
    """Give the frames of figures in the page's own points, counted upwards.

    The renderer leaves them in CSS pixels, counted downwards.
    """
    heights = [float(page.mediabox[3]) for page in document.pages]
    for figure in [node for node in root.walk() if node.tag == "Figure"]:
        frame = figure.element.get(Name.A, Dictionary()).get(Name.BBox)
        if frame is None:
            continue
        left, top, right, bottom = (float(edge) * PIXEL_IN_POINTS for edge in frame)
        height = heights[figure.page]
        edges = (left, height - bottom, right, height - top)
        figure.element.A.BBox = Array([Decimal(f"{edge:.3f}") for edge in edges])


def number_tree(tree: Object) -> dict[int, Object]:
    """Return the entries of a number tree that has one leaf."""
    flat = list(tree.Nums)
    return {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}


def _as_artifacts(document: pikepdf.Pdf, page: pikepdf.Page, outside: set[int], again: set[int]) -> None:
    """Mark content of a page as an artifact: a repetition, else head or foot by where it stands."""
    if not outside:
        return
    content = page.obj.Contents.read_bytes()
    middle = float(page.mediabox[3]) / PIXEL_IN_POINTS / 2

    def kind(found: re.Match[bytes]) -> bytes:
        mark = int(found[1])
        if mark not in outside:
            return found[0]
        place = TEXT_PLACE.search(content, found.end())
        if mark in again or place is None:
            return b"/Artifact <</Type /Pagination>> BDC"
        side = b"Header" if float(place[1]) < middle else b"Footer"
        return b"/Artifact <</Type /Pagination /Subtype /%s>> BDC" % side

    page.obj.Contents = document.make_stream(MARKED.sub(kind, content))
