"""The table in docs/keandalan.md is the list of faults that are tried here; each names its test."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.faults.catalogue import FAULTS

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "keandalan.md"
HEAD = ("| Gangguan | Yang dijanjikan | Uji |", "|---|---|---|")


def test_the_table_is_the_one_that_is_printed() -> None:
    """Row by row."""
    wanted = [*HEAD, *(f"| {fault.fault} | {fault.promise} | `{fault.test}` |" for fault in FAULTS)]
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = lines.index(HEAD[0])
    assert lines[start : start + len(wanted)] == wanted
    assert not lines[start + len(wanted)].startswith("|")


def test_every_fault_names_a_test_that_exists() -> None:
    """No row points to nowhere."""
    known = {
        f"{path.name}::{node.name}"
        for path in HERE.glob("test_*.py")
        for node in ast.parse(path.read_text(encoding="utf-8")).body
        if isinstance(node, ast.FunctionDef)
    }
    assert [fault.test for fault in FAULTS if fault.test not in known] == []
