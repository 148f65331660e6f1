"""Cells that a spreadsheet opens: text must stay text there (contract, section 3)."""

from __future__ import annotations

import re

FORMULA_START = r"^([=+\-@\t\r])"
"""A cell that begins so is run as a formula by a spreadsheet."""


def disarmed(text: str) -> str:
    """Return ``text`` with a leading ``'`` where a spreadsheet would run it."""
    return re.sub(FORMULA_START, r"'\1", text, count=1)
