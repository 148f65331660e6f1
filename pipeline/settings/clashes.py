"""Two entries of one file that claim the same code or the same spelling."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.documents import Document, Key
from pipeline.settings.spelling import folded

_KABUPATEN = re.compile(r"^\s*kab(?:\.|\s)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Claim:
    """``text`` stands at ``key`` and means the entry at ``owner``, which people call ``label``."""

    text: str
    key: Key
    owner: Key
    label: str


def spelling_faults(document: Document, claims: Iterable[Claim]) -> Iterator[ConfigFault]:
    """Yield a fault where two entries can be called the same (once for each two entries).

    Spellings are compared folded, with "Kab." as "Kabupaten".
    """
    first: dict[str, Claim] = {}
    told: set[tuple[Key, Key]] = set()
    for claim in claims:
        spelling = folded(_KABUPATEN.sub("Kabupaten ", claim.text))
        if not spelling:
            yield document.fault(claim.key, Sentence("ejaan tanpa huruf atau angka."))
            continue
        other = first.setdefault(spelling, claim)
        if other.owner != claim.owner and (other.owner, claim.owner) not in told:
            told.add((other.owner, claim.owner))
            line = document.line(other.key)
            yield document.fault(
                claim.key,
                Sentence(
                    '"{text}" sudah berarti {label} (baris {line}).',
                    text=claim.text,
                    label=other.label,
                    line=line,
                ),
            )


def written(document: Document, part: str, name: str) -> Iterator[tuple[Key, object]]:
    """Yield the key and the value of ``name`` in every entry of the list ``part`` that has one.

    Works on the file as it stands, so that an entry with another fault is compared as well.
    """
    entries = document.child((part,))
    for number, entry in enumerate(entries if isinstance(entries, tuple) else ()):
        value = entry.get(name) if isinstance(entry, dict) else None
        if isinstance(value, str | tuple):
            yield (part, number, name), value


def repeated_faults(document: Document, entries: Iterable[tuple[Key, object]]) -> Iterator[ConfigFault]:
    """Yield a fault for every value that an earlier entry has already."""
    first: dict[object, Key] = {}
    for key, value in entries:
        other = first.setdefault(value, key)
        if other != key:
            yield document.fault(
                key,
                Sentence(
                    "{value} sudah dipakai di baris {other}.", value=_named(value), other=document.line(other)
                ),
            )


def _named(value: object) -> str:
    return str(list(value)) if isinstance(value, tuple) else f'"{value}"'
