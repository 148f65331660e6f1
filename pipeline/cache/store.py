"""A folder of entries that may be lost at any time: each is whole, ours and as it was written, or none.

It lies at ``DESK_CACHE``, else in the cache folder of the user (``$XDG_CACHE_HOME`` or ``~/.cache``,
below ``desk-pilkada``). Entries hold parts of reports and pages: only their owner may read them.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

FOLDER = "bulletin-cache"
"""The folder inside the given one: `make clean` removes this one and nothing else."""
MAX_BYTES = 400_000_000
"""Some forty editions of ten regions, or one of the nation's; the oldest entries make room."""
_ROOM_SHARE = 0.8
_LEFTOVER_SECONDS = 3_600
_PARTIAL = ".part-"
_DIGEST_BYTES = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Store:
    """Entries by kind and key; ``folder`` None keeps nothing and knows nothing.

    An entry is its bytes behind the SHA-256 of kind, key and bytes: one that was cut off, altered,
    or belongs elsewhere is taken for none. So is one that another user owns or may write. Writers
    never meet: an entry appears whole, by its name.
    """

    folder: Path | None
    max_bytes: int = MAX_BYTES

    def get(self, kind: str, key: str) -> bytes | None:
        """Return the entry, or None; one that can't be trusted is removed."""
        if self.folder is None:
            return None
        path = self._path(self.folder, kind, key)
        try:
            content = _own_bytes(path, self.max_bytes)
        except OSError:
            return None
        body = content[_DIGEST_BYTES:]
        if content[:_DIGEST_BYTES] != _seal(kind, key, body):
            with suppress(OSError):
                path.unlink()
            return None
        with suppress(OSError):
            os.utime(path)  # the entries that serve are the last to make room
        return body

    def put(self, kind: str, key: str, body: bytes) -> None:
        """Keep the entry if the disk lets us; what can't be kept is worked out again."""
        if self.folder is None or len(body) > self.max_bytes * _ROOM_SHARE:
            return
        path = self._path(self.folder, kind, key)
        try:
            path.parent.mkdir(mode=0o700, exist_ok=True)
            descriptor, partial = tempfile.mkstemp(prefix=_PARTIAL, dir=path.parent)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(_seal(kind, key, body) + body)
                Path(partial).replace(path)
            except BaseException:
                Path(partial).unlink(missing_ok=True)
                raise
            self._make_room(self.folder)
        except OSError:
            return

    def _path(self, folder: Path, kind: str, key: str) -> Path:
        return folder / kind / hashlib.sha256(key.encode("utf-8", "surrogateescape")).hexdigest()

    def _make_room(self, folder: Path) -> None:
        """Remove what killed runs left behind, and the oldest entries where there are too many bytes."""
        entries = sorted(_entries(folder), key=lambda entry: (entry.used_at, str(entry.path)))
        total = sum(entry.size for entry in entries)
        room = self.max_bytes if total <= self.max_bytes else int(self.max_bytes * _ROOM_SHARE)
        long_ago = time.time() - _LEFTOVER_SECONDS
        for entry in entries:
            is_leftover = entry.path.name.startswith(_PARTIAL)
            if total > room if not is_leftover else entry.used_at < long_ago:
                entry.path.unlink(missing_ok=True)
                total -= entry.size


NO_STORE = Store(None)


def open_store() -> Store:
    """Return the store of this user; one that keeps nothing where there can be none of our own."""
    try:
        own = os.environ.get("DESK_CACHE")
        folder = (Path(own) if own else _users_folder()) / FOLDER
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.lstat()
    except (OSError, RuntimeError):  # RuntimeError: a user without a home
        return NO_STORE
    return Store(folder) if stat.S_ISDIR(status.st_mode) and _is_ours(status) else NO_STORE


def _users_folder() -> Path:
    given = os.environ.get("XDG_CACHE_HOME")
    return (Path(given) if given else Path.home() / ".cache") / "desk-pilkada"


def _is_ours(status: os.stat_result) -> bool:
    """Whether nobody else may have written it."""
    return status.st_uid == os.geteuid() and not status.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _own_bytes(path: Path, most: int) -> bytes:
    """Return the bytes of a plain file of our own; raises OSError for anything else."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode) or not _is_ours(status) or status.st_size > most:
            raise PermissionError(path)
        return stream.read()


def _seal(kind: str, key: str, body: bytes) -> bytes:
    total = hashlib.sha256(f"{kind}\n{key}\n".encode("utf-8", "surrogateescape"))
    total.update(body)
    return total.digest()


@dataclass(frozen=True, slots=True)
class _Entry:
    path: Path
    size: int
    used_at: float


def _entries(folder: Path) -> Iterator[_Entry]:
    for kind in folder.iterdir():
        for path in kind.iterdir() if kind.is_dir() and not kind.is_symlink() else ():
            with suppress(FileNotFoundError):  # another run has just made room
                status = path.lstat()
                yield _Entry(path, status.st_size, status.st_mtime)
