"""The fast merge agrees, row by row, with one that reads like the contract."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.merging import merge, rows_set_aside
from pipeline.reading import read_reports
from pipeline.reports import FileState, Judged, judge
from pipeline.sample import SamplePlan, write_sample
from pipeline.settings import Settings
from tests.oracle.obvious_merge import Place, Report, Row, obvious_merge
from tests.oracle.searching import searching
from tests.oracle.seasons import MEETING, Sent, seasons, written

MEETINGS = st.sampled_from([None, MEETING, date(2024, 11, 16)])


def fates_of(judged: Judged, settings: Settings, meeting: date | None) -> dict[Place, str]:
    """Return what the program says of every row."""
    counted, aside = merge(judged, settings, meeting).frames, rows_set_aside(judged, settings, meeting)
    fates: dict[Place, str] = {}
    for kind in counted:
        frame = counted[kind]
        fates |= {(str(f), int(r)): "accepted" for f, r in zip(frame["file"], frame["row"], strict=True)}
        frame = aside.frames[kind]
        cells = zip(frame["file"], frame["row"], frame["fate"], strict=True)
        fates |= {(str(f), int(r)): str(fate) for f, r, fate in cells}
    return fates


def conflicts_of(judged: Judged, settings: Settings, meeting: date | None) -> set[tuple[Place, str]]:
    """Return the rows that carry `row-conflict`, each with the place that it names as winner."""
    return {
        ((f.path, f.row or 0), dict(f.details)["other"].split(" di ", 1)[1])
        for f in merge(judged, settings, meeting).findings
        if f.code == "row-conflict"
    }


@searching(40)
@given(seasons(), MEETINGS)
def test_random_seasons_merge_as_the_contract_says(
    settings: Settings, files: tuple[Sent, ...], meeting: date | None
) -> None:
    """Whatever comes in whatever order under whatever names: every fate, and every conflict told."""
    with TemporaryDirectory() as folder:
        judged = judge(read_reports([written(Path(folder), files)], settings), settings)
        expected = obvious_merge([file.told() for file in files], meeting)
        assert fates_of(judged, settings, meeting) == expected.fates
        told = {(lost, f"{path} baris {row}") for lost, (path, row) in expected.undecided}
        assert conflicts_of(judged, settings, meeting) == told


@pytest.fixture(scope="module")
def sample(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Judged:
    """Two weeks of sample reports with all their mess: late ones, copies, forms, corrections."""
    folder = tmp_path_factory.mktemp("season")
    write_sample(folder, settings, SamplePlan(seed=7, weeks=3))
    return judge(read_reports([folder / "inputs"], settings), settings)


@pytest.mark.parametrize("meeting", [None, date(2024, 11, 4), date(2024, 11, 13), MEETING])
def test_the_sample_season_merges_as_the_contract_says(
    sample: Judged, settings: Settings, meeting: date | None
) -> None:
    """The rows of the sample, as they were parsed, end as the obvious merge has them end."""
    expected = obvious_merge(list(reports_of(sample, settings)), meeting)
    assert fates_of(sample, settings, meeting) == expected.fates
    assert {"accepted", "rejected", "duplicate", "superseded"} <= set(expected.fates.values())
    told = {(lost, f"{path} baris {row}") for lost, (path, row) in expected.undecided}
    assert conflicts_of(sample, settings, meeting) == told


def reports_of(judged: Judged, settings: Settings) -> Iterator[Report]:
    """Return the parsed files as plain values."""
    for number, file in enumerate(judged.files):
        if file.state is not FileState.READ or file.kind is None:
            continue
        kind = settings.kind_by_name[file.kind]
        frame = judged.frames[file.kind]
        counts = [field.name for field in kind.fields if field.role == "count"]
        values = [field.name for field in kind.fields if field.name not in kind.primaryKey]
        source = file.table.source
        rows = tuple(
            Row(
                int(cells["row"]),
                tuple(plain(cells[name]) for name in kind.primaryKey),
                tuple(plain(cells[name]) for name in values),
                plain(cells["tanggal"]),
                plain(cells.get("wilayah")),
                wrong=bool(cells["rejected"]),
                planned=kind.kind == "kunjungan" and cells["status"] == "rencana",
                whole=plain(cells.get("kecamatan")) is None,
                figures=sum((plain(cells[name]) or 0) > 0 for name in counts),
            )
            for cells in frame[frame["file"] == number].to_dict("records")
        )
        content, desk = (file.table.sha256 or source.path), kind.sender == "desk"
        yield Report(source.path, source.received, kind.kind, rows, content, desk, bool(counts))


def plain(cell: Any) -> Any:
    """Return a cell as a date, a number, a text, or None."""
    if cell is None or pd.isna(cell):
        return None
    return cell.date() if isinstance(cell, pd.Timestamp) else cell
