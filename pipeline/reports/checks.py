"""Rules across the columns of one row, and against the baseline (contract, section 1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np

from pipeline.reports.parsed import Counts, Integers, Objects, Parsing
from pipeline.reports.textframe import Bools
from pipeline.settings.model import NeedRule


def check_rows(work: Parsing) -> None:
    """Add what the rows of ``work`` contradict: the season, the day of arrival, the ladder, the
    corridors of need, the baseline's rolls.
    """
    _season(work)
    _future(work)
    if work.kind.ladder:
        _ladder(work)
        _corridors(work)
    _turnout(work)
    _baseline_targets(work)


def _season(work: Parsing) -> None:
    days = work.dates.get("tanggal")
    if days is None:
        return
    season = work.vocabulary.settings.milestones
    low, high = np.datetime64(season.season_start, "s"), np.datetime64(season.season_end, "s")
    outside = work.data & ~np.isnat(days) & ((days < low) | (days > high))
    work.rows.add(
        "date-implausible",
        outside,
        "tanggal",
        {"expected": f"{season.season_start} s.d. {season.season_end}"},
    )


def _future(work: Parsing) -> None:
    """``date-future``: a report cannot speak of a day after it arrived; a planned visit may."""
    days = work.dates.get("tanggal")
    if days is None:
        return
    arrivals = [s.table.source.received for s in work.frame.sheets]
    received = np.array([np.datetime64(d or date.max, "s") for d in arrivals], "datetime64[s]")[
        work.frame.sheet
    ]
    late = work.data & ~np.isnat(days) & (days > received)
    if "status" in work.names and not work.is_desk_kind:
        late &= work.names["status"] != "rencana"
    work.rows.add(
        "date-future", late, "tanggal", lambda n: {"other": str(arrivals[int(work.frame.sheet[n])])}
    )


def _ladder(work: Parsing) -> None:
    """A stage may not exceed the known one before it; from the second on not received − damaged."""
    size = len(work.frame)
    limit, limited = np.zeros(size, np.int64), np.zeros(size, np.bool_)
    limit_name = np.full(size, "", dtype=object)
    first = work.counts[work.kind.ladder[0]]
    damaged = work.counts.get("rusak")
    usable = (
        first.values - np.where(damaged.known, damaged.values, 0) if damaged is not None else first.values
    )
    for step, name in enumerate(work.kind.ladder):
        stage = work.counts[name]
        if step:
            exceeds = work.data & stage.known & limited & (stage.values - work.slack > limit)
            work.rows.add("stage-exceeds-previous", exceeds, name, _limits(limit_name.copy(), limit.copy()))
        known_here = stage.known & ~(limited & (stage.values - work.slack > limit))
        limit = np.where(known_here, usable if step == 0 else stage.values, limit)
        limit_name[known_here] = name
        if step == 0 and damaged is not None:
            limit_name[known_here & damaged.known] = f"{name} − rusak"
        limited |= known_here


def _limits(names: Objects, values: Integers) -> Callable[[int], dict[str, str]]:
    """Return the words for the stage before and its count, as they stand now."""
    return lambda index: {"other": f"{names[index]} {values[index]}"}


def _corridors(work: Parsing) -> None:
    need, received = work.counts["kebutuhan"], work.counts["diterima"]
    surplus = work.data & need.known & received.known & (received.values - work.slack > need.values)
    work.rows.add("surplus", surplus, "diterima", lambda n: {"other": str(need.values[n])})
    low, high, ruled = _rule_bounds(
        work, "barang", lambda code: work.vocabulary.settings.items.by_code[code].need
    )
    whole = np.array([d is None for d in work.names["kecamatan"]], np.bool_) & work.data & ruled

    def corridor(index: int) -> dict[str, str]:
        return {"expected": str(low[index]) if low[index] == high[index] else f"{low[index]}–{high[index]}"}

    work.rows.add("need-outside-corridor", whole & _outside(need, low, high), "kebutuhan", corridor)
    above = received.known & (received.values - work.slack > high)
    work.rows.add("received-outside-corridor", whole & above, "diterima", corridor)


def _outside(counts: Counts, low: Integers, high: Integers) -> Bools:
    return counts.known & ((counts.values < low) | (counts.values > high))


def _rule_bounds(
    work: Parsing, column: str, rule_of: Callable[[str], NeedRule | None]
) -> tuple[Integers, Integers, Bools]:
    """Return per row the corridor of its rule in its region, and where there is one."""
    regions = work.vocabulary.settings.baseline.by_code
    size = len(work.frame)
    low, high, ruled = np.zeros(size, np.int64), np.zeros(size, np.int64), np.zeros(size, np.bool_)
    region_column = work.names[work.column_with_role("region") or ""]
    answers: dict[tuple[str, str], tuple[int, int] | None] = {}
    for index, key in enumerate(zip(region_column, work.names[column], strict=True)):
        if key[0] is None or key[1] is None:
            continue
        if key not in answers:
            rule = rule_of(key[1])
            answers[key] = rule.corridor(regions[key[0]]) if rule is not None else None
        bounds = answers[key]
        if bounds is not None:
            low[index], high[index] = bounds
            ruled[index] = True
    return low, high, ruled


def _turnout(work: Parsing) -> None:
    if "pengguna_hak_pilih" not in work.counts:
        return
    voters, roll = work.counts["pengguna_hak_pilih"], work.counts["dpt"]
    regions = work.vocabulary.settings.baseline.by_code
    official = np.array(
        [regions[c].registered_voters if c is not None else 0 for c in work.names["wilayah"]], np.int64
    )
    placed = work.data & (official > 0)
    limit = np.where(roll.known, roll.values, official)
    work.rows.add(
        "turnout-above-roll",
        placed & voters.known & (voters.values > limit),
        "pengguna_hak_pilih",
        lambda n: {"other": str(limit[n])},
    )
    work.rows.add(
        "baseline-mismatch",
        placed & roll.known & (roll.values != official),
        "dpt",
        lambda n: {"expected": str(official[n])},
    )


def _baseline_targets(work: Parsing) -> None:
    """Targets that are a figure of the baseline itself (TPS, voters, kecamatan) must be that figure."""
    if "indikator" not in work.names or "target" not in work.counts:
        return
    indicators = work.vocabulary.settings.indicators.by_code

    def rule(code: str) -> NeedRule | None:
        target = indicators[code].target
        plain = NeedRule(per_station=1), NeedRule(per_voter=1), NeedRule(per_district=(1, 1))
        return target if target in plain else None

    low, _, ruled = _rule_bounds(work, "indikator", rule)
    target = work.counts["target"]
    differs = work.data & ruled & target.known & (target.values != low)
    work.rows.add("baseline-mismatch", differs, "target", lambda n: {"expected": str(low[n])})
