"""kill -9 at random moments of `weekly` and of `publish`, over a season of two regions without PDF."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pipeline.publishing import read_record
from tests.faults.runs import ROOT, contents, environment
from tests.workspaces import save

SIGNED, MEETING = "2024-11-04", "2024-11-11"
PLAIN, WITH_DRAFTS = "pipeline.yaml", "dengan-draf.yaml"
BEFORE, FINISHED = "sebelum langkah pertama", "sudah selesai"
STAGES = (
    "Reading files",
    "Checking reports",
    "Merging rows",
    "Measuring",
    "Composing pages",
    "Printing the PDF",
    "Saving the edition",
)
WRITING, EXCHANGED = "menulis laman baru", "laman baru di tempatnya, yang lama dibuang"
MOMENTS = (BEFORE, WRITING, EXCHANGED)


@dataclass(frozen=True, slots=True)
class Kills:
    """What came of ``runs`` runs that were killed; ``struck``: how many in which part of the work.

    ``old`` and ``new``: which edition or site stood there afterwards, whole each time.
    """

    runs: int
    struck: dict[str, int]
    old: int
    new: int


class Season:
    """A desk in ``folder``: one edition signed and on the site, the next one a draft.

    A second configuration shows drafts, so that the site has two states to change between.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.outputs, self.site = folder, folder / "outputs", folder / "outputs/site"
        self.log = folder / "log.jsonl"
        sample = ["sample", str(folder), "--weeks", "2", "--regions", "2", "--districts", "4"]
        self._finish([*sample, "--config", str(ROOT / "config/pipeline.yaml")])
        told = (folder / "config" / PLAIN).read_text(encoding="utf-8")
        save(folder / "config", {WITH_DRAFTS: f"{told}publish_drafts: true\n"})
        self._finish(self.weekly(SIGNED))
        own = json.loads((self.outputs / SIGNED / "manifest.json").read_bytes())["edition"]
        entry = f"{{meeting: {SIGNED}, digest: '{own['digest']}', name: N, role: Ketua, day: {SIGNED}}}"
        save(folder / "config", {"sign-off.yaml": f"version: 1\nsigned: [{entry}]\n"})
        for command in (self.weekly(SIGNED), self.weekly(MEETING), self.publish(PLAIN)):
            self._finish(command)

    def weekly(self, meeting: str = MEETING) -> list[str]:
        """The words that make an edition."""
        places = ["--inputs", str(self.folder / "inputs"), "--outputs", str(self.outputs)]
        config = str(self.folder / "config" / PLAIN)
        return ["weekly", "--meeting-date", meeting, "--format", "html", *places, "--config", config]

    def publish(self, config: str) -> list[str]:
        """The words that make the site."""
        return ["publish", "--outputs", str(self.outputs), "--config", str(self.folder / "config" / config)]

    def receive(self, count: int) -> None:
        """Let a report come that gives the next edition another figure."""
        row = f"10/11/2024;Contoh 001;Segel;{count}"
        text = f"tanggal;wilayah;barang;diterima\n{row}\n"
        save(self.folder / "inputs/2024-11-10/susulan", {"lap.csv": text, ".sample": "dibuat untuk uji"})

    def start(self, words: list[str]) -> subprocess.Popen[bytes]:
        """Begin a run that says nothing and keeps its own log."""
        self.log.unlink(missing_ok=True)
        command = [sys.executable, "-m", "pipeline", *words, "-q"]
        own = environment(self.folder, DESK_CACHE=os.devnull)
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, cwd=ROOT, env=own, stdout=quiet, stderr=quiet)

    def _finish(self, words: list[str]) -> None:
        assert self.start(words).wait(timeout=120) == 0, words

    def finish(self, words: list[str]) -> None:
        """Run to the end; nothing that a killed run left behind is there any more afterwards."""
        self._finish(words)
        assert [path.name for path in self.outputs.iterdir() if path.name.startswith(".")] == []

    def digest(self) -> str:
        """The digest of the edition that runs are making; it and the signed one are as they were made."""
        editions = {edition.folder.name: edition for edition in read_record(self.outputs)}
        assert list(editions) == [SIGNED, MEETING]
        assert [edition.faults for edition in editions.values()] == [(), ()]
        return editions[MEETING].digest


