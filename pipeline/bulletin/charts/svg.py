"""Turns the plotting library's SVG into one that a page can theme: classes instead of fixed colours.

Colours stay as presentation attributes, which the printed page uses; on the screen a style sheet
overrides them by class, so that the dark scheme holds inside the picture too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree import ElementTree

from markupsafe import Markup

INK = "#1b2129"
MUTED = "#5a626c"
RULE = "#d5d8dc"
ACCENT = "#1f4e79"
BAND = "#b9bec6"
FAN = "#e0e6ee"
_ROLES = {INK: "ink", MUTED: "muted", RULE: "rule", ACCENT: "accent", BAND: "band", FAN: "fan"}
_NAMESPACE = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
FAMILY = "Desk Sans"


_DEFAULTS = {"stroke-linejoin": "miter", "stroke-linecap": "butt", "text-anchor": "start"}
_MEASURES = {"d", "x", "y", "width", "height", "transform", "stroke-width", "stroke-dasharray"}
_UNTURNED = "rotate(-0 "
_LONG_NUMBER = re.compile(r"-?\d+\.\d{3,}")


@dataclass(frozen=True, slots=True)
class Caption:
    """What a picture is called: ``name`` in ids, ``title`` and ``description`` to those who don't
    see it.
    """

    name: str
    title: str
    description: str


def themable(svg: str, caption: Caption) -> Markup:
    """Return ``svg`` for a page: titled, described, its ids made unique by the caption's name."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - our own plotting wrote it
    _prune(root)
    ids = {e.get("id", ""): f"{caption.name}-{n}" for n, e in enumerate(_referenced(root), start=1)}
    for element in root.iter():
        element.tag = element.tag.removeprefix(f"{{{_NAMESPACE}}}")
        _restyle(element)
        _rename(element, ids)
    _lighten(root)
    return Markup(ElementTree.tostring(_framed(root, caption), encoding="unicode"))  # noqa: S704


def _prune(root: ElementTree.Element) -> None:
    """Remove metadata and the style element, which would reach beyond the picture."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in {f"{{{_NAMESPACE}}}metadata", f"{{{_NAMESPACE}}}style"}:
                parent.remove(child)


def _referenced(root: ElementTree.Element) -> list[ElementTree.Element]:
    """Return the elements whose id is used by another."""
    text = ElementTree.tostring(root, encoding="unicode")
    return [e for e in root.iter() if e.get("id") and f"#{e.get('id')}" in text]


def _restyle(element: ElementTree.Element) -> None:
    """Turn the style attribute into presentation attributes and colours into classes."""
    style = element.attrib.pop("style", "")
    pairs = (part.split(":", 1) for part in style.split(";") if ":" in part)
    attributes = {key.strip(): value.strip() for key, value in pairs}
    if element.tag == "text":
        font = attributes.pop("font", "")
        size = attributes.get("font-size") or next((p for p in font.split() if p.endswith("px")), "8px")
        attributes["font-size"] = size.removesuffix("px")
        attributes["font-family"] = FAMILY
        attributes.setdefault("fill", "#000000")
    classes = []
    for key, value in attributes.items():
        if _DEFAULTS.get(key) == value:
            continue
        element.set(key, value)
        role = _ROLES.get(value.lower())
        if key in {"fill", "stroke"} and role:
            classes.append(f"{key}-{role}")
    if classes:
        element.set("class", " ".join(classes))
    if element.get("transform", "").startswith(_UNTURNED):
        del element.attrib["transform"]
    for key in sorted(_MEASURES & element.attrib.keys()):
        number = _LONG_NUMBER.sub(_rounded, element.get(key, ""))
        element.set(key, " ".join(number.split()))


def _lighten(parent: ElementTree.Element) -> None:
    """Take out what shows nothing: blanks between elements, bare groups, invisible paths."""
    kept: list[ElementTree.Element] = []
    for child in parent:
        _lighten(child)
        child.tail = None
        if child.tag == "g" and not child.attrib:
            kept.extend(child)
        elif not _shows_nothing(child):
            kept.append(child)
    parent[:] = kept
    if kept:
        parent.text = None


def _shows_nothing(element: ElementTree.Element) -> bool:
    if element.tag in {"g", "defs"}:
        return len(element) == 0
    return element.tag == "path" and element.get("fill") == "none" and "stroke" not in element.attrib


def _rounded(number: re.Match[str]) -> str:
    """Return a number to two decimals: a hundredth of a point is finer than any printer."""
    return f"{float(number.group()):.2f}".rstrip("0").rstrip(".")


def _rename(element: ElementTree.Element, ids: dict[str, str]) -> None:
    """Keep only ids that are used, renamed; follow them in references."""
    own = element.attrib.pop("id", "")
    if own in ids:
        element.set("id", ids[own])
    reference = element.attrib.pop(_XLINK, "")
    if reference:
        element.set("href", f"#{ids[reference.removeprefix('#')]}")
    clip = element.get("clip-path", "")
    if clip:
        element.set("clip-path", f"url(#{ids[clip.removeprefix('url(#').removesuffix(')')]})")


def _framed(root: ElementTree.Element, caption: Caption) -> ElementTree.Element:
    """Return the root with title and description first, and its size left to the page."""
    frame = ElementTree.Element(
        "svg",
        {
            "xmlns": _NAMESPACE,
            "viewBox": root.get("viewBox", ""),
            "role": "img",
            "aria-labelledby": f"{caption.name}-judul {caption.name}-uraian",
        },
    )
    for tag, suffix, text in (
        ("title", "judul", caption.title),
        ("desc", "uraian", caption.description),
    ):
        child = ElementTree.SubElement(frame, tag, {"id": f"{caption.name}-{suffix}"})
        child.text = text
    frame.extend(child for child in root if child.tag != "title")
    return frame
