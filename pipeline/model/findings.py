"""What is said about the data: a finding is a value, never an exception (design rule 4)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs: an error sets its row or file aside, a warning does not."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Verification:
    """Why a flagged value is right as it stands, who verified it (a role), and when."""

    reason: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing said about one place of one report.

    ``row`` is the number that a spreadsheet shows (first row of the file is 1), None for the whole
    file; ``column`` is the canonical column name; ``value`` is the cell as it stands.
    ``details`` are the words that the rule book's sentences need besides (``expected``, ``other``,
    ``file`` …), as sorted pairs so that a finding is hashable. Severity and sentences come from
    the rule book (``config/rules.yaml``), see :mod:`pipeline.settings.rules`.
    """

    code: str
    severity: Severity
    path: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    details: tuple[tuple[str, str], ...] = field(default=())
    verified: Verification | None = None
    """Set where a warning was accepted; it then weighs as a note."""
