"""A projection in words: its day as an estimate, its range, its slack, or why there is no day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipeline.bulletin.context import Material
from pipeline.measures.model import ProjectionState, Span, StageProjection


def slack_text(material: Material, slack_days: int) -> str:
    """Return the days from a projected day to its deadline: ``sisa 3 hari``, ``lewat 2 hari``."""
    w = material.wording
    if slack_days < 0:
        return w.gettext("lewat {days}").format(days=w.days(-slack_days))
    if slack_days == 0:
        return w.gettext("tepat tenggat")
    return w.gettext("sisa {days}").format(days=w.days(slack_days))


def range_text(material: Material, span: Span) -> str:
    """Return the range of a projected day; of an open one the early end, ``20 Nov dst.``."""
    w = material.wording
    if span.latest is None:
        return w.gettext("{day} dst.").format(day=w.short_day(span.earliest))
    return w.short_span(span.earliest, span.latest)


def in_the_way(material: Material, found: StageProjection) -> str:
    """Return how many items leave a stage without a day, and why."""
    w = material.wording
    count = dict(found.items)[found.state]
    words = {
        ProjectionState.STALLED: w.ngettext(
            "{count} butir tak bertambah", "{count} butir tak bertambah", count
        ),
        ProjectionState.NOT_BEGUN: w.ngettext(
            "{count} butir belum mulai", "{count} butir belum mulai", count
        ),
        ProjectionState.FEW_POINTS: w.ngettext(
            "{count} butir kurang data", "{count} butir kurang data", count
        ),
    }
    return words.get(found.state, "").format(count=w.number(count))


def bound_text(material: Material, found: StageProjection, not_before: date) -> str:
    """Return the day before which a stage can't be complete, whatever becomes of the items in the way."""
    w = material.wording
    text = w.gettext("paling cepat {day}")
    if not_before > found.deadline:
        text = w.gettext("paling cepat {day}; lewat tenggat")
    return text.format(day=w.short_day(not_before))


def state_text(material: Material, found: StageProjection) -> str:
    """Return the projected day, marked as an estimate, or why there is none."""
    w = material.wording
    _ = w.gettext
    if found.span is not None:
        return _("sekitar {day}").format(day=w.short_day(found.span.day))
    words = {
        ProjectionState.DONE: _("selesai"),
        ProjectionState.STALLED: _("terhenti"),
        ProjectionState.NOT_BEGUN: _("belum mulai"),
        ProjectionState.FEW_POINTS: _("data kurang"),
    }
    return words[found.state]


def day_and_range(material: Material, found: StageProjection) -> str:
    """Return the projected day with its range, ``sekitar 23 Nov (21–25 Nov)``, or why there is none."""
    text = state_text(material, found)
    if found.span is None:
        return text
    return material.wording.gettext("{text} ({range})").format(
        text=text, range=range_text(material, found.span)
    )


def state_note(material: Material, found: StageProjection) -> str:
    """Return what stands beside :func:`state_text`: range and slack, or the day before which the
    stage can't be complete.
    """
    w = material.wording
    if found.span is not None and found.slack_days is not None:
        return w.gettext("{range}; {slack}").format(
            range=range_text(material, found.span), slack=slack_text(material, found.slack_days)
        )
    if found.state is not ProjectionState.DONE and found.not_before is not None:
        return bound_text(material, found, found.not_before)
    return in_the_way(material, found) if found.state is ProjectionState.STALLED else ""


def expected_day(found: StageProjection) -> date | None:
    """Return the projected day, else the one before which it can't be complete; None: neither."""
    if found.state is ProjectionState.DONE:
        return None
    return found.span.day if found.span else found.not_before


def by_slack(stages: Iterable[StageProjection]) -> list[StageProjection]:
    """Return the stages that have an expected day, the one that most misses its deadline first."""
    known = [(day, p) for p in stages if (day := expected_day(p)) is not None]
    ranked = sorted(known, key=lambda x: ((x[1].deadline - x[0]).days, x[1].deadline, x[1].region))
    return [p for _, p in ranked]


def worst_text(material: Material, found: StageProjection) -> str:
    """Return a stage with its expected day and range: ``Paser dikemas, sekitar 23 Nov (20–25 Nov)``."""
    w = material.wording
    _ = w.gettext
    where = {"region": material.region(found.region), "place": material.stage_place(found.stage)}
    if found.span is None:
        return _("{region} {place}, paling cepat {day}").format(day=w.short_day(found.not_before), **where)
    return _("{region} {place}, sekitar {day} ({range})").format(
        day=w.short_day(found.span.day), range=range_text(material, found.span), **where
    )
