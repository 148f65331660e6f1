"""How words of the configuration are compared: without case, accents, punctuation and spaces."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable

from pipeline.errors import Sentence


def folded(text: str) -> str:
    """Return ``text`` as it is compared: its letters and digits alone, without case and accents.

    ``"Surat Suara"``, ``"surat_suara"`` and ``"SURAT-SUARA"`` fold to one. A text without any
    letter or digit folds to ``""``.
    """
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if c.isalnum())


def near_miss(word: str, options: Iterable[str]) -> str:
    """Return the option that ``word`` most likely stands for, or ``""`` where none is close."""
    by_folded = {folded(option): option for option in sorted(options, reverse=True)}
    close = difflib.get_close_matches(folded(word), by_folded, n=1, cutoff=0.6)
    return by_folded[close[0]] if close else ""


def meant(word: str, options: Iterable[str]) -> str:
    """Return the hint "Maksudnya `x`?" for a misspelt ``word``, or ``""`` where none is close."""
    close = near_miss(word, options)
    return Sentence("Maksudnya `{close}`?", close=close) if close else ""
