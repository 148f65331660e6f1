"""The sentences of the rule book, filled with what a finding found."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.findings import Finding
from pipeline.settings.model import Language, RuleBook

_MAX_QUOTED = 120


@dataclass(frozen=True, slots=True)
class Sentences:
    """What is wrong (``message``) and what the sender is to do (``remedy``), in one language."""

    message: str
    remedy: str


class _Blanks(dict[str, str]):
    """Details that a finding does not have read as a dash."""

    def __missing__(self, key: str) -> str:
        return "–"


def sentences(rules: RuleBook, finding: Finding, language: Language) -> Sentences:
    """Return the sentences of ``finding``; raises KeyError for a code that the book doesn't know."""
    rule = rules.by_code[finding.code]
    words = _Blanks(finding.details)
    words["value"] = _quoted(finding.value) if finding.value is not None else "–"
    words["column"] = finding.column or "–"
    return Sentences(
        rule.message.in_language(language).format_map(words),
        rule.remedy.in_language(language).format_map(words),
    )


def _quoted(value: str) -> str:
    flat = " ".join(value.split())
    return flat if len(flat) <= _MAX_QUOTED else flat[: _MAX_QUOTED - 1] + "…"
