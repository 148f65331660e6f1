"""The shelf: ``inputs/<day of arrival>/``, to which files are added and never anything else.

A file is first copied under a hidden name and flushed, judged there, and then linked to its own
name, which fails where something stands there already. A run that is killed leaves at most hidden
copies, which the next one removes. Everything happens while the inputs folder is held, so that
two runs at once neither double nor lose a file.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from pipeline.disk import held, reason_of, sync_folder
from pipeline.errors import BulletinError, Sentence
from pipeline.intake import RECEIPT_MARK, SourceFile, discover

LOG = f"{RECEIPT_MARK}.jsonl"
"""The receipts of a day: one JSON object a line, in the order of receipt."""
_COPY = f"{RECEIPT_MARK}-"


@dataclass(frozen=True, slots=True)
class Staged:
    """One file that came in: its ``original`` name, its hidden ``copy`` on the shelf, its digest.

    ``twins`` are the files with the same content that lay in the inputs before. Whether it is one
    of them sent again its meaning tells: every desk's NIHIL of every day is the same six bytes.
    """

    original: str
    sha256: str
    size: int
    copy: Path
    twins: tuple[SourceFile, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder of one day of arrival, held by this run."""

    inputs: Path
    day: date
    present: tuple[SourceFile, ...]
    """The files that lay in ``inputs`` before, in path order."""

    @classmethod
    @contextmanager
    def opened(cls, inputs: Path, day: date) -> Iterator[Shelf]:
        """Hold ``inputs`` and have the folder of ``day`` ready; wait for another run to end.

        Raises BulletinError where the disk refuses.
        """
        try:
            folder = inputs / day.isoformat()
            folder.mkdir(parents=True, exist_ok=True)
            with held(inputs, wait=True):
                for leftover in sorted(inputs.glob(f"*/{_COPY}*")):
                    leftover.unlink()
                yield cls(inputs, day, discover([inputs]))
        except OSError as error:
            raise BulletinError(
                Sentence(
                    "Berkas tidak dapat disimpan di {day}: {error}. Yang sudah tersimpan tetap utuh.",
                    day=inputs / day.isoformat(),
                    error=reason_of(error),
                )
            ) from error

    @property
    def folder(self) -> Path:
        """The folder of the day."""
        return self.inputs / self.day.isoformat()

    @property
    def names(self) -> frozenset[str]:
        """The names that are taken in the folder of the day."""
        return frozenset(path.name for path in self.folder.iterdir())

    def stage(self, files: Sequence[Path]) -> tuple[Staged, ...]:
        """Copy ``files`` to the shelf under hidden names."""
        twins = self._digests({file.stat().st_size for file in files})
        staged = []
        for number, file in enumerate(files):
            copy = self.folder / f"{_COPY}{number}{file.suffix}"
            sha256 = _copied(file, copy)
            same = tuple(twins.get(sha256, ()))
            staged.append(Staged(file.name, sha256, copy.stat().st_size, copy, same))
        return tuple(staged)

    def put(self, staged: Staged, name: str, at: datetime) -> None:
        """Give a staged copy its name and write its receipt; raises OSError where the name is taken."""
        _named(staged.copy, self.folder / name)
        receipt = {
            "file": name,
            "sha256": staged.sha256,
            "bytes": staged.size,
            "original": staged.original,
            "received_at": at.isoformat(timespec="seconds"),
        }
        with (self.folder / LOG).open("a", encoding="utf-8", newline="\n") as log:
            log.write(json.dumps(receipt, ensure_ascii=True) + "\n")
            log.flush()
            os.fsync(log.fileno())
        sync_folder(self.folder)

    def discard(self, staged: Staged) -> None:
        """Take a staged copy off the shelf again."""
        staged.copy.unlink(missing_ok=True)

    def _digests(self, sizes: set[int]) -> dict[str, list[SourceFile]]:
        """Return digest → files present, of those whose size is among ``sizes``."""
        found: dict[str, list[SourceFile]] = {}
        for source in self.present:
            if source.absolute.stat().st_size in sizes:
                with source.absolute.open("rb") as stream:
                    digest = hashlib.file_digest(stream, "sha256").hexdigest()
                found.setdefault(digest, []).append(source)
        return found


def _copied(file: Path, copy: Path) -> str:
    """Copy ``file``, have the disk hold it, and return the digest of what was copied."""
    with file.open("rb") as source, copy.open("xb+") as target:
        shutil.copyfileobj(source, target)
        target.flush()
        os.fsync(target.fileno())
        target.seek(0)
        return hashlib.file_digest(target, "sha256").hexdigest()


def _named(copy: Path, place: Path) -> None:
    """Bring ``copy`` to ``place`` without ever overwriting."""
    try:
        os.link(copy, place)
    except FileExistsError:
        raise
    except OSError:
        # A drive without hard links: the folder is held, so only a hand at this very moment
        # could take the name in between.
        if place.exists():
            raise
        copy.rename(place)
    else:
        copy.unlink()
