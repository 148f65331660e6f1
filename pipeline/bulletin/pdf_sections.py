"""Sections of a print, mended: the page break divides paper, not what is said.

The renderer begins ``main`` and the section that runs over a page break anew on each page.
"""

from __future__ import annotations

from pipeline.bulletin.pdf_structure import Node

HEADINGS = frozenset({"H1", "H2", "H3", "H4", "H5", "H6"})
BELOW_ALL = "H9"


def join_sections(root: Node) -> None:
    """Make one ``Part`` of the page's ``main``, and one ``Sect`` of each section.

    A document has one ``main``. Sections begin with a heading of one rank; a ``Sect`` at the top
    of a page that begins without, or with a lower one, continues the last one before it.
    """
    first, *further = [node for node in root.walk() if node.tag == "Part"] or [root]
    for part in further:
        sections = [node for node in first.elements if node.tag == "Sect"]
        top = part.elements[:1]
        if sections and top and _continues(top[0], sections[-1]):
            rest = top[0].elements
            sections[-1].adopt(rest)
            top[0].detach()
        _absorb(first, part)


def _absorb(first: Node, part: Node) -> None:
    """Move what is left of a part to the first one; the part goes with the wrappers that held it."""
    if part.elements:
        first.adopt(part.elements)
        part.detach()


def _continues(top: Node, last: Node) -> bool:
    """Return whether the first element of a page is the rest of the section before it."""
    return top.tag == "Sect" and _rank(top) > _rank(last)


def _rank(section: Node) -> str:
    """Return the heading with which a section begins; one that begins without ranks below all."""
    begin = next((node.tag for node in section.elements[:1]), "")
    return begin if begin in HEADINGS else BELOW_ALL
