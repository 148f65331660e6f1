"""What must hold in the rule book: every code once, every code that the program says, its blanks."""

from __future__ import annotations

import string
from collections.abc import Iterator

from pipeline.errors import ConfigFault
from pipeline.settings.clashes import repeated_faults, written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import Rule, RuleBook
from pipeline.settings.validation import Loaded

PLACEHOLDERS = frozenset({"value", "column", "expected", "other"})
"""What a message or a remedy may have filled in."""

_CODES = """
    file-empty file-not-text file-encoding file-truncated file-too-large file-unreadable
    header-not-found column-missing column-repeated date-unknown region-unknown-file
    column-unknown report-empty file-copied format-unsupported report-stale total-mismatch
    parts-mismatch date-mismatch report-nil filled-down
    value-missing value-not-allowed number-invalid number-negative date-invalid date-implausible
    region-unknown region-mismatch indicator-unknown unit-mismatch district-unknown item-unknown
    unit-unknown row-too-long row-too-short row-conflict-in-file stage-exceeds-previous
    turnout-above-roll
    region-corrected name-corrected weekday-mismatch date-future cumulative-fell jump
    need-outside-corridor unit-inexact personal-data received-outside-corridor surplus
    row-conflict baseline-mismatch formula-text nil-as-zero not-reported-text
"""
PROGRAM_CODES = frozenset(_CODES.split())
"""The codes that the program itself says (contract, Codes of findings); each needs its sentences."""


def rule_faults(loaded: Loaded[RuleBook]) -> Iterator[ConfigFault]:
    """Yield every contradiction within rules.yaml."""
    document, rules = loaded.document, loaded.value.rules
    yield from repeated_faults(loaded.whole, written(loaded.whole, "rules", "code"))
    for number, rule in enumerate(rules):
        yield from _blank_faults(document, ("rules", number), rule)
    told = {code for _, code in written(loaded.whole, "rules", "code")}
    for code in sorted(PROGRAM_CODES.difference(told)):
        yield document.fault(("rules",), f"aturan `{code}` tidak ada, padahal dipakai program.")


def _blank_faults(document: Document, owner: Key, rule: Rule) -> Iterator[ConfigFault]:
    sentences = (
        ("title", "id", rule.title.id, frozenset[str]()),
        ("title", "en", rule.title.en, frozenset[str]()),
        ("message", "id", rule.message.id, PLACEHOLDERS),
        ("message", "en", rule.message.en, PLACEHOLDERS),
        ("remedy", "id", rule.remedy.id, PLACEHOLDERS),
        ("remedy", "en", rule.remedy.en, PLACEHOLDERS),
    )
    for part, language, sentence, allowed in sentences:
        key: Key = (*owner, part, language)
        try:
            blanks = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
        except ValueError:
            yield document.fault(key, "kurung kurawal { } tidak berpasangan.")
            continue
        for name in sorted(blanks - allowed):
            known = ", ".join(f"{{{p}}}" for p in sorted(allowed)) or "tidak ada"
            yield document.fault(key, f"{{{name}}} tidak dapat diisi; yang boleh: {known}.")
