"""Templates place, they don't decide (design rule 7)."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

ROOT = Path(__file__).resolve().parents[2] / "templates"
TEMPLATES = sorted(ROOT.rglob("*.html"))
DECISIONS = (nodes.BinExpr, nodes.Compare, nodes.CondExpr)
PLACING = (nodes.And, nodes.Concat)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_templates_only_place(path: Path) -> None:
    """No arithmetic, no comparison, no sorting, no escape from escaping."""
    tree = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(
        path.read_text(encoding="utf-8")
    )
    decisions = [n for kind in DECISIONS for n in tree.find_all(kind) if not isinstance(n, PLACING)]
    assert decisions == []
    assert [f.name for f in tree.find_all(nodes.Filter)] == []


def test_the_font_has_its_licence() -> None:
    """The font is shipped with the licence that allows it."""
    fonts = ROOT / "assets" / "fonts"
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
    assert sorted(p.name for p in fonts.glob("*.woff2")) == [f"desk-sans-{w}.woff2" for w in (400, 600, 700)]
