"""Merging: which row counts, with every row accounted for."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.merging.acceptance import verify
from pipeline.merging.arrival import arrived_by, only_files, set_corrections_aside
from pipeline.merging.copies import copy_findings, find_copies
from pipeline.merging.history import check_history
from pipeline.merging.identity import group_numbers
from pipeline.merging.order import submission_order
from pipeline.merging.presenting import Frames
from pipeline.merging.records import keep_ledger, list_submissions
from pipeline.merging.selection import Fate, Fates, Field, select
from pipeline.model.dataset import Asides, Dataset, SetAside
from pipeline.model.findings import Finding
from pipeline.reports import FileState, Judged
from pipeline.settings.model import Settings

_ASIDE = {
    Fate.REJECTED: SetAside.REJECTED,
    Fate.DUPLICATE: SetAside.DUPLICATE,
    Fate.SUPERSEDED: SetAside.SUPERSEDED,
    Fate.OUT_OF_PERIOD: SetAside.OUT_OF_PERIOD,
}

__all__ = [
    "arrived_by",
    "default_meeting",
    "group_numbers",
    "merge",
    "only_files",
    "rows_set_aside",
    "set_corrections_aside",
    "submission_order",
]


def merge(judged: Judged, settings: Settings, meeting: date | None) -> Dataset:
    """Return the rows of ``judged`` that count for ``meeting`` (None: nothing is out of period),
    with the ledger of every file and all findings.
    """
    kinds = settings.kind_by_name
    field, copies = _field(judged, settings, meeting)
    findings = [*judged.findings, *copy_findings(judged.files, copies, settings.rules)]
    fates: dict[str, Fates] = {}
    counted: dict[str, pd.DataFrame] = {}
    for name, frame in judged.frames.items():
        selection = select(frame, kinds[name], field)
        fates[name] = selection.fates
        accepted = fates[name] == Fate.ACCEPTED
        kept = frame if accepted.all() else frame[accepted]
        findings += selection.findings
        findings += check_history(kept, kinds[name], judged.files, settings)
        counted[name] = kept
    findings = verify(findings, judged, settings)
    return Dataset(
        meeting=meeting,
        frames=Frames(counted, kinds, _paths(judged)),
        submissions=list_submissions(judged.files, judged.frames, fates, kinds, meeting),
        findings=_in_order(findings),
        ledger=keep_ledger(judged.files, judged.frames, fates, findings),
    )


def rows_set_aside(judged: Judged, settings: Settings, meeting: date | None) -> Asides:
    """Return the data rows of ``judged`` that do not count for ``meeting``: all that
    :func:`merge` leaves out.
    """
    field, _ = _field(judged, settings, meeting)
    frames = {}
    for name, frame in judged.frames.items():
        fates = select(frame, settings.kind_by_name[name], field).fates
        aside = fates != Fate.ACCEPTED
        words = np.array([_ASIDE.get(Fate(fate), "") for fate in range(len(Fate))], dtype=object)
        frames[name] = frame[aside].assign(fate=words[fates[aside]])
    return Asides(Frames(frames, settings.kind_by_name, _paths(judged)))


def _paths(judged: Judged) -> npt.NDArray[np.object_]:
    return np.array([file.table.source.path for file in judged.files], dtype=object)


def _field(judged: Judged, settings: Settings, meeting: date | None) -> tuple[Field, dict[int, int]]:
    """Return who takes part by which rules, and which file copies which."""
    order = submission_order(judged.files)
    copies = find_copies(judged.files, judged.frames, settings.kind_by_name, order)
    return Field(judged.files, order, frozenset(copies), meeting, settings.rules), copies


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda f: (f.path, f.row or 0, f.column or "", f.code, f.value or "", f.details))
    )


def default_meeting(judged: Judged, settings: Settings) -> date | None:
    """Return the first Monday on or after the newest day that a desk reports of; None without one.

    Days later than their file's day of arrival are slips and don't count for this.
    """
    days = [
        claim.day
        for file in judged.files
        if file.state in {FileState.READ, FileState.NIL}
        and (file.kind is None or settings.kind_by_name[file.kind].sender == "desk")
        for claim in file.claims
        if file.table.source.received is None or claim.day <= file.table.source.received
    ]
    season = settings.milestones
    plausible = [day for day in days if season.season_start <= day <= season.season_end]
    if not plausible:
        return None
    newest = max(plausible)
    return newest + timedelta(days=(7 - newest.weekday()) % 7)
