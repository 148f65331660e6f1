"""The edition: from measures to the page, in HTML and PDF.

``compose`` decides and words, ``render_html`` places, ``render_pdf`` prints the same document.
"""

from pipeline.bulletin.composing import compose
from pipeline.bulletin.context import EditionContext
from pipeline.bulletin.html import render_html
from pipeline.bulletin.pdf import render_pdf
from pipeline.bulletin.views import EditionView

__all__ = ["EditionContext", "EditionView", "compose", "render_html", "render_pdf"]
