"""Text that goes into a chat: what others wrote on one line, and rows as people write them."""

from __future__ import annotations

from collections.abc import Sequence

_MARKS = str.maketrans({"*": "∗", "`": "'"})


def chat_line(text: str) -> str:
    """Return text of others on one line, without the marks that a chat takes for layout."""
    flat = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return flat.translate(_MARKS)


def row_list(rows: Sequence[int]) -> str:
    """Return rows in rising order as ``5, 7–12``."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in spans)
