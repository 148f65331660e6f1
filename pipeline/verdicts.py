"""What ``check`` answers to a program: JSON and CSV as the contract (section 2) has them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Verification
from pipeline.model.ledger import FileRecord, Verdict

Words = Callable[[Finding], tuple[str, str]]


def check_json(dataset: Dataset, words: Words) -> str:
    """Return the object of ``check --format json`` as text."""
    by_path: dict[str, list[Finding]] = {}
    for finding in dataset.findings:
        by_path.setdefault(finding.path, []).append(finding)
    ledger = dataset.ledger
    verdicts = Counter(file.verdict for file in ledger.files)
    severities = Counter(finding.severity.value for finding in dataset.findings)
    answer = {
        "version": 1,
        "files": [_file(file, by_path.get(file.path, ()), words) for file in ledger.files],
        "totals": {
            "files": len(ledger.files),
            "verdicts": {verdict.value: verdicts[verdict] for verdict in Verdict},
            "rows": asdict(ledger.totals),
            "findings": {name: severities[name] for name in ("error", "warning", "info")},
        },
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _file(file: FileRecord, findings: Sequence[Finding], words: Words) -> Mapping[str, Any]:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "kind": file.kind,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "header_row": file.header_row,
        "verdict": file.verdict.value,
        "rows": asdict(file.rows),
        "findings": [_finding(finding, words) for finding in findings],
    }


def _finding(finding: Finding, words: Words) -> Mapping[str, Any]:
    message, hint = words(finding)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "row": finding.row,
        "column": finding.column,
        "value": finding.value,
        "message": message,
        "hint": hint,
        "verified": _verification(finding.verified),
    }


def _verification(verified: Verification | None) -> Mapping[str, str] | None:
    """Return who accepted the value although it was flagged, when and why; None: nobody did."""
    if verified is None:
        return None
    return {"reason": verified.reason, "by": verified.by, "day": verified.day.isoformat()}
