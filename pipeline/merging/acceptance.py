"""Flagged values that somebody has verified: they weigh nothing more, until the value changes.

A value is accepted at a place, that is a row of a file, or at a key (whose figure, of what, of which
day): then it holds in whichever file says the same, also in one that is sent again.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.model.findings import Finding, Severity, Verification
from pipeline.reports import Judged
from pipeline.settings.acceptance_keys import Catalogues, KeyValue, resolved_key
from pipeline.settings.model import LAPSED, Acceptance, Settings

_Place = tuple[str, str, int | None]
_COUNT = re.compile(r"'?(\d+|\d{1,3}(?:[ .,]\d{3})+)", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Held:
    """An acceptance at one row. ``count`` is what the row says in its column, where that is a count:
    a file that is sent again may write 28.599 for 28599.
    """

    entry: Acceptance
    count: int | None = None

    def holds(self, finding: Finding) -> bool:
        """Whether the value is still the one that was accepted."""
        accepted = self.entry.value
        if accepted == finding.value:
            return True
        written = _COUNT.fullmatch(accepted or "")
        return self.count is not None and written is not None and _digits(written[1]) == self.count


def verify(findings: Iterable[Finding], judged: Judged, settings: Settings) -> list[Finding]:
    """Return ``findings`` with every accepted warning verified, in the order given.

    A verified finding weighs as a note. Where the value at an accepted place is another one, the
    warning stays, and ``acceptance-lapsed`` beside it names what had been accepted.
    """
    held: dict[_Place, list[_Held]] = defaultdict(list)
    for entry in settings.acceptances.accepted:
        if entry.file:
            held[entry.code, entry.file, entry.row].append(_Held(entry))
        else:
            for path, row, count in _rows(entry, judged, settings):
                held[entry.code, path, row].append(_Held(entry, count))
    if not held:
        return list(findings)
    told: list[Finding] = []
    for finding in findings:
        own = held.get((finding.code, finding.path, finding.row), [])
        told += _judged(finding, [h for h in own if h.entry.column in (None, finding.column)], settings)
    return told


def _rows(entry: Acceptance, judged: Judged, settings: Settings) -> Iterator[tuple[str, int, int | None]]:
    """Yield file, row and count of every row that has the key of ``entry``."""
    kind = settings.kind_by_name[entry.kind or ""]
    frame = judged.frames[kind.kind]
    found = np.flatnonzero(_matches(frame, resolved_key(entry, Catalogues.of(settings))))
    is_count = entry.column is not None and kind.by_name[entry.column].role == "count"
    for position in found.tolist():
        file, row = (int(frame[name].iloc[position]) for name in ("file", "row"))
        cell = frame[entry.column].iloc[position] if is_count else None
        count = None if cell is None or pd.isna(cell) else int(cell)
        yield judged.files[file].table.source.path, row, count


def _matches(frame: pd.DataFrame, key: Mapping[str, KeyValue]) -> npt.NDArray[np.bool_]:
    matches = np.ones(len(frame), np.bool_)
    for name, value in key.items():
        column = frame[name]
        same = (
            column.isna()
            if value is None
            else column == (value if isinstance(value, str) else pd.Timestamp(value))
        )
        matches &= same.to_numpy(np.bool_)
    return matches


def _digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def _judged(finding: Finding, held: list[_Held], settings: Settings) -> list[Finding]:
    if not held or finding.severity is not Severity.WARNING:
        return [finding]
    holding = next((h.entry for h in held if h.holds(finding)), None)
    if holding is None:
        return [finding, _lapsed(finding, held[0].entry, settings)]
    verification = Verification(holding.reason, holding.by, holding.day)
    return [replace(finding, severity=Severity.INFO, verified=verification)]


def _lapsed(finding: Finding, entry: Acceptance, settings: Settings) -> Finding:
    return Finding(
        LAPSED,
        settings.rules.severity_of(LAPSED),
        finding.path,
        finding.row,
        finding.column,
        finding.value or "–",
        (("expected", entry.value or "–"), ("other", entry.code)),
    )
