"""The rule book at work: its conditions over rows, its sentences about what was found, its pages."""

from pipeline.rulebook.pages import book_markdown, book_text, rule_text
from pipeline.rulebook.rows import Looking, ReportRows, RowSource
from pipeline.rulebook.wording import (
    Reader,
    Sentences,
    blanks_in,
    rule_sentences,
    sentences,
)

__all__ = [
    "Looking",
    "Reader",
    "ReportRows",
    "RowSource",
    "Sentences",
    "blanks_in",
    "book_markdown",
    "book_text",
    "rule_sentences",
    "rule_text",
    "sentences",
]
