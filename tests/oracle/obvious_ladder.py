"""The ladder of goods told figure by figure as the contract tells it (section 1), in plain Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

STAGES = ("diterima", "dikemas", "di_ppk", "di_pps", "di_tps")
BALLOTS = ("surat-suara-gubernur", "surat-suara-bupati-wali-kota")


@dataclass(frozen=True)
class GoodsRow:
    """A row that counts: cumulative counts of one item (None: not reported).

    ``district`` None: the whole region. ``boxes``: counted in boxes whose last may be part-filled.
    """

    day: date
    region: str
    district: str | None
    item: str
    counts: Mapping[str, int | None]
    boxes: bool = False


@dataclass(frozen=True)
class Place:
    """What the baseline says of a region."""

    stations: int
    districts: int
    voters: int


@dataclass(frozen=True)
class Told:
    """A region's figure: its count, the (oldest) day of it, whether it is an upper bound, and of how
    many kecamatan it is the sum (None: the region's own).
    """

    count: int
    day: date
    at_most: bool
    parts: int | None


def stage_breaks(counts: Mapping[str, int | None]) -> bool:
    """No stage exceeds the last known one before it, nor what was received undamaged."""
    known = [counts[stage] for stage in STAGES if counts.get(stage) is not None]
    if any(later > before for before, later in pairwise(known)):
        return True
    received, damaged = counts.get("diterima"), counts.get("rusak")
    if received is None or damaged is None:
        return False
    return any((counts.get(stage) or 0) > received - damaged for stage in STAGES[1:])


def last_told(
    rows: Sequence[GoodsRow], region: str, district: str | None, item: str, column: str
) -> GoodsRow | None:
    """Return the newest row in which the column isn't blank; None: it was never reported."""
    telling = [
        row
        for row in rows
        if (row.region, row.district, row.item) == (region, district, item) and row.counts[column] is not None
    ]
    return max(telling, key=lambda row: row.day, default=None)


def told(rows: Sequence[GoodsRow], region: str, item: str, column: str, districts: int) -> Told | None:
    """Return a region's last known figure: its own word, else the sum of its kecamatan.

    Never both added. The contract is silent on which stands where both were sent; here the newer does
    when it says as much or speaks for every kecamatan, else the region's own word.
    """
    whole = last_told(rows, region, None, item, column)
    names = sorted({row.district for row in rows if row.region == region and row.district is not None})
    parts = [part for name in names if (part := last_told(rows, region, name, item, column)) is not None]
    added = sum(part.counts[column] or 0 for part in parts)
    total = None
    if parts:
        at_most = any(part.boxes for part in parts)
        total = Told(added, min(part.day for part in parts), at_most, len(parts))
    if whole is None:
        return total
    own = Told(whole.counts[column] or 0, whole.day, whole.boxes, None)
    newer = bool(parts) and max(part.day for part in parts) > whole.day
    if total is not None and newer and (len(parts) == districts or added >= own.count):
        return total
    return own


def corridor(item: str, stage: str, place: Place) -> tuple[int, int] | None:
    """Return the least and the most that is needed by the shipped rules; None: there is no rule."""
    if item == "kotak-suara":
        boxes = 2 * place.stations
        return (boxes, boxes) if stage in {"di_pps", "di_tps"} else (boxes, boxes + 2 * place.districts)
    if item == "bilik-suara":
        return (4 * place.stations, 4 * place.stations)
    if item == "tinta":
        return (2 * place.stations, 2 * place.stations)
    if item in BALLOTS:
        # ceil(1.025·DPT) and floor(1.025·DPT + TPS), in whole thousandths.
        thousandths = 1025 * place.voters
        return (-(-thousandths // 1000), thousandths // 1000 + place.stations)
    return None


def is_needed(item: str, stage: str) -> bool:
    """Ballots for a repeat vote stay in the warehouse; all else goes to the polling stations."""
    return item != "surat-suara-psu" or stage == "diterima"


def need(
    rows: Sequence[GoodsRow], region: str, item: str, stage: str, place: Place
) -> tuple[int, int] | None:
    """Return the denominator's two ends: the reported need inside its corridor, else the corridor."""
    computed = corridor(item, stage, place)
    reported = told(rows, region, item, "kebutuhan", place.districts)
    if reported is not None and reported.parts is not None and reported.parts < place.districts:
        reported = None
    if item == "kotak-suara" and stage in {"di_pps", "di_tps"}:
        return computed
    if computed is None:
        return (reported.count, reported.count) if reported else None
    if reported and not reported.at_most and computed[0] <= reported.count <= computed[1]:
        return (reported.count, reported.count)
    return computed


def completion(count: Told | None, wanted: tuple[int, int] | None) -> str:
    """Return whether a count reaches its need: from the upper end for sure, from the lower perhaps."""
    if count is None or wanted is None:
        return "unknown"
    if count.count >= wanted[1] and not count.at_most:
        return "complete"
    return "estimated" if count.count >= wanted[0] else "incomplete"
