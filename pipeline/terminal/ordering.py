"""What an operator asks of `weekly`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.cache import NO_STORE, Store

FORMATS = ("html", "pdf", "txt")
MOST_JOBS = 4
"""Printing processes unless told otherwise: each may take 0.7 GB, and since the bulletin alone takes
longer than the sheets of ten regions together, more of them bring nothing."""


@dataclass(frozen=True, slots=True)
class EditionOrder:
    """What the operator asked for; ``meeting`` None: the Monday after the newest report."""

    inputs: Path
    outputs: Path
    meeting: date | None
    formats: tuple[str, ...]
    jobs: int = 1
    """Processes that print side by side."""
    store: Store = NO_STORE
    """What was worked out before; it changes no byte of the edition."""


def usual_jobs() -> int:
    """Return as many printing processes as this process has cores, within reason."""
    has_affinity = hasattr(os, "sched_getaffinity")  # not so on macOS
    cores = len(os.sched_getaffinity(0)) if has_affinity else os.cpu_count() or 1
    return min(cores, MOST_JOBS)
