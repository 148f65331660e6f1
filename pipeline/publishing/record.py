"""The published record: the editions that lie in the outputs folder, as their manifests tell it.

``outputs/<meeting>`` is the working draft, or the signed edition of that meeting;
``outputs/<meeting>-rev<n>`` its revisions. A signed edition is never written again.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from pipeline.model.editions import EditionStatus, Signature

MANIFEST_NAME = "manifest.json"
_FOLDER = re.compile(r"(?P<meeting>\d{4}-\d{2}-\d{2})(?:-rev(?P<revision>[1-9]\d{0,3}))?", re.ASCII)


@dataclass(frozen=True)
class EditionRecord:
    """One edition on the disk.

    ``revision`` is 0 for the edition of a meeting and n for its revision n; ``digest`` the 8 hex
    digits on its pages; ``status`` DRAFT also for a revision that nobody has signed yet;
    ``outputs`` maps every file of it to its SHA-256.
    """

    folder: Path
    meeting: date
    revision: int
    number: str
    digest: str
    status: EditionStatus
    signatures: tuple[Signature, ...]
    is_sample: bool
    manifest: Mapping[str, Any]

    @property
    def is_signed(self) -> bool:
        """Whether it may not be written again."""
        return self.status is not EditionStatus.DRAFT

    @property
    def files(self) -> tuple[str, ...]:
        """The paths of its files inside its folder, in name order."""
        return tuple(sorted((*(output["path"] for output in self.manifest["outputs"]), MANIFEST_NAME)))

    @cached_property
    def faults(self) -> tuple[str, ...]:
        """The files that are not there any more or not as they were made, in name order."""
        return tuple(
            output["path"]
            for output in self.manifest["outputs"]
            if _digest_of(self.folder / output["path"]) != output["sha256"]
        )


def published_before(
    record: Sequence[EditionRecord], meeting: date, *, is_sample: bool
) -> tuple[EditionRecord, ...]:
    """Return the signed editions before ``meeting``, of the same kind of data, newest first."""
    earlier = [e for e in record if e.meeting < meeting and e.is_signed and e.is_sample == is_sample]
    return tuple(reversed(earlier))


def edition_name(meeting: date, revision: int) -> str:
    """Return the name of an edition's folder."""
    return f"{meeting.isoformat()}-rev{revision}" if revision else meeting.isoformat()


def read_record(outputs: Path) -> tuple[EditionRecord, ...]:
    """Return the editions in ``outputs`` by meeting and revision.

    A folder of another name, or without a manifest that can be understood, is no edition.
    """
    if not outputs.is_dir():
        return ()
    found = []
    for folder in outputs.iterdir():
        name = _FOLDER.fullmatch(folder.name)
        if name is None or folder.is_symlink():
            continue
        edition = _edition(folder, int(name["revision"] or 0))
        if edition is not None and edition.meeting.isoformat() == name["meeting"]:
            found.append(edition)
    return tuple(sorted(found, key=lambda edition: (edition.meeting, edition.revision)))


def _edition(folder: Path, revision: int) -> EditionRecord | None:
    try:
        manifest = json.loads((folder / MANIFEST_NAME).read_bytes())
        own = manifest["edition"]
        return EditionRecord(
            folder=folder,
            meeting=date.fromisoformat(own["meeting"]),
            revision=revision,
            number=own["number"],
            digest=own["digest"],
            status=EditionStatus(own.get("status", EditionStatus.DRAFT)),
            signatures=tuple(
                Signature(s["name"], s["role"], date.fromisoformat(s["day"]))
                for s in own.get("signatures", ())
            ),
            is_sample=own["data_status"] == "sample",
            manifest=manifest,
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _digest_of(path: Path) -> str | None:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return None
