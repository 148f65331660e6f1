"""Free text and references: taken as they stand, with what a reader must be warned of."""

from __future__ import annotations

import re

from pipeline.model.labels import Labels
from pipeline.reports.naming_cells import example_of
from pipeline.reports.parsed import Parsing
from pipeline.reports.text import is_blank, is_error_value
from pipeline.settings.model import ReportField

_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)", re.ASCII)
_TELEPHONE = re.compile(r"(?<!\d)(?:\+?62|0)[\s.-]?8\d{1,3}(?:[\s.-]?\d{3,4}){2,3}(?!\d)", re.ASCII)
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def parse_text(work: Parsing, field: ReportField) -> None:
    """Take a column of text into ``work.names``: ``value-missing``, ``formula-text``,
    ``personal-data`` (16 digits of a NIK, telephone numbers), ``value-not-allowed`` for a
    spreadsheet's error value. The ``'`` that keeps a spreadsheet from running a text is no part of it.
    """
    column = work.frame.columns.get(field.name)
    if column is None:
        work.names[field.name] = Labels.none(len(work.frame))
        return
    blank = column.flags(is_blank)
    if field.constraints.required:
        work.rows.add("value-missing", work.data & blank, field.name, {"expected": example_of(field)})
    filled = work.data & ~blank
    work.rows.add(
        "value-not-allowed",
        filled & column.flags(lambda t: is_error_value(t or "")),
        field.name,
        {"expected": example_of(field)},
    )
    work.rows.add("formula-text", filled & column.flags(_begins_formula), field.name)
    work.rows.add("personal-data", filled & column.flags(_holds_personal_data), field.name)
    texts = [None if is_blank(t) else _unmarked((t or "").strip()).strip() for t in column.distinct]
    work.names[field.name] = Labels.of(column.codes, texts).only(work.data)


def _begins_formula(text: str | None) -> bool:
    return text is not None and text.strip(" ").startswith(_FORMULA_STARTS) and not is_blank(text)


def _unmarked(text: str) -> str:
    return text[1:] if text.startswith("'") and text[1:].startswith(_FORMULA_STARTS) else text


def _holds_personal_data(text: str | None) -> bool:
    return text is not None and bool(_NIK.search(text) or _TELEPHONE.search(text))
