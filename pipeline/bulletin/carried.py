"""What a page carries inside itself: fonts, style sheets and its script, each known by its digest.

A page asks for nothing from anywhere. Its policy (a Content-Security-Policy in the page itself)
names the digest of every style sheet and of the script, so that a browser runs those and nothing
else, whatever text a report may have brought in.
"""

from __future__ import annotations

import base64
import hashlib
import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from markupsafe import Markup

TEMPLATES = Path(__file__).parents[2] / "templates"
FONT_WEIGHTS = (400, 600, 700)
EVERYWHERE = ("tokens", "page")
"""Style sheets for screen and paper alike."""


@dataclass(frozen=True, slots=True)
class Inline:
    """A style sheet or script as it stands in the page.

    ``media`` is what a style sheet is for; ``digest`` is the source expression of the policy.
    """

    content: Markup
    media: str
    digest: str


@dataclass(frozen=True, slots=True)
class Carried:
    """All that one page carries; ``script`` is None for a page that is only printed."""

    styles: tuple[Inline, ...]
    script: Inline | None

    @property
    def policy(self) -> Markup:
        """The page's policy.

        Bars and the map give their own measure in ``style`` attributes, which can't load anything;
        no script may stand in an attribute.
        """
        style_digests = " ".join(style.digest for style in self.styles)
        script_digest = self.script.digest if self.script else "'none'"
        directives = "; ".join(
            (
                "default-src 'none'",
                f"script-src {script_digest}",
                f"style-src {style_digests}",
                "style-src-attr 'unsafe-inline'",
                "img-src data:",
                "font-src data:",
                "base-uri 'none'",
                "form-action 'none'",
            )
        )
        return Markup(directives)  # noqa: S704 - nothing of it comes from outside


def carried_by_edition(paper: str, *, is_sample: bool) -> Carried:
    """Return what the edition carries. ``paper`` is ``a4`` or ``f4``."""
    script = _inline((TEMPLATES / "assets" / "js" / "page.js").read_text(encoding="utf-8"))
    return Carried(_styles(_packed_fonts(), _print_sheets(paper, is_sample=is_sample)), script)


def carried_by_sheet(paper: str, *, is_sample: bool) -> Carried:
    """Return what a region's sheet carries, which is only printed."""
    return Carried(_styles(_unpacked_fonts(), (*_print_sheets(paper, is_sample=is_sample), "sheet")), None)


def carried_by_page(paper: str, style: str, *, is_sample: bool, printed: bool) -> Carried:
    """Return what a page of another kind carries: the common look, and the style sheet ``style``
    for screen and paper. ``printed``: it only goes to the printer.
    """
    fonts = _unpacked_fonts() if printed else _packed_fonts()
    own = _inline(_style_sheets((style,)), "all")
    return Carried((*_styles(fonts, _print_sheets(paper, is_sample=is_sample)), own), None)


def _print_sheets(paper: str, *, is_sample: bool) -> tuple[str, ...]:
    """Return the names of the style sheets for paper, in the order in which they overrule."""
    return ("print", f"paper-{paper}", *(("sample",) if is_sample else ()))


def _styles(fonts: str, print_sheets: Sequence[str]) -> tuple[Inline, ...]:
    return (
        _inline(fonts + _style_sheets(EVERYWHERE), "all"),
        _inline(_style_sheets(("screen",)), "screen"),
        _inline(_style_sheets(print_sheets), "print"),
    )


def _style_sheets(names: Sequence[str]) -> str:
    folder = TEMPLATES / "assets" / "css"
    return "".join((folder / f"{name}.css").read_text(encoding="utf-8") for name in names)


def _inline(text: str, media: str = "") -> Inline:
    """Return our own ``text`` as it stands in an element, with the digest that browsers work out."""
    content = f"\n{text}"
    digest = base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii")
    return Inline(Markup(content), media, f"'sha256-{digest}'")  # noqa: S704 - a file of our own


@cache
def _packed_fonts() -> str:
    """Return the fonts for a page that is sent about."""
    return "".join(_font_face(weight, _packed(weight), "woff2", "woff2") for weight in FONT_WEIGHTS)


@cache
def _unpacked_fonts() -> str:
    """Return the same fonts unpacked: each print would else unpack them anew, a fifth of its time."""
    from fontTools.ttLib import woff2

    faces = []
    for weight in FONT_WEIGHTS:
        plain = io.BytesIO()
        woff2.decompress(io.BytesIO(_packed(weight)), plain)
        faces.append(_font_face(weight, plain.getvalue(), "ttf", "truetype"))
    return "".join(faces)


def _font_face(weight: int, data: bytes, suffix: str, font_format: str) -> str:
    encoded = base64.b64encode(data).decode("ascii")
    return (
        f'@font-face{{font-family:"Desk Sans";font-style:normal;font-weight:{weight};font-display:block;'
        f'src:url(data:font/{suffix};base64,{encoded}) format("{font_format}")}}\n'
    )


def _packed(weight: int) -> bytes:
    return (TEMPLATES / "assets" / "fonts" / f"desk-sans-{weight}.woff2").read_bytes()
