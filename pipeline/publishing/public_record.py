"""``edisi.json``: what a public edition tells of itself, so that a site can be made from it alone."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from pipeline.model.editions import EditionStatus

PUBLIC_FOLDER = "publik"
RECORD_NAME = "edisi.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class PublicFile:
    """One file of a public edition: path inside it, digest and size in bytes."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A public edition as it tells of itself.

    ``title`` to ``standing`` are words in its language; ``facts`` and ``highlights`` are (term,
    text) as on its first page, ``figures`` (label, value, of what, note) its tiles. ``updated`` is
    the day on which it was signed, for a draft the meeting's. ``files`` are all but this record,
    in path order.
    """

    meeting: date
    revision: int
    number: str
    status: EditionStatus
    digest: str
    is_sample: bool
    language: str
    title: str
    label: str
    standing: str
    updated: date
    facts: tuple[tuple[str, str], ...]
    highlights: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, str, str], ...]
    corrections: int
    files: tuple[PublicFile, ...]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has signed it yet."""
        return self.status is EditionStatus.DRAFT

    def file(self, path: str) -> PublicFile | None:
        """Return one of its files; None: it has no such file."""
        return next((file for file in self.files if file.path == path), None)


def files_of(contents: Mapping[str, bytes]) -> tuple[PublicFile, ...]:
    """Return what a record says of ``contents``."""
    return tuple(
        PublicFile(name, hashlib.sha256(content).hexdigest(), len(content))
        for name, content in sorted(contents.items())
    )


def record_bytes(record: PublicRecord) -> bytes:
    """Return ``edisi.json`` (UTF-8, sorted keys, LF)."""
    told = {"version": _VERSION} | asdict(record)
    text = json.dumps(told, ensure_ascii=False, sort_keys=True, indent=1, default=_plain)
    return (text + "\n").encode()


def parse_record(content: bytes) -> PublicRecord | None:
    """Return the record; None where it can't be understood."""
    try:
        told: dict[str, Any] = json.loads(content)
        if told.pop("version") != _VERSION:
            return None
        return PublicRecord(
            **told
            | {
                "meeting": date.fromisoformat(told["meeting"]),
                "updated": date.fromisoformat(told["updated"]),
                "status": EditionStatus(told["status"]),
                "facts": tuple((term, text) for term, text in told["facts"]),
                "highlights": tuple((lead, text) for lead, text in told["highlights"]),
                "figures": tuple((label, value, of, note) for label, value, of, note in told["figures"]),
                "files": tuple(PublicFile(**file) for file in told["files"]),
            }
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _plain(value: object) -> str:
    """Return a day as JSON has it."""
    assert isinstance(value, date), "all else is plain already"
    return value.isoformat()
