"""The edition as one self-contained HTML file: styles, fonts and pictures inside, no request, no script."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.bulletin.views import EditionView

TEMPLATES = Path(__file__).parents[2] / "templates"
FONT_WEIGHTS = (400, 600, 700)


@dataclass(frozen=True, slots=True)
class FontFace:
    """One weight of the bulletin's font, ready for a data URI."""

    weight: str
    base64: str
    suffix: str
    format: str


@cache
def _fonts() -> tuple[FontFace, ...]:
    """Return the font files of the templates."""
    return tuple(
        FontFace(str(weight), base64.b64encode(_packed(weight)).decode("ascii"), "woff2", "woff2")
        for weight in FONT_WEIGHTS
    )


@cache
def _unpacked_fonts() -> tuple[FontFace, ...]:
    """Return the same fonts unpacked: each print would else unpack them anew, a fifth of its time."""
    from fontTools.ttLib import woff2

    faces = []
    for weight in FONT_WEIGHTS:
        plain = io.BytesIO()
        woff2.decompress(io.BytesIO(_packed(weight)), plain)
        encoded = base64.b64encode(plain.getvalue()).decode("ascii")
        faces.append(FontFace(str(weight), encoded, "ttf", "truetype"))
    return tuple(faces)


def _packed(weight: int) -> bytes:
    return (TEMPLATES / "assets" / "fonts" / f"desk-sans-{weight}.woff2").read_bytes()


def _environment() -> Environment:
    """Return the template environment: strict, escaping everything, translated."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(NullTranslations(), newstyle=False)  # type: ignore[attr-defined]
    return environment


def render_html(view: EditionView) -> str:
    """Return the edition as an HTML document.

    Every text of the view is escaped; only the charts' SVG, which this program drew itself, is
    markup. The same view gives the same string.
    """
    return _render("bulletin.html", view, _fonts())


def render_sheet_html(view: EditionView) -> str:
    """Return head and region sheets of ``view`` as a document of their own, to be printed."""
    return _render("sheet.html", view, _unpacked_fonts())


def _render(name: str, view: EditionView, fonts: tuple[FontFace, ...]) -> str:
    return _environment().get_template(name).render(view=view, fonts=fonts)
