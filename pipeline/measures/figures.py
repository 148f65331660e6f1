"""A region's own figures from the rows of the whole region and of its kecamatan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from pipeline.measures.dating import UNREPORTED, value_of
from pipeline.measures.lastknown import last_known
from pipeline.measures.model import Origin, Value
from pipeline.model.stages import STAGES
from pipeline.settings import Settings

NEED_COLUMN, DAMAGED_COLUMN, SHORT_COLUMN = "kebutuhan", "rusak", "kurang"
COUNT_COLUMNS = (NEED_COLUMN, *(stage.value for stage in STAGES), DAMAGED_COLUMN, SHORT_COLUMN)
FIGURE_KEY = ["wilayah", "barang", "column"]

FigureKey = tuple[str, str, str]
"""Region, item, column of the report."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a region. ``upper_bound``: converted from boks or koli (≤).

    ``districts_reported`` kecamatan are added up in it; None: the region's own figure.
    """

    value: Value
    upper_bound: bool
    districts_reported: int | None


NO_FIGURE = Figure(UNREPORTED, upper_bound=False, districts_reported=None)


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The last known figures of all regions.

    ``parts`` are the last known counts of single kecamatan: the columns of
    :func:`~pipeline.measures.lastknown.last_known` for the key wilayah, barang, kecamatan.
    """

    by_key: Mapping[FigureKey, Figure]
    parts: pd.DataFrame

    def of(self, region: str, item: str, column: str) -> Figure:
        """Return the figure of ``item`` in ``region``; NO_FIGURE where it was never reported."""
        return self.by_key.get((region, item, column), NO_FIGURE)


def region_figures(frame: pd.DataFrame, settings: Settings, meeting: date) -> FigureTable:
    """Return the last known figures of the ``logistik`` rows in ``frame``.

    A row without ``kecamatan`` is the whole region. Where only kecamatan report, the figure is
    the sum of their last known counts, as old as the oldest of them. Where both exist they are
    never added: see :func:`parts_stand`.
    """
    known = last_known(frame, ["wilayah", "barang", "kecamatan"], COUNT_COLUMNS)
    is_whole = known["kecamatan"] == ""
    whole, parts = known[is_whole], known[~is_whole]
    sums = _part_sums(parts, settings)
    both = whole.set_index(FIGURE_KEY).join(sums, how="outer")
    chosen = parts_stand(
        both["count"].to_numpy(dtype=float, na_value=np.nan),
        both["tanggal"].to_numpy(dtype="datetime64[D]"),
        both["parts_sum"].to_numpy(dtype=float, na_value=np.nan),
        both["parts_newest"].to_numpy(dtype="datetime64[D]"),
        (both["parts_reported"] >= both["districts"]).to_numpy(dtype=bool),
    )
    figures = _whole_figures(both[~chosen], meeting) | _sum_figures(both[chosen], parts, meeting)
    return FigureTable(figures, parts)


def parts_stand(
    whole: np.ndarray, whole_day: np.ndarray, parts: np.ndarray, parts_day: np.ndarray, all_parts: np.ndarray
) -> np.ndarray:
    """Return, element by element, whether the sum of the kecamatan is the region's figure.

    It is where the whole was never reported. Where both were, the figure of the newer day stands
    and at equal days the whole; but newer kecamatan replace an older whole only when every
    kecamatan has reported (``all_parts``) or their sum has already reached it: counts are
    cumulative, so that a few kecamatan below the whole are a part of it and no newer state.
    ``whole`` and ``parts`` are floats, NaN = never reported; the days are those of the whole and
    of the newest kecamatan.
    """
    newer = (parts_day > whole_day) & (all_parts | (parts >= whole))
    stands: np.ndarray = ~np.isnan(parts) & (np.isnan(whole) | newer)
    return stands


def _part_sums(parts: pd.DataFrame, settings: Settings) -> pd.DataFrame:
    """Return per figure the sum, days and number of its kecamatan, and how many the region has."""
    sums = parts.groupby(FIGURE_KEY, sort=True).agg(
        parts_sum=("count", "sum"),
        parts_oldest=("tanggal", "min"),
        parts_newest=("tanggal", "max"),
        parts_reported=("kecamatan", "size"),
        parts_inexact=("inexact", "any"),
    )
    districts = {code: len(region.districts) for code, region in settings.baseline.by_code.items()}
    regions = sums.index.get_level_values("wilayah")
    return sums.assign(districts=[districts.get(region, 0) for region in regions])


def _whole_figures(rows: pd.DataFrame, meeting: date) -> dict[FigureKey, Figure]:
    """Return the figures that are the region's own."""
    cells = zip(
        rows.index, rows["count"], rows["tanggal"], rows["file"], rows["row"], rows["inexact"], strict=True
    )
    return {
        key: Figure(
            value_of(int(count), day.date(), meeting, (Origin(file, int(row)),)),
            upper_bound=bool(inexact),
            districts_reported=None,
        )
        for key, count, day, file, row, inexact in cells
    }


def _sum_figures(rows: pd.DataFrame, parts: pd.DataFrame, meeting: date) -> dict[FigureKey, Figure]:
    """Return the figures that are sums of kecamatan."""
    origins: dict[FigureKey, list[Origin]] = defaultdict(list)
    names = zip(*(parts[name] for name in FIGURE_KEY), strict=True)
    for key, file, row in zip(names, parts["file"], parts["row"], strict=True):
        origins[key].append(Origin(file, int(row)))
    cells = zip(
        rows.index,
        rows["parts_sum"],
        rows["parts_oldest"],
        rows["parts_inexact"],
        rows["parts_reported"],
        strict=True,
    )
    return {
        key: Figure(
            value_of(
                int(total), oldest.date(), meeting, tuple(sorted(origins[key], key=lambda o: (o.file, o.row)))
            ),
            upper_bound=bool(inexact),
            districts_reported=int(reported),
        )
        for key, total, oldest, inexact, reported in cells
    }
