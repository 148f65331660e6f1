"""What a run depends on, as digests: inputs, configuration, program, libraries, published record.

Everything is read and hashed, every time; no size and no time of change stands for a content. A
season of 2,800 files takes 60 ms so, and a network drive, a restored backup or a second edit within
one tick of the clock can't pass for the file that was there before.
"""

from __future__ import annotations

import hashlib
import os
import stat
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pipeline

_PROJECT = Path(pipeline.__file__).parents[1]
_PROGRAM = ("pipeline", "templates", "config/locale")
"""What the program is made of, whatever configuration is given."""
_RECORDS = frozenset({".dist-info", ".egg-info"})


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """The files of a folder: ``content`` says what they are, ``moment`` besides when they came to be so.

    Two equal moments: nothing was touched between them, not even to be put back as it was.
    """

    content: str
    moment: str


def tree_digest(root: Path) -> Fingerprint:
    """Return the fingerprint of all files below ``root``, at any depth, by path and content.

    Folders behind symbolic links are not entered; a link is taken by where it leads and, if to a
    file, by the content there. Raises OSError where something can't be read: then nobody can say
    that nothing has changed.
    """
    content, moment = hashlib.sha256(), hashlib.sha256()
    for name, path in _walk(root):
        line, changed_at = _told(path)
        content.update(os.fsencode(name) + b"\0" + line + b"\n")
        moment.update(line + f"{changed_at}\n".encode())
    return Fingerprint(content.hexdigest(), moment.hexdigest())


def files_digest(files: Mapping[str, bytes]) -> str:
    """Return the ``content`` that :func:`tree_digest` finds where these files and no others lie."""
    total = hashlib.sha256()
    for name in sorted(files, key=lambda name: os.fsencode(name).split(b"/")):
        total.update(os.fsencode(name) + b"\0" + _plain(files[name]) + b"\n")
    return total.hexdigest()


def program_digest(project: Path = _PROJECT) -> str:
    """Return one digest over the program in ``project``, Python, and the libraries installed.

    A library is taken by its name and version, as the lock files have it.
    """
    total = hashlib.sha256(f"{sys.version}\n{sys.platform}\n".encode())
    for part in _PROGRAM:
        for name, path in _walk(project / part):
            if not name.endswith(".pyc"):
                total.update(os.fsencode(f"{part}/{name}") + b"\0" + _told(path)[0] + b"\n")
    total.update("\n".join(_libraries()).encode())
    return total.hexdigest()


def _libraries() -> list[str]:
    """Return name and version of all that can be imported, as their folders of record are named."""
    found = set()
    for place in map(Path, sys.path):
        if place.is_dir():
            found |= {path.name for path in place.iterdir() if path.suffix in _RECORDS}
    return sorted(found)


def _walk(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below ``root`` with its path from there, in the order of its parts as bytes."""
    for entry in sorted(os.scandir(root), key=lambda entry: os.fsencode(entry.name)):
        if entry.is_dir(follow_symlinks=False):
            for name, path in _walk(Path(entry.path)):
                yield f"{entry.name}/{name}", path
        else:
            yield entry.name, Path(entry.path)


def _told(path: Path) -> tuple[bytes, int]:
    """Return what a file is, as one line, and the moment of its last change by the disk's clock."""
    own = path.lstat()
    if stat.S_ISREG(own.st_mode):
        return _plain_file(path), own.st_ctime_ns
    if not stat.S_ISLNK(own.st_mode):
        return b"%o" % own.st_mode, own.st_ctime_ns
    link = b"-> " + os.fsencode(path.readlink()) + b"\0"
    if not path.is_file():
        return link, own.st_ctime_ns
    return link + _plain_file(path), max(own.st_ctime_ns, path.stat().st_ctime_ns)


def _plain_file(path: Path) -> bytes:
    with path.open("rb", buffering=0) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest().encode()


def _plain(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
