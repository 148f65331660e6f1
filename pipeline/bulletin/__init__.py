"""The edition: from measures to the page, in HTML and PDF.

``compose`` decides and words, ``render_html`` places, ``render_pdf`` prints the same document,
a ``Press`` prints it and the region sheets side by side.
"""

from pipeline.bulletin.audience import on_paper, public_view
from pipeline.bulletin.composing import compose
from pipeline.bulletin.context import EditionContext
from pipeline.bulletin.enclosing import enclosure_of
from pipeline.bulletin.frame import Frame, FrameHead
from pipeline.bulletin.html import render_html, render_letter, render_page
from pipeline.bulletin.masking import masked
from pipeline.bulletin.pdf import render_pdf
from pipeline.bulletin.pdf_record import EnclosedFile, Enclosure
from pipeline.bulletin.press import Press, Print, render_prints
from pipeline.bulletin.sheets import render_sheets, sheet_prints
from pipeline.bulletin.views import EditionView
from pipeline.bulletin.wording import Wording, shortened, wording_in

__all__ = [
    "EditionContext",
    "EditionView",
    "EnclosedFile",
    "Enclosure",
    "Frame",
    "FrameHead",
    "Press",
    "Print",
    "Wording",
    "compose",
    "enclosure_of",
    "masked",
    "on_paper",
    "public_view",
    "render_html",
    "render_letter",
    "render_page",
    "render_pdf",
    "render_prints",
    "render_sheets",
    "sheet_prints",
    "shortened",
    "wording_in",
]
