"""Origins: every figure of a region led back to its files and rows, and what was set aside."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.model.dataset import Dataset, SetAside
from pipeline.model.findings import Severity
from pipeline.model.ledger import Verdict
from pipeline.origins.answer import trace_json
from pipeline.origins.goods import item_group, ladder_group
from pipeline.origins.ground import Ground
from pipeline.origins.issues import issue_groups
from pipeline.origins.lines import trace_lines
from pipeline.origins.model import Aside, Group, Section, Source, Trace, TracedFigure
from pipeline.origins.province import key_group
from pipeline.origins.readiness import board_group, indicator_groups, turnout_groups

__all__ = [
    "Aside",
    "Ground",
    "Group",
    "Section",
    "Source",
    "Trace",
    "TracedFigure",
    "trace_json",
    "trace_lines",
    "trace_region",
]


def trace_region(ground: Ground, subject: str | None = None) -> Trace:
    """Return where the figures of ``ground``'s region come from, in the order of the sections.

    ``subject``: only this item or indicator (its code). Raises AssertionError where the rows do
    not add up to a figure, which is a fault of the program.
    """
    groups = tuple(_groups(ground) if subject is None else _of_subject(ground, subject))
    unplaced = tuple(_unplaced(ground)) if subject is None else ()
    files = {file.path: file for file in ground.dataset.ledger.files}
    named = sorted({name for group in groups for name in _names(group)} | {a.file for a in unplaced})
    assert ground.dataset.meeting is not None, "an edition has a meeting"
    return Trace(
        region=ground.region,
        meeting=ground.dataset.meeting,
        groups=groups,
        unplaced=unplaced,
        files={name: files[name] for name in named if name in files},
    )


def _groups(ground: Ground) -> Iterator[Group]:
    yield key_group(ground)
    yield board_group(ground)
    yield ladder_group(ground)
    for item in ground.settings.items.items:
        yield item_group(ground, item.code)
    yield from issue_groups(ground)
    yield from indicator_groups(ground)
    yield from turnout_groups(ground)


def _of_subject(ground: Ground, subject: str) -> Iterator[Group]:
    if subject in ground.settings.items.by_code:
        yield item_group(ground, subject)
    yield from (group for group in indicator_groups(ground) if group.subject == subject)


def _names(group: Group) -> Iterator[str]:
    for figure in group.figures:
        yield from (source.file for source in figure.sources)
    for aside in group.asides:
        yield aside.file
        yield from (aside.winner[0],) if aside.winner else ()


def _unplaced(ground: Ground) -> Iterator[Aside]:
    """Yield the refused files of the region, then its rows that name no item, indicator or issue."""
    yield from _refused_files(ground.dataset, ground.region.code)
    for rows in (ground.goods, ground.indicators, ground.issues, ground.turnout):
        yield from rows.unplaced


def _refused_files(dataset: Dataset, region: str) -> Iterator[Aside]:
    for file in dataset.ledger.files:
        if file.verdict is Verdict.REJECTED and file.regions == (region,):
            findings = tuple(
                f
                for f in dataset.findings
                if f.path == file.path and f.row is None and f.severity is Severity.ERROR
            )
            if findings:
                yield Aside(file.path, 0, SetAside.REJECTED, None, None, (), findings=findings)
