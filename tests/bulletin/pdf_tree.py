"""What a test asks of a tagged PDF, read from the file itself and not through the program."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pikepdf
from pikepdf import Dictionary, Name, Object
from typing_extensions import override


def elements(document: pikepdf.Pdf, tag: str = "") -> list[Object]:
    """The structure elements of one type (of all), in reading order."""
    every = _below(document.Root.StructTreeRoot.K[0])
    return [element for element in every if tag in {"", str(element.S)[1:]}]


def _below(element: Object) -> Iterator[Object]:
    yield element
    for kid in element.get(Name.K, ()):
        if isinstance(kid, Dictionary) and Name.S in kid:
            yield from _below(kid)


def inside(element: Object, tag: str) -> list[Object]:
    """The elements of one type below an element, in reading order."""
    return [found for found in _below(element) if str(found.S) == f"/{tag}"]


def opened(content: bytes) -> pikepdf.Pdf:
    """The document of these bytes."""
    return pikepdf.open(io.BytesIO(content))


def artifacts(document: pikepdf.Pdf) -> list[list[str]]:
    """Per page the subtypes of its pagination artifacts; ``repeated`` for one without."""
    found = []
    for page in document.pages:
        marks = re.findall(
            rb"/Artifact <</Type /Pagination(?: /Subtype /(\w+))?>> BDC", page.Contents.read_bytes()
        )
        found.append([mark.decode() or "repeated" for mark in marks])
    return found


class PrintedTables(HTMLParser):
    """The tables of a page that are printed: id and number of rows; what ``details`` folds is not."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, int] = {}
        self._folded = 0
        self.feed(html)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._folded += tag == "details"
        if tag == "table" and not self._folded:
            self.rows[str(dict(attrs)["id"])] = 0
        if tag == "tr" and not self._folded:
            self.rows[next(reversed(self.rows))] += 1

    @override
    def handle_endtag(self, tag: str) -> None:
        self._folded -= tag == "details"
