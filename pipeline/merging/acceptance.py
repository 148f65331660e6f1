"""Flagged values that somebody has verified: they weigh nothing more, until the value changes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pipeline.model.findings import Finding, Severity, Verification
from pipeline.settings.model import LAPSED, Acceptance, Settings

_Place = tuple[str, str, int | None]


def verify(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """Return ``findings`` with every accepted warning verified, in the order given.

    A verified finding weighs as a note. Where the value at an accepted place is another one, the
    warning stays, and ``acceptance-lapsed`` beside it names what had been accepted.
    """
    accepted: dict[_Place, list[Acceptance]] = {}
    for entry in settings.acceptances.accepted:
        accepted.setdefault((entry.code, entry.file, entry.row), []).append(entry)
    if not accepted:
        return list(findings)
    told: list[Finding] = []
    for finding in findings:
        entries = accepted.get((finding.code, finding.path, finding.row), [])
        told += _judged(finding, [e for e in entries if e.column in (None, finding.column)], settings)
    return told


def _judged(finding: Finding, entries: list[Acceptance], settings: Settings) -> list[Finding]:
    if not entries or finding.severity is not Severity.WARNING:
        return [finding]
    holding = next((entry for entry in entries if entry.value == finding.value), None)
    if holding is None:
        return [finding, _lapsed(finding, entries[0], settings)]
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
