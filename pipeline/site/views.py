"""The site's pages as their templates receive them: words and addresses, nothing to decide."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; ``note`` says how large a file it is."""

    text: str
    address: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Overdue:
    """An edition that is missing from ``due`` on (ISO moment); ``is_certain``: it is already."""

    due: str
    text: str
    is_certain: bool


@dataclass(frozen=True, slots=True)
class ArchiveEntry:
    """One edition in the archive, or one that is missing (``overdue``).

    ``state`` is what the filter goes by; ``note`` tells what has taken its place.
    """

    state: str
    label: str
    day: str
    standing: str
    summary: str
    note: str
    links: tuple[Link, ...]
    overdue: Overdue | None = None


@dataclass(frozen=True, slots=True)
class MastheadView:
    """What stands at the top of each page of the site; ``sample`` is empty for real data."""

    government: str
    office: str
    address: str
    title: str
    subtitle: str
    sample_mark: str
    sample_note: str
    links: tuple[Link, ...]
    disclaimer: str


@dataclass(frozen=True, slots=True)
class FrontView:
    """The front: the newest edition, what is missing since, and the few before it."""

    masthead: MastheadView
    overdue: tuple[Overdue, ...]
    due: str
    coming: str
    standstill: str
    label: str
    standing: str
    note: str
    facts: tuple[tuple[str, str], ...]
    highlights: tuple[tuple[str, str], ...]
    figures: tuple[tuple[str, str, str, str], ...]
    links: tuple[Link, ...]
    earlier: tuple[ArchiveEntry, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView:
    """The archive: every edition by week, newest first, and what a reader may choose by."""

    masthead: MastheadView
    title: str
    standstill: str
    entries: tuple[ArchiveEntry, ...]
    states: tuple[tuple[str, str], ...]
