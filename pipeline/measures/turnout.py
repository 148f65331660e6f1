"""Section L: turnout, from counts only; rates are never averaged (contract, section 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from pipeline.dataset import Dataset
from pipeline.measures.lastknown import last_known
from pipeline.measures.model import Origin, Ratio, Turnout, TurnoutMeasures, TurnoutTotal
from pipeline.settings import Settings

ELECTIONS = ("gubernur", "bupati", "wali kota")
GOVERNOR, REGENT, MAYOR = ELECTIONS
VOTERS_COLUMN, ROLL_COLUMN = "pengguna_hak_pilih", "dpt"
TURNOUT_KEY = ["wilayah", "pemilihan"]

FIRST_CITY = 71
"""Kemendagri numbers kabupaten from 01 and kota from 71 within a province."""


def measure_turnout(dataset: Dataset, settings: Settings) -> TurnoutMeasures:
    """Return the turnout that regions have reported for voting day or later; empty before."""
    frame = dataset.frames["partisipasi"]
    since_voting = frame[frame["tanggal"] >= pd.Timestamp(settings.milestones.voting_day)]
    regions = region_turnout(since_voting, settings)
    return TurnoutMeasures(
        regions=regions,
        totals=tuple(
            election_total(election, [t for t in regions if t.election == election], settings)
            for election in sorted({t.election for t in regions}, key=_election_order)
        ),
        target_percent=settings.edition.targets.turnout_percent,
    )


def region_turnout(frame: pd.DataFrame, settings: Settings) -> tuple[Turnout, ...]:
    """Return the last known turnout per region and election, in code order, then election.

    The roll is the last one reported, else the baseline's; a region that has not told its voters
    has no turnout.
    """
    known = last_known(frame, TURNOUT_KEY, (VOTERS_COLUMN, ROLL_COLUMN))
    is_roll = known["column"] == ROLL_COLUMN
    rolls: dict[Any, int] = known[is_roll].set_index(TURNOUT_KEY)["count"].to_dict()
    voters = known[~is_roll]
    cells = zip(*(voters[c] for c in (*TURNOUT_KEY, "count", "tanggal", "file", "row")), strict=True)
    found = [
        turnout_of((region, election), int(count), roll, day.date(), Origin(file, int(row)))
        for region, election, count, day, file, row in cells
        if region in settings.baseline.by_code
        for roll in [rolls.get((region, election), settings.baseline.by_code[region].registered_voters)]
    ]
    return tuple(sorted(found, key=lambda t: (t.region, _election_order(t.election))))


def turnout_of(key: tuple[str, str], voters: int, roll: int, as_of: date, origin: Origin) -> Turnout:
    """Return the turnout of one region (``key``: its code and the election)."""
    region, election = key
    return Turnout(region, election, voters, int(roll), as_of, origin)


def election_total(election: str, regions: Iterable[Turnout], settings: Settings) -> TurnoutTotal:
    """Return the total over ``regions`` from their counts, of all regions that hold the election."""
    counted = list(regions)
    return TurnoutTotal(
        election=election,
        ratio=Ratio(sum(t.voters for t in counted), sum(t.roll for t in counted)),
        regions=len(counted),
        of_regions=sum(holds(code, election) for code in settings.baseline.by_code),
    )


def holds(region: str, election: str) -> bool:
    """Whether the region with this Kemendagri code holds the election: a kota elects its mayor."""
    is_city = int(region.split(".")[1]) >= FIRST_CITY
    return election not in (REGENT, MAYOR) or is_city == (election == MAYOR)


def _election_order(election: str) -> tuple[int, str]:
    position = ELECTIONS.index(election) if election in ELECTIONS else len(ELECTIONS)
    return position, election
