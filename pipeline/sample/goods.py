"""The truth about one region's goods: need and counts per day, kecamatan and item."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from pipeline.model.stages import STAGES, Stage
from pipeline.sample.curves import Progress, split
from pipeline.sample.goods_story import BOXES, GOVERNOR, REGENT, REPEAT, GoodsStory
from pipeline.sample.plan import SEASON_START
from pipeline.settings.model import Item, Milestones, Region

Counts = NDArray[np.int64]

PER_STATION: Mapping[str, int] = {
    "bilik-suara": 4,
    "tinta": 2,
    "segel": 50,
    "kabel-ties": 8,
    "formulir-c-hasil": 2,
    "sampul": 22,
    "daftar-pasangan-calon": 4,
    "alat-bantu-tunanetra": 2,
    "alat-coblos": 4,
    "salinan-dpt": 3,
}
"""Pieces per polling station. Seals and ties lie between the published 48–52 and 6–13."""
PIECES_OF_ANY_OTHER_ITEM = 2
PER_DISTRICT: Mapping[str, int] = {"formulir-d-hasil": 4}
REPEAT_BALLOTS = 2000
FASTEST_PACKING_DAYS = 8
"""From the first day of folding; an item of the lot is packed by the deadline at the latest."""
NOTICES = "c-pemberitahuan"


@dataclass(frozen=True, slots=True, eq=False)
class GoodsTruth:
    """Goods of one region; all arrays are int64 and cumulative to the end of the day.

    ``need``: (kecamatan, item) at the warehouse; ``stage_need``: the same per stage (the PPK's boxes
    stay in the kecamatan; an item that isn't needed at a stage has 0 there). ``counts``: per column
    of the report (the stages, ``rusak`` and ``kurang``) an array (day, kecamatan, item); the region's
    figure is the sum over kecamatan.
    ``spread``: per item whether it belongs to kecamatan (False: only the region's sum means
    something). ``counted_short``: per item whether the desk counts a shortage from the first
    delivery on; else ``kurang`` is not reported. A stage at which an item isn't needed is 0.
    """

    region: str
    days: tuple[date, ...]
    districts: tuple[str, ...]
    items: tuple[Item, ...]
    need: Counts
    stage_need: Mapping[Stage, Counts]
    counts: Mapping[str, Counts]
    spread: tuple[bool, ...]
    counted_short: tuple[bool, ...]

    def whole(self, column: str, day: date, item: str) -> int:
        """Return the region's count of ``item`` in ``column`` at the end of ``day``."""
        return int(self.counts[column][self.days.index(day), :, self._position(item)].sum())

    def whole_need(self, item: str) -> int:
        """Return the region's need of ``item`` at the warehouse."""
        return int(self.need[:, self._position(item)].sum())

    def short_items(self, stage: Stage, day: date) -> tuple[str, ...]:
        """Return the codes of the items that miss their need at ``stage`` at the end of ``day``."""
        have = self.counts[stage.value][self.days.index(day)].sum(axis=0)
        need = self.stage_need[stage].sum(axis=0)
        return tuple(
            item.code for n, item in enumerate(self.items) if stage in item.stages and have[n] < need[n]
        )

    def _position(self, code: str) -> int:
        return next(n for n, item in enumerate(self.items) if item.code == code)


@dataclass(frozen=True, slots=True)
class GoodsCase:
    """What the goods of one region follow from."""

    region: Region
    story: GoodsStory
    items: tuple[Item, ...]
    milestones: Milestones
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True, eq=False)
class _Electorate:
    stations: Counts
    voters: Counts
    ballots: Counts


