"""Nothing of the machine is in an edition: place, language, day and chance leave every state as it is."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.states import seasons
from tests.states.pages import Page, Paper
from tests.states.seasons import STATES, State

pytestmark = pytest.mark.thorough

ROOT = Path(__file__).resolve().parents[2]
PRINTED_AGAIN = (seasons.FIRST_WEEK, seasons.ONE)
"""States with few sheets; a print is made of its page alone."""
ELSEWHERE = {"TZ": "America/New_York", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PATH": "/usr/bin:/bin"}


def digest(content: bytes) -> str:
    """The SHA-256 of the bytes."""
    return hashlib.sha256(content).hexdigest()


def test_every_state_is_the_same_elsewhere(
    page: Callable[[State], Page], printed: Callable[[State], Paper], tmp_path: Path
) -> None:
    """Another time zone, locale, order of sets and moment give the same pages and prints."""
    here = {state.name: digest(page(state).html.encode()) for state in STATES}
    prints = {state.name: digest(printed(state).path.read_bytes()) for state in PRINTED_AGAIN}
    command = [sys.executable, "-m", "tests.states.elsewhere", str(tmp_path), *prints]
    run = subprocess.run(command, cwd=ROOT, env=ELSEWHERE, check=True, capture_output=True, text=True)
    assert json.loads(run.stdout) == {"pages": here, "prints": prints}
