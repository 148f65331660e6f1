"""Section F: what became of the decisions of earlier meetings."""

from __future__ import annotations

from typing import Any

from pipeline.measures.dating import as_day, as_text, meeting_of, within_period
from pipeline.measures.issues import overdue_days
from pipeline.measures.lastknown import closed_since, newest_words
from pipeline.measures.model import Decision, FollowUp, Origin
from pipeline.model.dataset import Dataset

CLOSING = ("selesai", "batal")
"""The statuses that close a decision (contract, section 1)."""

DECISION_KEY = ["nomor"]


def measure_follow_up(dataset: Dataset) -> FollowUp:
    """Return every decision that is still open or was closed in the period, most overdue first.

    A row without ``tanggal`` speaks of the day of its meeting (``rapat``).
    """
    frame = dataset.frames["keputusan"]
    frame = frame.assign(tanggal=frame["tanggal"].fillna(frame["rapat"]))
    if frame.empty:
        return FollowUp((), 0, 0, 0, 0)
    rows = newest_words(frame, DECISION_KEY).assign(
        closed=closed_since(frame, DECISION_KEY, CLOSING).to_numpy()
    )
    decisions = [decision_of(row, dataset) for row in rows.to_dict("records")]
    listed = [d for d in decisions if d.is_open or within_period(d.closed, dataset)]
    return FollowUp(
        decisions=tuple(sorted(listed, key=lambda d: (-d.overdue_days, not d.is_open, d.due, d.number))),
        open=sum(d.is_open for d in listed),
        overdue=sum(d.overdue_days > 0 for d in listed),
        closed_in_period=sum(not d.is_open for d in listed),
        no_news=sum(d.no_news for d in listed),
    )


def decision_of(row: dict[Any, Any], dataset: Dataset) -> Decision:
    """Return the decision that ``row`` (its newest words) describes at the meeting.

    There is no news of an open decision when no row followed the one that took it, or none in the
    period; a decision of today's meeting is not expected to have any.
    """
    meeting = meeting_of(dataset)
    taken, due, updated = (as_day(row[name]) for name in ("rapat", "tenggat", "tanggal"))
    closed = as_day(row["closed"])
    assert taken is not None, "the report's schema requires rapat"
    assert updated is not None, "only dated rows have words"
    assert due is not None, "the report's schema requires tenggat"
    unheard = updated <= taken or updated < dataset.period.start
    return Decision(
        number=row["nomor"],
        meeting=taken,
        text=as_text(row["keputusan"]) or "",
        owner=as_text(row["penanggung_jawab"]) or "",
        region=as_text(row["wilayah"]),
        due=due,
        status=as_text(row["status"]) or "",
        updated=updated,
        closed=closed,
        overdue_days=overdue_days(due, closed, meeting),
        silent_days=(meeting - updated).days,
        no_news=closed is None and taken < meeting and unheard,
        note=as_text(row["keterangan"]),
        origin=Origin(row["file"], int(row["row"])),
    )
