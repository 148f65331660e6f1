"""Prints: not made again where page, data and program are the same, and never left half way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import date
from multiprocessing import active_children
from pathlib import Path

import pytest

from pipeline.bulletin import EnclosedFile, Enclosure, Press, Print, render_pdf
from pipeline.cache import Store, open_store
from tests.cache.test_repeat import ROOT, report
from tests.workspaces import save

PAGE = '<html lang="id"><head><title>{0}</title></head><body><h1>{0}</h1></body></html>'
DATA = EnclosedFile("isu.csv", "Isu", "text/csv", b"nomor\n1\n")
PAGES = {
    "buletin.pdf": Print(PAGE.format("Buletin"), Enclosure(date(2024, 11, 18), (DATA,))),
    "lembar.pdf": Print(PAGE.format("Berau")),
}


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of its own."""
    monkeypatch.setenv("DESK_CACHE", str(tmp_path))
    return open_store()


def entries(store: Store) -> dict[Path, int]:
    """Return the entries, each with the number of its file: written anew it has another."""
    assert store.folder is not None
    return {path: path.stat().st_ino for path in store.folder.rglob("*") if path.is_file()}


def printed(store: Store, pages: dict[str, Print], jobs: int = 1) -> dict[str, bytes]:
    """Return pages printed by a press of their own."""
    with Press(jobs, store) as press:
        return press.prints(pages)


def test_what_was_printed_is_not_printed_again(store: Store) -> None:
    """The second press takes what the first one made: the same bytes, in the order asked for."""
    first = printed(store, PAGES)
    kept = entries(store)
    assert len(kept) == 2
    again = printed(store, dict(reversed(PAGES.items())))
    assert list(again.items()) == list(reversed(first.items()))
    assert entries(store) == kept
    assert first == {name: render_pdf(page.html, page.enclosure) for name, page in PAGES.items()}


@pytest.mark.parametrize(
    "other",
    [
        Print(PAGE.format("Buletin."), PAGES["buletin.pdf"].enclosure),
        Print(PAGE.format("Buletin")),
        Print(PAGE.format("Buletin"), Enclosure(date(2024, 11, 19), (DATA,))),
        Print(PAGE.format("Buletin"), Enclosure(date(2024, 11, 18), (DATA, DATA))),
    ],
)
def test_another_page_or_other_data_are_another_print(store: Store, other: Print) -> None:
    """One letter, one day, one file inside: each counts."""
    pages = {"buletin.pdf": PAGES["buletin.pdf"]}
    printed(store, pages)
    assert printed(store, {"buletin.pdf": other}) == {"buletin.pdf": render_pdf(other.html, other.enclosure)}
    assert len(entries(store)) == 2


def test_a_poisoned_print_is_made_anew(store: Store) -> None:
    """What was altered in the store never reaches an edition."""
    first = printed(store, PAGES)
    for path in entries(store):
        path.write_bytes(path.read_bytes().replace(b"%PDF", b"%PDG"))
    assert printed(store, PAGES) == first
    assert printed(store, PAGES, jobs=2) == first


def test_workers_that_wait_are_let_go(store: Store) -> None:
    """Warmed up and never used: the press ends all the same, and prints before that if it has to."""
    with Press(2, store) as press:
        press.warm_up()
        assert list(press.prints(PAGES)) == list(PAGES)
    with Press(2, store) as press:
        press.warm_up()


class Alarmed(BaseException):
    """What a stopped run raises, wherever it is."""


def alarmed(_signal: int, _frame: object) -> None:
    """Raise it."""
    raise Alarmed


def print_endlessly() -> None:
    """Begin prints that take minutes, and be stopped meanwhile."""
    endless = Print(PAGE.format("<p>lama</p>" * 200_000))
    with Press(2) as press:
        signal.alarm(3)
        press.prints({"a.pdf": endless, "b.pdf": endless})


def test_a_stopped_press_does_not_wait_for_its_prints() -> None:
    """They are given up at once, and no worker goes on with them."""
    before = signal.signal(signal.SIGALRM, alarmed)
    began = time.monotonic()
    try:
        with pytest.raises(Alarmed):
            print_endlessly()
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert active_children() == []
    assert time.monotonic() - began < 30


def is_gone(group: int) -> bool:
    """Whether a group of processes ends within three seconds: printing would take longer."""
    for _ in range(60):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.parametrize(("sign", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_run_leaves_no_worker(tmp_path: Path, sign: signal.Signals, code: int) -> None:
    """Ctrl-C, which a terminal sends to all of them, and SIGTERM, which only the first one hears."""
    save(tmp_path / "inputs/2024-11-17", {"berau.csv": report("Berau", "Segel", "90")})
    command = [sys.executable, "-m", "pipeline", "weekly", "--meeting-date", "2024-11-18", "--jobs", "2"]
    places = ["--inputs", str(tmp_path / "inputs"), "--outputs", str(tmp_path / "outputs")]
    log = tmp_path / "log.jsonl"
    run = subprocess.Popen(
        [*command, *places], cwd=ROOT, env=os.environ | {"DESK_LOG": str(log)},
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    while not log.exists() or "Composing pages" not in log.read_text(encoding="utf-8"):
        assert run.poll() is None
        time.sleep(0.05)
    if sign is signal.SIGINT:
        os.killpg(run.pid, sign)
    else:
        run.send_signal(sign)
    _, told = run.communicate(timeout=60)
    assert (run.returncode, told.strip()) == (code, "")
    assert is_gone(run.pid)
    assert not [path for path in (tmp_path / "outputs").glob("*") if path.is_dir()]
