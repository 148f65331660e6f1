"""The log of the runs: JSON lines with times, counts, versions and how each run ended.

It lies outside inputs and outputs, whose bytes know no clock: at ``DESK_LOG``, else in the state
folder of the user (``$XDG_STATE_HOME`` or ``~/.local/state``, below ``desk-pilkada``). It holds
names of steps, counts and versions, never a cell of a report. A log that can't be written is no
reason to go without a bulletin: then there is none.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import platform
import sys
import time
import traceback
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Self

import pipeline

LOG_BYTES = 5_000_000
"""A log of this size is put aside as ``.1`` (one is kept)."""


def log_path() -> Path:
    """Return where the log lies."""
    if own := os.environ.get("DESK_LOG"):
        return Path(own)
    state = os.environ.get("XDG_STATE_HOME")
    home = Path(state) if state else Path.home() / ".local" / "state"
    return home / "desk-pilkada" / "log.jsonl"


class Journal:
    """One run of ``command``; use as a context manager.

    Every line has ``at`` (UTC), ``run`` (one number for all lines of a run), ``command`` and
    ``event``: begin, stage (with its seconds), note, end (with seconds and, where it failed,
    the kind of error).
    """

    def __init__(self, command: str) -> None:
        self._command = command
        self._run = f"{time.time_ns():x}-{os.getpid()}"
        self._began = self._stage_began = time.monotonic()
        self._stage: str | None = None
        self._logger = logging.getLogger("pipeline.terminal.journal")
        self._logger.propagate = False
        self._handler: logging.Handler | None = None

    def __enter__(self) -> Self:
        """Open the log and write how this run begins."""
        try:
            log_path().parent.mkdir(parents=True, exist_ok=True)
            self._handler = RotatingFileHandler(
                log_path(), maxBytes=LOG_BYTES, backupCount=1, encoding="utf-8"
            )
        except OSError:
            return self
        self._handler.setFormatter(logging.Formatter("%(message)s"))
        self._logger.addHandler(self._handler)
        self._logger.setLevel(logging.INFO)
        self._write("begin", versions=versions())
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Write how the run ended."""
        self.stage(None)
        seconds = round(time.monotonic() - self._began, 3)
        self._write("end", seconds=seconds, error=kind.__name__ if kind else None)
        if self._handler:
            self._logger.removeHandler(self._handler)
            self._handler.close()

    def stage(self, name: str | None) -> None:
        """Begin a stage; the one before is written with its seconds."""
        now = time.monotonic()
        if self._stage is not None:
            self._write("stage", stage=self._stage, seconds=round(now - self._stage_began, 3))
        self._stage, self._stage_began = name, now

    def note(self, **facts: object) -> None:
        """Write counts and decisions of the run; no text from the reports."""
        self._write("note", **facts)

    def _write(self, event: str, **facts: object) -> None:
        if self._handler is None:
            return
        at = datetime.now(UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "run": self._run, "command": self._command, "event": event, **facts}
        self._logger.info(json.dumps(line, ensure_ascii=True, default=str))


def versions() -> Mapping[str, str]:
    """Return the versions that a fault may depend on."""
    from importlib import metadata

    libraries = ("pandas", "pyarrow", "weasyprint", "jinja2", "pydantic")
    return {
        "program": pipeline.__version__,
        "python": platform.python_version(),
        "system": platform.platform(terse=True),
        **{name: metadata.version(name) for name in libraries},
    }


def write_mishap(error: BaseException, inputs: Iterable[Path]) -> Path | None:
    """Write what a developer needs about an unexpected error beside the log; return the file's path.

    It holds the kinds of error and the places in the program, the versions, and one digest over
    the inputs; no message of the error, no local value: these could quote a report. None where it
    can't be written.
    """
    path = log_path().with_name(f"galat-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt")
    lines = [f"{name} {version}" for name, version in versions().items()]
    lines += [f"inputs sha256 {inputs_digest(inputs)}", f"command {' '.join(sys.argv[1:2])}", ""]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        for frame in traceback.extract_tb(cause.__traceback__):
            lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
        cause = cause.__cause__ or cause.__context__
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    except OSError:
        return None
    return path


def inputs_digest(inputs: Iterable[Path]) -> str:
    """Return one SHA-256 over the contents of all files of ``inputs``, in path order."""
    total = hashlib.sha256()
    for given in inputs:
        for path in sorted(given.rglob("*")) if given.is_dir() else [given]:
            try:
                with path.open("rb") as stream:
                    total.update(hashlib.file_digest(stream, "sha256").digest())
            except OSError:
                continue
    return total.hexdigest()
