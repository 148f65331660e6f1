"""How work advances: a permille per day that never falls."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

SUNDAY = 6


@dataclass(frozen=True, slots=True)
class Progress:
    """Work from ``start`` (the first day with a result) to ``end`` (all done)."""

    start: date
    end: date

    def permille(self, days: Sequence[date], rng: random.Random) -> tuple[int, ...]:
        """Return how far the work is at the end of each of ``days``: 0 before ``start``, 1000 from
        ``end`` on, and strictly rising in between as long as the work takes at most 200 days.

        No two days in a row differ tenfold: that would be the mark of a slip of the pen.
        """
        span = max((self.end - self.start).days + 1, 1)
        work_days = [self.start + timedelta(days=n) for n in range(span)]
        weights = [rng.randint(30, 50) if d.weekday() == SUNDAY else rng.randint(70, 130) for d in work_days]
        done = list(accumulate(weights))
        return tuple(_at(day, work_days, done) for day in days)


def _at(day: date, work_days: list[date], done: list[int]) -> int:
    passed = bisect_right(work_days, day)
    return done[passed - 1] * 1000 // done[-1] if passed else 0


def split(total: int, weights: Sequence[int]) -> list[int]:
    """Return whole parts of ``total`` in proportion to ``weights``; they sum to it exactly."""
    whole = sum(weights)
    marks = [total * running // whole for running in accumulate(weights)]
    return [mark - before for mark, before in zip(marks, [0, *marks], strict=False)]
