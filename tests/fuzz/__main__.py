"""`make fuzz`: break reports by the thousand and see that every one ends in an answer."""

from __future__ import annotations

import argparse
import importlib.util
import random
import subprocess
import sys
import time
from pathlib import Path

import click

from pipeline.settings.loading import load_settings
from tests.fuzz.mutating import KEPT, made, seeds
from tests.fuzz.trying import Tally, attempt

CONFIG = Path(__file__).resolve().parent.parent.parent / "config" / "pipeline.yaml"
BATCH = 200


def main() -> int:
    """Try as many inputs as asked for; keep and tell what broke."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=20_000, help="inputs to make by mutation")
    parser.add_argument("--seed", type=int, default=int(time.time()), help="the same seed, the same inputs")
    parser.add_argument("--seconds", type=int, default=0, help="then search so long guided by coverage")
    asked = parser.parse_args()
    settings, chance, tally = load_settings(CONFIG), random.Random(asked.seed), Tally()
    click.echo(f"{len(seeds())} reports to break, seed {asked.seed}")
    while tally.inputs < asked.inputs:
        attempt([made(chance) for _ in range(min(BATCH, asked.inputs - tally.inputs))], settings, tally)
        click.echo(f"\r{tally.inputs} inputs", nl=False, err=True)
    for number, ((path, content), reason) in enumerate([*tally.tracebacks, *tally.breaks]):
        kept = KEPT / f"{asked.seed}-{number}-{path.rsplit('/', 1)[-1]}"
        kept.write_bytes(content)
        click.echo(f"\n{kept}\n{reason}")
    click.echo(
        f"\n{tally.inputs} inputs, {len(tally.tracebacks)} tracebacks,"
        f" {len(tally.breaks)} breaks of conservation"
    )
    if not tally.is_clean:
        return 1
    return search(asked.seconds) if asked.seconds else 0


def search(seconds: int) -> int:
    """Search guided by coverage where that is possible; return the exit code."""
    if importlib.util.find_spec("atheris") is None:
        click.echo("atheris is not installed (no wheel for this Python?): no search by coverage")
        return 0
    return subprocess.run([sys.executable, "-m", "tests.fuzz.guided", str(seconds)], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
