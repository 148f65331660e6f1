"""The benchmark of the whole program: `make bench`, or ``python -m tests.benchmarks [S1 …]``.

Each scenario runs in processes of its own, in turns with its floor (:mod:`tests.benchmarks.floor`,
:mod:`tests.benchmarks.edition_floor`); medians are shown. Ratios decide, seconds only inform.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from tests.benchmarks.measuring import MEGABYTE, Run, interleaved
from tests.benchmarks.peers import Peer, measure_frictionless
from tests.benchmarks.scenarios import NAMES, Scenario, write_scenario

_VARIANT = "pdf/a-3a"
_CHECK_TARGETS = {"S2": 5.0}
_WEEKLY_TARGETS = {"S1": 2.2}
_PEER_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table. ``ratio`` is to the floor of the same run, on the clock (``busy_ratio``:
    in processor time); ``target`` None: it is only named.
    """

    scenario: str
    command: str
    rows: int
    files: int
    seconds: float
    rows_per_second: float
    megabytes: float
    floor_seconds: float
    ratio: float
    busy_ratio: float
    target: float | None

    @classmethod
    def of(cls, scenario: Scenario, command: str, runs: tuple[Run, Run], target: float | None) -> Line:
        """Return the line of ``command``; ``runs`` are its own and its floor's."""
        run, least = runs
        return cls(
            scenario.name, command, scenario.rows, scenario.files, run.seconds, scenario.rows / run.seconds,
            run.peak_bytes / MEGABYTE, least.seconds, run.seconds / least.seconds,
            run.busy_seconds / least.busy_seconds, target,
        )  # fmt: skip


def measured(name: str, folder: Path, *, runs: int, is_quick: bool) -> Iterator[Line]:
    """Write the scenario ``name`` and yield what its commands took."""
    scenario = write_scenario(name, folder / name, is_quick=is_quick)
    check = ["-m", "pipeline", "check", str(scenario.inputs), "--format", "json", *_config(scenario)]
    least = ["-m", "tests.benchmarks.floor", str(scenario.inputs)]
    found = interleaved({"check": check, "floor": least}, runs, folder / "bytecode")
    yield Line.of(scenario, "check", (found["check"], found["floor"]), _CHECK_TARGETS.get(name))
    if name == "S1":
        yield from _start_lines(scenario, folder, runs)
        yield from _edition_lines(scenario, folder, runs)
    elif name == "S3":
        page = ["-m", "pipeline", *_weekly(scenario, folder), "--format", "html", "--no-cache"]
        whole = interleaved({"weekly": page, "check": check}, max(runs // 2, 1), folder / "bytecode")
        yield Line.of(scenario, "weekly --format html", (whole["weekly"], whole["check"]), 4.0)
    shutil.rmtree(folder / name)


def _config(scenario: Scenario) -> list[str]:
    return ["--config", str(scenario.config)]


def _weekly(scenario: Scenario, folder: Path) -> list[str]:
    outputs = str(folder / "outputs")
    places = ["--inputs", str(scenario.inputs), "--outputs", outputs]
    return ["weekly", *places, *_config(scenario)]


def _start_lines(scenario: Scenario, folder: Path, runs: int) -> Iterator[Line]:
    """What a start costs: the help over Python alone, the check of one file over importing pandas."""
    one = min(scenario.inputs.rglob("*.csv"), key=lambda path: (path.stat().st_size, path))
    commands = {
        "help": ["-m", "pipeline", "--help"],
        "python": ["-c", "pass"],
        "check": ["-m", "pipeline", "check", str(one), "--format", "json", *_config(scenario)],
        "pandas": ["-c", "import pandas"],
    }
    found = interleaved(commands, runs, folder / "bytecode")
    single = replace(scenario, files=1, rows=one.read_bytes().count(b"\n"))
    yield Line.of(replace(single, files=0, rows=0), "--help", (found["help"], found["python"]), None)
    yield Line.of(single, "check of one file", (found["check"], found["pandas"]), 1.7)


def _edition_lines(scenario: Scenario, folder: Path, runs: int) -> Iterator[Line]:
    """The edition with its sheets, over WeasyPrint's time for the bulletin alone; the same again,
    with nothing changed, over reading its inputs; and with one new file, over WeasyPrint's time for
    all pages, which change with it since each bears the edition's digest.
    """
    os.environ["DESK_CACHE"] = str(folder / "cache")
    weekly = _weekly(scenario, folder)
    again = ["-m", "pipeline", *weekly]
    interleaved({"weekly": again}, 1, folder / "bytecode")
    (page,) = (folder / "outputs").glob("*/buletin.html")
    edition = ["-m", "tests.benchmarks.edition_floor", _VARIANT]
    reading = ["-m", "tests.benchmarks.floor", str(scenario.inputs)]
    commands = {"again": again, "reading": reading}
    found = interleaved(commands, runs, folder / "bytecode")
    yield Line.of(scenario, "weekly, unchanged", (found["again"], found["reading"]), None)

    whole = {"weekly": [*again, "--no-cache"], "floor": [*edition, str(page)]}
    found = interleaved(whole, runs, folder / "bytecode")
    yield Line.of(scenario, "weekly (+ sheets)", (found["weekly"], found["floor"]), _WEEKLY_TARGETS["S1"])

    pages = folder / "pages"
    places = [str(scenario.inputs), str(scenario.config), str(pages)]
    interleaved({"pages": ["-m", "tests.benchmarks.edition_pages", *places]}, 1, folder / "bytecode")
    new = ["-m", "tests.benchmarks.one_new_file", str(scenario.inputs), *weekly]
    changed = {"new": new, "floor": [*edition, *map(str, sorted(pages.iterdir()))]}
    found = interleaved(changed, runs, folder / "bytecode")
    yield Line.of(scenario, "weekly, one new file", (found["new"], found["floor"]), 1.3)


def _printed(line: Line) -> str:
    target = f"{line.target:6.1f}" if line.target is not None else "     –"
    return (
        f"{line.scenario}  {line.command:<21}{line.files:>7}{line.rows:>10}{line.seconds:>9.2f}"
        f"{line.rows_per_second:>10.0f}{line.megabytes:>7.0f}{line.floor_seconds:>8.2f}"
        f"{line.ratio:>7.2f}{line.busy_ratio:>7.2f}{target}\n"
    )


_HEADING = (
    f"    {'command':<21}{'files':>7}{'rows':>10}{'seconds':>9}{'rows/s':>10}{'MB':>7}{'floor':>8}"
    f"{'ratio':>7}{'CPU':>7}{'target':>7}\n"
)


def main() -> None:
    """Print the table line by line, and save it as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("scenarios", nargs="*", default=NAMES, help="S1 … S5; all of them without any")
    parser.add_argument("--json", type=Path, help="save the results here as well")
    parser.add_argument("--quick", action="store_true", help="small scenarios, one run each")
    options = parser.parse_args()
    lines: list[Line] = []
    peer: Peer | None = None
    sys.stdout.write(_HEADING)
    with tempfile.TemporaryDirectory() as folder:
        for name in options.scenarios:
            runs = 1 if options.quick else 3
            for line in measured(name, Path(folder), runs=runs, is_quick=options.quick):
                lines.append(line)
                sys.stdout.write(_printed(line))
        if "S2" in options.scenarios:
            peer = measure_frictionless(Path(folder), _PEER_ROWS // (10 if options.quick else 1))
            own = next(line for line in lines if line.scenario == "S2")
            sys.stdout.write(peer.told(own.rows_per_second))
    if options.json is not None:
        told = {"lines": [asdict(line) for line in lines], "frictionless": asdict(peer) if peer else None}
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
