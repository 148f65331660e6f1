"""When desks report: which day arrives when, in how many versions, and which days are silent."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from pipeline.sample.plan import SamplePlan
from pipeline.sample.turnout import DAYS_OF_COUNTING
from pipeline.settings.model import Region

DESK_KINDS = ("logistik", "isu", "kesiapan")
TURNOUT_KIND = "partisipasi"
COPY_MARK = "salinan"
"""Mark of a file that is sent again as it was."""
MOST_REGIONS_WITH_DAILY_FILES = 40
"""Beyond it each desk bundles a week into one file per kind, so that a nation stays some ten
thousand files."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One report file: the days in it, when it arrives, and the mark of its revision.

    ``mark`` is empty, or how the desk writes a correction (``rev2``, ``(2)``, ``final``).
    ``is_nil``: the file says NIHIL and nothing else. ``is_superseded``: a correction of the same
    days follows, and this one holds the wrong figure that it corrects.
    """

    region: str
    kind: str
    days: tuple[date, ...]
    received: date
    mark: str = ""
    is_nil: bool = False
    is_superseded: bool = False


@dataclass(frozen=True, slots=True)
class DeskDiscipline:
    """The habits of one desk: spells of silence (both ends included), days that arrive late with
    their delay, days with a nil report only, corrections per (kind, day): (mark, delay), days of
    which only the goods are reported, and days that come together in one file per kind.
    """

    silent: tuple[tuple[date, date], ...] = ()
    late: Mapping[date, int] = field(default_factory=dict)
    nil: frozenset[date] = frozenset()
    corrected: Mapping[tuple[str, date], tuple[str, int]] = field(default_factory=dict)
    logistics_only: frozenset[date] = frozenset()
    sent_together: tuple[date, ...] = ()

    def is_silent(self, day: date) -> bool:
        """Whether nothing is ever sent for ``day``."""
        return any(start <= day <= end for start, end in self.silent)


def _n(day: int) -> date:
    return date(2024, 11, 1) + timedelta(days=day - 1)


DISCIPLINE: Mapping[str, DeskDiscipline] = {
    "64.01": DeskDiscipline(silent=((_n(14), _n(17)),), late={_n(4): 3, _n(12): 2}),
    "64.02": DeskDiscipline(corrected={("logistik", _n(12)): ("rev2", 2)}),
    "64.03": DeskDiscipline(late={_n(9): 3}),
    "64.07": DeskDiscipline(
        silent=((_n(2), _n(3)), (_n(17), _n(17))),
        late={_n(8): 3, _n(14): 3},
        logistics_only=frozenset({_n(12)}),
    ),
    "64.08": DeskDiscipline(
        silent=((_n(10), _n(10)), (_n(16), _n(17))),
        late={_n(13): 3},
        corrected={("kesiapan", _n(12)): (COPY_MARK, 1)},
    ),
    "64.09": DeskDiscipline(
        nil=frozenset({_n(10), _n(16)}), corrected={("logistik", date(2024, 10, 31)): ("(2)", 1)}
    ),
    "64.11": DeskDiscipline(
        silent=((_n(3), _n(3)),),
        late={date(2024, 10, 31): 3, _n(6): 2, _n(7): 1},
        nil=frozenset({_n(10)}),
        sent_together=(_n(6), _n(7)),
    ),
    "64.71": DeskDiscipline(late={_n(16): 2}, corrected={("logistik", _n(15)): ("(2)", 1)}),
    "64.72": DeskDiscipline(
        corrected={
            ("logistik", _n(8)): ("rev2", 2),
            ("logistik", _n(15)): ("sore", 0),
            ("kesiapan", _n(13)): ("final", 1),
        }
    ),
    "64.74": DeskDiscipline(nil=frozenset({_n(3), _n(10)}), corrected={("kesiapan", _n(12)): ("final", 1)}),
}
"""The ten desks (invented): on 18 November three of them are silent, for 4, 1 and 2 days."""


def discipline_of(region: Region, plan: SamplePlan, rng: random.Random) -> DeskDiscipline:
    """Return the discipline of ``region``: its own, or for a synthetic one a drawn one."""
    if not plan.is_synthetic and region.code in DISCIPLINE:
        return DISCIPLINE[region.code]
    silent, late, nil = [], {}, set()
    for day in plan.days:
        luck = rng.random()
        if luck < 0.04:
            silent.append((day, day))
        elif luck < 0.09:
            late[day] = rng.randint(2, 3)
        elif luck < 0.11:
            nil.add(day)
    corrected = {("logistik", day): ("rev2", 2) for day in plan.days if rng.random() < 0.02}
    return DeskDiscipline(tuple(silent), late, frozenset(nil), corrected)


def deliveries_of(
    region: Region, plan: SamplePlan, voting_day: date, rng: random.Random
) -> tuple[Delivery, ...]:
    """Return what the desk of ``region`` sends and what of it has arrived by the plan's last morning."""
    discipline = discipline_of(region, plan, rng)
    sent: list[Delivery] = []
    for day in plan.days:
        if discipline.is_silent(day):
            continue
        received = day + timedelta(days=discipline.late.get(day, rng.choice((0, 0, 1))))
        if day in discipline.nil:
            sent.append(Delivery(region.code, "isu", (day,), received, is_nil=True))
            continue
        kinds = _kinds_on(day, voting_day, plan)
        for kind in kinds[:1] if day in discipline.logistics_only else kinds:
            sent.extend(_versions(region.code, kind, (day, received), discipline))
    sent = _together(sent, discipline.sent_together)
    if (plan.regions or 0) > MOST_REGIONS_WITH_DAILY_FILES:
        sent = _bundled(sent)
    return tuple(d for d in sent if d.received <= plan.last_arrival)


