"""The edition as one self-contained HTML file: styles, fonts, script and pictures inside, no request."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from pipeline.bulletin.carried import (
    TEMPLATES,
    Carried,
    Running,
    carried_by_edition,
    carried_by_page,
    carried_by_sheet,
)
from pipeline.bulletin.frame import Frame
from pipeline.bulletin.views import EditionView
from pipeline.catalogues import catalogue
from pipeline.settings.model import Language


@cache
def _environment(language: Language) -> Environment:
    """Return the template environment: strict, escaping everything, speaking ``language``."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES, encoding="utf-8"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    environment.install_gettext_translations(catalogue(language), newstyle=False)  # type: ignore[attr-defined]
    return environment


def render_html(view: EditionView) -> str:
    """Return the edition as an HTML document.

    Every text of the view is escaped; only our own style sheets and script, and the charts' SVG,
    which this program drew itself, are markup. The same view gives the same string.
    """
    return _render("bulletin.html", view, carried_by_edition(view.paper, _running(view)))


def render_letter(view: EditionView) -> str:
    """Return what the e-mail with the edition says, as plain HTML without style or script."""
    return _environment(view.language).get_template("letter.html").render(view=view)


def render_sheet_html(view: EditionView) -> str:
    """Return head and region sheets of ``view`` as a document of their own, to be printed."""
    return _render("sheet.html", view, carried_by_sheet(view.paper, _running(view)))


def _running(view: EditionView | Frame) -> Running:
    """Return what stands on every printed page."""
    return Running(
        title=view.head.title,
        sample=view.head.sample_mark,
        revision=view.head.revision,
        footer=view.footer,
        edition=view.running,
        count=catalogue(view.language).gettext("hlm. {page} dari {pages}"),
    )


def render_page(template: str, frame: Frame, content: object, *, printed: bool = False) -> str:
    """Return a page of another kind: ``templates/<template>.html`` with ``content`` in ``frame``.

    Its style sheet bears the template's name; pages in a folder (``site/index``) share the
    folder's. Its script is ``frame.script``. ``printed``: as it is to go to the printer.
    """
    style = template.partition("/")[0]
    carried = carried_by_page(frame, style, _running(frame), printed=printed)
    page = _environment(frame.language).get_template(f"{template}.html")
    return page.render(view=frame, content=content, carried=carried)


def _render(name: str, view: EditionView, carried: Carried) -> str:
    return _environment(view.language).get_template(name).render(view=view, carried=carried)
