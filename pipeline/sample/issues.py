"""The truth about issues: each is opened, worked on and mostly closed, day by day."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from pipeline.sample.issue_text import IssueText
from pipeline.sample.issue_texts_goods import GOODS_TEXTS
from pipeline.sample.issue_texts_people import PEOPLE_TEXTS
from pipeline.settings.model import Region

ISSUES_PER_WEEK = {"calm": 1, "usual": 2, "busy": 3}
_SPREAD = {"kritis": 3, "tinggi": 2, "sedang": 1, "rendah": 1}
"""A text of this level is heard of in one region of so many: alarm is rare."""
DAYS_SHOWN_AFTER_CLOSING = 3
"""A desk keeps a closed issue in its file for some days, lest a lost file hide the end of it."""


@dataclass(frozen=True, slots=True)
class IssueStep:
    """From ``day`` on the issue has this status; ``action`` is what the desk writes about it."""

    day: date
    status: str
    action: str


@dataclass(frozen=True, slots=True)
class IssueTruth:
    """One issue of one region; ``district`` is a kecamatan's name, None for the whole region."""

    region: str
    number: str
    category: str
    level: str
    district: str | None
    text: str
    source: str
    owner: str
    due: date
    steps: tuple[IssueStep, ...]

    def step_on(self, day: date) -> IssueStep | None:
        """Return the step in force on ``day``; None before it is opened."""
        return next((step for step in reversed(self.steps) if step.day <= day), None)

    @property
    def closed_on(self) -> date | None:
        """The day on which it is closed; None: it stays open."""
        last = self.steps[-1]
        return last.day if last.status in {"selesai", "dihentikan"} else None

    def is_shown_on(self, day: date) -> bool:
        """Whether the desk's file of ``day`` has a row for it."""
        if day < self.steps[0].day:
            return False
        closed = self.closed_on
        return closed is None or (day - closed).days <= DAYS_SHOWN_AFTER_CLOSING


@dataclass(frozen=True, slots=True)
class IssueCase:
    """What the issues of one region follow from; ``categories`` are the words allowed."""

    region: Region
    rank: int
    days: tuple[date, ...]
    categories: frozenset[str]


def issue_truth(case: IssueCase, rng: random.Random) -> tuple[IssueTruth, ...]:
    """Return the issues of one region in the order in which they are opened."""
    opened = sorted(_openings(case, rng), key=lambda pair: pair[0])
    return tuple(_issue(case, n, opening, rng) for n, opening in enumerate(opened, start=1))


def _openings(case: IssueCase, rng: random.Random) -> Iterable[tuple[int, IssueText]]:
    """Yield (day of the season, text) pairs.

    No text occurs twice in a region, and none of rivers and mud roads in a Kota.
    """
    mood = ("usual", "busy", "usual", "calm", "usual")[case.rank % 5]
    usable = case.categories - ({"distribusi"} if case.region.name.startswith("Kota") else set())
    texts = [
        text
        for n, text in enumerate((*GOODS_TEXTS, *PEOPLE_TEXTS))
        if text.category in usable and (n + case.rank) % _SPREAD.get(text.level, 3) == 0
    ]
    rng.shuffle(texts)
    wanted = ISSUES_PER_WEEK[mood] * len(case.days) // 7
    for text in texts:
        last = min(text.to_day, len(case.days) - 1)
        if wanted and text.from_day <= last:
            wanted -= 1
            yield rng.randint(text.from_day, last), text


def _issue(case: IssueCase, n: int, opening: tuple[int, IssueText], rng: random.Random) -> IssueTruth:
    at, text = opening
    opened = case.days[0] + timedelta(days=at)
    district = rng.choice(case.region.districts).name
    names_district = "{place}" in text.text
    words = case.region.short_name.split()
    initials = "".join(word[0] for word in words) if len(words) > 1 else words[0][:3].upper()
    return IssueTruth(
        region=case.region.code,
        number=f"{initials}-{n:03d}",
        category=text.category,
        level=text.level,
        district=district if names_district else None,
        text=text.text.format(place=district),
        source=text.source,
        owner=text.owner,
        due=opened + timedelta(days=rng.choice((5, 7, 10, 14))),
        steps=_steps(opened, text, rng),
    )


def _steps(opened: date, text: IssueText, rng: random.Random) -> tuple[IssueStep, ...]:
    """Return the way from ``baru`` to its end; some stay open, some are never closed by the desk."""
    looked_into, worked_on, closing = text.actions
    second = opened + timedelta(days=rng.randint(1, 2))
    third = second + timedelta(days=rng.randint(1, 3))
    end = third + timedelta(days=rng.randint(2, 9))
    steps = [
        IssueStep(opened, "baru", "Dicatat, menunggu keterangan tambahan."),
        IssueStep(second, "ditelusuri", looked_into),
        IssueStep(third, "diteruskan" if text.handed_on else "ditangani", worked_on),
    ]
    fate = rng.random()
    if fate < 0.7:
        status = "dihentikan" if text.category == "politik_uang" else "selesai"
        steps.append(IssueStep(end, status, closing))
    return tuple(steps)
