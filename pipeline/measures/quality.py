"""Section O: every row accounted for per region, what was said about the data, what is carried."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from pipeline.measures.model import (
    CarriedValue,
    FindingGroup,
    ItemLadder,
    Origin,
    Quality,
    RegionQuality,
)
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, RowCounts, Verdict
from pipeline.settings import Settings

TOLERANCES = (
    "filled-down",
    "name-corrected",
    "nil-as-zero",
    "not-reported-text",
    "region-corrected",
    "unit-inexact",
)
"""Findings that say: the cell was taken for something else than it literally holds."""

UNSUPPORTED = "format-unsupported"
SEVERITY_ORDER = tuple(Severity)

RegionName = str | None
"""A region's code; None: the file names none, or several."""

GroupKey = tuple[str, RegionName, bool]
"""Code, region, and whether somebody has verified the values."""


def measure_quality(dataset: Dataset, ladders: Iterable[ItemLadder], settings: Settings) -> Quality:
    """Return section O; the regions' rows add up to the ledger's totals."""
    owner = {file.path: owner_of(file, settings) for file in dataset.ledger.files}
    start = dataset.period.start
    return Quality(
        regions=region_qualities(dataset, owner, settings),
        groups=finding_groups(dataset.findings, owner),
        carried=tuple(
            CarriedValue(x.region, x.item, x.as_of, x.age_days)
            for x in ladders
            if x.as_of is not None and x.age_days is not None and x.as_of < start
        ),
    )


def owner_of(file: FileRecord, settings: Settings) -> RegionName:
    """Return the region of a file that names exactly one."""
    known = [code for code in file.regions if code in settings.baseline.by_code]
    return known[0] if len(file.regions) == len(known) == 1 else None


def region_qualities(
    dataset: Dataset, owner: Mapping[str, RegionName], settings: Settings
) -> tuple[RegionQuality, ...]:
    """Return every region in code order, then the files of none or several, where there are any."""
    files: dict[RegionName, list[FileRecord]] = defaultdict(list)
    for file in dataset.ledger.files:
        files[owner[file.path]].append(file)
    tolerated = Counter(owner.get(f.path) for f in dataset.findings if f.code in TOLERANCES)
    unsupported = {f.path for f in dataset.findings if f.code == UNSUPPORTED}
    names: list[RegionName] = [*settings.baseline.by_code, *([None] if None in files else [])]
    return tuple(region_quality(name, files[name], tolerated[name], unsupported) for name in names)


def region_quality(
    region: RegionName, files: Sequence[FileRecord], tolerated: int, unsupported: set[str]
) -> RegionQuality:
    """Return the files of one region added up.

    Refused are files with the verdict *rejected*, and those in a format that cannot be read
    (``unsupported``: their paths).
    """
    return RegionQuality(
        region=region,
        files=len(files),
        refused_files=sum(f.verdict is Verdict.REJECTED or f.path in unsupported for f in files),
        rows=sum((f.rows for f in files), RowCounts()),
        errors=sum(f.findings[0] for f in files),
        warnings=sum(f.findings[1] for f in files),
        tolerated=tolerated,
    )


def finding_groups(findings: Iterable[Finding], owner: Mapping[str, RegionName]) -> tuple[FindingGroup, ...]:
    """Return the findings grouped by code and region, verified ones apart; errors first, then the
    most frequent.

    The example is the first in the findings' order; row 0 stands for the whole file.
    """
    groups: dict[GroupKey, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[finding.code, owner.get(finding.path), finding.verified is not None].append(finding)
    ordered = sorted(groups.items(), key=_weight)
    return tuple(
        FindingGroup(
            code=code,
            severity=members[0].severity.value,
            region=region,
            count=len(members),
            example=Origin(members[0].path, members[0].row or 0),
            example_value=members[0].value,
            verified=members[0].verified,
        )
        for (code, region, _), members in ordered
    )


def _weight(group: tuple[GroupKey, list[Finding]]) -> tuple[int, int, str, str]:
    """Order: severity, then number, then code and region (none of them last)."""
    (code, region, _), members = group
    return SEVERITY_ORDER.index(members[0].severity), -len(members), code, region or "~"
