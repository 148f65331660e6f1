"""Section L: turnout, from counts only; rates are never averaged (contract, section 1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pandas as pd

from pipeline.measures.lastknown import last_known
from pipeline.measures.model import Origin, Ratio, Turnout, TurnoutMeasures, TurnoutTotal
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings
from pipeline.settings.model import Region

ELECTIONS = ("gubernur", "bupati", "wali kota")
GOVERNOR, REGENT, MAYOR = ELECTIONS
VOTERS_COLUMN, ROLL_COLUMN = "pengguna_hak_pilih", "dpt"
TURNOUT_KEY = ["wilayah", "pemilihan"]

TurnoutKey = tuple[str, str]
"""Region and election."""

ToldCount = tuple[int, date, Origin]
"""A count with its day and its row."""

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
    rolls = _newest_counts(known[is_roll])
    found = [
        turnout_of(key, voters, rolls.get(key), settings.baseline.by_code[key[0]])
        for key, voters in _newest_counts(known[~is_roll]).items()
        if key[0] in settings.baseline.by_code
    ]
    return tuple(sorted(found, key=lambda t: (t.region, _election_order(t.election))))


def _newest_counts(known: pd.DataFrame) -> dict[TurnoutKey, ToldCount]:
    cells = zip(*(known[c] for c in (*TURNOUT_KEY, "count", "tanggal", "file", "row")), strict=True)
    return {
        (region, election): (int(count), day.date(), Origin(file, int(row)))
        for region, election, count, day, file, row in cells
    }


def turnout_of(key: TurnoutKey, voters: ToldCount, roll: ToldCount | None, region: Region) -> Turnout:
    """Return the turnout of ``region``; without a ``roll`` of its own the baseline's is taken."""
    count, day, origin = voters
    registered, roll_origin = (roll[0], roll[2]) if roll else (region.registered_voters, None)
    return Turnout(key[0], key[1], count, registered, day, origin, roll_origin)


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
