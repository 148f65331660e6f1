"""Section K: field visits, done and planned, and the regions not yet visited."""

from __future__ import annotations

from collections import Counter
from typing import Any

from pipeline.measures.dating import as_day, as_text
from pipeline.measures.model import Origin, Visit, Visits
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings

DONE, PLANNED = "terlaksana", "rencana"


def measure_visits(dataset: Dataset, settings: Settings) -> Visits:
    """Return all visits by day and number, and per region (code order) those done and planned.

    A visit that was put off or cancelled is listed and counts as neither.
    """
    frame = dataset.frames["kunjungan"]
    dated = frame[frame["tanggal"].notna()]
    visits = sorted((visit_of(row) for row in dated.to_dict("records")), key=lambda v: (v.day, v.number))
    done = Counter(v.region for v in visits if v.status == DONE)
    planned = Counter(v.region for v in visits if v.status == PLANNED)
    regions = tuple(settings.baseline.by_code)
    return Visits(
        visits=tuple(visits),
        done=tuple((code, done[code]) for code in regions),
        planned=tuple((code, planned[code]) for code in regions),
        unvisited=tuple(code for code in regions if not done[code]),
    )


def visit_of(row: dict[Any, Any]) -> Visit:
    """Return the visit that ``row`` describes."""
    day = as_day(row["tanggal"])
    assert day is not None, "undated rows are left out before"
    return Visit(
        number=row["nomor"],
        day=day,
        region=row["wilayah"],
        team=as_text(row["tim"]),
        mode=as_text(row["moda"]),
        purpose=as_text(row["tujuan"]),
        status=as_text(row["status"]) or "",
        findings=as_text(row["temuan"]),
        action=as_text(row["tindak_lanjut"]),
        origin=Origin(row["file"], int(row["row"])),
    )
