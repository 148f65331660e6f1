"""The story of ``explain``: what a finding means and how it is cured; the tests of its rule."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

import click

from pipeline.commands.trying import Trial, try_rule
from pipeline.errors import BulletinError
from pipeline.rulebook import book_markdown, book_text, rule_text
from pipeline.settings.model import Rule, RuleBook, Settings, Words
from pipeline.terminal.console import Screen

_UNKNOWN = Words(id='"{code}" tidak ada dalam buku aturan.', en='"{code}" is not in the rule book.')
_MEANT = Words(id="Maksudnya {codes}?", en="Did you mean {codes}?")
_PASSED = Words(id="{code}: {count} uji lulus", en="{code}: {count} tests passed")
_NO_TESTS = Words(id="{code}: belum ada uji", en="{code}: no tests yet")
_FAILED = Words(
    id="{code}, uji {number}: seharusnya ditemukan di baris {expected}, ternyata di baris {found}",
    en="{code}, test {number}: should be found in row {expected}, was found in row {found}",
)
_NOWHERE = Words(id="mana pun tidak", en="none")
_SUMMARY = Words(id="{count} uji aturan gagal.", en="{count} tests of rules failed.")
_NEAR_MISSES = 3


def chosen_rules(rules: RuleBook, code: str | None, screen: Screen) -> tuple[Rule, ...]:
    """Return the rule ``code``, without one all rules; an unknown code is wrong usage (exit 2)."""
    if code is None:
        return rules.rules
    if code in rules.by_code:
        return (rules.by_code[code],)
    words = screen.say(_UNKNOWN).format(code=code)
    if near := _near(code, tuple(rules.by_code)):
        words += " " + screen.say(_MEANT).format(codes=", ".join(near))
    raise click.UsageError(words)


def _near(code: str, codes: Sequence[str]) -> list[str]:
    """Return what was perhaps meant: near spellings, then codes that hold the word."""
    plain = code.strip().casefold().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(plain, codes, n=_NEAR_MISSES, cutoff=0.6)
    holding = [known for known in codes if plain and plain in known and known not in near]
    return [*near, *holding][:_NEAR_MISSES]


def print_rules(code: str | None, settings: Settings, form: str, screen: Screen) -> None:
    """Print the rule ``code``, or the whole book, to stdout: ``text`` or ``markdown``."""
    rules = chosen_rules(settings.rules, code, screen)
    book = settings.rules.model_copy(update={"rules": rules})
    if form == "markdown":
        click.echo(book_markdown(book, screen.language), nl=False)
    elif code is None:
        click.echo(book_text(book, screen.language), nl=False)
    else:
        click.echo(rule_text(rules[0], screen.language), nl=False)


def run_rule_tests(code: str | None, settings: Settings, screen: Screen) -> None:
    """Run the tests of the rule ``code``, or of all rules, and print one line for each rule.

    Raises BulletinError where some test fails.
    """
    failed = 0
    for rule in chosen_rules(settings.rules, code, screen):
        trials = tuple(try_rule(rule, settings))
        for line in _lines(rule, trials, screen):
            click.echo(line)
        failed += sum(not trial.passed for trial in trials)
    if failed:
        raise BulletinError(screen.say(_SUMMARY).format(count=failed))


def _lines(rule: Rule, trials: Sequence[Trial], screen: Screen) -> list[str]:
    if not trials:
        return [screen.say(_NO_TESTS).format(code=rule.code)]
    failed = [trial for trial in trials if not trial.passed]
    if not failed:
        return [screen.say(_PASSED).format(code=rule.code, count=len(trials))]
    return [
        screen.say(_FAILED).format(
            code=trial.code,
            number=trial.number,
            expected=_rows(trial.expected, screen),
            found=_rows(trial.found, screen),
        )
        for trial in failed
    ]


def _rows(rows: tuple[int, ...], screen: Screen) -> str:
    return ", ".join(map(str, rows)) or screen.say(_NOWHERE)
