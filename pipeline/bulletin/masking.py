"""Hides what identifies a person in field text: NIK and telephone numbers.

The page shows the last digits only, so that two different numbers can still be told apart.
"""

from __future__ import annotations

import re

from pipeline.bulletin.wording import shortened

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
    """Return ``text`` with every NIK and telephone number shortened to its last two digits."""
    return _TELEPHONE.sub(_hidden, _NIK.sub(_hidden, text))


def on_one_line(text: str, length: int) -> str:
    """Return field text masked, without line breaks and its full stop, cut to ``length`` characters."""
    return shortened(" ".join(masked(text).split()).rstrip(" ."), length)


def _hidden(match: re.Match[str]) -> str:
    digits = [c for c in match.group() if c.isdigit()]
    return "•" * 6 + "".join(digits[-2:])
