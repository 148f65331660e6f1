"""Section H: the stage ladder of every item in every region, and what follows from it."""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.measures.ballots import ballot_days, ballot_totals
from pipeline.measures.coverage import measure_coverage
from pipeline.measures.dating import meeting_of
from pipeline.measures.figures import region_figures
from pipeline.measures.ladder import measure_ladders
from pipeline.measures.model import IndicatorValue, Logistics
from pipeline.measures.scarcity import measure_scarcest
from pipeline.measures.summary import complete_regions, measure_summaries
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings


def measure_logistics(
    dataset: Dataset, indicators: Iterable[IndicatorValue], settings: Settings
) -> Logistics:
    """Return section H from the ``logistik`` rows that count.

    ``indicators`` are the readiness indicators, of which one tells how many kecamatan have
    received.
    """
    meeting = meeting_of(dataset)
    frame = dataset.frames["logistik"]
    figures = region_figures(frame, settings, meeting)
    ladders = measure_ladders(figures, settings, meeting)
    summaries = measure_summaries(ladders, settings, meeting)
    return Logistics(
        ladders=ladders,
        summaries=summaries,
        complete_regions=complete_regions(summaries),
        coverage=measure_coverage(figures, indicators, settings),
        ballots=ballot_totals(ladders, settings, dataset.period.start),
        ballot_days=ballot_days(frame, settings),
        scarcest=measure_scarcest(frame, ladders, settings, dataset.period.start),
    )
