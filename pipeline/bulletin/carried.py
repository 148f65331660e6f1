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

from pipeline.bulletin.frame import Frame

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


@dataclass(frozen=True, slots=True)
class Running:
    """What stands in the margins of every printed page; on the first one the head says it.

    ``count`` holds ``{page}`` and ``{pages}``; ``sample`` is empty for real data.
    """

    title: str
    sample: str
    revision: str
    footer: str
    edition: str
    count: str

    @property
    def style_sheet(self) -> str:
        """The margin boxes' texts. They are written out, for browsers know no other way to fill them."""
        count = _quoted(self.count).replace("{page}", '" counter(page) "')
        head = {"top-left": self.title, "top-center": self.sample, "top-right": self.revision}
        boxes = {box: _quoted(text) for box, text in head.items() if text} | {
            "bottom-left": _quoted(self.footer),
            "bottom-center": _quoted(self.edition),
            "bottom-right": count.replace("{pages}", '" counter(pages) "'),
        }
        rules = "".join(f"@{box}{{content:{content}}}" for box, content in boxes.items())
        first = "".join(f"@{box}{{content:none}}" for box in head)
        return f"@page{{{rules}}}\n@page:first{{{first}}}\n"


def _quoted(text: str) -> str:
    """Return ``text`` as a string of a style sheet, in which nothing can end the string or the element."""
    return '"' + "".join(f"\\{ord(c):x} " if c in '"\\<>\n\r\f' else c for c in text) + '"'


def carried_by_edition(paper: str, running: Running) -> Carried:
    """Return what the edition carries. ``paper`` is ``a4`` or ``f4``."""
    return Carried(_styles(_packed_fonts(), _on_paper(("print", f"paper-{paper}"), running)), _script("page"))


def carried_by_sheet(paper: str, running: Running) -> Carried:
    """Return what a region's sheet carries, which is only printed."""
    on_paper = _on_paper(("print", f"paper-{paper}", "sheet"), running)
    return Carried(_styles(_unpacked_fonts(), on_paper), None)


def carried_by_page(frame: Frame, style: str, running: Running, *, printed: bool) -> Carried:
    """Return what a page of another kind carries: the common look, the style sheet ``style`` for
    screen and paper, and the frame's script. ``printed``: it only goes to the printer.
    """
    fonts = _unpacked_fonts() if printed else _packed_fonts()
    own = _inline(_style_sheets((style,)), "all")
    on_paper = _on_paper(("print", f"paper-{frame.paper}"), running)
    script = _script(frame.script) if frame.script else None
    return Carried((*_styles(fonts, on_paper), own), script)


def _script(name: str) -> Inline:
    return _inline((TEMPLATES / "assets" / "js" / f"{name}.js").read_text(encoding="utf-8"))


def _on_paper(names: Sequence[str], running: Running) -> str:
    """Return the style for paper; of ``names`` a later one overrules an earlier."""
    return _style_sheets(names) + running.style_sheet


def _styles(fonts: str, on_paper: str) -> tuple[Inline, ...]:
    return (
        _inline(fonts + _style_sheets(EVERYWHERE), "all"),
        _inline(_style_sheets(("screen",)), "screen"),
        _inline(on_paper, "print"),
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
