"""The reported days of every figure of a region: what a pace is measured on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.measures.figures import FIGURE_KEY, parts_stand
from pipeline.measures.model import Series
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings

DAY = "datetime64[D]"
CARRIED = ["whole", "whole_day", "parts", "parts_day", "reporting"]
"""What is last known of a figure, carried on to the days that report another part of it."""


def figure_points(frame: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return the region's figure of every item and stage on each day that reports it.

    From ``logistik`` rows; the columns are ``wilayah``, ``barang``, ``column`` (the stage), ``day``
    (int64, days since 1970-01-01) and ``count`` (int64); rows of one figure stand together, in the
    order of their days. Whole regions and kecamatan are told apart as in
    :func:`~pipeline.measures.figures.parts_stand`. Only days that rest on as many kecamatan as the
    newest one are kept: a sum that grows because another kecamatan joined in shows no pace.
    """
    regions, items = list(settings.baseline.by_code), sorted({*frame["barang"].dropna()})
    rows = frame[frame["tanggal"].notna() & frame["wilayah"].isin(regions) & frame["barang"].notna()]
    sizes = np.array([len(region.districts) for region in settings.baseline.by_code.values()])
    points = standing_points(reported_cells(rows, regions, items), np.repeat(sizes, len(items) * len(STAGES)))
    ladder, stage = np.divmod(points["figure"].to_numpy(dtype=np.int64), len(STAGES))
    region, item = np.divmod(ladder, max(len(items), 1))
    return pd.DataFrame(
        {
            "wilayah": np.array(regions, dtype=object)[region],
            "barang": np.array(items, dtype=object)[item],
            "column": np.array([s.value for s in STAGES], dtype=object)[stage],
            "day": points["day"].to_numpy(dtype=np.int64),
            "count": points["count"].to_numpy(dtype=np.int64),
        }
    )


def reported_cells(rows: pd.DataFrame, regions: Sequence[str], items: Sequence[str]) -> pd.DataFrame:
    """Return every reported count of a stage as a row of its own, all columns int64: ``figure``
    (the place of region, item and stage in their orders), ``part`` (the number of the kecamatan;
    -1 = the whole region), ``day`` and ``count``; of several for one day the last. Sorted by
    figure, part and day.
    """
    region, item = (
        rows[name].map({code: place for place, code in enumerate(codes)}).to_numpy(dtype=np.int64)
        for name, codes in (("wilayah", regions), ("barang", items))
    )
    district = rows["kecamatan"].where(rows["kecamatan"] != "")
    named = pd.DataFrame(
        {
            "figure": (region * len(items) + item) * len(STAGES),
            "part": pd.factorize(district)[0].astype(np.int64),
            "day": rows["tanggal"].to_numpy(dtype=DAY).astype(np.int64),
        }
    )
    pieces = []
    for position, stage in enumerate(STAGES):
        reported = rows[stage.value].notna().to_numpy(dtype=np.bool_)
        counts = rows[stage.value].to_numpy(dtype=np.int64, na_value=0)[reported]
        own = named[reported]
        pieces.append(own.assign(figure=own["figure"] + position, count=counts))
    cells = pd.concat(pieces, ignore_index=True)
    ordered: pd.DataFrame = cells.sort_values(["figure", "part", "day"], kind="stable")
    return ordered.drop_duplicates(["figure", "part", "day"], keep="last")


def standing_points(cells: pd.DataFrame, all_districts: npt.NDArray[np.int64]) -> pd.DataFrame:
    """Return ``figure``, ``day`` and ``count`` of the days on which what stands was itself reported.

    ``all_districts`` has for every figure the number of its region's kecamatan.
    """
    is_part = cells["part"] >= 0
    whole = cells[~is_part].rename(columns={"count": "whole"}).drop(columns="part")
    sums = part_sums(cells[is_part])
    both = whole.assign(whole_day=whole["day"]).merge(sums, on=["figure", "day"], how="outer", sort=True)
    filled = both.groupby("figure", sort=False)[CARRIED].ffill()
    known = {name: filled[name].to_numpy(dtype=float) for name in CARRIED}
    districts = all_districts[both["figure"].to_numpy(dtype=np.int64)]
    stands = parts_stand(
        known["whole"],
        known["whole_day"],
        known["parts"],
        known["parts_day"],
        known["reporting"] >= districts,
    )
    points = both[["figure", "day"]].assign(
        count=np.where(stands, known["parts"], known["whole"]),
        behind=np.where(stands, known["reporting"], districts),
        told=np.where(stands, known["parts_day"], known["whole_day"]),
    )
    # Where kecamatan fall below an older whole, that whole stands again: what followed it is void.
    valid = points["told"] <= points.groupby("figure", sort=False)["told"].transform("last")
    points = points[valid & (points["told"] == points["day"])]
    newest = points.groupby("figure", sort=False)["behind"].transform("last")
    kept: pd.DataFrame = points[points["behind"] == newest]
    return kept


def part_sums(parts: pd.DataFrame) -> pd.DataFrame:
    """Return per figure and day with a report of any kecamatan the sum of their last known counts.

    ``parts`` are cells in their order. The columns are ``figure``, ``day``, ``parts`` (the sum),
    ``parts_day`` (= ``day``) and ``reporting`` (how many kecamatan have reported by then).
    """
    before = parts.groupby(["figure", "part"], sort=False)["count"].shift()
    steps = parts.assign(parts=parts["count"] - before.fillna(0), reporting=before.isna().astype("int64"))
    daily = steps.groupby(["figure", "day"], sort=True)[["parts", "reporting"]].sum()
    sums = daily.groupby(level="figure", sort=False).cumsum().reset_index()
    return sums.assign(parts_day=sums["day"])


def series_of(points: pd.DataFrame) -> tuple[Series, ...]:
    """Return the ``points`` of :func:`figure_points` figure by figure, in their order."""
    days = points["day"].to_numpy(dtype=np.int64).astype(DAY).tolist()
    counts = points["count"].tolist()
    number = points.groupby(FIGURE_KEY, sort=False).ngroup().to_numpy(dtype=np.int64)
    keys = points[FIGURE_KEY].drop_duplicates().to_numpy().tolist()
    ends = np.searchsorted(number, np.arange(len(keys) + 1)).tolist()
    return tuple(
        Series(region, item, Stage(column), tuple(zip(days[a:z], counts[a:z], strict=True)))
        for (region, item, column), (a, z) in zip(keys, pairwise(ends), strict=True)
    )
