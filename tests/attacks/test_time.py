"""No text, however long or odd, holds the program up: its patterns never look back without end."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any, NoReturn

import pytest

from tests.attacks.conftest import ROOT, cell
from tests.workspaces import save

PACKAGES = (
    "intake",
    "reports",
    "merging",
    "receipt",
    "origins",
    "rules",
    "rulebook",
    "bulletin.masking",
    "editorial",
)
PUMPED = (
    "0",
    "8",
    "a",
    " ",
    '"',
    "'",
    "\\",
    "-",
    ".",
    ",",
    ";",
    "<",
    "(",
    "_",
    "\n",
    "1 ",
    "1.",
    "a ",
    "0-",
    "+62",
    "62 ",
    "rev",
    "note ",
    "total ",
    "a=",
    "x='",
    "18 nov ",
    "18/",
    '";',
    "';",
    '\\"',
    "12:30 ",
    "::",
)
LETTERS = 2_000
MOST_SECONDS = 1.0
CELL = 8_000
"""Letters of a cell: enough that what grows with their square would show."""


class TooLongError(Exception):
    """The pattern was still looking."""


def _too_long(_signal: int, _frame: object) -> NoReturn:
    raise TooLongError


@dataclass(frozen=True, slots=True)
class Looking:
    """A pattern of the program; ``anywhere``: it is looked for in the middle of a text too."""

    place: str
    pattern: re.Pattern[str] | re.Pattern[bytes]
    anywhere: bool

    def at(self, text: str) -> None:
        """Look for the pattern as the program does."""
        given: Any = text.encode() if isinstance(self.pattern.pattern, bytes) else text
        self.pattern.fullmatch(given)
        self.pattern.match(given)
        if self.anywhere:
            self.pattern.search(given)


def modules(name: str) -> list[ModuleType]:
    """Return a module of the program and those below it."""
    base = importlib.import_module(f"pipeline.{name}")
    inside = pkgutil.iter_modules(getattr(base, "__path__", ()), f"{base.__name__}.")
    return [base, *(importlib.import_module(found.name) for found in inside)]


def patterns() -> list[Looking]:
    """Return every compiled pattern of the stages that read what comes from outside."""
    found: dict[object, Looking] = {}
    for package in PACKAGES:
        for module in modules(package):
            source = inspect.getsource(module)
            for name, value in vars(module).items():
                several = value if isinstance(value, tuple) else (value,)
                for number, pattern in enumerate(several):
                    if isinstance(pattern, re.Pattern):
                        anywhere = len(several) > 1 or re.search(rf"\b{name}\.(?!match|fullmatch)", source)
                        place = f"{module.__name__}.{name}.{number}"
                        found.setdefault(pattern.pattern, Looking(place, pattern, bool(anywhere)))
    return sorted(found.values(), key=lambda looking: looking.place)


@pytest.mark.parametrize("looking", [pytest.param(found, id=found.place) for found in patterns()])
def test_every_pattern_keeps_its_time(looking: Looking) -> None:
    """Fed with long runs of what it looks for, no pattern of a reading stage takes a second."""
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, MOST_SECONDS * 20)
    slowest = 0.0
    try:
        for unit in PUMPED:
            for start in ("", '"', "0"):
                text = start + unit * (LETTERS // len(unit)) + "!"
                began = time.process_time()
                looking.at(text)
                slowest = max(slowest, time.process_time() - began)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert slowest < MOST_SECONDS


def test_no_cell_holds_up_the_check(tmp_path: Path) -> None:
    """A report whose every column holds long cells, of every kind of run, is
    judged at the pace of any other.
    """
    head = "tanggal;wilayah;kecamatan;nomor;kategori;tingkat;uraian;sumber;status;tindak_lanjut"
    runs = [cell(unit * (CELL // len(unit)) + "!") for unit in PUMPED if "\n" not in unit]
    rows = [";".join([run] * 10) for run in runs]
    goods = ["tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima", *(";".join([r] * 7) for r in runs)]
    save(
        tmp_path,
        {
            "2024-11-17/berau isu.csv": "\n".join([head, *rows]),
            "2024-11-17/berau logistik.csv": "\n".join(goods),
            "2024-11-17/berau logistik 2.csv": "barang;diterima\n" + '"' * 50_000 + "\n" + "';" * 50_000,
            f"2024-11-17/{'rev 1-' * 40}.csv": "barang;diterima\nSegel;1\n",
        },
    )
    command = [sys.executable, "-m", "pipeline", "check", "--format", "json", str(tmp_path)]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)
    assert run.returncode == 3
