"""Region sheets as prints of their own, and all prints of an edition side by side."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from multiprocessing import get_context

from pipeline.bulletin.html import render_sheet_html
from pipeline.bulletin.pdf import render_pdf
from pipeline.bulletin.pdf_record import Enclosure
from pipeline.bulletin.views import EditionView, RegionSheet
from pipeline.errors import BulletinError, Sentence

ANCHOR_PREFIX = "wilayah-"


@dataclass(frozen=True, slots=True)
class Print:
    """A page that is to be printed, and the data that go inside."""

    html: str
    enclosure: Enclosure | None = None


def render_sheets(view: EditionView, jobs: int = 1) -> dict[str, bytes]:
    """Return ``wilayah/<slug>.pdf`` for each region of the edition, in the order of its section N.

    ``jobs`` and errors as for :func:`render_prints`.
    """
    return render_prints(sheet_prints(view), jobs)


def sheet_prints(view: EditionView) -> dict[str, Print]:
    """Return the region sheets as pages that are still to be printed, by the name of their file."""
    return {sheet_name(sheet): Print(render_sheet_html(_alone(view, sheet))) for sheet in view.regions}


def sheet_name(sheet: RegionSheet) -> str:
    """Return the path of a region's sheet inside the edition."""
    return f"wilayah/{sheet.anchor.removeprefix(ANCHOR_PREFIX)}.pdf"


def render_prints(prints: Mapping[str, Print], jobs: int = 1) -> dict[str, bytes]:
    """Return each print by its name, in the order given; the bytes do not depend on ``jobs``.

    ``jobs`` worker processes print side by side, in the order given: what takes longest should come
    first. With 1 all is printed in this process. Raises BulletinError where a page can't be
    printed, or a worker was stopped from outside.
    """
    if jobs <= 1 or len(prints) <= 1:
        return {name: _print(page) for name, page in prints.items()}
    workers = min(jobs, len(prints))
    # Fresh processes: a copy of this one would inherit the locks of other libraries' threads.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        try:
            return dict(zip(prints, pool.map(_print, prints.values()), strict=True))
        except BrokenProcessPool as error:
            raise BulletinError(
                Sentence(
                    "PDF tidak dapat dibuat: proses pencetak dihentikan (mungkin memori habis)."
                    " Ulangi, atau cetak dengan --jobs 1."
                )
            ) from error


def _print(page: Print) -> bytes:
    return render_pdf(page.html, page.enclosure)


def _alone(view: EditionView, sheet: RegionSheet) -> EditionView:
    """Return the edition with one region only, under that region's name."""
    return replace(
        view,
        title=f"{sheet.name}, {view.title}",
        description=f"{sheet.code} {sheet.name}: {sheet.baseline}",
        regions=(sheet,),
    )
