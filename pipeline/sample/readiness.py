"""The truth about readiness: people, polling stations, notices, money and vulnerability per region."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.sample.curves import Progress
from pipeline.settings.model import Indicator, Region

Values = tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class ReadinessSeries:
    """One indicator of one region from one source; ``values`` per day, None before it is reported."""

    indicator: Indicator
    source: str | None
    target: int | None
    values: Values


@dataclass(frozen=True, slots=True)
class ReadinessCase:
    """What the readiness of one region follows from; ``rank`` is its place among all regions."""

    region: Region
    rank: int
    days: tuple[date, ...]
    districts_served: Values
    """Kecamatan that all boxes have reached, per day; None: no distribution yet."""


_OCTOBER_28 = date(2024, 10, 28)


def _november(day: int) -> date:
    return date(2024, 11, 1) + timedelta(days=day - 1)


@dataclass(frozen=True, slots=True)
class _Work:
    """Progress towards the indicator's target by rule, to ``final_permille`` of it."""

    start: date
    end: date
    final_permille: int


_BY_RULE: Mapping[str, _Work] = {
    "kpps-dilantik": _Work(_november(7), _november(20), 1000),
    "linmas": _Work(_OCTOBER_28, _november(21), 1000),
    "tps-siap": _Work(_november(14), _november(27), 1000),
    "c-pemberitahuan-tersampaikan": _Work(_november(16), _november(26), 972),
}


def readiness_truth(
    case: ReadinessCase, indicators: Mapping[str, Indicator], rng: random.Random
) -> tuple[ReadinessSeries, ...]:
    """Return the series of one region in the order of the catalogue; an indicator that this module
    knows no course for is left out.
    """
    series: list[ReadinessSeries] = []
    for code, indicator in indicators.items():
        if code in _BY_RULE and indicator.target is not None:
            series.append(_by_rule(case, indicator, _BY_RULE[code], rng))
        elif code in _COURSES:
            series.extend(_COURSES[code](case, indicator, rng))
    return tuple(series)


def _by_rule(case: ReadinessCase, indicator: Indicator, work: _Work, rng: random.Random) -> ReadinessSeries:
    assert indicator.target is not None
    target = indicator.target.corridor(case.region)[0]
    end = work.end - timedelta(days=rng.randint(0, 2))
    reach = target * work.final_permille // 1000
    values = tuple(
        reach * done // 1000 if done else None for done in Progress(work.start, end).permille(case.days, rng)
    )
    return ReadinessSeries(indicator, None, target, values)


def _personnel(per_hundred_stations: int) -> Callable[..., list[ReadinessSeries]]:
    def course(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
        """Posted step by step: from three quarters to all by the end of the campaign."""
        posted = case.region.polling_stations * per_hundred_stations // 100 + rng.randint(0, 12)
        done = Progress(_OCTOBER_28, _november(23)).permille(case.days, rng)
        values = tuple(posted * (750 + share // 4) // 1000 for share in done)
        return [ReadinessSeries(indicator, None, posted, values)]

    return course


def _combined(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
    """Only one desk in four gives a combined figure, and only near voting day."""
    if case.rank % 4 != 1:
        return []
    people = case.region.polling_stations * rng.randint(320, 420) // 100
    values = tuple(people if day >= _november(14) else None for day in case.days)
    return [ReadinessSeries(indicator, "laporan desk (Polri, TNI, Linmas)", None, values)]


def _served(case: ReadinessCase, indicator: Indicator, _rng: random.Random) -> list[ReadinessSeries]:
    return [ReadinessSeries(indicator, None, len(case.region.districts), case.districts_served)]


def _grant(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
    """Two instalments: 40 % from the start, the rest on one day of November."""
    granted = rng.randint(280, 900) * 100_000_000
    paid_on = _november(rng.randint(1, 22))
    values = tuple(granted if day >= paid_on else granted * 2 // 5 for day in case.days)
    return [ReadinessSeries(indicator, None, granted, values)]


def _supervisor_scale(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
    stations = case.region.polling_stations
    shares = {"sulit dijangkau": 15, "terkendala listrik": 34, "terkendala internet": 82}
    series = []
    for kind, permille in shares.items():
        found = stations * permille * rng.randint(50, 150) // 100_000
        values = tuple(found if day >= _november(15) else None for day in case.days)
        series.append(ReadinessSeries(indicator, f"Bawaslu: TPS {kind}", None, values))
    return series


def _police_scale(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
    stations = case.region.polling_stations
    vulnerable = stations * rng.randint(6, 14) // 100
    very = vulnerable * rng.randint(5, 20) // 100
    counts = {"kurang rawan": stations - vulnerable - very, "rawan": vulnerable, "sangat rawan": very}
    return [
        ReadinessSeries(
            indicator,
            f"Polri: {degree}",
            None,
            tuple(count if day >= _november(11) else None for day in case.days),
        )
        for degree, count in counts.items()
    ]


def _neutrality(case: ReadinessCase, indicator: Indicator, rng: random.Random) -> list[ReadinessSeries]:
    known_from = [_november(rng.randint(1, 24)) for _ in range(rng.randint(0, 3))]
    values = tuple(sum(day >= known for known in known_from) for day in case.days)
    return [ReadinessSeries(indicator, None, None, values)]


_COURSES: Mapping[str, Callable[..., list[ReadinessSeries]]] = {
    "personel-polri": _personnel(95),
    "personel-tni": _personnel(36),
    "personel-pengamanan": _combined,
    "kecamatan-terlayani": _served,
    "nphd-cair": _grant,
    "tps-rawan-bawaslu": _supervisor_scale,
    "tps-rawan-polri": _police_scale,
    "kasus-netralitas": _neutrality,
}
