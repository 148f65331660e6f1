"""What the tests of the measures may ask for besides the shipped settings."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pipeline.settings import Settings
from tests.measures.season import Season, settings_of


@pytest.fixture
def season(settings: Settings) -> Season:
    """An empty season before the meeting of Monday 18 November 2024."""
    return Season(settings)


@pytest.fixture(scope="session")
def with_regions(settings: Settings) -> Callable[[int], Settings]:
    """A function that returns the shipped settings with so many synthetic regions (sample)."""
    return lambda number: settings_of(settings, number)
