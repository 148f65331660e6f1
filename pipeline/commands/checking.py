"""The story of ``check``: read, judge, merge, and say what was found; nothing is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click

from pipeline.merging import merge
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding
from pipeline.publishing import findings_csv
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.rulebook import sentences
from pipeline.settings.model import Language, Settings
from pipeline.terminal.console import Screen, show_check
from pipeline.verdicts import check_json


def check_reports(paths: Sequence[Path], meeting: date | None, settings: Settings) -> Dataset:
    """Return ``paths`` read and judged together, as an edition would."""
    tables = read_reports(paths, settings)
    judged = judge(tables, settings)
    return merge(judged, settings, meeting)


def print_check(dataset: Dataset, settings: Settings, form: str, screen: Screen) -> None:
    """Print what was found, as ``table``, ``json`` or ``csv``, to stdout."""
    words = spoken(settings, screen.language)
    if form == "json":
        click.echo(check_json(dataset, words))
    elif form == "csv":
        click.echo(findings_csv(dataset.findings, words).decode(), nl=False)
    else:
        show_check(dataset.ledger, dataset.findings, words, screen)


def spoken(settings: Settings, language: Language) -> Callable[[Finding], tuple[str, str]]:
    """Return the function that words a finding as (message, remedy) in ``language``."""

    def words(finding: Finding) -> tuple[str, str]:
        found = sentences(settings.rules, finding, language)
        return found.message, found.remedy

    return words
