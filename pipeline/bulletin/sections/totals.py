"""The province's total of an indicator: a range where silent regions stand as last known."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell
from pipeline.measures.model import IndicatorValue
from pipeline.settings.model import Indicator


def total_cell(material: Material, indicator: Indicator, found: Sequence[IndicatorValue]) -> Cell:
    """Return the province's total; a range where silent regions stand as last known."""
    w = material.wording
    known = [v for v in found if v.value.count is not None]
    if not known or not indicator.summable:
        return Cell("–")
    fresh = sum(v.value.count or 0 for v in known if not material.is_stale(v.region, v.value.as_of))
    every = sum(v.value.count or 0 for v in known)
    behind = ""
    if len(known) < len(material.regions):
        behind = w.ngettext("{count} daerah", "{count} daerah", len(known)).format(count=w.number(len(known)))
    return Cell(w.span(fresh, every) if fresh else w.number(every), note=behind, stale=not fresh)
