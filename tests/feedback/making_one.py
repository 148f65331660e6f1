"""Feedback for a small workspace, made as `weekly` makes it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from pipeline.bulletin import EditionContext, compose
from pipeline.edition.comparing import previous_edition
from pipeline.feedback import Reading, Season, feedback_files, gathered
from pipeline.measures import Measures, measure
from pipeline.merging import merge
from pipeline.model.editions import DRAFT
from pipeline.reading import read_contents, read_reports, read_sources
from pipeline.reports import judge
from pipeline.settings import Settings
from pipeline.settings.model import Language
from tests.workspaces import save

MEETING = date(2024, 11, 18)
NO_OUTPUTS = Path("no-outputs")


def season_of(
    folder: Path,
    settings: Settings,
    meeting: date = MEETING,
    measures: Measures | None = None,
    outputs: Path = NO_OUTPUTS,
) -> Season:
    """Read, judge, merge and measure everything below ``folder``; ``measures`` that are given stand.
    Published editions lie in ``outputs``.
    """
    judged = judge(read_reports([folder], settings), settings)
    dataset = merge(judged, settings, meeting)
    measures = measures or measure(dataset, settings)
    reading = Reading(partial(read_sources, settings=settings), partial(read_contents, settings=settings))
    previous = previous_edition(judged, settings, meeting, outputs)
    return Season(judged, dataset, measures, settings, reading, previous)


def feedback_of(
    folder: Path, files: dict[str, str | bytes], settings: Settings, language: Language = "id"
) -> dict[str, str]:
    """Save ``files`` (path below the inputs → content) and return name → text of what the desks get."""
    return {name: content.decode() for name, content in made_of(folder, files, settings, language).items()}


def made_of(
    folder: Path, files: dict[str, str | bytes], settings: Settings, language: Language = "id"
) -> dict[str, bytes]:
    """Save ``files`` (path below the inputs → content) and return name → bytes of what the desks get."""
    season = season_of(save(folder, files), settings)
    context = EditionContext(
        settings=settings,
        ledger=season.dataset.ledger,
        digest="0a1b2c3d",
        standing=DRAFT,
        language=language,
        program_version="0",
    )
    made = feedback_files(gathered(season), compose(season.measures, None, context))
    return {name.removeprefix("perbaikan/"): content for name, content in made.items()}
