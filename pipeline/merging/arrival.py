"""What of the reports was known to an earlier edition, and what has come since."""

from __future__ import annotations

from collections.abc import Set
from datetime import date

import numpy as np
import numpy.typing as npt

from pipeline.merging.identity import group_numbers
from pipeline.reports import Judged
from pipeline.settings.model import Settings


def arrived_by(judged: Judged, day: date) -> frozenset[str]:
    """Return the paths of the files that had arrived by ``day``; unknown arrival is earlier than any."""
    return frozenset(
        f.table.source.path
        for f in judged.files
        if f.table.source.received is None or f.table.source.received <= day
    )


def only_files(judged: Judged, paths: Set[str]) -> Judged:
    """Return ``judged`` as it would be without any file but those of ``paths``."""
    kept = np.flatnonzero(_among(judged, paths))
    files = tuple(judged.files[n] for n in kept)
    renumbered = np.full(len(judged.files), -1, np.int64)
    renumbered[kept] = np.arange(len(kept))
    frames = {}
    for kind, frame in judged.frames.items():
        number = renumbered[frame["file"].to_numpy(np.int64)]
        own = frame[number >= 0]
        frames[kind] = own.assign(file=number[number >= 0]).reset_index(drop=True)
    return Judged(files, frames, tuple(f for f in judged.findings if f.path in paths))


def set_corrections_aside(judged: Judged, settings: Settings, known: Set[str]) -> Judged:
    """Return ``judged`` with those rows rejected that stand in a file not among ``known`` and have
    a key that a row of a known file already held.

    What remains of the other files are late reports. A row that had been rejected held nothing:
    what came in its place is late, and no correction.
    """
    there = _among(judged, known)
    frames = {}
    for kind, frame in judged.frames.items():
        key = group_numbers(frame, settings.kind_by_name[kind].primaryKey)
        then = there[frame["file"].to_numpy(np.int64)]
        rejected = frame["rejected"].to_numpy(dtype=np.bool_)
        held = np.isin(key, key[then & ~rejected])
        frames[kind] = frame.assign(rejected=rejected | (~then & held))
    return Judged(judged.files, frames, judged.findings)


def _among(judged: Judged, paths: Set[str]) -> npt.NDArray[np.bool_]:
    """Return, file by file, whether it is one of ``paths``."""
    return np.fromiter((f.table.source.path in paths for f in judged.files), np.bool_, len(judged.files))
