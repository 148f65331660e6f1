"""Which kecamatan the goods have reached (section H: kecamatan still open)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from pipeline.measures.figures import NEED_COLUMN, FigureTable
from pipeline.measures.model import DistrictCoverage, IndicatorValue, Origin, Ratio, Value
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from pipeline.settings.model import Region

COVERAGE_INDICATOR = "kecamatan-terlayani"
"""The indicator with which a desk tells only how many kecamatan have received."""

DISTRICT_KEY = ["wilayah", "barang", "kecamatan"]


def measure_coverage(
    figures: FigureTable, indicators: Iterable[IndicatorValue], settings: Settings
) -> tuple[DistrictCoverage, ...]:
    """Return the coverage of every region that tells of it, in code order.

    From the kecamatan's own rows where they are at least as new as the indicator
    ``kecamatan-terlayani``, for they name the open ones; else from the indicator.
    """
    rows = dict(iter(district_rows(figures.parts).groupby("wilayah")))
    counted = newest_counts(indicators)
    found = [
        newer_of(
            from_districts(region, rows[code]) if code in rows else None,
            from_indicator(region, counted[code]) if code in counted else None,
        )
        for code, region in settings.baseline.by_code.items()
    ]
    return tuple(coverage for coverage in found if coverage is not None)


def newer_of(districts: DistrictCoverage | None, counted: DistrictCoverage | None) -> DistrictCoverage | None:
    """Return the newer of the two coverages; of equal days the one that names the kecamatan."""
    if districts is None or counted is None:
        return districts or counted
    return counted if counted.as_of > districts.as_of else districts


def district_rows(parts: pd.DataFrame) -> pd.DataFrame:
    """Return the kecamatan's last known counts at ``di_ppk``, with the column ``open``.

    An item is open in a kecamatan while nothing of it has arrived, or less than the kecamatan's
    own reported need.
    """
    arrived = parts[parts["column"] == Stage.AT_DISTRICT.value]
    needed = parts.loc[parts["column"] == NEED_COLUMN, [*DISTRICT_KEY, "count"]]
    rows = arrived.merge(needed.rename(columns={"count": "need"}), on=DISTRICT_KEY, how="left")
    return rows.assign(open=(rows["count"] <= 0) | (rows["count"] < rows["need"]))


def from_districts(region: Region, rows: pd.DataFrame) -> DistrictCoverage:
    """Return the coverage that the kecamatan's own rows show.

    A kecamatan is covered when no item that it reports is open; one that has not reported is
    open. ``as_of`` is the newest day of these rows.
    """
    open_by_code: Mapping[Any, bool] = rows.groupby("kecamatan")["open"].any().to_dict()
    still_open = tuple(d.code for d in region.districts if open_by_code.get(d.code, True))
    origins = sorted(set(zip(rows["file"], rows["row"], strict=True)))
    return DistrictCoverage(
        region=region.code,
        covered=Ratio(len(region.districts) - len(still_open), len(region.districts)),
        as_of=rows["tanggal"].max().date(),
        open_districts=still_open,
        origins=tuple(Origin(file, int(row)) for file, row in origins),
    )


def newest_counts(indicators: Iterable[IndicatorValue]) -> dict[str, Value]:
    """Return per region the newest report of the number of kecamatan, whoever its author."""
    newest: dict[str, tuple[date, Value]] = {}
    for indicator in indicators:
        day = indicator.value.as_of
        if indicator.indicator == COVERAGE_INDICATOR and day is not None:
            held = newest.get(indicator.region)
            newest[indicator.region] = held if held and held[0] >= day else (day, indicator.value)
    return {region: value for region, (_, value) in newest.items()}


def from_indicator(region: Region, reported: Value) -> DistrictCoverage:
    """Return the coverage that a ``reported`` number of kecamatan tells, of all of the region."""
    assert reported.count is not None, "newest_counts keeps reported values only"
    assert reported.as_of is not None, "newest_counts keeps reported values only"
    covered = Ratio(reported.count, len(region.districts))
    return DistrictCoverage(region.code, covered, reported.as_of, (), reported.origins)
