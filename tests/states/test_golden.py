"""Page 1 of every state reads as it did when somebody last read it, word for word."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.states.golden import FOLDER, golden_text
from tests.states.pages import Page
from tests.states.seasons import STATES, State


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_page_one_reads_as_it_was_read(page: Callable[[State], Page], state: State) -> None:
    """Meant changes are written by `python -m tests.states.golden` and read in the difference."""
    assert golden_text(page(state).html) == (FOLDER / f"{state.name}.txt").read_text(encoding="utf-8")
