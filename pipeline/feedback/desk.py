"""One desk at one meeting: what stands, what is mended, which days are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.bulletin import Wording
from pipeline.feedback.grouping import Group, grouped
from pipeline.feedback.model import Remark, Season
from pipeline.measures.model import DayCell, DayState
from pipeline.model.findings import Severity
from pipeline.settings.model import Region

UNREPORTED = frozenset({DayState.MISSING, DayState.REFUSED})


@dataclass(frozen=True, slots=True)
class Desk:
    """What is said to the desk of ``region``. ``open`` and ``mended`` are grouped, the gravest
    first; ``missing`` are the period's days without a report that counts.
    """

    region: Region
    wording: Wording
    open: tuple[Group, ...]
    mended: tuple[Group, ...]
    missing: tuple[DayCell, ...]
    remarks: tuple[Remark, ...]

    @property
    def is_clear(self) -> bool:
        """Whether nothing is asked of the desk."""
        return not self.open and not self.missing

    def open_of(self, severity: Severity) -> tuple[Group, ...]:
        """Return what stands and weighs so much."""
        return tuple(group for group in self.open if group.severity is severity)


def desks(season: Season, remarks: tuple[Remark, ...], wording: Wording) -> tuple[Desk, ...]:
    """Return every desk, in code order."""
    own: Mapping[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        own[remark.region].append(remark)
    return tuple(
        _desk(season, region, tuple(own[region.code]), wording) for region in season.settings.baseline.regions
    )


def _desk(season: Season, region: Region, remarks: tuple[Remark, ...], wording: Wording) -> Desk:
    standing = [remark.mending_at(season.meeting) is None for remark in remarks]
    row = next(row for row in season.measures.reporting.rows if row.region == region.code)
    return Desk(
        region=region,
        wording=wording,
        open=grouped([r for r, s in zip(remarks, standing, strict=True) if s], season, wording.language),
        mended=grouped(
            [r for r, s in zip(remarks, standing, strict=True) if not s], season, wording.language
        ),
        missing=tuple(cell for cell in row.cells if cell.state in UNREPORTED),
        remarks=remarks,
    )