def goods_truth(case: GoodsCase, rng: random.Random) -> GoodsTruth:
    """Return the goods of one region; the same ``rng`` state gives the same figures."""
    electorate = _electorate(case.region, _reserve_permille(case.items), rng)
    need = np.stack([_need(item, electorate, case.story.box_spares) for item in case.items], axis=1)
    damaged_in_all = _damage(case, need, rng)
    received = _received(case, need, damaged_in_all, rng)
    packing = _packing(case, rng)
    packed = np.minimum(need * packing // 1000, np.maximum(received - damaged_in_all, 0))
    short = np.array([item.code in case.story.late for item in case.items])
    counts = {
        Stage.RECEIVED.value: received,
        "rusak": damaged_in_all * _folding(case, packing) // 1000,
        "kurang": np.where(short & (received > 0), np.maximum(need - received, 0), 0),
        Stage.PACKED.value: packed,
        **_shipped(case, packed),
    }
    stage_need = {stage: _stage_need(case.items, electorate, need, stage) for stage in STAGES}
    for stage in STAGES[1:]:
        counts[stage.value] = np.minimum(counts[stage.value], stage_need[stage])
    return GoodsTruth(
        region=case.region.code,
        days=case.days,
        districts=tuple(d.code for d in case.region.districts),
        items=case.items,
        need=need,
        stage_need=stage_need,
        counts=counts,
        spread=tuple(_is_spread(item) for item in case.items),
        counted_short=tuple(bool(s) for s in short),
    )


def _is_spread(item: Item) -> bool:
    return item.code != REPEAT and not (item.need is not None and item.need.per_region)


def _reserve_permille(items: tuple[Item, ...]) -> int:
    rules = (item.need.ballot_reserve_permille for item in items if item.need is not None)
    return next((reserve for reserve in rules if reserve is not None), 25)


def _electorate(region: Region, reserve_permille: int, rng: random.Random) -> _Electorate:
    """Split the roll over polling stations and these over kecamatan; the sums are the baseline's."""
    weights = [rng.randint(60, 140) for _ in region.districts]
    stations = split(region.polling_stations, weights)
    sizes = split(region.registered_voters, [rng.randint(70, 115) for _ in range(region.polling_stations)])
    ballots = [-(-size * (1000 + reserve_permille) // 1000) for size in sizes]
    ends = np.cumsum([0, *stations])
    voters_below = np.cumsum([0, *sizes])[ends]
    ballots_below = np.cumsum([0, *ballots])[ends]
    return _Electorate(
        stations=np.array(stations, dtype=np.int64),
        voters=np.diff(voters_below).astype(np.int64),
        ballots=np.diff(ballots_below).astype(np.int64),
    )


def _need(item: Item, electorate: _Electorate, box_spares: int) -> Counts:
    rule = item.need
    if rule is not None and rule.ballot_reserve_permille is not None:
        return electorate.ballots
    if item.code == NOTICES:
        return electorate.voters
    if not _is_spread(item):
        in_one_place = np.zeros_like(electorate.stations)
        in_one_place[0] = REPEAT_BALLOTS if item.code == REPEAT else rule.per_region if rule else 0
        return in_one_place
    if item.code in PER_DISTRICT:
        return np.zeros_like(electorate.stations) + PER_DISTRICT[item.code]
    if rule is not None:
        spares = min(box_spares, rule.per_district[1]) if item.code == BOXES else rule.per_district[0]
        return rule.per_station * electorate.stations + spares + rule.per_voter * electorate.voters
    return PER_STATION.get(item.code, PIECES_OF_ANY_OTHER_ITEM) * electorate.stations


def _stage_need(items: tuple[Item, ...], electorate: _Electorate, need: Counts, stage: Stage) -> Counts:
    needs = need.copy()
    for n, item in enumerate(items):
        if stage not in item.stages:
            needs[:, n] = 0
        elif stage in item.stage_need:
            needs[:, n] = item.stage_need[stage].per_station * electorate.stations
    return needs


def _damage(case: GoodsCase, need: Counts, rng: random.Random) -> Counts:
    """Return the sheets found damaged in the end; all lie in the kecamatan that is folded last."""
    damage = np.zeros_like(need)
    for n, item in enumerate(case.items):
        if item.is_ballot:
            found = rng.randint(12, 90) if item.code == REGENT else 0
            damage[-1, n] = min(found, need[-1, n] // 8)
    return damage


def _received(case: GoodsCase, need: Counts, damage: Counts, rng: random.Random) -> Counts:
    shares = np.array([_arrivals(case, item, rng) for item in case.items], dtype=np.int64).T
    received: Counts = need * shares[:, np.newaxis, :] // 1000
    replaced_on = case.milestones.deadline(case.region.code, Stage.PACKED) - timedelta(days=rng.randint(1, 2))
    replaced = np.array([day >= replaced_on for day in case.days])
    received += damage * replaced[:, np.newaxis, np.newaxis]
    return received


def _arrivals(case: GoodsCase, item: Item, rng: random.Random) -> list[int]:
    """Return the permille of the need that has come by each day: one or two deliveries and the last."""
    story = case.story
    if item.code == NOTICES:
        # Printed in the region itself, a little every day: reports of two days are never the same.
        printing = Progress(SEASON_START, story.late.get(NOTICES, story.complete_on))
        return list(printing.permille(case.days, rng))
    if item.is_ballot or item.code == REPEAT:
        pause = 0 if item.code == REPEAT else rng.randint(0, 2)
        first, last, share = story.ballots_arrive, story.ballots_arrive + timedelta(days=pause), 700
    else:
        earliest = SEASON_START - timedelta(days=12 if item.phase == "I" else 1)
        span = (story.complete_on - earliest).days
        first = earliest + timedelta(days=rng.randint(0, span // 2))
        last = first + timedelta(days=rng.randint(0, span - (first - earliest).days))
        share = rng.randint(40, 80) * 10
    if item.code in story.late:
        last, share = story.late[item.code], 997 if item.code == BOXES else rng.randint(86, 96) * 10
    return [1000 if day >= last else share if day >= first else 0 for day in case.days]


def _packing(case: GoodsCase, rng: random.Random) -> Counts:
    """Return the permille of the need that is packed: (day, kecamatan, item)."""
    story = case.story
    packing = np.zeros((len(case.days), len(case.region.districts), len(case.items)), dtype=np.int64)
    latest = case.milestones.deadline(case.region.code, Stage.PACKED)
    ahead = _ahead(case)
    for n, item in enumerate(case.items):
        if item.is_ballot:
            work = Progress(story.fold_from, story.fold_to)
        else:
            # Goods that travel early are begun at once everywhere: else their total would leap.
            travels_early = item.phase == "I" and story.early_shipping is not None
            begin = story.fold_from + timedelta(days=0 if travels_early else rng.randint(0, 5))
            room_days = max((latest - story.fold_from).days, FASTEST_PACKING_DAYS)
            end = story.fold_from + timedelta(days=rng.randint(FASTEST_PACKING_DAYS, room_days))
            work = Progress(begin, end)
        done = np.array(work.permille(case.days, rng), dtype=np.int64)
        packing[:, :, n] = done[:, np.newaxis]
        if item.phase == "I" and story.early_shipping is not None:
            early = Progress(story.fold_from, story.early_shipping).permille(case.days, rng)
            packing[:, ahead, n] = np.maximum(np.array(early), done)[:, np.newaxis]
    return packing


def _folding(case: GoodsCase, packing: Counts) -> Counts:
    """Damage is found while folding: at the pace of the governor's or else of the first ballots."""
    ballots = [n for n, item in enumerate(case.items) if item.is_ballot]
    named = [n for n in ballots if case.items[n].code == GOVERNOR]
    return packing[:, :, (named or ballots or [0])[0]][:, :, np.newaxis]


def _ahead(case: GoodsCase) -> list[int]:
    """Return the positions of the kecamatan that are served ahead of the others."""
    return [n for n, d in enumerate(case.region.districts) if d.name in case.story.far]


def _shipped(case: GoodsCase, packed: Counts) -> dict[str, Counts]:
    """Return what has reached PPK, PPS and TPS: a kecamatan gets all that is packed for it, the far
    ones up to three days before the region's deadline, the others by it.
    """
    far = set(_ahead(case))
    shipped: dict[str, Counts] = {}
    before = packed
    for step, stage in enumerate((Stage.AT_DISTRICT, Stage.AT_VILLAGE, Stage.AT_STATION)):
        deadline = case.milestones.deadline(case.region.code, stage)
        arrives = np.zeros((len(case.days), len(case.region.districts), len(case.items)), dtype=bool)
        for k in range(len(case.region.districts)):
            lead = (3 if stage is Stage.AT_DISTRICT else 1) if k in far else (k % 2 if step == 0 else 0)
            on = deadline - timedelta(days=lead)
            arrives[:, k, :] = np.array([day >= on for day in case.days])[:, np.newaxis]
            if k in far and stage is Stage.AT_DISTRICT and case.story.early_shipping is not None:
                arrives[:, k, :] |= _early(case)
        before = np.where(arrives, before, 0)
        shipped[stage.value] = before
    return shipped


def _early(case: GoodsCase) -> NDArray[np.bool_]:
    """Return where goods of phase I are on their way ahead of the calendar: (day, item)."""
    assert case.story.early_shipping is not None
    gone = np.array([day >= case.story.early_shipping for day in case.days])
    phase_one = np.array([item.phase == "I" for item in case.items])
    early: NDArray[np.bool_] = gone[:, np.newaxis] & phase_one[np.newaxis, :]
    return early
