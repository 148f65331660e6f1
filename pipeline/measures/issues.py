"""Section J: the register of issues, each by its newest row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from statistics import median_low
from typing import Any

from pipeline.measures.dating import as_day, as_text, meeting_of, within_period
from pipeline.measures.lastknown import closed_since, newest_words
from pipeline.measures.model import Issue, IssueRegister, Origin, StatusAges
from pipeline.model.dataset import Dataset

FUNNEL = ("baru", "ditelusuri", "ditangani", "diteruskan", "dihentikan", "selesai")
"""The statuses of an issue in the order of its life (contract, section 1)."""

CLOSING = ("dihentikan", "selesai")
"""The statuses that close an issue."""

LEVELS = ("kritis", "tinggi", "sedang", "rendah")
"""The levels of an issue, gravest first."""

ISSUE_KEY = ["wilayah", "nomor"]


def measure_issues(dataset: Dataset) -> IssueRegister:
    """Return all issues that any row up to the meeting names.

    An issue that is absent from newer reports stands as last known, open until a row closes it; a
    cell left blank in a newer row keeps what an earlier row said.
    """
    frame = dataset.frames["isu"]
    if frame.empty:
        return register_of(())
    rows = newest_words(frame, ISSUE_KEY).assign(closed=closed_since(frame, ISSUE_KEY, CLOSING).to_numpy())
    return register_of([issue_of(row, dataset) for row in rows.to_dict("records")])


def register_of(issues: Iterable[Issue]) -> IssueRegister:
    """Return the register of ``issues``, sorted, with its counts."""
    ordered = tuple(sorted(issues, key=_urgency))
    still_open = [issue for issue in ordered if issue.is_open]
    return IssueRegister(
        issues=ordered,
        by_status=counts_in_order((issue.status for issue in ordered), FUNNEL),
        by_level_open=counts_in_order((issue.level for issue in still_open), LEVELS),
        new=sum(issue.is_new for issue in ordered),
        closed_in_period=sum(issue.closed_in_period for issue in ordered),
        overdue=sum(issue.overdue_days > 0 for issue in ordered),
        median_age_days=median_low([i.age_days for i in still_open]) if still_open else None,
        funnel=funnel_of(ordered),
    )


def funnel_of(issues: Sequence[Issue]) -> tuple[StatusAges, ...]:
    """Return every status in the order of an issue's life, with the ages of its issues."""
    order = counts_in_order((issue.status for issue in issues), FUNNEL)
    found = []
    for status, count in order:
        own = [issue for issue in issues if issue.status == status]
        ages = [issue.age_days for issue in own]
        found.append(
            StatusAges(
                status=status,
                is_closed=status in CLOSING,
                count=count,
                new=sum(issue.is_new for issue in own),
                overdue=sum(issue.overdue_days > 0 for issue in own),
                median_age_days=median_low(ages) if ages else None,
                oldest_age_days=max(ages, default=None),
            )
        )
    return tuple(found)


def issue_of(row: dict[Any, Any], dataset: Dataset) -> Issue:
    """Return the issue that ``row`` (its newest words) describes at the meeting."""
    meeting = meeting_of(dataset)
    opened, updated, closed = (as_day(row[name]) for name in ("opened", "tanggal", "closed"))
    assert opened is not None, "only dated rows have words"
    assert updated is not None, "only dated rows have words"
    due = as_day(row["tenggat"])
    return Issue(
        region=row["wilayah"],
        district=as_text(row["kecamatan"]),
        number=row["nomor"],
        category=as_text(row["kategori"]) or "",
        level=as_text(row["tingkat"]) or "",
        description=as_text(row["uraian"]) or "",
        source=as_text(row["sumber"]),
        owner=as_text(row["penanggung_jawab"]),
        status=as_text(row["status"]) or "",
        action=as_text(row["tindak_lanjut"]),
        opened=opened,
        updated=updated,
        closed=closed,
        due=due,
        age_days=((closed or meeting) - opened).days,
        overdue_days=overdue_days(due, closed, meeting),
        is_new=within_period(opened, dataset),
        closed_in_period=within_period(closed, dataset),
        origin=Origin(row["file"], int(row["row"])),
    )


def overdue_days(due: date | None, closed: date | None, meeting: date) -> int:
    """Return the days by which something open is past its due date at the meeting, else 0."""
    if due is None or closed is not None:
        return 0
    return max(0, (meeting - due).days)


def counts_in_order(words: Iterable[str], order: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return every word of ``order`` with its number, then words outside it alphabetically."""
    counts = Counter(words)
    others = sorted(set(counts) - set(order))
    return tuple((word, counts[word]) for word in (*order, *others))


def _urgency(issue: Issue) -> tuple[bool, int, int, str, str]:
    """Order: open ones first, then the gravest, then the oldest, then region and number."""
    level = LEVELS.index(issue.level) if issue.level in LEVELS else len(LEVELS)
    return (not issue.is_open, level, -issue.age_days, issue.region, issue.number)
