"""What the names of files and folders say: region, day, and which revision of a report it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from pipeline.reports.dates import find_date
from pipeline.reports.names import RegionLookup
from pipeline.reports.text import folded

FINAL_REVISION = 1_000_000
_REVISION = re.compile(
    r"(?<![a-z])(?:rev(?:isi|ision)?|v)[\s._-]*(?P<marked>\d{1,4})(?!\d)|\((?P<copy>\d{1,4})\)", re.ASCII
)
_BARE_REVISION = re.compile(r"(?<![a-z])rev(?:isi|ision)?(?![a-z])", re.ASCII)
_FINAL = re.compile(r"(?<![a-z])final(?![a-z])", re.ASCII)
_JOINTS = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
_CODE = re.compile(r"(?<![\d.])\d{2}\.\d{2}(?![\d]|\.\d)", re.ASCII)
_LONGEST_NAME_WORDS = 6


@dataclass(frozen=True, slots=True)
class NameFacts:
    """What a file's name and folders say of it.

    ``region`` is a code; ``day`` comes from the name, else from the nearest dated folder;
    ``own_day`` from the file's own name only. ``revision``: 0 without a mark, 1 for a bare
    ``rev``, the mark's number, ``final`` above all.
    """

    region: str | None
    day: date | None
    own_day: date | None
    revision: int


def read_names(name_parts: Sequence[str], regions: RegionLookup) -> NameFacts:
    """Return what ``name_parts`` (file name first, then folders, nearest first) say."""
    stem = PurePosixPath(name_parts[0]).stem if name_parts else ""
    parts = (stem, *name_parts[1:])
    found = (find_region(part, regions) for part in parts)
    days = (find_date(part) for part in parts)
    return NameFacts(
        region=next((code for code in found if code is not None), None),
        day=next((day for day in days if day is not None), None),
        own_day=find_date(stem),
        revision=revision_mark(stem),
    )


def find_region(name: str, regions: RegionLookup) -> str | None:
    """Return the code of the one region that ``name`` names; None for none or for several."""
    for match in _CODE.finditer(name):
        if match[0] in regions.names.official:
            return match[0]
    words = folded(_JOINTS.sub(" ", name)).split()
    found: set[str] = set()
    start = 0
    while start < len(words):
        length = next(
            (
                n
                for n in range(min(_LONGEST_NAME_WORDS, len(words) - start), 0, -1)
                if "".join(words[start : start + n]) in regions.names.keys
            ),
            0,
        )
        if length:
            found.add(regions.names.keys["".join(words[start : start + length])])
        start += max(length, 1)
    return found.pop() if len(found) == 1 else None


def revision_mark(stem: str) -> int:
    """Return the number of a revision mark (``rev2``, ``revisi 3``, ``(2)``, ``v2``, ``final``)."""
    plain = stem.casefold()
    if _FINAL.search(plain):
        return FINAL_REVISION
    marks = [int(m["marked"] or m["copy"]) for m in _REVISION.finditer(plain)]
    if marks:
        return max(marks)
    return 1 if _BARE_REVISION.search(plain) else 0


def natural_key(path: str) -> tuple[tuple[int, int | str], ...]:
    """Return a sort key in which ``file10`` comes after ``file2``."""
    pieces = re.split(r"(\d+)", path.casefold())
    return tuple((0, int(p)) if p.isdecimal() else (1, p) for p in pieces if p)
