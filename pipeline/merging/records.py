"""The ledger and the submissions: every file and row accounted for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from pipeline.merging.selection import Fate, Fates
from pipeline.model.dataset import Outcome, Submission
from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Ledger, RowCounts, Verdict
from pipeline.reports import FileJudgement, FileState
from pipeline.settings.model import ReportKind


def keep_ledger(
    files: tuple[FileJudgement, ...],
    frames: Mapping[str, pd.DataFrame],
    fates: Mapping[str, Fates],
    findings: Sequence[Finding],
) -> Ledger:
    """Return the record of every file; raises AssertionError where a row is unaccounted for."""
    counts = np.zeros((len(files), len(Fate)), np.int64)
    for kind, frame in frames.items():
        np.add.at(counts, (frame["file"].to_numpy(np.int64), fates[kind]), 1)
    severities: dict[str, list[int]] = {}
    for finding in findings:
        tally = severities.setdefault(finding.path, [0, 0, 0])
        tally[(Severity.ERROR, Severity.WARNING, Severity.INFO).index(finding.severity)] += 1
    return Ledger(
        tuple(
            _record(file, counts[n].tolist(), tuple(severities.get(file.table.source.path, [0, 0, 0])))
            for n, file in enumerate(files)
        )
    )


def _record(file: FileJudgement, fates: list[int], tally: tuple[int, ...]) -> FileRecord:
    rows = RowCounts(
        read=file.read,
        accepted=fates[Fate.ACCEPTED],
        rejected=fates[Fate.REJECTED] + file.refused,
        duplicate=fates[Fate.DUPLICATE],
        superseded=fates[Fate.SUPERSEDED],
        out_of_period=fates[Fate.OUT_OF_PERIOD],
        ignored=file.ignored,
    )
    errors, warnings, infos = tally
    table = file.table
    return FileRecord(
        path=table.source.path,
        sha256=table.sha256,
        size=table.size,
        received=table.source.received,
        kind=file.kind,
        encoding=table.encoding,
        delimiter=table.delimiter,
        header_row=file.header_row,
        verdict=_verdict(file, rows, errors, warnings),
        rows=rows,
        regions=_regions(file),
        findings=(errors, warnings, infos),
    )


def _regions(file: FileJudgement) -> tuple[str, ...]:
    """Return the regions that a file speaks of: by its rows, else by its name."""
    if file.claims:
        return tuple(sorted({claim.region for claim in file.claims}))
    return (file.names.region,) if file.names.region is not None else ()


def _verdict(file: FileJudgement, rows: RowCounts, errors: int, warnings: int) -> Verdict:
    settled = {
        FileState.NOT_A_REPORT: Verdict.NOT_A_REPORT,
        FileState.REFUSED: Verdict.REJECTED,
        FileState.NIL: Verdict.NIL,
        FileState.EMPTY: Verdict.EMPTY,
    }
    if file.state in settled:
        return settled[file.state]
    if rows.rejected:
        others = rows.accepted + rows.duplicate + rows.superseded + rows.out_of_period
        return Verdict.PARTLY_REJECTED if others else Verdict.REJECTED
    return Verdict.WITH_WARNINGS if warnings or errors else Verdict.ACCEPTED


def list_submissions(
    files: tuple[FileJudgement, ...],
    frames: Mapping[str, pd.DataFrame],
    fates: Mapping[str, Fates],
    kinds: Mapping[str, ReportKind],
    meeting: date | None,
) -> tuple[Submission, ...]:
    """Return what each file shows of each region and day, in the order path, region, day.

    A day of a file counts when a row of it was neither rejected nor out of period; else the file
    was refused for that day.
    """
    counted: set[tuple[int, str, date]] = set()
    for kind, frame in frames.items():
        if frame.empty or not {"wilayah", "tanggal"} <= set(frame.columns):
            continue
        good = np.isin(fates[kind], [Fate.ACCEPTED, Fate.DUPLICATE, Fate.SUPERSEDED])
        pairs = frame.loc[
            good & frame["wilayah"].notna().to_numpy(bool), ["file", "wilayah", "tanggal"]
        ].drop_duplicates()
        counted |= {
            (int(f), str(w), t.date())
            for f, w, t in zip(pairs["file"], pairs["wilayah"], pairs["tanggal"], strict=True)
        }
    submissions = []
    for index, file in enumerate(files):
        if file.kind is not None and kinds[file.kind].sender != "desk":
            continue
        for claim in file.claims:
            outcome = _outcome(file, (index, claim.region, claim.day) in counted)
            if outcome is not None and (meeting is None or claim.day <= meeting):
                source = file.table.source
                submissions.append(
                    Submission(source.path, claim.region, claim.day, file.kind, outcome, source.received)
                )
    return tuple(sorted(submissions, key=lambda s: (s.path, s.region, s.day)))


def _outcome(file: FileJudgement, counts: bool) -> Outcome | None:  # noqa: FBT001 - a fact, no option
    if file.state is FileState.NIL:
        return Outcome.NIL
    if file.state is FileState.EMPTY:
        return None
    if file.state is FileState.READ:
        return Outcome.COUNTED if counts else Outcome.REFUSED
    return Outcome.REFUSED
