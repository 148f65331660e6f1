"""The rule book as people read it: one rule, the whole book, and the book as Markdown."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping

from pipeline.rulebook.wording import rule_sentences, unfilled
from pipeline.rules import CELL, FUNCTIONS, Name, Scope, parse_expression
from pipeline.settings.model import Language, Rule, RuleBook, RuleCheck, Words

_WIDTH = 100
_LABEL_WIDTH = 14

GROUPS: Mapping[tuple[str, str], tuple[Words, Words]] = {
    ("file", "error"): (
        Words(id="Kesalahan berkas", en="Errors of a file"),
        Words(
            id="Seluruh berkas tidak dihitung; desk diminta mengirim ulang.",
            en="Nothing in the file counts; the desk is asked to send it again.",
        ),
    ),
    ("file", "warning"): (
        Words(id="Peringatan berkas", en="Warnings about a file"),
        Words(
            id="Yang terbaca tetap dihitung; ada yang perlu diperiksa desk.",
            en="What can be read counts; the desk has something to check.",
        ),
    ),
    ("file", "info"): (
        Words(id="Catatan berkas", en="Notes on a file"),
        Words(id="Tidak ada yang perlu diperbaiki.", en="Nothing needs to be corrected."),
    ),
    ("row", "error"): (
        Words(id="Kesalahan baris", en="Errors of a row"),
        Words(
            id="Baris itu tidak dihitung; baris lain dalam berkasnya tetap dihitung.",
            en="The row does not count; the other rows of its file do.",
        ),
    ),
    ("row", "warning"): (
        Words(id="Peringatan baris", en="Warnings about a row"),
        Words(
            id="Baris itu tetap dihitung; ada yang perlu diperiksa desk.",
            en="The row counts; the desk has something to check.",
        ),
    ),
    ("row", "info"): (
        Words(id="Catatan baris", en="Notes on a row"),
        Words(
            id="Baris itu dihitung; begini selnya dibaca.", en="The row counts; this is how its cell is read."
        ),
    ),
}
"""The groups of the book in their order: heading, and what a finding of the group does."""

_FOUND = Words(id="Kalimatnya", en="It says")
_SENDER = Words(id="Untuk desk", en="To the desk")
_COORDINATOR = Words(id="Koordinator", en="Coordinator")
_EXAMPLE = Words(id="Contoh", en="Example")
_CONDITION = Words(id="Syarat", en="Condition")
_EACH = Words(id="setiap kolom dalam daftar {list}", en="every column of the list {list}")
_COLUMN = Words(id="kolom {column}", en="column {column}")
_ALL_KINDS = Words(id="semua laporan yang memuat kolomnya", en="every kind of report that has its columns")
_FUNCTIONS = Words(id="Fungsi", en="Functions")
_SCOPES: Mapping[Scope, Words] = {
    Scope.ANYWHERE: Words(id="di mana saja", en="anywhere"),
    Scope.ROW: Words(id="hanya dalam satu baris", en="within a row only"),
    Scope.DAYS: Words(id="hanya antarhari", en="across days only"),
}
_FUNCTION_HEADINGS = Words(id="Fungsi | Memberi | Berlaku", en="Function | Gives | Where")
_DAY_LITERAL = Words(id="tanggal tertentu", en="a certain day")


def rule_text(rule: Rule, language: Language) -> str:
    """Return one rule for the terminal: what it means, an example, its cure for both readers."""
    heading, effect = GROUPS[rule.scope, rule.severity]
    lines = [
        f"{rule.code}: {rule.title.in_language(language)}",
        f"{heading.in_language(language)}. {effect.in_language(language)}",
        "",
    ]
    for label, words in _entries(rule, language):
        first = f"  {label:<{_LABEL_WIDTH}}"
        lines += textwrap.wrap(
            words, _WIDTH, initial_indent=first, subsequent_indent=" " * len(first), break_on_hyphens=False
        )
    return "\n".join(lines) + "\n"


def book_text(rules: RuleBook, language: Language) -> str:
    """Return the whole book for the terminal, in its groups."""
    parts: list[str] = []
    for (heading, _), members in _grouped(rules):
        title = heading.in_language(language)
        parts.append(f"{title}\n{'=' * len(title)}\n")
        parts += [rule_text(rule, language) for rule in members]
    return "\n".join(parts)


def book_markdown(rules: RuleBook, language: Language) -> str:
    """Return the whole book and the functions of its conditions as Markdown."""
    parts: list[str] = []
    for (heading, effect), members in _grouped(rules):
        parts.append(f"## {heading.in_language(language)}\n\n{effect.in_language(language)}\n")
        parts += [_rule_markdown(rule, language) for rule in members]
    return "\n".join([*parts, _functions_markdown(language)])


def _grouped(rules: RuleBook) -> Iterator[tuple[tuple[Words, Words], list[Rule]]]:
    for (scope, severity), words in GROUPS.items():
        members = [r for r in rules.rules if (r.scope, r.severity) == (scope, severity)]
        if members:
            yield words, members


def _entries(rule: Rule, language: Language) -> Iterator[tuple[str, str]]:
    """Yield the label and the words of everything that is told of ``rule``.

    The coordinator's line is left out where it says what the sender's does.
    """
    message, remedy = rule_sentences(rule, "sender")
    own_message, own_remedy = rule_sentences(rule, "coordinator")
    columns = _columns_told(rule)
    yield _FOUND.in_language(language), unfilled(message.in_language(language), language, columns)
    yield _SENDER.in_language(language), unfilled(remedy.in_language(language), language, columns)
    own = [words for words, sent in ((own_message, message), (own_remedy, remedy)) if words != sent]
    if own:
        said = " ".join(unfilled(words.in_language(language), language, columns) for words in own)
        yield _COORDINATOR.in_language(language), said
    yield _EXAMPLE.in_language(language), rule.example.in_language(language)
    for check in rule.checks:
        yield _CONDITION.in_language(language), f"{_subject(check, language)}: {check.when}"


def _columns_told(rule: Rule) -> dict[str, str]:
    """Return the blanks of ``rule`` that every check fills with the same column, with its name."""
    told: dict[str, set[str | None]] = {}
    for check in rule.checks:
        for name, text in check.details.items():
            node = parse_expression(text)
            column = node.name if isinstance(node, Name) else None
            told.setdefault(name, set()).add(check.column if column == CELL else column)
    return {name: next(iter(columns)) or name for name, columns in told.items() if _is_one(columns)}


def _is_one(columns: set[str | None]) -> bool:
    return len(columns) == 1 and None not in columns


def _subject(check: RuleCheck, language: Language) -> str:
    kinds = ", ".join(check.kinds) or _ALL_KINDS.in_language(language)
    if check.each is not None:
        return f"{kinds}, {_EACH.in_language(language).format(list=check.each)}"
    return f"{kinds}, {_COLUMN.in_language(language).format(column=check.column)}"


def _rule_markdown(rule: Rule, language: Language) -> str:
    lines = [f"### `{rule.code}`: {rule.title.in_language(language)}", ""]
    for label, words in _entries(rule, language):
        subject, _, condition = words.partition(": ")
        is_condition = label == _CONDITION.in_language(language)
        lines.append(f"- {label}: {subject}: `{condition}`" if is_condition else f"- {label}: {words}")
    return "\n".join(lines) + "\n"


def _functions_markdown(language: Language) -> str:
    anywhere = _SCOPES[Scope.ANYWHERE].in_language(language)
    lines = [
        f"## {_FUNCTIONS.in_language(language)}",
        "",
        f"| {_FUNCTION_HEADINGS.in_language(language)} |",
        "|---|---|---|",
        f'| `day("2024-11-27")` | {_DAY_LITERAL.in_language(language)} | {anywhere} |',
    ]
    for name, function in FUNCTIONS.items():
        arguments = ", ".join("xy"[: len(function.takes)])
        meaning = function.meaning_id if language == "id" else function.meaning_en
        lines.append(
            f"| `{name}({arguments})` | {meaning} | {_SCOPES[function.scope].in_language(language)} |"
        )
    return "\n".join(lines) + "\n"
