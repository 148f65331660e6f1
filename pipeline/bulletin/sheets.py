"""Region sheets as prints of their own."""

from __future__ import annotations

from dataclasses import replace

from pipeline.bulletin.html import render_sheet_html
from pipeline.bulletin.press import Print, render_prints
from pipeline.bulletin.views import EditionView, RegionSheet

ANCHOR_PREFIX = "wilayah-"


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


def _alone(view: EditionView, sheet: RegionSheet) -> EditionView:
    """Return the edition with one region only, under that region's name."""
    return replace(
        view,
        title=f"{sheet.name}, {view.title}",
        description=f"{sheet.code} {sheet.name}: {sheet.baseline}",
        regions=(sheet,),
    )
