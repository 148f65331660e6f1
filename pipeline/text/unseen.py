"""Characters without a shape of their own, spelled out: what can't be seen can't deceive.

A name may hold marks that turn the order of a line round (``U+202E`` makes ``exe.csv`` of
``vsc.exe``), blanks of no width that tell two equal-looking names apart, or the control
characters of a terminal.
"""

from __future__ import annotations

import unicodedata

_SHAPELESS = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
"""Unicode's categories: control, direction and joining, unassigned, private use, half a character,
line and paragraph breaks. Blanks of any width (Zs) are blanks and stay.
"""
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and signs by their category, of which nothing is drawn."""


def spelled_out(text: str) -> str:
    """Return ``text`` with every character that has no shape as its number: ``‹U+202E›``."""
    if text.isprintable() and _BLANK_LETTERS.isdisjoint(text):
        return text
    return "".join(f"‹U+{ord(c):04X}›" if _is_unseen(c) else c for c in text)


def _is_unseen(character: str) -> bool:
    return character in _BLANK_LETTERS or unicodedata.category(character) in _SHAPELESS
