"""The form of an invented issue, and on which days of the season which category occurs.

``{place}`` is a kecamatan. The three actions belong to looking into it, working on it (or handing it
on), and closing it. ``from_day``/``to_day`` bound the days of the season on which it may be opened.
"""

from __future__ import annotations

from dataclasses import dataclass

VOTING = 30
"""Day of the season (from 0) that is voting day, 27 November."""


@dataclass(frozen=True, slots=True)
class IssueText:
    """One invented issue; ``handed_on``: it ends with another office (status ``diteruskan``)."""

    category: str
    level: str
    text: str
    source: str
    owner: str
    actions: tuple[str, str, str]
    handed_on: bool = False
    from_day: int = 0
    to_day: int = VOTING - 2


def issue(
    category: str, level: str, text: str, parties: tuple[str, str], actions: tuple[str, str, str]
) -> IssueText:
    """Return an invented issue; ``parties``: who told of it, and which office answers for it."""
    source, owner = parties
    return IssueText(
        category,
        level,
        text,
        source,
        owner,
        actions,
        category in _HANDED_ON,
        *_SEASON.get(category, (0, VOTING - 2)),
    )


_HANDED_ON = frozenset({"netralitas", "politik_uang", "pelanggaran_kampanye", "sara_hoaks"})
_SEASON = {
    "psu": (VOTING + 1, 60),
    "c_pemberitahuan": (18, VOTING - 1),
    "kesehatan_petugas": (10, VOTING + 3),
    "distribusi": (14, VOTING - 1),
    "pelanggaran_kampanye": (0, 26),
}
