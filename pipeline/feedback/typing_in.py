"""What to type into a cell: the very text where it is sure, an example where only the desk can know."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.feedback.model import Remark

_DETAILS: Mapping[str, tuple[str, bool]] = {
    "baseline-mismatch": ("expected", False),
    "date-invalid": ("expected", False),
    "district-unknown": ("expected", False),
    "indicator-unknown": ("expected", False),
    "item-unknown": ("expected", False),
    "name-corrected": ("other", True),
    "number-invalid": ("expected", False),
    "region-corrected": ("other", True),
    "region-unknown": ("expected", False),
    "total-mismatch": ("expected", False),
    "unit-unknown": ("expected", False),
    "value-missing": ("expected", False),
}
"""Codes whose details hold what to type, and whether it is sure."""
_SURE = frozenset({"column-missing", "formula-text", "nil-as-zero"})
_DATES = frozenset({"date-future", "date-implausible"})
_FORMULA_SIGNS = "=+-@\t\r "


@dataclass(frozen=True, slots=True)
class Typed:
    """Text for a cell; ``is_sure``: the program takes the cell for just that already."""

    text: str
    is_sure: bool


def typed_for(remark: Remark) -> Typed | None:
    """Return what to type into the cell of ``remark``; None where nothing can be proposed."""
    finding = remark.finding
    name, is_sure = _DETAILS.get(finding.code, ("", False))
    text = dict(finding.details).get(name, "") or _worked_out(remark)
    return Typed(text, is_sure or finding.code in _SURE) if text else None


def _worked_out(remark: Remark) -> str:
    """Return the text for a cell that no detail of the finding holds; empty where there is none."""
    finding = remark.finding
    if finding.code == "value-not-allowed":
        return dict(finding.details).get("expected", "").split(", ")[0]
    if finding.code == "column-missing":
        return finding.column or ""
    if finding.code == "nil-as-zero":
        return "0"
    if finding.code == "formula-text":
        return (finding.value or "").lstrip(_FORMULA_SIGNS)
    if finding.code in _DATES and remark.day != date.min:
        return remark.day.strftime("%d/%m/%Y")
    return ""
