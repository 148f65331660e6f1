"""One desk at one meeting: what stands, what is mended, which days are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.bulletin import Wording
from pipeline.feedback.grouping import Group, grouped
from pipeline.feedback.history import History, history_of
from pipeline.feedback.model import Remark, Season
from pipeline.measures.model import DayCell, DayState
from pipeline.model.findings import Severity
from pipeline.settings.model import Region

UNREPORTED = frozenset({DayState.MISSING, DayState.REFUSED})


@dataclass(frozen=True, slots=True)
class Desk:
    """What is said to the desk of ``region``. ``open``, ``mended`` and ``verified`` (accepted by the
    office as they are) are grouped, the gravest first; ``missing`` are the period's days without a
    report that counts; ``history`` is what became of what was asked before.
    """

    region: Region
    wording: Wording
    open: tuple[Group, ...]
    mended: tuple[Group, ...]
    verified: tuple[Group, ...]
    missing: tuple[DayCell, ...]
    history: History

    @property
    def is_clear(self) -> bool:
        """Whether nothing is asked of the desk."""
        return not self.open and not self.missing

    def open_of(self, severity: Severity) -> tuple[Group, ...]:
        """Return what stands and weighs so much."""
        return tuple(group for group in self.open if group.severity is severity)


def desks(season: Season, remarks: tuple[Remark, ...], wording: Wording) -> tuple[Desk, ...]:
    """Return every desk, in code order."""
    own = by_region(remarks)
    return tuple(
        _desk(season, region, own.get(region.code, ()), wording)
        for region in season.settings.baseline.regions
    )


def by_region(remarks: Iterable[Remark]) -> Mapping[str, tuple[Remark, ...]]:
    """Return remarks by the code of their desk."""
    own: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        own[remark.region].append(remark)
    return {region: tuple(found) for region, found in own.items()}


def _desk(season: Season, region: Region, remarks: tuple[Remark, ...], wording: Wording) -> Desk:
    row = next(row for row in season.measures.reporting.rows if row.region == region.code)
    asked = [r for r in remarks if not r.is_verified]

    def told(chosen: list[Remark]) -> tuple[Group, ...]:
        return grouped(chosen, season, wording.language)

    return Desk(
        region=region,
        wording=wording,
        open=told([r for r in asked if r.stands_at(season.meeting)]),
        mended=told([r for r in asked if not r.stands_at(season.meeting)]),
        verified=told([r for r in remarks if r.is_verified]),
        missing=tuple(cell for cell in row.cells if cell.state in UNREPORTED),
        history=history_of(remarks, season),
    )
