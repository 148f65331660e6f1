"""What a projection is on a chart: a fan ahead of its line, and a sentence below the title."""

from __future__ import annotations

from datetime import date

from pipeline.bulletin.charts.plot import Fan, Point
from pipeline.bulletin.wording import Wording
from pipeline.measures.model import BallotProjection, ItemProjection, ProjectionState


def fan_of(
    projection: BallotProjection | ItemProjection | None, last: Point | None, target: float
) -> Fan | None:
    """Return the fan from the ``last`` point to ``target``; None where no day ahead is projected."""
    if projection is None or projection.span is None or last is None:
        return None
    span = projection.span
    if span.day <= last[0]:
        return None
    return Fan(last, span.day, max(span.earliest, last[0]), span.latest, target)


def outlook_words(
    wording: Wording, projection: BallotProjection | ItemProjection, stage: str, due: date
) -> str:
    """Return what can be said of the day on which a stage is complete, as a sentence.

    ``stage`` is its heading, ``due`` its deadline.
    """
    _ = wording.gettext
    words = {"stage": stage, "due": wording.short_day(due)}
    if projection.state is ProjectionState.PROJECTED and projection.span is not None:
        span = projection.span
        words["day"] = wording.short_day(span.day)
        if span.latest is None:
            return _("{stage}: perkiraan {day}, paling cepat {first}, tenggat {due}.").format(
                **words, first=wording.short_day(span.earliest)
            )
        return _("{stage}: perkiraan {day} (rentang {span}), tenggat {due}.").format(
            **words, span=wording.short_span(span.earliest, span.latest)
        )
    texts = {
        ProjectionState.DONE: _("{stage}: lengkap."),
        ProjectionState.STALLED: _("{stage}: tidak bertambah, tenggat {due}."),
        ProjectionState.NOT_BEGUN: _("{stage}: belum mulai, tenggat {due}."),
        ProjectionState.FEW_POINTS: _("{stage}: data kurang untuk perkiraan, tenggat {due}."),
    }
    return texts[projection.state].format(**words)
