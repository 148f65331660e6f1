"""An edition comes into the outputs folder whole or not at all.

It is written beside its place, under a hidden name, flushed to the disk, and then changes places
with the edition that stands there. At no moment is there half an edition at its place, and until
the exchange the old one is untouched. A run that was killed leaves hidden folders behind; the
next run puts back what they hold of worth and removes the rest.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath

from pipeline.disk import held, reason_of, sync_folder
from pipeline.errors import BulletinError, Sentence
from pipeline.publishing.exchange import exchange

STAGING = ".staging-"
PREVIOUS = ".previous-"


def write_edition(outputs: Path, name: str, files: Mapping[str, bytes | Path]) -> Path:
    """Write the folder ``outputs/<name>`` with exactly these files; return its path.

    ``files`` maps paths inside the edition (with ``/``) to contents; a Path is a file to be copied,
    which may lie in the folder that is replaced. An edition of that name is
    replaced as a whole. Raises BulletinError, and leaves the old edition as it was, where a name
    would leave the folder, the disk refuses, or another run is writing into ``outputs``.
    """
    target = outputs / _safe(name, parts=1)
    for path in files:
        _safe(path, parts=None)
    try:
        outputs.mkdir(parents=True, exist_ok=True)
        with _alone(outputs):
            _recover(outputs)
            _refuse_odd(target)
            staging = outputs / f"{STAGING}{name}"
            try:
                _fill(staging, files)
                _put(staging, target)
            finally:
                shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise BulletinError(
            Sentence(
                "Edisi tidak dapat ditulis ke {target}: {error}. Edisi yang sudah ada tetap utuh.",
                target=target,
                error=reason_of(error),
            )
        ) from error
    return target


def _safe(path: str, parts: int | None) -> str:
    """Return a path that stays below its folder and is not hidden; else raise BulletinError."""
    pieces = path.split("/")
    odd = any(piece.strip() in {"", ".", ".."} or piece.startswith(".") for piece in pieces)
    if odd or "\0" in path or "\\" in path or (parts is not None and len(pieces) != parts):
        raise BulletinError(
            Sentence(
                "Nama keluaran {name} tidak dapat dipakai: harus tetap di dalam foldernya.", name=repr(path)
            )
        )
    return path


@contextmanager
def _alone(outputs: Path) -> Iterator[None]:
    """Hold the outputs folder; raise BulletinError where another run holds it."""
    with ExitStack() as stack:
        try:
            stack.enter_context(held(outputs, wait=False))
        except BlockingIOError:
            raise BulletinError(
                Sentence(
                    "Proses lain sedang menulis ke {outputs}; tunggu sampai selesai, lalu ulangi.",
                    outputs=outputs,
                )
            ) from None
        yield


def _recover(outputs: Path) -> None:
    """Put back an edition that a killed run had set aside, and remove what it left half made."""
    for aside in sorted(outputs.glob(f"{PREVIOUS}*")):
        place = outputs / aside.name.removeprefix(PREVIOUS)
        if place.exists():
            shutil.rmtree(aside)
        else:
            aside.rename(place)
    for leftover in sorted(outputs.glob(f"{STAGING}*")):
        shutil.rmtree(leftover)


def _refuse_odd(target: Path) -> None:
    """Raise BulletinError where something else than a plain folder stands at the edition's place."""
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise BulletinError(
            Sentence("{target} bukan folder biasa; pindahkan dahulu, lalu ulangi.", target=target)
        )


def _fill(staging: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write all files below a new folder and have the disk hold them."""
    staging.mkdir()
    folders = {staging}
    for name in sorted(files):
        path = staging / PurePosixPath(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        folders |= {staging / parent for parent in PurePosixPath(name).parents}
        with path.open("xb") as stream:
            content = files[name]
            if isinstance(content, Path):
                with content.open("rb") as source:
                    shutil.copyfileobj(source, stream)
            else:
                stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
    for folder in sorted(folders):
        sync_folder(folder)


def _put(staging: Path, target: Path) -> None:
    """Bring the finished folder to its place; an old edition ends up at ``staging`` or removed."""
    if not target.exists():
        staging.rename(target)
    elif not exchange(staging, target):
        replace_in_two_steps(staging, target)
    sync_folder(target.parent)


def replace_in_two_steps(staging: Path, target: Path) -> None:
    """Replace ``target`` by ``staging`` where the two cannot be exchanged.

    For an instant nothing stands at ``target``; a run killed just then is mended by the next one.
    Raises OSError with the old edition back at its place where the new one cannot be moved.
    """
    aside = target.with_name(PREVIOUS + target.name)
    target.rename(aside)
    try:
        staging.rename(target)
    except OSError:
        aside.rename(target)
        raise
    shutil.rmtree(aside, ignore_errors=True)
