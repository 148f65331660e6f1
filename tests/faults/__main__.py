"""``make soak``: 200 runs killed at random moments, with the figures for docs/keandalan.md."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.runs import STAGES, kill_runs

TIMES = 200


def main() -> None:
    """Kill, look, and print what was found; a broken promise ends with an AssertionError."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    with TemporaryDirectory() as folder:
        found = kill_runs(Path(folder), times)
    print(f"{found.runs} kali dibunuh (kill -9), {found.finished} di antaranya sudah selesai lebih dahulu")  # noqa: T201
    for stage in ("", *STAGES):
        print(f"  {found.by_stage.get(stage, 0):4}  {stage or 'sebelum langkah pertama'}")  # noqa: T201
    print(f"edisi lama utuh {found.old}, edisi baru utuh {found.new}, edisi rusak atau hilang 0")  # noqa: T201


if __name__ == "__main__":
    main()
