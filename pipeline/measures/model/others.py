"""Kinds of report that have no section of their own: their rows as they stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.measures.model.figures import Origin


@dataclass(frozen=True, slots=True)
class PlainRow:
    """One row by its newest report; ``cells`` are in the order of the kind's fields, None = blank.

    Regions, kecamatan, items and indicators are codes of the configuration.
    """

    cells: tuple[str | int | date | None, ...]
    origin: Origin


@dataclass(frozen=True, slots=True)
class PlainKind:
    """The rows of one kind, in the order of its key."""

    kind: str
    rows: tuple[PlainRow, ...]