def _kinds_on(day: date, voting_day: date, plan: SamplePlan) -> tuple[str, ...]:
    """Return what is reported of ``day``: after voting day issues, and turnout while it is counted.

    Synthetic desks go on with everything: they are there for their size.
    """
    if day < voting_day:
        return DESK_KINDS
    if day == voting_day or plan.is_synthetic:
        return (*DESK_KINDS, TURNOUT_KIND)
    counting = (day - voting_day).days <= DAYS_OF_COUNTING
    return ("isu", TURNOUT_KIND) if counting else ("isu",)


def _versions(region: str, kind: str, dates: tuple[date, date], discipline: DeskDiscipline) -> list[Delivery]:
    day, received = dates
    correction = discipline.corrected.get((kind, day))
    if correction is None:
        return [Delivery(region, kind, (day,), received)]
    mark, delay = correction
    return [
        Delivery(region, kind, (day,), received, is_superseded=mark != COPY_MARK),
        Delivery(region, kind, (day,), received + timedelta(days=delay), mark=mark),
    ]


def _together(sent: list[Delivery], days: tuple[date, ...]) -> list[Delivery]:
    """Return the deliveries of ``days`` as one file per kind, in the place of the last of them."""
    joined: list[Delivery] = []
    for delivery in sent:
        if not days or delivery.days[0] not in days:
            joined.append(delivery)
        elif delivery.days[0] == days[-1]:
            joined.append(replace(delivery, days=days))
    return joined


def _bundled(sent: list[Delivery]) -> list[Delivery]:
    """Return one file per kind and week, arriving on the Sunday; corrections and nil days fall away."""
    weeks: dict[tuple[str, date], list[Delivery]] = {}
    for delivery in sent:
        if not delivery.mark and not delivery.is_nil:
            sunday = delivery.days[0] + timedelta(days=6 - delivery.days[0].weekday())
            weeks.setdefault((delivery.kind, sunday), []).append(delivery)
    return [
        Delivery(bundle[0].region, kind, tuple(d.days[0] for d in bundle), sunday)
        for (kind, sunday), bundle in weeks.items()
    ]
