"""What an operator asks of `weekly`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.cache import NO_STORE, Store

FORMATS = ("html", "pdf", "txt")


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
