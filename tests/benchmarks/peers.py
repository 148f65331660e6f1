"""What other tools take for a part of the same work."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from tests.benchmarks.measuring import ROOT, interleaved
from tests.benchmarks.season import prepare, write_one

_TARGET = 60


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool's rows per second on one file of ``rows``; ``rows_per_second`` None: not installed."""

    name: str
    rows: int
    rows_per_second: float | None

    def told(self, own_rows_per_second: float) -> str:
        """Return a line that sets it beside ``check``."""
        if self.rows_per_second is None:
            return f"{self.name}: not installed (pip install --group bench), not compared\n"
        times = own_rows_per_second / self.rows_per_second
        return (
            f"{self.name} validate: {self.rows_per_second:.0f} rows/s on {self.rows} rows; "
            f"check of S2 does {times:.0f} times as many (target {_TARGET})\n"
        )


def measure_frictionless(folder: Path, rows: int) -> Peer:
    """Return what ``frictionless validate`` does with ``rows`` clean rows and our own Table Schema."""
    if find_spec("frictionless") is None:
        return Peer("frictionless", rows, None)
    part = folder / "part.csv"
    write_one(part, prepare(folder / "peer", districts=907), rows, messy=False)
    schema = ROOT / "config" / "reports" / "logistik.yaml"
    command = ["-m", "tests.benchmarks.frictionless_part", str(part), str(schema)]
    run = interleaved({"frictionless": command}, 1, folder / "bytecode")["frictionless"]
    return Peer("frictionless", rows, rows / run.seconds)
