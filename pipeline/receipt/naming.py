"""Under which name a file that came in is kept.

The name is clean (it can be typed, sorted and sent on), says region, kind and day where the file
tells them beyond doubt, and keeps the revision mark of the sender, since the merge reads it. Of two
different files for the same desk, kind and day the later one gets the higher mark: what the shelf
knows of their order must not be left to the alphabet.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pipeline.reports import FINAL_REVISION, revision_mark

LONGEST_STEM = 100
_UNSAFE = re.compile(r"[^\w.() -]+")
_LEADING = re.compile(r"^[\s.\-=+@~_]+")


@dataclass(frozen=True, slots=True)
class Known:
    """What a file says of itself, where it says it once: the slug of one region, one kind, one day."""

    slug: str
    kind: str
    day: date


def shelf_name(original: str, known: Known | None, taken: Collection[str]) -> str:
    """Return a name for the file that came as ``original`` that is not among ``taken``.

    Names that differ only in case are the same to some disks, and are held to be the same here.
    """
    stem, suffix = _parts(original)
    used = {name.casefold() for name in taken}
    if known is None:
        return next(f"{name}{suffix}" for name in _numbered(stem) if f"{name}{suffix}".casefold() not in used)
    base = f"{known.slug}-{known.kind}-{known.day.isoformat()}"
    mark = revision_mark(PurePosixPath(original).stem)
    earlier = [
        revision_mark(own)
        for own in (PurePosixPath(name).stem for name in used)
        if own == base or own.startswith((f"{base}-", f"{base}_"))
    ]
    if mark == FINAL_REVISION:
        names = _numbered(f"{base}-final")
        return next(f"{name}{suffix}" for name in names if f"{name}{suffix}" not in used)
    numbers = [number for number in earlier if number != FINAL_REVISION]
    if earlier and mark <= max(numbers, default=0):
        mark = max(1, *numbers) + 1 if numbers else max(mark, 2)
    return f"{base}-rev{mark}{suffix}" if mark else f"{base}{suffix}"


def _parts(original: str) -> tuple[str, str]:
    """Return a clean stem of at most LONGEST_STEM characters, and the suffix in lower case."""
    path = PurePosixPath(unicodedata.normalize("NFKC", original))
    visible = "".join(c if c.isprintable() else "-" for c in path.stem)
    stem = _LEADING.sub("", _UNSAFE.sub("-", visible)).strip(" .-") or "laporan"
    if len(stem) > LONGEST_STEM:
        # Dates and revision marks stand at the end as a rule.
        stem = f"{stem[: LONGEST_STEM - 41]}-{stem[-40:]}"
    return stem, _UNSAFE.sub("", path.suffix.lower())


def _numbered(stem: str) -> Iterator[str]:
    """Return ``stem``, ``stem_2``, ``stem_3`` …, which sort in this order."""
    yield stem
    number = 2
    while True:
        yield f"{stem}_{number}"
        number += 1
