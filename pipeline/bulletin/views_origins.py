"""The annex of origins as its template receives it: where every figure was read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OriginLink:
    """A figure that another one is made of, and where it stands."""

    anchor: str
    text: str


@dataclass(frozen=True, slots=True)
class OriginEntry:
    """One figure or one row of figures: its name, the places it was read at, what it is made of."""

    anchor: str
    term: str
    text: str
    links: tuple[OriginLink, ...] = ()


@dataclass(frozen=True, slots=True)
class OriginFile:
    """A file that entries name by its number."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class OriginGroup:
    """All origins of one region, or of the province; ``files`` are those that its entries name."""

    anchor: str
    title: str
    entries: tuple[OriginEntry, ...]
    files_title: str
    files: tuple[OriginFile, ...]


@dataclass(frozen=True, slots=True)
class OriginsView:
    """The annex."""

    anchor: str
    title: str
    intro: str
    groups: tuple[OriginGroup, ...]
