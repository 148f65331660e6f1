"""The sentences of the rule book, filled with what a finding found."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pipeline.model.findings import Finding
from pipeline.rulebook.english import in_english
from pipeline.settings.model import Language, Rule, RuleBook, Words
from pipeline.text.unseen import spelled_out

Reader = Literal["sender", "coordinator"]

BLANKS: Mapping[str, Words] = {
    "value": Words(id="isi sel", en="the cell"),
    "column": Words(id="kolom", en="column"),
    "expected": Words(id="yang seharusnya", en="what is expected"),
    "other": Words(id="yang lain", en="the other"),
    "file": Words(id="berkas", en="file"),
    "row": Words(id="nomor baris", en="row number"),
    "now": Words(id="angkanya", en="the figure"),
    "day": Words(id="tanggalnya", en="the date"),
    "until": Words(id="batas akhir", en="the last day"),
    "stage": Words(id="nama tahap", en="name of the stage"),
    "limit": Words(id="batasnya", en="its limit"),
    "last": Words(id="angka itu", en="that figure"),
    "received": Words(id="hari terima", en="the day of arrival"),
    "whole": Words(id="angka seluruh wilayah", en="the figure of the whole region"),
}
"""Blanks as the rule book names them where nothing is found yet; any other goes by its own name."""

_MAX_QUOTED = 120
_NUMBER = re.compile(r"-?\d+", re.ASCII)
_SPAN = re.compile(r"(\d+)–(\d+)", re.ASCII)
_QUANTITY = re.compile(r"(\d+) ([^\d]*)", re.ASCII)
_DAYS = re.compile(r"\d{4}-\d{2}-\d{2}(?:, \d{4}-\d{2}-\d{2})*", re.ASCII)
_PLACED = re.compile(r"(?P<what>.+) di (?P<file>.+) baris (?P<row>\d+)", re.ASCII | re.DOTALL)
_IN_PLACE: Mapping[Language, str] = {
    "id": "{what} di {file} baris {row}",
    "en": "{what} in {file}, row {row}",
}
_MONTHS: Mapping[Language, str] = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
_VERIFIED: Mapping[Language, str] = {
    "id": "Terverifikasi oleh {by}, {day}: {reason}.",
    "en": "Verified by {by}, {day}: {reason}.",
}
_NOTHING_TO_DO: Mapping[Language, str] = {
    "id": "Tidak perlu diperbaiki.",
    "en": "Nothing to correct.",
}
_BLANK = Words(id="kosong", en="blank")
_AS_WRITTEN = frozenset({"row", "file"})
"""Blanks that name a place: a spreadsheet shows row 1447, not 1.447."""


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is wrong (``message``) and what is to be done (``remedy``), in one language."""

    message: str
    remedy: str


class _Blanks(dict[str, str]):
    """Details that a finding does not have read as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def sentences(rules: RuleBook, finding: Finding, language: Language, reader: Reader = "sender") -> Sentences:
    """Return the sentences of ``finding``; raises KeyError for a code that the book doesn't know.

    Figures and days of ours are written as the language does (1.447; 18 November 2024); a quoted
    cell stands as it was written. A verified finding tells who verified it and why, and asks for
    nothing.
    """
    message, remedy = rule_sentences(rules.by_code[finding.code], reader)
    said = filled(message.in_language(language), finding, language)
    verified = finding.verified
    if verified is None:
        return Sentences(said, filled(remedy.in_language(language), finding, language))
    day = _day_in_words(verified.day.isoformat(), language)
    told = _VERIFIED[language].format(by=verified.by, day=day, reason=verified.reason.rstrip("."))
    return Sentences(f"{said} {told}", _NOTHING_TO_DO[language])


def rule_sentences(rule: Rule, reader: Reader) -> tuple[Words, Words]:
    """Return message and remedy of ``rule`` as ``reader`` reads them, their blanks not filled."""
    if reader == "sender":
        return rule.message, rule.remedy
    own = rule.coordinator
    return own.message or rule.message, own.remedy or rule.remedy


def filled(sentence: str, finding: Finding, language: Language) -> str:
    """Return ``sentence`` with the value, the column and the details of ``finding``; what can't be
    seen in them is spelled out.
    """
    words = _Blanks({k: v if k in _AS_WRITTEN else in_words(v, language) for k, v in finding.details})
    if finding.value is not None:
        # In quotation marks stands the cell as it was written; bare, a figure or a day of ours.
        quoted = _quoted(finding.value)
        words["value"] = quoted if '"{value}"' in sentence else in_words(quoted, language)
    if finding.column is not None:
        words["column"] = finding.column
    return spelled_out(sentence.format_map(words))


def unfilled(sentence: str, language: Language, own: Mapping[str, str]) -> str:
    """Return ``sentence`` with its blanks named, e.g. ``"‹isi sel›" bukan bilangan.``, where
    ``own`` has what a rule itself calls them.
    """
    known = {name: words.in_language(language) for name, words in BLANKS.items()} | dict(own)
    named = {name: known.get(name, name.replace("_", " ")) for name in blanks_in(sentence)}
    return sentence.format_map({name: f"‹{words}›" for name, words in named.items()})


def blanks_in(sentence: str) -> frozenset[str]:
    """Return the names of the blanks of ``sentence``."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(sentence) if name)


def in_words(text: str, language: Language) -> str:
    """Return a plain figure, span, quantity, day or place as ``language`` writes it, a dash as a
    word for blank; else ``text``.
    """
    if text == "–":
        return _BLANK.in_language(language)
    if _DAYS.fullmatch(text):
        return ", ".join(_day_in_words(day, language) for day in text.split(", "))
    if (placed := _PLACED.fullmatch(text)) is not None:
        what = in_words(placed["what"], language)
        return _IN_PLACE[language].format(what=what, file=placed["file"], row=placed["row"])
    said = _with_figures(text, language)
    return in_english(said) if language == "en" else said


def _with_figures(text: str, language: Language) -> str:
    """Return ``text`` with its figures grouped where it is a figure, a span or a quantity."""
    if _NUMBER.fullmatch(text):
        return _grouped(text, language)
    if (span := _SPAN.fullmatch(text)) is not None:
        return "–".join(_grouped(end, language) for end in span.groups())
    if (quantity := _QUANTITY.fullmatch(text)) is not None:
        return f"{_grouped(quantity[1], language)} {quantity[2]}"
    return text


def _grouped(digits: str, language: Language) -> str:
    grouped = f"{int(digits):,}"
    return grouped.replace(",", ".") if language == "id" else grouped


def _day_in_words(text: str, language: Language) -> str:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return f"{day.day} {_MONTHS[language].split()[day.month - 1]} {day.year}"


def _quoted(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _MAX_QUOTED else flat[: _MAX_QUOTED - 1] + "…"
