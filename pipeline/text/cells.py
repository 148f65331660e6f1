"""Cells that a spreadsheet opens: text must stay text there (contract, section 3)."""

from __future__ import annotations

import re

FORMULA_START = r"^([=+\-@\t\r])"
"""A cell that begins so is run as a formula by a spreadsheet."""
_FIGURE = re.compile(r"[+-]?[\d.,\s]*%?|[-–—]+")
"""Cells that begin with a sign and are a figure all the same, or a dash for nothing."""


def disarmed(text: str) -> str:
    """Return ``text`` with a leading ``'`` where a spreadsheet would run it."""
    return re.sub(FORMULA_START, r"'\1", text, count=1)


def is_run(text: str) -> bool:
    """Whether a spreadsheet would run a cell with this ``text``: a figure is none that it runs."""
    return disarmed(text) != text and _FIGURE.fullmatch(text) is None
