"""The shipped rule book: every rule is found where its own tests say, and every sentence is whole."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from pipeline.commands.checking import check_reports
from pipeline.commands.trying import try_rule
from pipeline.model.findings import Finding
from pipeline.rulebook import blanks_in, rule_sentences, sentences
from pipeline.settings import Language, Rule, Settings, load_settings

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = load_settings(ROOT / "config" / "pipeline.yaml")
CONDITIONS = {
    "stage-exceeds-previous", "turnout-above-roll", "date-implausible", "date-future", "cumulative-fell",
    "jump", "need-outside-corridor", "received-outside-corridor", "surplus", "baseline-mismatch",
}  # fmt: skip
OF_WHOLE_FILES = {"row-too-long", "row-too-short", "row-conflict"}
"""Rules about rows that a table of named cells, alone in its folder, can't break."""
OF_THE_OFFICE = {"acceptance-lapsed"}
"""Rules that no report can break while the office has accepted nothing."""


@cache
def found() -> tuple[Finding, ...]:
    """What is found in the sample season, and in the dirty corpus read as one heap of files."""
    return tuple(
        finding
        for folder in (ROOT / "inputs", ROOT / "tests" / "data" / "dirty")
        for finding in check_reports([folder], None, SHIPPED).findings
    )


@pytest.mark.parametrize("rule", [rule for rule in SHIPPED.rules.rules if rule.tests], ids=lambda r: r.code)
def test_a_rule_is_found_where_its_tests_say(rule: Rule, settings: Settings) -> None:
    """Each test of a rule is saved as a report, read and judged as any other."""
    for trial in try_rule(rule, settings):
        assert trial.found == trial.expected, f"{trial.code}, test {trial.number}"


def test_every_rule_about_rows_has_tests() -> None:
    """Each shows a row that breaks it and a row that doesn't."""
    about_rows = [rule for rule in SHIPPED.rules.rules if rule.scope == "row"]
    assert {rule.code for rule in about_rows if not rule.tests} == OF_WHOLE_FILES | OF_THE_OFFICE
    for rule in about_rows:
        broken = sum(len(test.found) for test in rule.tests)
        assert not rule.tests or 0 < broken < sum(len(test.rows) for test in rule.tests), rule.code


def test_the_rules_that_are_conditions_stand_in_yaml() -> None:
    """Ladder, corridors, baseline, season, falls and jumps are no code of the program."""
    assert {rule.code for rule in SHIPPED.rules.rules if rule.checks} == CONDITIONS


def test_every_blank_of_every_sentence_is_filled() -> None:
    """Whatever is found in the sample and in the corpus fills its sentences, for both readers."""
    unseen = {rule.code for rule in SHIPPED.rules.rules} - {f.code for f in found()}
    assert unseen <= OF_THE_OFFICE | {"file-too-large"}
    for finding in found():
        rule = SHIPPED.rules.by_code[finding.code]
        filled = {name for name, _ in finding.details}
        filled |= {name for name in ("value", "column") if getattr(finding, name) is not None}
        for words in (*rule_sentences(rule, "sender"), *rule_sentences(rule, "coordinator")):
            assert blanks_in(words.id) <= filled, finding
            assert blanks_in(words.en) <= filled, finding


def said_of(code: str, language: Language) -> list[str]:
    """The sentences of all findings of ``code``."""
    told = [sentences(SHIPPED.rules, finding, language) for finding in found() if finding.code == code]
    return [f"{one.message} {one.remedy}" for one in told]


@pytest.mark.parametrize(
    ("code", "indonesian", "english"),
    [
        ("surplus", "Diterima 141.091, lebih dari kebutuhan 140.932.", "141,091 received, more than"),
        ("need-outside-corridor", "hitungan menurut data dasar, 140.933–141.225.", "140,933–141,225."),
        ("date-implausible", "25 September 2024 s.d. 31 Desember 2024.", "to 31 December 2024."),
        ("cumulative-fell", "angka terakhir, 56.080 (", "last figure, 56,080 ("),
        ("report-stale", "Semua angka untuk 9 November 2024 sama", "equals the one of 8 November 2024."),
        ("row-conflict", "2.414 di sini, padahal 2.407 di", "2,414 here, but 2,407 in"),
        ("row-conflict-in-file", "Baris ini dan baris ", "This row and row "),
        ("weekday-mismatch", "jatuh pada hari Selasa.", "that date is a Tuesday."),
        ("region-mismatch", "bertentangan dengan kodenya sendiri.", "contradicts its own code."),
        ("file-not-text", "melainkan dokumen PDF.", "but a PDF document."),
        ("total-mismatch", 'menyebut "641.015" di kolom "diterima"', "its rows add up to 640,015."),
        ("unit-inexact", "paling banyak 2.000 lembar per boks", "at most 2,000 lembar per boks"),
    ],
)
def test_figures_and_days_read_as_each_language_writes_them(code: str, indonesian: str, english: str) -> None:
    """Figures and days of ours follow the language; a quoted cell stands as it was written."""
    assert any(indonesian in one for one in said_of(code, "id")), said_of(code, "id")[:3]
    assert any(english in one for one in said_of(code, "en")), said_of(code, "en")[:3]


def test_no_sentence_ends_in_a_dash() -> None:
    """Nothing that is said has a hole in it."""
    for finding in found():
        for language in ("id", "en"):
            said = sentences(SHIPPED.rules, finding, language)
            assert " –" not in f"{said.message} {said.remedy}", finding
