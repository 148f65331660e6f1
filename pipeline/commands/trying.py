"""The tests that a rule carries: each is saved as a report, read and judged as any other."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pipeline.merging import merge
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.settings.model import Rule, RuleTest, Settings


@dataclass(frozen=True, slots=True)
class Trial:
    """One test of one rule: the rows in which it had to be found, and those in which it was.

    ``number`` counts the tests of the rule, rows count below the header; both from 1.
    """

    code: str
    number: int
    expected: tuple[int, ...]
    found: tuple[int, ...]

    @property
    def passed(self) -> bool:
        """Whether the rule was found where it had to be, and nowhere else."""
        return self.expected == self.found


def try_rule(rule: Rule, settings: Settings) -> Iterator[Trial]:
    """Yield what came of each test of ``rule``, in their order."""
    for number, test in enumerate(rule.tests, start=1):
        found = _rows_found(rule.code, test, settings)
        yield Trial(rule.code, number, tuple(sorted(test.found)), found)


def _rows_found(code: str, test: RuleTest, settings: Settings) -> tuple[int, ...]:
    with TemporaryDirectory() as folder:
        _save(Path(folder) / test.file, test)
        dataset = merge(judge(read_reports([Path(folder)], settings), settings), settings, None)
    rows = {f.row for f in dataset.findings if f.code == code and f.row is not None}
    return tuple(sorted(row - 1 for row in rows))


def _save(path: Path, test: RuleTest) -> None:
    """Write the report as a desk would: semicolons, a header of the columns that any row names."""
    columns = tuple(dict.fromkeys(name for row in test.rows for name in row))
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file, delimiter=";", lineterminator="\n")
        lines.writerow(columns)
        lines.writerows([str(row.get(name, "")) for name in columns] for row in test.rows)
