"""A season in which every region brings its ballots to the warehouse at an even pace."""

from __future__ import annotations

from datetime import date, timedelta

from pipeline.settings import Settings
from tests.measures.season import GOVERNOR_BALLOTS, Season

FIRST = date(2024, 11, 4)
DAYS = 14


def need_of(voters: int) -> int:
    """Return a need inside the corridor: the lower end and some sheets more."""
    return -(-voters * 1025 // 1000) + 20


def moving_ballots(settings: Settings) -> Season:
    """Return reports from 4 to 17 November: each day a twentieth of the need more."""
    found = Season(settings)
    for region in settings.baseline.regions:
        need = need_of(region.registered_voters)
        for number in range(DAYS):
            on = (FIRST + timedelta(days=number)).strftime("%m-%d")
            count = -(-need // 20) * (number + 1)
            found.goods(on, region.code, GOVERNOR_BALLOTS, kebutuhan=need, diterima=count)
    return found
