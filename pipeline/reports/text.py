"""How texts are compared: header names, names of places and things, the words for "nothing"."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_GAPS = re.compile(r"[\W_]+")
_ERRORS = frozenset({"#ref!", "#n/a", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!"})
_NOT_REPORTED = frozenset(
    {
        "belum ada",
        "dalam proses",
        "menyusul",
        "belum",
        "belum ada data",
        "belum ada laporan",
        "belum lapor",
        "belum dilaporkan",
        "masih dalam proses",
        "proses",
        "data menyusul",
        "belum diterima",
        "n a",
        "na",
        "tidak ada data",
        "belum tersedia",
    }
)
_DASHES = frozenset({"-", "–", "—", "--", "−"})


def folded(text: str) -> str:
    """Return ``text`` without case, accents, punctuation and surplus space: words and single spaces."""
    plain = text.casefold()
    if plain.isascii() and plain.isalnum():
        return plain
    if not plain.isascii():
        plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    return _GAPS.sub(" ", plain).strip()


@lru_cache(maxsize=4096)
def header_key(text: str) -> str:
    """Return what header names are compared by: letters and digits only."""
    return folded(text).replace(" ", "")


def is_blank(text: str | None) -> bool:
    """Whether a cell is empty or holds the dash that stands for nothing."""
    if text is None:
        return True
    bare = text.strip()
    return not bare or bare in _DASHES


def is_empty(text: str | None) -> bool:
    """Whether a cell is truly empty, as below a merged one (a dash is not)."""
    return text is None or not text.strip()


def is_error_value(text: str) -> bool:
    """Whether a cell is a spreadsheet's error value (``#REF!`` …)."""
    return text.strip().casefold() in _ERRORS


def is_nil(text: str) -> bool:
    """Whether a cell is the word NIHIL."""
    return folded(text) in {"nihil", "laporan nihil"}


def is_not_reported(text: str) -> bool:
    """Whether a cell says in words that nothing is reported yet (``belum ada``, ``menyusul`` …)."""
    return folded(text) in _NOT_REPORTED
