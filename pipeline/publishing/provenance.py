"""The manifest: what went into an edition and what came out of it, each with its digest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict
from importlib import metadata
from typing import Any

import pipeline
from pipeline.model.dataset import Dataset
from pipeline.model.editions import DRAFT, EditionStanding
from pipeline.model.ledger import FileRecord
from pipeline.publishing.record import MANIFEST_NAME
from pipeline.settings import Settings

LIBRARIES = ("jinja2", "matplotlib", "pandas", "pikepdf", "pyarrow", "weasyprint")
"""Libraries whose version shows in the bytes of an edition."""


def edition_digest(files: Mapping[str, bytes]) -> str:
    """Return the 8 hex digits that stand on every page of an edition.

    They are the first 8 of the SHA-256 over the contents of ``data/*.csv``, one after the other in
    the order of their names (by character code); names, sign-off and all other files have no part
    in it. A reader gets the same from ``LC_ALL=C; cat data/*.csv | sha256sum``.
    """
    digest = hashlib.sha256()
    for name in sorted(files):
        if name.startswith("data/") and name.endswith(".csv") and name.count("/") == 1:
            digest.update(files[name])
    return digest.hexdigest()[:8]


def manifest(
    dataset: Dataset,
    settings: Settings,
    files: Mapping[str, bytes],
    number: str,
    standing: EditionStanding = DRAFT,
) -> bytes:
    """Return ``manifest.json`` (UTF-8, sorted keys, LF) for the edition made of ``files``.

    ``number`` is the edition's ("47", "46a"); ``standing`` what it is and who signed it. Inputs are
    all files of the ledger, in path order, also those that are no report; outputs all of ``files``
    but the manifest itself. Holds no clock, no host and no Python version: the same inputs give
    the same bytes.
    """
    record = {
        "version": 1,
        "edition": {
            "number": number,
            "meeting": dataset.meeting.isoformat() if dataset.meeting else None,
            "digest": edition_digest(files),
            "data_status": settings.edition.data_status,
            "status": standing.status.value,
            "revision": standing.revision,
            "signatures": [
                {"name": s.name, "role": s.role, "day": s.day.isoformat()} for s in standing.signatures
            ],
        },
        "versions": _versions(settings),
        "counts": _counts(dataset),
        "ledger": asdict(dataset.ledger.totals),
        "inputs": [_input(file) for file in dataset.ledger.files],
        "outputs": [
            {"path": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            for name, content in sorted(files.items())
            if name != MANIFEST_NAME
        ],
    }
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, indent=1)
    return (text + "\n").encode()


def _versions(settings: Settings) -> dict[str, Any]:
    return {
        "program": pipeline.__version__,
        "libraries": {name: metadata.version(name) for name in LIBRARIES},
        "config": settings.digest,
        "rule_book": settings.rules.rule_book_version,
        "catalogue": settings.items.catalogue_version,
    }


def _counts(dataset: Dataset) -> dict[str, Any]:
    files = dataset.ledger.files
    return {
        "files": len(files),
        "files_by_verdict": Counter(file.verdict.value for file in files),
        "findings_by_code": Counter(finding.code for finding in dataset.findings),
        "findings_by_severity": Counter(finding.severity.value for finding in dataset.findings),
        "rows_by_kind": {kind: len(frame) for kind, frame in dataset.frames.items()},
    }


def _input(file: FileRecord) -> dict[str, Any]:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "size": file.size,
        "received": file.received.isoformat() if file.received else None,
        "kind": file.kind,
        "verdict": file.verdict.value,
        "rows": asdict(file.rows),
    }
