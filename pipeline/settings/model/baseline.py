"""regions.yaml: the province's regions with their official figures."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Count, DistrictCode, Frozen, RegionCode, Text


class District(Frozen):
    """A kecamatan."""

    code: DistrictCode
    name: str
    aliases: tuple[str, ...] = ()


class Region(Frozen):
    """A kabupaten or kota with its official baseline; ``code`` is the Kemendagri code (64.02)."""

    code: RegionCode
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    capital: str
    registered_voters: Count
    polling_stations: Count
    special_polling_stations: Count = 0
    villages: Count
    tile: tuple[int, int]
    """Column and row of the region's tile on the map, from 0 at the top left."""
    districts: tuple[District, ...]

    @property
    def slug(self) -> str:
        """Short name in lower case with hyphens, as in file names (``mahakam-ulu``)."""
        return "-".join(self.short_name.lower().split())


class BaselineTotals(Frozen):
    """What the regions must sum to exactly."""

    regions: Count
    registered_voters: Count
    polling_stations: Count
    districts: Count
    villages: Count


class Baseline(Frozen):
    """regions.yaml: the province's official figures, with their date and source."""

    version: Literal[1]
    province: str
    province_code: Annotated[str, Field(pattern=r"^\d{2}$")] | None
    """The first two digits of all regions; None where they lie in several provinces."""
    as_of: date
    source: Text
    totals: BaselineTotals
    statistics_codes: Mapping[str, RegionCode] = {}
    """BPS codes that look like Kemendagri codes, with the region they really name: a trap."""
    regions: tuple[Region, ...]

    @cached_property
    def by_code(self) -> dict[str, Region]:
        """Region by Kemendagri code, in code order."""
        return {r.code: r for r in sorted(self.regions, key=lambda r: r.code)}
