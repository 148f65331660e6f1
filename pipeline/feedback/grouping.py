"""Findings as a desk reads them: what is the same said once, with all its places; the gravest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from pipeline.feedback.model import Fate, Remark, Season
from pipeline.feedback.typing_in import Typed, typed_for
from pipeline.model.findings import Severity
from pipeline.rulebook import sentences
from pipeline.settings.model import Language

SEVERITIES = tuple(Severity)
Alike = tuple[str, str | None, str | None, str]


@dataclass(frozen=True, slots=True)
class Place:
    """Rows of one file; none where the whole file is meant."""

    path: str
    rows: tuple[int, ...]

    @property
    def name(self) -> str:
        """The file's own name, as its sender knows it."""
        return PurePosixPath(self.path).name


@dataclass(frozen=True, slots=True)
class Group:
    """Findings that say the same of the same text. ``remarks`` are all, the newest first; ``places``
    say where, newest file first. ``message`` and ``remedy`` are the rule book's, for the sender; ``typed``
    is what to type, None where only the desk can know.
    """

    remarks: tuple[Remark, ...]
    places: tuple[Place, ...]
    title: str
    message: str
    remedy: str
    typed: Typed | None

    @property
    def first(self) -> Remark:
        """The newest of them."""
        return self.remarks[0]

    @property
    def count(self) -> int:
        """How often it was found."""
        return len(self.remarks)

    @property
    def severity(self) -> Severity:
        """How much it weighs."""
        return self.first.finding.severity


def grouped(remarks: Iterable[Remark], season: Season, language: Language) -> tuple[Group, ...]:
    """Return ``remarks`` grouped: errors first; refused files before rows, what still weighs on
    today's figures before what a later report has overtaken, newer before older.
    """
    together: dict[tuple[Alike, Fate], list[Remark]] = defaultdict(list)
    for remark in remarks:
        together[alike(remark, season, language), remark.fate].append(remark)
    groups = [_group(members, season, language) for members in together.values()]
    return tuple(sorted(groups, key=_weight))


def alike(remark: Remark, season: Season, language: Language) -> Alike:
    """Return what remarks share that say the same of the same text: code, column, cell and remedy."""
    finding = remark.finding
    remedy = sentences(season.settings.rules, finding, language).remedy
    return finding.code, finding.column, finding.value, remedy


def _weight(group: Group) -> tuple[int, bool, bool, int, int, str, int]:
    first = group.first
    return (
        SEVERITIES.index(group.severity),
        first.fate is not Fate.FILE_REFUSED,
        first.outlived is not None,
        -first.day.toordinal(),
        -group.count,
        first.finding.path,
        first.finding.row or 0,
    )


def _group(remarks: list[Remark], season: Season, language: Language) -> Group:
    ordered = sorted(remarks, key=lambda r: (-r.day.toordinal(), r.finding.path, r.finding.row or 0))
    rows: dict[str, set[int]] = {}
    for remark in ordered:
        rows.setdefault(remark.finding.path, set())
        if remark.finding.row is not None:
            rows[remark.finding.path].add(remark.finding.row)
    finding = ordered[0].finding
    said = sentences(season.settings.rules, finding, language)
    return Group(
        remarks=tuple(ordered),
        places=tuple(Place(path, tuple(sorted(found))) for path, found in rows.items()),
        title=season.settings.rules.by_code[finding.code].title.in_language(language),
        message=said.message,
        remedy=said.remedy,
        typed=typed_for(ordered[0]),
    )