def kill_weekly(folder: Path, times: int, seed: int = 8) -> Kills:
    """Kill the making of an edition ``times`` over, each time elsewhere and with another report.

    Raises AssertionError where an edition was half there, missing, or neither old nor new, where the
    site changed, or where the next run did not make the new edition.
    """
    season, chance = Season(folder), random.Random(seed)
    site, struck, seen = contents(season.site), Counter[str](), Counter[str]()
    pace = _pace(season, season.weekly(), season.log.exists)
    for number in range(1, times + 1):
        season.receive(number)
        old = season.digest()
        finished = _kill(season, season.weekly(), season.log.exists, _moment(chance, pace))
        struck[FINISHED if finished else _stage(season.log)] += 1
        found = season.digest()
        season.finish(season.weekly())
        new = season.digest()
        assert old != new
        assert found in (old, new)
        seen["old" if found == old else "new"] += 1
        assert contents(season.site) == site
    return Kills(times, dict(struck), seen["old"], seen["new"])


def kill_publish(folder: Path, times: int, seed: int = 8) -> Kills:
    """Kill the making of the site ``times`` over, each time elsewhere, with and without the draft in turn.

    Raises AssertionError where the site was neither the old one nor the new one, file by file and byte
    by byte, where an edition changed, or where the next run did not make the new site.
    """
    season, chance = Season(folder), random.Random(seed)
    staging = season.outputs / ".staging-site"
    struck, seen = Counter[str](), Counter[str]()
    pace = _pace(season, season.publish(WITH_DRAFTS), staging.exists)
    sites = [contents(season.site)]
    season.finish(season.publish(PLAIN))
    sites.append(contents(season.site))
    assert sites[0] != sites[1]
    digest = season.digest()
    for number in range(times):
        words = season.publish((WITH_DRAFTS, PLAIN)[number % 2])
        finished = _kill(season, words, staging.exists, _moment(chance, pace))
        found = contents(season.site)
        assert found in sites
        is_new = found == sites[number % 2]
        seen["new" if is_new else "old"] += 1
        struck[FINISHED if finished else _part(staging, is_new=is_new)] += 1
        season.finish(words)
        assert contents(season.site) == sites[number % 2]
        assert season.digest() == digest
    return Kills(times, dict(struck), seen["old"], seen["new"])


@dataclass(frozen=True, slots=True)
class Moment:
    """When to strike: ``seconds`` after the beginning, or after the work has begun."""

    at_work: bool
    seconds: float


def _moment(chance: random.Random, pace: tuple[float, float]) -> Moment:
    """Return a moment anywhere in the work or just after it; one of ten anywhere before it."""
    before, work = pace
    at_work = chance.random() >= 0.1
    return Moment(at_work, chance.uniform(0, 1.5 * work if at_work else before))


def _pace(season: Season, words: list[str], at_work: Callable[[], bool]) -> tuple[float, float]:
    """Run to the end; return the seconds until the work began, and how long it was at work."""
    began = time.monotonic()
    process = season.start(words)
    _await(process, at_work)
    working = time.monotonic()
    _await(process, lambda: not at_work())
    done = time.monotonic()
    assert process.wait() == 0
    return working - began, done - working


def _kill(season: Season, words: list[str], at_work: Callable[[], bool], moment: Moment) -> bool:
    """Kill a run at a moment; return whether it was done before."""
    process = season.start(words)
    if moment.at_work:
        _await(process, at_work)
    time.sleep(moment.seconds)
    process.kill()
    return process.wait() == 0


def _await(process: subprocess.Popen[bytes], at_work: Callable[[], bool]) -> None:
    while not at_work() and process.poll() is None:
        time.sleep(0.0005)


def _stage(log: Path) -> str:
    """Return the stage in which `weekly` was struck, by its log: the one after the last that was done."""
    if not log.exists():
        return BEFORE
    done = sum('"event": "stage"' in line for line in log.read_text(encoding="utf-8").splitlines())
    return STAGES[min(done, len(STAGES) - 1)]


def _part(staging: Path, *, is_new: bool) -> str:
    """Return the part of its work in which `publish` was struck, by what it left behind."""
    if is_new:
        return EXCHANGED
    return WRITING if staging.exists() else BEFORE
