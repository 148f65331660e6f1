"""kill -9 at random moments: what stands is the old or the new one, whole, and the next run succeeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.kills import WRITING, kill_publish, kill_weekly

pytestmark = pytest.mark.thorough


def test_a_killed_weekly_leaves_whole_editions(tmp_path: Path) -> None:
    """Twenty kills: the edition is the old or the new one; the signed one and the site are untouched."""
    found = kill_weekly(tmp_path, 20)
    assert found.old + found.new == 20
    assert len(found.struck) > 2


def test_a_killed_publish_leaves_a_whole_site(tmp_path: Path) -> None:
    """Twenty kills, most of them while the site is written: never half a site, and no edition changes."""
    found = kill_publish(tmp_path, 20)
    assert found.old + found.new == 20
    assert WRITING in found.struck
