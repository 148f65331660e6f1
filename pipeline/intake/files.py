"""Which files there are, what they are by name, and when they arrived."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path, PurePosixPath

from pipeline.errors import BulletinError, Sentence
from pipeline.intake.table import FileClass, SourceFile
from pipeline.text.unseen import spelled_out

REPORT_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xlsx"})
OTHER_FORMAT_SUFFIXES = frozenset(
    {
        ".xls",
        ".xlsb",
        ".xlsm",
        ".ods",
        ".numbers",
        ".pdf",
        ".doc",
        ".docx",
        ".odt",
        ".jpg",
        ".jpeg",
        ".png",
        ".gif",
        ".bmp",
        ".webp",
        ".heic",
        ".tif",
        ".tiff",
    }
)
RECEIPT_MARK = ".terima"
"""What the names of the program's own records of receipt begin with; they are no files of a desk."""
_DATED_FOLDER = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def discover(paths: Sequence[Path]) -> tuple[SourceFile, ...]:
    r"""Return the files of ``paths`` (files, or folders at any depth), sorted by path.

    Raises BulletinError where a path does not exist. Symbolic links to folders, and links that
    lead out of the folder given, are not followed. Paths can always be printed: bytes
    that are no UTF-8 stand as ``\xe9``, characters that can't be seen as ``‹U+202E›``.
    """
    found: dict[str, SourceFile] = {}
    for given in paths:
        if not given.exists():
            raise BulletinError(
                Sentence("Tidak ada berkas atau folder bernama {given}.", given=printable(str(given)))
            )
        for source in _walk(given) if given.is_dir() else (_single(given),):
            key = source.path if source.path not in found else str(source.absolute)
            if key in found and found[key].absolute == source.absolute:
                continue
            found[key] = source
    return tuple(found[key] for key in sorted(found))


def _single(given: Path) -> SourceFile:
    folders = given.absolute().parent.parts
    dated = [n for n, name in enumerate(folders) if folder_date(name) is not None]
    # A lone file's folders count only below a dated one: what lies above is the operator's disk.
    named = folders[dated[0] :] if dated else ()
    received = folder_date(folders[dated[-1]]) if dated else None
    return SourceFile(
        path=printable(given.name),
        absolute=given.absolute(),
        received=received,
        name_parts=tuple(_as_text(name) for name in (given.name, *reversed(named))),
        file_class=classify(_as_text(given.name)),
    )


def arriving(absolute: Path, path: str, day: date) -> SourceFile:
    """Return the file at ``absolute`` as if it lay in the folder of its ``day`` of arrival.

    The last part of ``path`` is the name that it bears there; ``path`` is how it is spoken of.
    """
    name = PurePosixPath(path).name
    return SourceFile(path, absolute, day, (name, day.isoformat()), classify(name))


def printable(name: str) -> str:
    """Return a name of the file system as text that can be printed and written as UTF-8, in which
    everything can be seen.
    """
    return spelled_out(_as_text(name))


def _as_text(name: str) -> str:
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(root: Path) -> Iterator[SourceFile]:
    outside = [d for name in reversed(root.absolute().parts) if (d := folder_date(name)) is not None]
    resolved_root = root.resolve()
    for folder, subfolders, names in os.walk(root):
        subfolders.sort()
        below = PurePosixPath(Path(folder).relative_to(root).as_posix()).parts
        inside = [d for name in below if (d := folder_date(name)) is not None]
        received = next(iter((*inside, *outside)), None)
        for name in names:
            if name.startswith(RECEIPT_MARK):
                continue
            absolute = (Path(folder) / name).absolute()
            if absolute.is_symlink() and not absolute.resolve().is_relative_to(resolved_root):
                continue
            own_folders = below if below else ((root.absolute().name,) if outside else ())
            yield SourceFile(
                path=printable("/".join((*below, name))),
                absolute=absolute,
                received=received,
                name_parts=tuple(_as_text(part) for part in (name, *reversed(own_folders))),
                file_class=classify(_as_text(name)),
            )


def folder_date(name: str) -> date | None:
    """Return the day that a folder is named after (``2024-11-18``), else None."""
    if not _DATED_FOLDER.fullmatch(name):
        return None
    try:
        return date.fromisoformat(name)
    except ValueError:
        return None


def classify(name: str) -> FileClass:
    """Return what a file of this ``name`` is (contract, section 1, Inputs)."""
    if name.startswith((".", "~$")):
        return FileClass.NOT_A_REPORT
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in REPORT_SUFFIXES:
        return FileClass.REPORT
    return FileClass.OTHER_FORMAT if suffix in OTHER_FORMAT_SUFFIXES else FileClass.NOT_A_REPORT
