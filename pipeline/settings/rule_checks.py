"""What must hold in the rule book: every code once, every code that the program says, its blanks."""

from __future__ import annotations

import string
from collections.abc import Iterator

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.clashes import repeated_faults, written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import CORRECTABLE, Rule, RuleBook, Words
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded

PLACEHOLDERS = frozenset({"value", "column", "expected", "other", "whole"})
"""What the program may fill into a message or a remedy of a rule that it finds by itself."""
CELL_PLACEHOLDERS = frozenset({"value", "column"})
"""What every finding about a cell has; all other blanks of a rule with checks are its details."""

_CODES = """
    file-empty file-not-text file-encoding file-truncated file-too-large file-unreadable
    header-not-found column-missing column-repeated date-unknown region-unknown-file
    column-unknown report-empty file-copied format-unsupported report-stale total-mismatch
    parts-mismatch date-mismatch report-nil filled-down
    value-missing value-not-allowed number-invalid number-negative date-invalid
    region-unknown region-mismatch indicator-unknown unit-mismatch district-unknown item-unknown
    unit-unknown row-too-long row-too-short row-conflict-in-file
    region-corrected name-corrected weekday-mismatch unit-inexact personal-data
    row-conflict formula-text nil-as-zero not-reported-text acceptance-lapsed
"""
PROGRAM_CODES = frozenset(_CODES.split())
"""The codes that the program itself says (contract, Codes of findings); each needs its sentences."""
_CONDITIONS = """
    date-implausible stage-exceeds-previous turnout-above-roll date-future cumulative-fell jump
    need-outside-corridor received-outside-corridor surplus baseline-mismatch
"""
CONDITION_CODES = frozenset(_CONDITIONS.split())
"""The codes of the contract that are conditions of the rule book: none may get lost from it."""
_AFTER_JUDGING = frozenset(
    {"file-copied", "report-stale", "parts-mismatch", "row-conflict", "acceptance-lapsed"}
)
"""Found once the rows are taken, so that they can't set a row aside any more."""


def rule_faults(loaded: Loaded[RuleBook]) -> Iterator[ConfigFault]:
    """Yield every contradiction within rules.yaml, but for its conditions and tests."""
    document, rules = loaded.document, loaded.value.rules
    yield from repeated_faults(loaded.whole, written(loaded.whole, "rules", "code"))
    for number, rule in enumerate(rules):
        owner: Key = ("rules", number)
        yield from _blank_faults(document, owner, rule)
        yield from _finding_faults(document, owner, rule)
    told = {code for _, code in written(loaded.whole, "rules", "code")}
    for code in sorted((PROGRAM_CODES | CONDITION_CODES).difference(told)):
        yield document.fault(
            ("rules",), Sentence("aturan `{code}` tidak ada, padahal dipakai program.", code=code)
        )


def _finding_faults(document: Document, owner: Key, rule: Rule) -> Iterator[ConfigFault]:
    """A rule is found by the program or by its checks, and weighs what it can."""
    if rule.code in PROGRAM_CODES and rule.checks:
        problem = Sentence("`{code}` ditemukan oleh program sendiri, bukan oleh `checks`.", code=rule.code)
        yield document.fault((*owner, "checks"), problem, Sentence("Beri aturan baru kode yang lain."))
    if rule.code not in PROGRAM_CODES and not rule.checks:
        problem = Sentence("aturan ini tidak akan pernah ditemukan: syaratnya (`checks`) tidak ada.")
        yield document.fault((*owner, "code"), problem, meant(rule.code, PROGRAM_CODES))
    if rule.proposal is not None and rule.code not in CORRECTABLE:
        problem = Sentence("isi sel yang seharusnya tidak diketahui program, jadi tidak dapat diusulkan.")
        known = ", ".join(f"`{code}`" for code in sorted(CORRECTABLE))
        yield document.fault(
            (*owner, "proposal"), problem, Sentence("Hapus, atau pakai hanya pada {codes}.", codes=known)
        )
    if rule.code in _AFTER_JUDGING and rule.severity == "error":
        problem = Sentence("ditemukan sesudah baris diterima, jadi tidak dapat menolaknya.")
        yield document.fault((*owner, "severity"), problem, Sentence("Pakai `warning`."))


def _blank_faults(document: Document, owner: Key, rule: Rule) -> Iterator[ConfigFault]:
    yield from _sentence_faults(document, (*owner, "title"), rule.title, frozenset())
    allowed = _fillable(rule)
    own = rule.coordinator
    sentences: tuple[tuple[Key, Words | None], ...] = (
        (("message",), rule.message),
        (("remedy",), rule.remedy),
        (("coordinator", "message"), own.message),
        (("coordinator", "remedy"), own.remedy),
    )
    for part, words in sentences:
        if words is not None:
            yield from _sentence_faults(document, (*owner, *part), words, allowed)


def _fillable(rule: Rule) -> frozenset[str]:
    """Return the blanks that every finding of ``rule`` can fill."""
    if not rule.checks:
        return PLACEHOLDERS
    return CELL_PLACEHOLDERS | frozenset.intersection(*(frozenset(check.details) for check in rule.checks))


def _sentence_faults(
    document: Document, part: Key, words: Words, allowed: frozenset[str]
) -> Iterator[ConfigFault]:
    for language, sentence in (("id", words.id), ("en", words.en)):
        key: Key = (*part, language)
        try:
            blanks = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
        except ValueError:
            yield document.fault(key, Sentence("kurung kurawal { } tidak berpasangan."))
            continue
        for name in sorted(blanks - allowed):
            known = ", ".join(f"{{{p}}}" for p in sorted(allowed)) or Sentence("tidak ada")
            yield document.fault(
                key, Sentence("{{{name}}} tidak dapat diisi; yang boleh: {known}.", name=name, known=known)
            )
