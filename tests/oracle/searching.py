"""How hard a search looks: a little in every run of the tests, much more by `make fuzz`."""

from __future__ import annotations

import os

import hypothesis

EFFORT = int(os.environ.get("DESK_SEARCH_EFFORT", "1"))
"""So many times the examples of an ordinary run, and then new ones each time."""


def searching(examples: int) -> hypothesis.settings:
    """Return how a law is searched: ``examples`` in an ordinary run, the same ones every time."""
    return hypothesis.settings(max_examples=examples * EFFORT, derandomize=EFFORT == 1)
