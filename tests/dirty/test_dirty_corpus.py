"""The dirty corpus: files as desks really send them, each with what must be concluded.

Every folder of ``tests/data/dirty/<group>/<case>`` is the folder of one operator: the files as they
were saved, and ``expected.yaml`` with the line of the contract that decides (``why``), the day of the
meeting where one is needed, the paths that are ``given`` to ``check`` where that is not the whole folder, and
per file its verdict, rows and findings. What ``expected.yaml`` does not
name is not compared; the findings are all that there are, unless ``at_least`` is set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from pipeline.commands.checking import check_reports
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding
from pipeline.settings import Settings

CORPUS = Path(__file__).resolve().parent.parent / "data" / "dirty"
CASES = sorted(path.parent for path in CORPUS.glob("*/*/expected.yaml"))
PARTS = ("accepted", "rejected", "duplicate", "superseded", "out_of_period", "ignored")


def expectation(case: Path) -> Mapping[str, Any]:
    """What must be concluded of ``case``."""
    answer: Mapping[str, Any] = yaml.safe_load((case / "expected.yaml").read_text(encoding="utf-8"))
    return answer


def conclude(case: Path, settings: Settings) -> Dataset:
    """What the program concludes of ``case``."""
    told = expectation(case)
    meeting: date | None = told.get("meeting")
    return check_reports([case / path for path in told.get("given", ["."])], meeting, settings)


def is_meant(finding: Finding, wanted: Mapping[str, Any]) -> bool:
    """Whether ``finding`` is the one that ``wanted`` describes."""
    return all(getattr(finding, name) == value for name, value in wanted.items())


def shown(finding: Finding) -> dict[str, Any]:
    """The parts of ``finding`` that an expectation may name."""
    told = {name: getattr(finding, name) for name in ("code", "row", "column", "value")}
    return {name: value for name, value in told.items() if value is not None}


def unmatched(
    found: list[Finding], wanted: list[Mapping[str, Any]]
) -> tuple[list[dict[str, Any]], list[Mapping[str, Any]]]:
    """The findings that nobody expected, and the expectations that nothing fulfils."""
    left = list(found)
    missed = []
    # The narrowest expectation chooses first, so that a wide one does not take what it needs.
    for want in sorted(wanted, key=len, reverse=True):
        match = next((finding for finding in left if is_meant(finding, want)), None)
        if match is None:
            missed.append(want)
        else:
            left.remove(match)
    return [shown(finding) for finding in left], missed


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.parent.name}/{case.name}")
def test_a_dirty_file_ends_in_the_right_conclusion(case: Path, settings: Settings) -> None:
    """Every file of a case has the verdict, the rows and exactly the findings that the contract asks."""
    dataset = conclude(case, settings)
    files = {file.path: file for file in dataset.ledger.files if file.path != "expected.yaml"}
    expected = expectation(case)["files"]
    assert sorted(files) == sorted(expected)
    differences: list[str] = []
    for path, wanted in expected.items():
        told = asdict(files[path])
        assert told["rows"]["read"] == sum(told["rows"][part] for part in PARTS)
        compared = {name: told[name] for name in wanted if name not in {"findings", "at_least"}}
        asked = {name: wanted[name] for name in compared}
        if compared != asked:
            differs = {n: (asked[n], compared[n]) for n in asked if asked[n] != compared[n]}
            differences.append(f"{path}: (expected, got) {differs}")
        surplus, missed = unmatched([f for f in dataset.findings if f.path == path], wanted["findings"])
        if missed or (surplus and not wanted.get("at_least", False)):
            differences.append(f"{path}: not said {missed}, said beyond that {surplus}")
    assert not differences, "\n".join(differences)


def test_the_corpus_is_large_and_says_why() -> None:
    """The corpus has at least 150 cases, and each names the idea that decides it in a sentence."""
    assert len(CASES) >= 150
    assert [case.name for case in CASES if not expectation(case)["why"].endswith(".")] == []


def test_the_corpus_knows_every_code(settings: Settings) -> None:
    """Every finding of the rule book is expected somewhere, but the one that needs a huge file and the
    one that needs the office to have accepted a value.
    """
    told = {
        finding["code"]
        for case in CASES
        for wanted in expectation(case)["files"].values()
        for finding in wanted["findings"]
    }
    assert set(settings.rules.by_code) - told <= {"file-too-large", "acceptance-lapsed"}
