"""What became of the corrections that were asked of a desk at the meeting before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class DeskCorrections:
    """``asked``: things that were to be corrected, alike ones counted once; ``mended``: those of them
    that need nothing any more; ``repeated``: things asked for before that a newer file has again.
    """

    asked: int
    mended: int
    repeated: int

    @property
    def left(self) -> int:
        """Those that were asked for and still stand."""
        return self.asked - self.mended


@dataclass(frozen=True, slots=True)
class Corrections:
    """The corrections asked for at ``meeting``, by region code; every region is there."""

    meeting: date
    by_region: Mapping[str, DeskCorrections]
