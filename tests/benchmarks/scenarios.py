"""The five scenarios that speed is measured on, written below a folder.

S1 to S3 are seasons of ``bulletin sample`` (habits, slips and late reports included); S4 and S5 are
of one kind only, to show what a large file and messy ones cost. All figures are invented.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.sample import SamplePlan, write_sample
from pipeline.settings import load_settings
from tests.benchmarks.measuring import ROOT
from tests.benchmarks.season import prepare, write_messy, write_one


@dataclass(frozen=True, slots=True)
class Scenario:
    """A season on disk: its reports, the configuration that fits them, and how much it is."""

    name: str
    inputs: Path
    config: Path
    files: int
    rows: int
    size: int


@dataclass(frozen=True, slots=True)
class Size:
    """How much of each scenario is written: all of it, or a part for a quick look."""

    weeks: int
    regions: int
    districts: int
    rows: int
    files: int


_WHOLE = {
    "S1": Size(weeks=9, regions=10, districts=100, rows=0, files=0),
    "S2": Size(weeks=8, regions=10, districts=1038, rows=0, files=0),
    "S3": Size(weeks=9, regions=508, districts=7000, rows=0, files=0),
    "S4": Size(weeks=0, regions=10, districts=907, rows=1_000_000, files=1),
    "S5": Size(weeks=0, regions=10, districts=907, rows=0, files=3_000),
}
_QUICK = {
    "S1": Size(weeks=2, regions=10, districts=30, rows=0, files=0),
    "S2": Size(weeks=1, regions=10, districts=400, rows=0, files=0),
    "S3": Size(weeks=1, regions=100, districts=700, rows=0, files=0),
    "S4": Size(weeks=0, regions=10, districts=907, rows=50_000, files=1),
    "S5": Size(weeks=0, regions=10, districts=907, rows=0, files=150),
}
NAMES = tuple(_WHOLE)


def write_scenario(name: str, folder: Path, *, is_quick: bool) -> Scenario:
    """Write the scenario ``name`` below ``folder``; return it."""
    size = (_QUICK if is_quick else _WHOLE)[name]
    inputs, config = _MAKERS[name](folder, size)
    files = [path for path in sorted(inputs.rglob("*.csv")) if path.is_file()]
    # Lines stand for rows: titles, totals and notes are read as well.
    rows = sum(path.read_bytes().count(b"\n") for path in files)
    return Scenario(name, inputs, config, len(files), rows, sum(path.stat().st_size for path in files))


def _season(folder: Path, size: Size) -> tuple[Path, Path]:
    shipped = load_settings(ROOT / "config" / "pipeline.yaml")
    plan = SamplePlan(seed=1, weeks=size.weeks, regions=size.regions, districts=size.districts)
    write_sample(folder, shipped, plan)
    return folder / "inputs", folder / "config" / "pipeline.yaml"


def _large_file(folder: Path, size: Size) -> tuple[Path, Path]:
    settings = prepare(folder, size.districts)
    write_one(folder / "one" / "large.csv", settings, size.rows, messy=False)
    config = folder / "made" / "config" / "pipeline.yaml"
    text = config.read_text(encoding="utf-8")
    # The shipped limit is there to refuse such a file; here it is asked for.
    config.write_text(_LIMIT.sub("file_bytes: 500000000", text), encoding="utf-8")
    return folder / "one", config


def _messy_files(folder: Path, size: Size) -> tuple[Path, Path]:
    settings = prepare(folder, size.districts)
    write_messy(folder / "messy", settings, size.files)
    return folder / "messy", folder / "made" / "config" / "pipeline.yaml"


_LIMIT = re.compile(r"file_bytes: \d+")
_MAKERS: Mapping[str, Callable[[Path, Size], tuple[Path, Path]]] = {
    "S1": _season,
    "S2": _season,
    "S3": _season,
    "S4": _large_file,
    "S5": _messy_files,
}
