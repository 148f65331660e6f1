"""What of the reports was known on an earlier day, and what has come since."""

from __future__ import annotations

from datetime import date

import numpy as np

from pipeline.merging.identity import group_numbers
from pipeline.reports import Judged
from pipeline.settings.model import Settings


def set_corrections_aside(judged: Judged, settings: Settings, day: date) -> Judged:
    """Return ``judged`` with those rows rejected that came after ``day`` for a key that a row
    which had arrived by then already held.

    What remains of later files are late reports. A row that had been rejected held nothing: what
    came in its place is late, and no correction. Files of unknown arrival were there all along.
    """
    arrived = np.array(
        [f.table.source.received is None or f.table.source.received <= day for f in judged.files]
    )
    frames = {}
    for kind, frame in judged.frames.items():
        key = group_numbers(frame, settings.kind_by_name[kind].primaryKey)
        then = arrived[frame["file"].to_numpy(np.int64)]
        rejected = frame["rejected"].to_numpy(dtype=np.bool_)
        held = np.isin(key, key[then & ~rejected])
        frames[kind] = frame.assign(rejected=rejected | (~then & held))
    return Judged(judged.files, frames, judged.findings)
