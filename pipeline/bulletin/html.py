"""The edition as one self-contained HTML file: styles, fonts and pictures inside, no request, no script."""

from __future__ import annotations

import base64
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


@cache
def _fonts() -> tuple[FontFace, ...]:
    """Return the font files of the templates."""
    folder = TEMPLATES / "assets" / "fonts"
    return tuple(
        FontFace(
            str(weight), base64.b64encode((folder / f"desk-sans-{weight}.woff2").read_bytes()).decode("ascii")
        )
        for weight in FONT_WEIGHTS
    )


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
    template = _environment().get_template("bulletin.html")
    return template.render(view=view, fonts=_fonts())
