"""Section O: files, rows and findings per region, and what is carried."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.measures.model.figures import Origin
from pipeline.model.findings import Verification
from pipeline.model.ledger import RowCounts


@dataclass(frozen=True, slots=True)
class RegionQuality:
    """One region's files and rows. ``region`` None: files that name no region, or several.

    ``tolerated`` counts the cells that were taken for something else than they literally hold
    (a corrected name, a filled-down cell, a NIHIL read as zero …).
    """

    region: str | None
    files: int
    refused_files: int
    rows: RowCounts
    errors: int
    warnings: int
    tolerated: int


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Findings of one code (and region), counted, with the first as the example."""

    code: str
    severity: str
    region: str | None
    count: int
    example: Origin
    example_value: str | None
    verified: Verification | None = None
    """Why, by whom and when the example was accepted as right although flagged; None: it was not."""


@dataclass(frozen=True, slots=True)
class CarriedValue:
    """An item whose newest value is older than the period."""

    region: str
    item: str
    as_of: date
    age_days: int


@dataclass(frozen=True, slots=True)
class Quality:
    """Section O."""

    regions: tuple[RegionQuality, ...]
    groups: tuple[FindingGroup, ...]
    """Errors first, then by count."""
    carried: tuple[CarriedValue, ...]
