"""Which row counts, told row by row as the contract tells it (section 1): slow, obvious, no pandas."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

Place = tuple[str, int]
"""Path of a file, and the row that a spreadsheet shows."""

_FINAL = 10**9


@dataclass(frozen=True)
class Row:
    """A row of data: its ``key``, all its other ``values``, the day that it speaks of.

    ``wrong``: it has an error. ``planned``: a visit that is only planned. ``region`` None: the
    province's. ``whole``: it speaks of the whole region. ``figures``: how many counts above zero.
    """

    number: int
    key: tuple[object, ...]
    values: tuple[object, ...]
    day: date | None
    region: str | None
    wrong: bool = False
    planned: bool = False
    whole: bool = True
    figures: int = 0


@dataclass(frozen=True)
class Report:
    """A file of one ``kind``: where it lies, when it arrived (None: unknown), what it holds.

    ``content`` is equal for files of equal bytes. ``has_counts``: the kind has columns of counts.
    """

    path: str
    received: date | None
    kind: str
    rows: tuple[Row, ...]
    content: object = None
    from_desk: bool = True
    has_counts: bool = True


@dataclass(frozen=True)
class Verdicts:
    """The fate of every row, and the (loser, winner) pairs that nothing but the name decided."""

    fates: dict[Place, str]
    undecided: set[tuple[Place, Place]]


def obvious_merge(reports: Sequence[Report], meeting: date | None) -> Verdicts:
    """Return what becomes of every row of ``reports`` for ``meeting`` (None: all days count)."""
    in_order = sorted(reports, key=submitted)
    copies = copied(in_order)
    fates: dict[Place, str] = {}
    standing: dict[tuple[str, tuple[object, ...]], tuple[Report, Row]] = {}
    lost: dict[tuple[str, tuple[object, ...]], list[tuple[Report, Row]]] = defaultdict(list)
    for report in in_order:
        at_odds = keys_at_odds(report, is_copy=report.path in copies)
        for row in report.rows:
            place, subject = (report.path, row.number), (report.kind, row.key)
            late = meeting is not None and row.day is not None and row.day > meeting and not row.planned
            if row.wrong or row.key in at_odds:
                fates[place] = "rejected"
            elif report.path in copies:
                fates[place] = "duplicate"
            elif late:
                fates[place] = "out_of_period"
            elif subject not in standing:
                fates[place] = "accepted"
                standing[subject] = (report, row)
            elif standing[subject][1].values == row.values:
                fates[place] = "duplicate"
            else:
                before = standing[subject]
                fates[before[0].path, before[1].number] = "superseded"
                lost[subject].append(before)
                fates[place] = "accepted"
                standing[subject] = (report, row)
    undecided = {
        ((loser.path, row.number), (standing[subject][0].path, standing[subject][1].number))
        for subject, losers in lost.items()
        for loser, row in losers
        if arrival_and_mark(loser) == arrival_and_mark(standing[subject][0])
    }
    return Verdicts(fates, undecided)


def submitted(report: Report) -> tuple[object, ...]:
    """Sort key of submission: day of arrival, revision mark, name in natural order."""
    name = report.path.rsplit("/", 1)[-1]
    return (*arrival_and_mark(report), natural(name), natural(report.path))


def arrival_and_mark(report: Report) -> tuple[date, int]:
    """Unknown arrival is earlier than any day."""
    name = report.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    return (report.received or date.min, mark(name))


def mark(name: str) -> int:
    """`final` above all; `rev2`, `revisi 3`, `(2)`, `v2` by their number; a bare `rev` is 1; else 0."""
    words = re.findall(r"[^\W\d_]+|\d+|\(\d+\)", name.lower())
    if "final" in words:
        return _FINAL
    found = [int(word[1:-1]) for word in words if word.startswith("(")]
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word in {"rev", "revisi", "v"} and following.isdigit():
            found.append(int(following))
        elif word in {"rev", "revisi"}:
            found.append(1)
    return max(found, default=0)


def natural(text: str) -> list[tuple[int, object]]:
    """`berau-9` comes before `berau-10`."""
    return [(0, int(part)) if part.isdigit() else (1, part) for part in re.findall(r"\d+|\D+", text.lower())]


def keys_at_odds(report: Report, *, is_copy: bool) -> set[tuple[object, ...]]:
    """Return the keys of which the file itself tells two different things."""
    told: dict[tuple[object, ...], set[tuple[object, ...]]] = defaultdict(set)
    for row in report.rows:
        if not row.wrong and not is_copy:
            told[row.key].add(row.values)
    return {key for key, values in told.items() if len(values) > 1}


def copied(in_order: Iterable[Report]) -> set[str]:
    """Return the paths of files that copy an earlier one: its bytes for the same regions and days,
    or (of desks) the rows of another region: two rows at least, with three figures.
    """
    copies, bytes_seen = set(), set()
    rows_seen: dict[tuple[object, ...], tuple[str, str]] = {}
    for report in in_order:
        about = frozenset((row.region, row.day) for row in report.rows)
        if (report.content, about) in bytes_seen:
            copies.add(report.path)
        bytes_seen.add((report.content, about))
        if not report.from_desk:
            continue
        for region in sorted({row.region for row in report.rows if row.region and not row.wrong}):
            mine = [r for r in report.rows if r.region == region and r.whole and not r.wrong]
            if len(mine) < 2 or (report.has_counts and sum(r.figures for r in mine) < 3):
                continue
            said = (report.kind, *sorted(repr((without(r.key, region), r.values)) for r in mine))
            first_path, first_region = rows_seen.setdefault(said, (report.path, region))
            if first_region != region and first_path != report.path:
                copies.add(report.path)
    return copies


def without(key: tuple[object, ...], region: str) -> tuple[object, ...]:
    """Return ``key`` with no word of which region it is."""
    return tuple(part for part in key if part != region)
