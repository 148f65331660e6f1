"""The list in docs/keandalan.md is the list of what is tried here, and every test that it names exists."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.attacks.catalogue import ATTACKS, Attack

HERE = Path(__file__).parent
DOCUMENT = HERE.parents[1] / "docs" / "keandalan.md"
HEAD = ("| No. | Jenis | Muatan | Yang dicoba | Uji |", "|---:|---|---|---|---|")


def row(number: int, attack: Attack) -> str:
    """Return an attack as a row of the list."""
    payload = (
        attack.payload.format(mark="x", web="http://…", secret="file:///…")
        if attack.field
        else attack.payload
    )
    code = payload.replace("\n", "⏎").replace("|", "\\|")
    return f"| {number} | {attack.family} | `` {code} `` | {attack.tried} | `{attack.test}` |"


def named_in(path: Path) -> set[str]:
    """Return the names of the tests in a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {
        f"{path.name}::{n.name}" for n in tree.body if isinstance(n, ast.FunctionDef) and "test_" in n.name
    }


def test_the_list_is_the_one_that_is_printed() -> None:
    """Number by number; at least forty."""
    wanted = [*HEAD, *(row(number, attack) for number, attack in enumerate(ATTACKS, 1))]
    lines = DOCUMENT.read_text(encoding="utf-8").splitlines()
    start = lines.index(HEAD[0])
    assert lines[start : start + len(wanted)] == wanted
    assert not lines[start + len(wanted)].startswith("|")
    assert len(ATTACKS) >= 40


def test_every_attack_names_a_test_that_exists() -> None:
    """No row points to nowhere."""
    known = set().union(*(named_in(path) for path in HERE.glob("test_*.py")))
    assert [attack.test for attack in ATTACKS if attack.test not in known] == []
