"""What an edition is to its readers: a draft, the final one, or a revision, and who stands for it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class EditionStatus(StrEnum):
    """What an edition is: a draft until it is signed, and then the final one or a revision of it."""

    DRAFT = "draft"
    FINAL = "final"
    REVISION = "revision"


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, as the configuration has it."""

    name: str
    role: str
    day: date


class Cause(StrEnum):
    """Why a published row reads otherwise now."""

    LATE = "late"
    """A report that the signed edition did not have says something of its own."""
    CORRECTED = "corrected"
    """A report that the signed edition did not have stands in place of one that it had."""
    RULES = "rules"
    """The same reports, read by other rules or another configuration."""


@dataclass(frozen=True, slots=True)
class RowCorrection:
    """One cell that was published otherwise, or one row that was not (``column`` "").

    ``key`` are the row's key cells as published, joined by " · ", the region's name among them;
    ``old`` None: the row is new; ``new`` None: it counts no more. ``file`` and ``row`` are where
    the new value stands, else where the old one stood.
    """

    kind: str
    region: str
    key: str
    column: str
    old: str | None
    new: str | None
    cause: Cause
    file: str
    row: str


@dataclass(frozen=True, slots=True)
class EditionStanding:
    """What an edition is, who signed it, and what it corrects of the signed one before it.

    ``revision`` is 0 for the first edition of a meeting; a revision is a draft until it is signed.
    """

    status: EditionStatus
    revision: int
    signatures: tuple[Signature, ...] = ()
    corrections: tuple[RowCorrection, ...] = ()


DRAFT = EditionStanding(EditionStatus.DRAFT, 0)
