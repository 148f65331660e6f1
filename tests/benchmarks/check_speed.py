"""How long ``bulletin check`` takes, against the least that reading can cost.

Run as ``python -m tests.benchmarks.check_speed [--json FILE] [--quick]``. Each scenario is run in a
process of its own, three times, in turns with what it is compared with (medians count). The targets are
ratios: of a clean season to the floor (:mod:`tests.benchmarks.floor`), of a messy file to a clean
one of its size, and of peak memory to the bytes read.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.benchmarks.measuring import MEGABYTE, interleaved
from tests.benchmarks.season import prepare, write_districts, write_one, write_small

RUNS = 3
FREE_MEMORY = 300 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Result:
    """One scenario: what was measured (``value``) and what it may be at most (``target``)."""

    name: str
    value: float
    target: float
    detail: str

    @property
    def is_met(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.target


def check(path: Path, config: Path) -> list[str]:
    """Return the arguments of ``bulletin check`` of ``path``."""
    return ["-m", "pipeline", "check", str(path), "--format", "json", "--config", str(config)]


def season_results(name: str, folder: Path, config: Path, target: float, runs: int) -> list[Result]:
    """Compare ``check`` of ``folder`` with its floor, in time and in memory."""
    commands = {"floor": ["-m", "tests.benchmarks.floor", str(folder)], "check": check(folder, config)}
    measured = interleaved(commands, runs, config.parent / "bytecode")
    least, found = measured["floor"], measured["check"]
    size = sum(path.stat().st_size for path in folder.rglob("*.csv"))
    allowed = 4 * size + FREE_MEMORY
    return [
        Result(
            f"{name}: time over floor",
            found.seconds / least.seconds,
            target,
            f"{found.seconds:.2f} s over {least.seconds:.2f} s",
        ),
        Result(
            f"{name}: peak memory over allowance",
            found.peak_bytes / allowed,
            1,
            f"{found.peak_bytes / MEGABYTE:.0f} MB of {allowed / MEGABYTE:.0f} MB "
            f"(4 × {size / MEGABYTE:.0f} MB read + 300 MB)",
        ),
    ]


def messy_result(folder: Path, config: Path, clean: Path, messy: Path, runs: int) -> Result:
    """Compare a messy file with a clean one of its size; an empty folder's time is taken off both."""
    empty = folder / "empty"
    empty.mkdir()
    commands = {path.name: check(path, config) for path in (empty, clean, messy)}
    found = interleaved(commands, runs, folder / "bytecode")
    start = found["empty"].seconds
    costs = [(found[path.name].seconds - start) / path.stat().st_size for path in (clean, messy)]
    detail = f"{costs[1] * MEGABYTE:.2f} s/MB over {costs[0] * MEGABYTE:.2f} s/MB, start-up {start:.2f} s"
    return Result("messy file: time over clean, per byte", costs[1] / costs[0], 10, detail)


def all_results(folder: Path, *, is_quick: bool) -> list[Result]:
    """Write the seasons below ``folder`` and measure them."""
    runs = 1 if is_quick else RUNS
    share = 20 if is_quick else 1
    settings = prepare(folder, districts=907)
    config = folder / "made" / "config" / "pipeline.yaml"
    rows = write_districts(folder / "large", settings, days=60 // share)
    write_small(folder / "small", settings, days=90, files=3000 // share)
    clean, messy = folder / "clean" / "clean.csv", folder / "messy" / "messy.csv"
    write_one(clean, settings, 60_000 // share, messy=False)
    write_one(messy, settings, 60_000 // share, messy=True)
    return [
        *season_results(f"{rows} rows", folder / "large", config, 5, runs),
        *season_results(f"{3000 // share} small files", folder / "small", config, 4, runs),
        messy_result(folder, config, clean, messy, runs),
    ]


def main() -> None:
    """Print a table, and save the same as JSON where asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--json", type=Path, help="save the results here as well")
    parser.add_argument("--quick", action="store_true", help="a twentieth of the size, one run each")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        results = all_results(Path(folder), is_quick=options.quick)
    for result in results:
        mark = "ok  " if result.is_met else "OVER"
        line = f"{mark} {result.name:<45} {result.value:6.2f} (at most {result.target:g})  {result.detail}\n"
        sys.stdout.write(line)
    if options.json is not None:
        told = [asdict(result) | {"is_met": result.is_met} for result in results]
        options.json.write_text(json.dumps(told, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
