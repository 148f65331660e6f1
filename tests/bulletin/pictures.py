"""Reads a chart's picture back: where its words, lines and fields stand, in points of its view box."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

FONT = Path(__file__).parents[2] / "templates" / "assets" / "fonts" / "desk-sans-400.woff2"
ASCENT, DESCENT = 0.73, 0.2
"""What letters and figures take above and below the line they stand on, in parts of their size."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the box that it fills."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


@cache
def _advances() -> tuple[dict[int, str], dict[str, tuple[int, int]], int]:
    font = TTFont(FONT)
    return font.getBestCmap(), dict(font["hmtx"].metrics), font["head"].unitsPerEm


def width_of(text: str, size: float) -> float:
    """Return how wide the bulletin's font sets a text."""
    names, advances, units = _advances()
    return sum(advances[names.get(ord(letter), ".notdef")][0] for letter in text) * size / units


def elements(svg: str, tag: str) -> Iterator[ElementTree.Element]:
    """Yield the elements of a tag, whatever their namespace."""
    for element in ElementTree.fromstring(svg).iter():
        if element.tag.rpartition("}")[2] == tag:
            yield element


def words(svg: str) -> list[Words]:
    """Return every text of a picture with its box."""
    found = []
    for element in elements(svg, "text"):
        text, size = element.text or "", float(element.get("font-size", "8"))
        x, y, width = float(element.get("x", "0")), float(element.get("y", "0")), width_of(text, size)
        shift = {"middle": width / 2, "end": width}.get(element.get("text-anchor", "start"), 0.0)
        found.append(Words(text, x - shift, x - shift + width, y - ASCENT * size, y + DESCENT * size))
    return [one for one in found if one.text]


def overlapping(svg: str) -> list[tuple[str, str]]:
    """Return the pairs of texts whose boxes lie over each other."""
    return [
        (a.text, b.text)
        for a, b in combinations(words(svg), 2)
        if min(a.right, b.right) > max(a.left, b.left) and min(a.bottom, b.bottom) > max(a.top, b.top)
    ]


def outside(svg: str) -> list[str]:
    """Return the texts that leave the picture."""
    _left, _top, width, height = map(float, ElementTree.fromstring(svg).get("viewBox", "").split())
    return [
        one.text
        for one in words(svg)
        if one.left < -0.5 or one.top < -0.5 or one.right > width + 0.5 or one.bottom > height + 0.5
    ]


def paths(svg: str, role: str) -> list[list[tuple[float, float]]]:
    """Return the points of every path that carries the class ``role`` (``fill-fan`` …)."""
    return [
        [(float(x), float(y)) for x, y in re.findall(r"[ML] (-?[\d.]+) (-?[\d.]+)", path.get("d", ""))]
        for path in elements(svg, "path")
        if role in path.get("class", "").split()
    ]
