"""The truth about turnout: invented counts that come in from the evening of voting day on."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.sample.curves import Progress
from pipeline.settings.model import Region

DAYS_OF_COUNTING = 5


@dataclass(frozen=True, slots=True)
class TurnoutSeries:
    """Voters of one election per day, None before voting day; ``roll`` is the baseline's DPT."""

    election: str
    roll: int
    voters: tuple[int | None, ...]


def turnout_truth(
    region: Region, days: tuple[date, ...], voting_day: date, rng: random.Random
) -> tuple[TurnoutSeries, ...]:
    """Return the governor's election and the region's own one (wali kota for a Kota, else bupati).

    The two differ by a few voters from elsewhere (DPTb), who vote for the governor only.
    """
    in_all = region.registered_voters * rng.randint(600, 800) // 1000
    known = Progress(voting_day, voting_day + timedelta(days=DAYS_OF_COUNTING)).permille(days, rng)
    local = "wali kota" if region.name.startswith("Kota") else "bupati"
    guests = rng.randint(5, 60)
    return tuple(
        TurnoutSeries(
            election,
            region.registered_voters,
            tuple(voters * share // 1000 if share else None for share in known),
        )
        for election, voters in (("gubernur", in_all), (local, in_all - guests))
    )
