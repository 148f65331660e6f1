"""One more report comes in, and then the program runs: what does that Monday morning take?

Run as ``python -m tests.benchmarks.one_new_file INPUTS ARGUMENT…``: each time, the newest logistics
report of ``INPUTS`` lies there once more, as a later revision with one blank row more; then
``python -m pipeline ARGUMENT…`` runs in the same process.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path


def add_report(inputs: Path) -> Path:
    """Write the report that comes in; return its path."""
    newest = sorted(path for path in inputs.rglob("*.csv") if "logistik" in path.name.lower())[-1]
    number = sum("rev" in path.stem for path in newest.parent.iterdir()) + 1
    path = newest.with_name(f"{newest.stem.split(' rev')[0]} rev{number + 10}.csv")
    path.write_bytes(newest.read_bytes() + b"\r\n" * number)
    return path


if __name__ == "__main__":
    add_report(Path(sys.argv[1]))
    sys.argv = ["bulletin", *sys.argv[2:]]
    runpy.run_module("pipeline", run_name="__main__", alter_sys=True)
