"""The axes of a chart: which days and counts it spans, and what is written along them."""

from __future__ import annotations

from datetime import date, timedelta

from babel.numbers import format_compact_decimal

from pipeline.bulletin.charts.plot import Line, Sheet, tick_step
from pipeline.bulletin.context import Material
from pipeline.bulletin.wording import Wording

LEAST_DAYS = 21
"""An axis spans so many days at least: one report alone is no season."""
MOST_DAYS_AFTER_VOTING = 7
"""A projection further ahead runs out of the picture; the panel's note gives its day."""
DAY_LABEL_POINTS = 34
"""The room that the words of a day take."""
SHARE_TICKS = (0.0, 50.0, 100.0)


def day_span(material: Material, lines: tuple[Line, ...]) -> tuple[date, date]:
    """Return the first and last day of an axis: from the first report to voting day at least, and
    on to the last report and the projected days.
    """
    voting = material.settings.milestones.voting_day
    reported = [day for line in lines for day, _ in line.points]
    newest = material.measures.calendar.data_as_of or material.measures.calendar.meeting
    ahead = [line.fan.day for line in lines if line.fan]
    limit = voting + timedelta(days=MOST_DAYS_AFTER_VOTING)
    end = max(voting, newest, min(limit, max(ahead, default=voting)))
    first = min([*reported, end - timedelta(days=LEAST_DAYS)])
    return first, end


def day_ticks(wording: Wording, start: date, end: date, sheet: Sheet) -> tuple[tuple[date, str], ...]:
    """Return the Mondays that have room for their words, evenly spaced."""
    days = (end - start).days
    mondays = [start + timedelta(days=n) for n in range(days + 1)]
    mondays = [day for day in mondays if day.weekday() == 0]
    week_points = 7 * (sheet.width - sheet.left - sheet.right) / days
    stride = int(-(-DAY_LABEL_POINTS // week_points))
    return tuple((day, wording.short_day(day)) for day in mondays[::stride])


def count_ticks(wording: Wording, highest: float) -> tuple[tuple[float, str], ...]:
    """Return round counts up to ``highest`` with their words: ``500 ribu``, ``1,5 juta``."""
    step = tick_step(highest)
    counts = [n * step for n in range(int(highest // step) + 1)]
    return tuple((float(count), count_words(wording, count)) for count in counts)


def count_words(wording: Wording, count: int) -> str:
    """Return a round count in the fewest words of the language."""
    if count < 10_000:
        return wording.number(count)
    text = format_compact_decimal(count, format_type="long", locale=wording.locale, fraction_digits=1)
    return str(text)


def share_ticks(wording: Wording) -> tuple[tuple[float, str], ...]:
    """Return 0, 50 and 100 percent; the unit stands at the last one."""
    last = SHARE_TICKS[-1]
    return tuple(
        (share, wording.target(share) if share == last else wording.number(int(share)))
        for share in SHARE_TICKS
    )
