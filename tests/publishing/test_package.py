"""The data package: it says of every column what stands there, and says nothing that isn't so."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.dataset import Dataset
from pipeline.publishing import PACKAGE_NAME, data_files, data_package, edition_digest
from pipeline.settings import Settings
from tests.publishing.test_data import sentences
from tests.test_weekly import ROOT, bulletin

MEETING = date(2024, 11, 18)


@pytest.fixture
def files(dataset: Dataset, settings: Settings) -> dict[str, bytes]:
    """The data of the small edition."""
    return data_files(dataset, settings, sentences)


@pytest.fixture
def package(files: dict[str, bytes], settings: Settings) -> dict[str, Any]:
    """Its descriptor."""
    descriptor: dict[str, Any] = json.loads(data_package(files, settings, MEETING))
    return descriptor


def test_every_file_is_described_column_by_column(files: dict[str, bytes], package: dict[str, Any]) -> None:
    """Name, bytes, digest and columns of every CSV are as they are in the file."""
    described = {f"data/{resource['path']}": resource for resource in package["resources"]}
    assert set(described) == set(files)
    for name, resource in described.items():
        header = next(csv.reader(io.StringIO(files[name].decode(), newline="")))
        assert [field["name"] for field in resource["schema"]["fields"]] == header
        assert resource["bytes"] == len(files[name])
        assert resource["hash"] == f"sha256:{hashlib.sha256(files[name]).hexdigest()}"


def test_every_column_is_told_in_both_languages(package: dict[str, Any]) -> None:
    """Whoever reads only one of the two languages knows what a column holds."""
    fields = [field for resource in package["resources"] for field in resource["schema"]["fields"]]
    assert [f["name"] for f in fields if not (f["description"] and f["description_en"])] == []
    assert "' di depannya" in package["description"]
    assert "has a ' before it" in package["description_en"]


def test_rows_point_to_their_file(package: dict[str, Any]) -> None:
    """Every row and finding leads to its file in the ledger."""
    keys = {r["name"]: r["schema"].get("foreignKeys") for r in package["resources"]}
    to_ledger = {"resource": "ledger", "fields": ["path"]}
    assert keys["logistik"] == [{"fields": ["file"], "reference": to_ledger}]
    assert keys["findings"] == [{"fields": ["path"], "reference": to_ledger}]


def test_it_is_dated_by_the_meeting(files: dict[str, bytes], settings: Settings) -> None:
    """No clock: the same data give the same bytes; and the digest of the edition leaves it out."""
    first, second = (data_package(files, settings, MEETING) for _ in range(2))
    assert first == second
    assert json.loads(first)["created"] == "2024-11-18T00:00:00+08:00"
    assert edition_digest(files | {PACKAGE_NAME: first}) == edition_digest(files)


@pytest.mark.parametrize("inputs", ["inputs", "tests/data/dirty"])
def test_frictionless_finds_nothing_amiss(inputs: str, frictionless: str, tmp_path: Path) -> None:
    """The reference validator takes the data of the sample season, and of files that are all wrong."""
    outputs = tmp_path / "outputs"
    arguments = ("--inputs", ROOT / inputs, "--outputs", outputs, "--meeting-date", MEETING.isoformat())
    run = bulletin("weekly", "--format", "html", *arguments)
    assert run.returncode == 0, run.stderr
    command = [frictionless, "validate", "datapackage.json", "--json"]
    told = subprocess.run(
        command, cwd=outputs / "2024-11-18" / "data", capture_output=True, text=True, check=False
    )
    report = json.loads(told.stdout)
    assert report["valid"], [(task["name"], task["errors"][:3]) for task in report["tasks"] if task["errors"]]
