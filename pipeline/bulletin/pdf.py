"""The edition as PDF, from the same HTML. The renderer may load nothing but what the file carries."""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from typing_extensions import override

from pipeline.bulletin.pdf_record import Enclosure, as_record
from pipeline.errors import BulletinError, Sentence

if TYPE_CHECKING:
    from weasyprint import HTML, Document
    from weasyprint.urls import URLFetcher

SVG = "{http://www.w3.org/2000/svg}"
PDF_VARIANT = "pdf/a-3a"
"""What the renderer can do; the mark of PDF/UA-1 and what it leaves amiss come afterwards.

Colours are sRGB by the profile ``sRGB2014.icc`` that comes with the renderer (copyright International
Color Consortium, 2015). Its terms let anyone copy, embed and pass it on; only an altered profile would
have to drop the name and the notice, and it is embedded as it is.
"""


def _fetcher() -> URLFetcher:
    """Return a fetcher that opens data: URIs only; anything else fails the render."""
    from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

    class CarriedDataOnly(URLFetcher):  # type: ignore[misc]
        """Opens what the document itself carries."""

        @override
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
            if not url.startswith("data:"):
                raise FatalURLFetchingError(f"dokumen meminta {url[:80]}")
            return super().fetch(url, headers)

    return CarriedDataOnly(allowed_protocols=("data",))


class _Complaints(logging.Handler):
    """Collects the errors that the renderer would otherwise only log."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.messages: list[str] = []

    @override
    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def _errors_raised() -> Iterator[None]:
    """Raise a BulletinError at the end where the renderer logged an error."""
    logger = logging.getLogger("weasyprint")
    complaints = _Complaints()
    logger.addHandler(complaints)
    try:
        yield
    finally:
        logger.removeHandler(complaints)
    if complaints.messages:
        raise BulletinError(Sentence("PDF tidak dapat dibuat: {problem}", problem=complaints.messages[0]))


def render_pdf(html: str, enclosure: Enclosure | None = None) -> bytes:
    """Return the document as PDF/UA-1 and PDF/A-3a in one; the same arguments give the same bytes.

    ``enclosure`` is put inside as attachments. Every table of ``html`` has an id. Raises
    BulletinError where anything can't be loaded or laid out as written, or the system lacks Pango.
    """
    _require_engine()
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    out = io.BytesIO()
    try:
        with _errors_raised():
            source = HTML(string=html, url_fetcher=_fetcher())
            _speak(source)
            _unlink_origins(source)
            document = source.render(presentational_hints=False)
            _write(document, out)
    except FatalURLFetchingError as error:
        raise BulletinError(Sentence("PDF tidak dapat dibuat: {problem}", problem=error)) from error
    return as_record(out.getvalue(), _tables_by_page(source, document), enclosure)


def _require_engine() -> None:
    """Raise BulletinError where the system lacks the libraries that the renderer draws text with."""
    try:
        import weasyprint.text.ffi  # noqa: F401 - it loads them
    except (OSError, KeyError) as error:  # the latter where an earlier try left half a package behind
        raise BulletinError(
            Sentence(
                "PDF tidak dapat dibuat karena pustaka sistem Pango atau HarfBuzz tidak ada. Pasang (Debian "
                "dan Ubuntu: apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; macOS: brew "
                "install pango), atau buat edisi tanpa PDF dengan --format html,txt."
            )
        ) from error


def _speak(source: HTML) -> None:
    """Join each picture's title and description: the renderer takes the title alone for its words."""
    for picture in source.etree_element.iter(f"{SVG}svg"):
        title, description = picture.find(f"{SVG}title"), picture.find(f"{SVG}desc")
        if title is not None and description is not None and description.text:
            title.text = f"{title.text}. {description.text}"


def _unlink_origins(source: HTML) -> None:
    """Take away the links to the origins of figures: paper has no annex of them, it carries the data."""
    for link in [a for a in source.etree_element.iter("a") if a.get("class") == "origin"]:
        link.tag = "span"
        del link.attrib["href"]


def _write(document: Document, out: io.BytesIO) -> None:
    """Write the PDF; the renderer leaves the file of its colour profile for the collector to close."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        document.write_pdf(out, pdf_variant=PDF_VARIANT)


def _tables_by_page(source: HTML, document: Document) -> list[list[str]]:
    """Return, page by page in reading order, the ids of the tables of which something stands there."""
    tables = {element.get("id") for element in source.etree_element.iter("table")}
    return [[name for name in page.anchors if name in tables] for page in document.pages]
