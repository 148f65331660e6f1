"""``make soak``: `weekly` and `publish` killed 200 times each, with the figures for docs/keandalan.md."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.kills import BEFORE, FINISHED, MOMENTS, STAGES, Kills, kill_publish, kill_weekly

TIMES = 200


def main() -> None:
    """Kill, look, and print what was found; a broken promise ends with an AssertionError."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else TIMES
    for name, kill, parts in (
        ("weekly", kill_weekly, (BEFORE, *STAGES)),
        ("publish", kill_publish, MOMENTS),
    ):
        with TemporaryDirectory() as folder:
            found = kill(Path(folder), times)
        for line in told(name, found, (*parts, FINISHED)):
            print(line, flush=True)  # noqa: T201


def told(name: str, found: Kills, parts: tuple[str, ...]) -> list[str]:
    """Return the figures of one command, part by part."""
    lines = [f"{name}: {found.runs} kali dibunuh (kill -9)"]
    lines += [f"  {found.struck.get(part, 0):4}  {part}" for part in parts]
    return [*lines, f"  yang lama utuh {found.old}, yang baru utuh {found.new}, rusak atau hilang 0"]


if __name__ == "__main__":
    main()
