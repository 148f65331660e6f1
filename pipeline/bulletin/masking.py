"""Field text as it is printed: no NIK or telephone number, no marks that can't be seen, no endless text.

Of a number the page shows the last digits only, so that two different ones can still be told apart.
"""

from __future__ import annotations

import re
import unicodedata

from pipeline.bulletin.wording import shortened

MOST_CHARACTERS = 300
"""A longer text is cut on the page; the data files hold it whole."""
_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
"""Unicode's categories of what has no shape of its own: control, direction, private use."""

_SEPARATOR = r"[ .\-\u00a0]?"
_NIK = re.compile(rf"(?<!\d)\d(?:{_SEPARATOR}\d){{15}}(?!\d)")
"""Sixteen digits (a NIK or a family card's number), also when written in groups."""

_TELEPHONE = re.compile(
    rf"(?<![\d.,])(?:\+{_SEPARATOR}62|62|0){_SEPARATOR}\(?(?:8\d|[2-79]\d{{1,2}})\)?(?:{_SEPARATOR}\d){{5,11}}(?![\d,])"
)
"""An Indonesian mobile (08…, +62 8…) or land line number (0541 …), also in groups.

A count with thousands dots never begins with 0, +62 or a bare 62 followed by so many digits.
"""


def masked(text: str) -> str:
    """Return ``text`` with every NIK and telephone number shortened to its last two digits.

    Marks that can't be seen are left out: some would turn the order of a whole line round. Line
    breaks are blanks. Beyond ``MOST_CHARACTERS`` the text is cut at a word, with "…".
    """
    seen = "".join(c for c in " ".join(text.split()) if unicodedata.category(c) not in _UNSEEN)
    return shortened(_TELEPHONE.sub(_hidden, _NIK.sub(_hidden, seen)), MOST_CHARACTERS)


def on_one_line(text: str, length: int) -> str:
    """Return field text masked, without line breaks and its full stop, cut to ``length`` characters."""
    return shortened(" ".join(masked(text).split()).rstrip(" ."), length)


def _hidden(match: re.Match[str]) -> str:
    digits = [c for c in match.group() if c.isdigit()]
    return "•" * 6 + "".join(digits[-2:])
