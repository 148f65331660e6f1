"""Feedback for a small workspace, made as `weekly` makes it."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from pipeline.bulletin import EditionContext, compose
from pipeline.feedback import Season, feedback_files
from pipeline.measures import measure
from pipeline.merging import merge
from pipeline.model.editions import DRAFT
from pipeline.reading import read_reports, read_sources
from pipeline.reports import judge
from pipeline.settings import Settings
from pipeline.settings.model import Language
from tests.workspaces import save

MEETING = date(2024, 11, 18)


def season_of(folder: Path, settings: Settings, meeting: date = MEETING) -> Season:
    """Read, judge, merge and measure everything below ``folder``."""
    judged = judge(read_reports([folder], settings), settings)
    dataset = merge(judged, settings, meeting)
    measures = measure(dataset, settings)
    return Season(judged, dataset, measures, settings, partial(read_sources, settings=settings))


def feedback_of(
    folder: Path, files: dict[str, str | bytes], settings: Settings, language: Language = "id"
) -> dict[str, str]:
    """Save ``files`` (path below the inputs → content) and return name → text of what the desks get."""
    season = season_of(save(folder, files), settings)
    context = EditionContext(
        settings=settings,
        ledger=season.dataset.ledger,
        digest="0a1b2c3d",
        standing=DRAFT,
        language=language,
        program_version="0",
    )
    made = feedback_files(season, compose(season.measures, None, context))
    return {name.removeprefix("perbaikan/"): content.decode() for name, content in made.items()}
