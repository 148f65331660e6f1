"""The edition as PDF, from the same HTML. The renderer may load nothing but what the file carries."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from typing_extensions import override

from pipeline.errors import BulletinError

if TYPE_CHECKING:
    from weasyprint.urls import URLFetcher

PDF_VARIANT = "pdf/ua-1"


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
        raise BulletinError(f"PDF tidak dapat dibuat: {complaints.messages[0]}")


def render_pdf(html: str) -> bytes:
    """Return the document as a tagged PDF; the same HTML gives the same bytes.

    Raises BulletinError where anything can't be loaded or laid out as written.
    """
    from weasyprint import HTML
    from weasyprint.urls import FatalURLFetchingError

    out = io.BytesIO()
    try:
        with _errors_raised():
            document = HTML(string=html, url_fetcher=_fetcher()).render(presentational_hints=False)
            document.write_pdf(out, pdf_variant=PDF_VARIANT, pdf_tags=True)
    except FatalURLFetchingError as error:
        raise BulletinError(f"PDF tidak dapat dibuat: {error}") from error
    return out.getvalue()
