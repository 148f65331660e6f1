"""What must hold among the weights of section C."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.documents import Key
from pipeline.settings.model import AgendaWeights
from pipeline.settings.validation import Loaded


def agenda_faults(loaded: Loaded[AgendaWeights]) -> Iterator[ConfigFault]:
    """Yield every part of a score in agenda.yaml that passes the most of its kind."""
    weights = loaded.value
    bounded: tuple[tuple[Key, int, int], ...] = (
        (("deadline", "on_the_day"), weights.deadline.on_the_day, weights.deadline.most),
        (("size", "without_region"), weights.size.without_region, weights.size.most),
    )
    for key, points, most in bounded:
        if points > most:
            yield loaded.document.fault(
                key,
                Sentence(
                    "{points} melebihi nilai tertinggi bagian ini (`most`), {most}.", points=points, most=most
                ),
            )
