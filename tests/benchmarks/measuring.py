"""Processes at work: seconds on the clock and on the processor, and the most memory that they held."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent.parent
MEGABYTE = 1_000_000
_FINE = {0, 3}
"""Done; or done, and some finding is an error."""


@dataclass(frozen=True, slots=True)
class Run:
    """The median of several runs of one process; ``peak_bytes`` is the largest of them.

    ``busy_seconds`` is processor time of the process and its children: on a machine that others
    use as well it says more than the clock does.
    """

    seconds: float
    busy_seconds: float
    peak_bytes: int


def interleaved(commands: Mapping[str, Sequence[str]], runs: int, bytecode: Path) -> dict[str, Run]:
    """Return what Python takes for each of ``commands``, run in turns ``runs`` times.

    ``bytecode`` is a folder for compiled modules: the first start, which compiles, isn't counted.
    Raises RuntimeError where a process fails.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    environment |= {"PYTHONPYCACHEPREFIX": str(bytecode), "PYTHONPATH": str(ROOT)}
    for arguments in commands.values() if not bytecode.exists() else ():
        _one(arguments, environment)
    found: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, arguments in commands.items():
            found[name].append(_one(arguments, environment))
    return {name: _median(each) for name, each in found.items()}


def _one(arguments: Sequence[str], environment: Mapping[str, str]) -> Run:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
    ) as process:  # fmt: skip
        told = process.stderr.read().decode() if process.stderr is not None else ""
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode not in _FINE:
        raise RuntimeError(f"exit code {process.returncode}: {told}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    busy = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Run(seconds, busy, usage.ru_maxrss * 1024)


def _median(runs: Sequence[Run]) -> Run:
    return Run(
        median(run.seconds for run in runs),
        median(run.busy_seconds for run in runs),
        max(run.peak_bytes for run in runs),
    )
