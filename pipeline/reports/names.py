"""Names of regions, kecamatan, items, indicators and words: official, alias, code, near miss.

A misspelling close to one name alone is taken and said; close to two, it is refused and both are
named (contract, section 1).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from pipeline.reports.text import folded

_MIN_FUZZY_LENGTH = 4


class Match(StrEnum):
    """How a name was recognised."""

    EXACT = "exact"
    CORRECTED = "corrected"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class NameCell:
    """A recognised name: ``code`` of the thing (EXACT, CORRECTED), and ``candidates``, the official
    names of the one taken or of those that it is close to.
    """

    match: Match
    code: str | None = None
    candidates: tuple[str, ...] = ()

    @property
    def is_corrected(self) -> bool:
        """Whether the name is a near miss of the one that was taken."""
        return self.match is Match.CORRECTED


class Lookup:
    """Names of one catalogue. ``official`` maps code to the name shown; ``spellings`` maps code to
    every accepted spelling; ``prefixes`` are words that may stand before a name and mean nothing.
    """

    def __init__(
        self,
        official: Mapping[str, str],
        spellings: Mapping[str, Iterable[str]],
        prefixes: tuple[str, ...] = (),
    ) -> None:
        self.official = dict(official)
        words = "|".join(prefixes)
        self._prefix = re.compile(rf"(?:(?:{words})\s+)+(?=\S)") if prefixes else None
        self._code_by_key: dict[str, str] = {}
        for code, names in spellings.items():
            for name in (official[code], *names):
                self._code_by_key.setdefault(self.key(name), code)
        self.find = lru_cache(maxsize=65_536)(self._find)

    def key(self, text: str) -> str:
        """Return what spellings are compared by."""
        plain = folded(text)
        if self._prefix is not None:
            plain = self._prefix.sub("", plain, count=1)
        return plain.replace(" ", "")

    @property
    def keys(self) -> Mapping[str, str]:
        """Every known spelling (as compared) with its code."""
        return self._code_by_key

    def _find(self, text: str) -> NameCell:
        key = self.key(text)
        if (code := self._code_by_key.get(key)) is not None:
            return NameCell(Match.EXACT, code, (self.official[code],))
        close = sorted(self._close_codes(key))
        shown = tuple(self.official[code] for code in close)
        if len(close) == 1:
            return NameCell(Match.CORRECTED, close[0], shown)
        return NameCell(Match.AMBIGUOUS if close else Match.UNKNOWN, None, shown)

    def _close_codes(self, key: str) -> set[str]:
        if len(key) < _MIN_FUZZY_LENGTH:
            return set()
        from rapidfuzz.distance import OSA

        allowed = _allowed_slips(len(key))
        return {
            code
            for known, code in self._code_by_key.items()
            if len(known) >= _MIN_FUZZY_LENGTH
            and abs(len(known) - len(key)) <= allowed
            and OSA.distance(key, known, score_cutoff=allowed) <= min(allowed, _allowed_slips(len(known)))
        }

    def nearest(self, text: str) -> str:
        """Return the official name that ``text`` resembles most, however far; empty without any."""
        from rapidfuzz import process
        from rapidfuzz.fuzz import WRatio

        best = process.extractOne(self.key(text), list(self._code_by_key), scorer=WRatio, score_cutoff=60)
        return self.official[self._code_by_key[best[0]]] if best else ""


def _allowed_slips(length: int) -> int:
    """Return how many slips (insertion, deletion, swap, other letter) a name of ``length`` may have."""
    if length < 8:
        return 1
    return 2 if length < 16 else 3


_CODE = re.compile(r"(?P<code>\d{2}[.,]\d{2})(?!\d|[.,]\d)")
_STATISTICS_CODE = re.compile(r"(?<![\d.])(?P<code>\d{4})(?![\d.])")


class RegionLookup:
    """Regions by name and by Kemendagri code. A bare four-digit (BPS-like) code is never taken;
    a code beside a name must be that name's.
    """

    def __init__(self, names: Lookup) -> None:
        self.names = names
        self.find = lru_cache(maxsize=65_536)(self._find)

    def _find(self, text: str) -> tuple[NameCell, bool]:
        """Return the region of ``text`` and whether a code in it contradicts its name."""
        dotted = _CODE.search(text)
        bare = dotted or _STATISTICS_CODE.search(text)
        if bare is None:
            return self.names.find(text), False
        digits = bare["code"].replace(",", ".")
        code = digits if dotted else f"{digits[:2]}.{digits[2:]}"
        rest = (text[: bare.start()] + " " + text[bare.end() :]).strip(" -–:()/.\t")
        if not folded(rest) or folded(rest) in {"bps", "kode", "kode bps", "kode kemendagri"}:
            known = dotted is not None and code in self.names.official
            if known:
                return NameCell(Match.EXACT, code, (self.names.official[code],)), False
            return NameCell(Match.UNKNOWN), False
        named = self.names.find(rest)
        return named, named.code is not None and named.code != code
