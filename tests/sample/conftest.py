"""A sample season, written once and judged by the program itself."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.intake import ReadingLimits, discover, read_file
from pipeline.merging import merge
from pipeline.model.dataset import Dataset
from pipeline.reports import compile_vocabulary, find_header, judge
from pipeline.sample import SamplePlan, SeasonTruth, season_truth, write_sample
from pipeline.settings import Settings


def merged(inputs: Path, settings: Settings, meeting: date | None = None) -> Dataset:
    """What the program makes of the reports under ``inputs``."""
    vocabulary = compile_vocabulary(settings)
    limits = settings.edition.limits
    reading = ReadingLimits(limits.file_bytes, limits.file_rows, limits.cell_characters)
    tables = [
        read_file(source, reading, lambda rows: find_header(rows, vocabulary) is not None)
        for source in discover([inputs])
    ]
    return merge(judge(tables, settings), settings, meeting)


@pytest.fixture(scope="session")
def truth(settings: Settings) -> SeasonTruth:
    """The season of the shipped inputs, in memory."""
    return season_truth(settings, SamplePlan())


@pytest.fixture(scope="session")
def season(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with that season written into it."""
    target = tmp_path_factory.mktemp("season")
    write_sample(target, settings, SamplePlan())
    return target


@pytest.fixture(scope="session")
def dataset(season: Path, settings: Settings) -> Dataset:
    """The season as the meeting of 18 November sees it."""
    return merged(season / "inputs", settings, date(2024, 11, 18))
