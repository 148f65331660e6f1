"""What has to hold of any input: an answer in words, every row accounted for, and never a traceback."""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.commands.checking import check_reports, spoken
from pipeline.measures import measure
from pipeline.publishing import findings_csv
from pipeline.settings import Settings
from pipeline.verdicts import check_json
from tests.fuzz.mutating import Made
from tests.workspaces import save

MEETING = date(2024, 11, 18)


@dataclass
class Tally:
    """What was tried, and what went wrong: per broken input its reason."""

    inputs: int = 0
    tracebacks: list[tuple[Made, str]] = field(default_factory=list)
    breaks: list[tuple[Made, str]] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether nothing went wrong."""
        return not self.tracebacks and not self.breaks


def conclude(files: Sequence[Made], settings: Settings) -> list[str]:
    """Check, word and measure the files as one operator's folder; return what is not accounted for.

    Any exception is the finding of the search.
    """
    with TemporaryDirectory() as folder:
        dataset = check_reports([save(Path(folder), dict(files))], MEETING, settings)
        for language in ("id", "en"):
            check_json(dataset, spoken(settings, language))
        findings_csv(dataset.findings, spoken(settings, "id"))
        measure(dataset, settings)
    lost = [
        f"{file.path}: {file.rows}"
        for file in dataset.ledger.files
        if file.rows.read
        != file.rows.accepted
        + file.rows.rejected
        + file.rows.duplicate
        + file.rows.superseded
        + file.rows.out_of_period
        + file.rows.ignored
    ]
    if len(dataset.ledger.files) != len(dict(files)):
        lost.append(f"{len(dict(files))} files given, {len(dataset.ledger.files)} told")
    counted = sum(len(dataset.frames[kind]) for kind in dataset.frames)
    if counted != dataset.ledger.totals.accepted:
        lost.append(f"{counted} rows count, {dataset.ledger.totals.accepted} told")
    return lost


def attempt(files: Sequence[Made], settings: Settings, tally: Tally) -> None:
    """Try ``files`` together; where something goes wrong, halve them until the culprit is found."""
    try:
        lost = conclude(files, settings)
        reason = "\n".join(lost)
        found = tally.breaks
    except Exception:
        reason, found = traceback.format_exc(), tally.tracebacks
    tally.inputs += len(files)
    if not reason:
        return
    if len(files) == 1:
        found.append((files[0], reason))
        return
    before, half = len(tally.tracebacks) + len(tally.breaks), len(files) // 2
    tally.inputs -= len(files)
    attempt(files[:half], settings, tally)
    attempt(files[half:], settings, tally)
    if len(tally.tracebacks) + len(tally.breaks) == before:
        found.append((files[0], f"only together, {len(files)} files:\n{reason}"))
