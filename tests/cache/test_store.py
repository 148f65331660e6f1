"""The store: an entry is whole and ours, or it is none; it may be deleted at any time."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cache import NO_STORE, Store, open_store
from pipeline.cache.store import FOLDER

BODY = b"halaman " * 100


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A store of its own."""
    monkeypatch.setenv("DESK_CACHE", str(tmp_path / "cache"))
    return open_store()


def entry(store: Store) -> Path:
    """Return the one file that the store holds."""
    assert store.folder is not None
    (path,) = [path for path in store.folder.rglob("*") if path.is_file()]
    return path


def test_what_was_put_is_what_comes_back(store: Store) -> None:
    """Kind and key name an entry; another kind or key has none."""
    store.put("prints", "buletin", BODY)
    assert store.get("prints", "buletin") == BODY
    assert store.get("runs", "buletin") is None
    assert store.get("prints", "lembar") is None
    store.put("prints", "buletin", b"")
    assert store.get("prints", "buletin") == b""


def cut(path: Path) -> None:
    """The disk was full, or the machine went down."""
    path.write_bytes(path.read_bytes()[:-7])


def alter(path: Path) -> None:
    """One bit of the body has turned."""
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    path.write_bytes(content)


def empty(path: Path) -> None:
    """The name is there, the content never came."""
    path.write_bytes(b"")


def open_to_all(path: Path) -> None:
    """Somebody else may have written it."""
    path.chmod(0o666)


def link(path: Path) -> None:
    """It lies elsewhere, where others may write."""
    elsewhere = path.parent.parent / "elsewhere"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


def pipe(path: Path) -> None:
    """Reading it would never end."""
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    """It is no file at all."""
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize("spoil", [cut, alter, empty, open_to_all, link, pipe, folder, Path.unlink])
def test_a_spoilt_entry_is_none(store: Store, spoil: Callable[[Path], None]) -> None:
    """A broken, foreign or hostile entry is taken for none and gives way, if it can, to a new one."""
    store.put("prints", "buletin", BODY)
    spoil(entry(store))
    assert store.get("prints", "buletin") is None
    store.put("prints", "buletin", BODY)
    assert store.get("prints", "buletin") == (None if spoil is folder else BODY)


def test_an_entry_under_anothers_name_is_none(store: Store) -> None:
    """The seal holds kind and key as well: a true entry in a wrong place answers nothing."""
    store.put("prints", "buletin", BODY)
    first = entry(store)
    content = first.read_bytes()
    store.put("prints", "lembar", b"lain")
    (second,) = [path for path in first.parent.iterdir() if path != first]
    second.write_bytes(content)
    assert store.get("prints", "lembar") is None
    assert store.get("prints", "buletin") == BODY


def test_the_oldest_make_room(store: Store) -> None:
    """Above its bound the store lets go of what has not served for longest, and keeps the newest."""
    small = Store(store.folder, max_bytes=3_000)
    for age, name in enumerate(("satu", "dua", "tiga", "empat")):
        small.put("prints", name, BODY)
        os.utime(max(entry_files(small), key=lambda path: path.stat().st_mtime_ns), (age, age))
    assert [small.get("prints", name) is not None for name in ("satu", "dua", "tiga", "empat")] == [
        False, False, True, True,
    ]  # fmt: skip
    small.put("prints", "besar", BODY * 9)
    assert small.get("prints", "besar") is None, "what has no room at all is not kept"


def entry_files(store: Store) -> list[Path]:
    """Return all files of the store."""
    assert store.folder is not None
    return [path for path in store.folder.rglob("*") if path.is_file()]


def test_what_a_killed_run_left_goes_with_time(store: Store) -> None:
    """A half-written file is never an entry; after an hour the next writer removes it."""
    store.put("prints", "buletin", BODY)
    young, old = (entry(store).with_name(name) for name in (".part-baru", ".part-lama"))
    for path in (young, old):
        path.write_bytes(BODY)
    os.utime(old, (time.time() - 7_200,) * 2)
    store.put("prints", "lembar", BODY)
    assert (young.exists(), old.exists()) == (True, False)


WRITER = """
from pipeline.cache import open_store
store = open_store()
for n in range(200):
    store.put("prints", "sama", bytes([n]) * 50_000)
    found = store.get("prints", "sama")
    assert found is None or (len(found) == 50_000 and len(set(found)) == 1)
"""


def test_two_runs_at_once(store: Store) -> None:
    """Two writers of one entry: whoever reads gets one or the other whole."""
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    both = [subprocess.Popen([sys.executable, "-c", WRITER], env=environment) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert len(entry_files(store)) == 1


def test_a_folder_of_others_is_no_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where others may write, or nobody can, nothing is kept and nothing is asked."""
    monkeypatch.setenv("DESK_CACHE", str(tmp_path))
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER).chmod(0o777)
    assert open_store() == NO_STORE
    (tmp_path / FOLDER).rmdir()
    (tmp_path / FOLDER).symlink_to(tmp_path)
    assert open_store() == NO_STORE
    monkeypatch.setenv("DESK_CACHE", os.devnull)
    assert open_store() == NO_STORE
    NO_STORE.put("prints", "buletin", BODY)
    assert NO_STORE.get("prints", "buletin") is None


def test_the_store_lies_in_the_users_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a word about it: in the cache folder that the desktop's rules name, closed to others."""
    monkeypatch.delenv("DESK_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = open_store().folder
    assert folder == tmp_path / "desk-pilkada" / FOLDER
    assert folder.stat().st_mode & 0o777 == 0o700
