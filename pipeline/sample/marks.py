"""The mark that tells sample from real reports, folder by folder.

A folder that the generator writes bears a file ``.sample``: a sentence, then the names of the files
that are sample, one a line. What such a mark doesn't name is real, so that a report saved beside
the sample is never taken for it. A mark with any other text (made by hand) covers its whole folder.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

MARK = ".sample"
SENTENCE = (
    "DATA CONTOH: berkas yang disebut di bawah ini dibuat oleh `bulletin sample`, bukan laporan desk; "
    "`make start` membuangnya."
)
REPORT_SUFFIXES = frozenset({".csv", ".txt", ".tsv", ".xlsx"})


@dataclass(frozen=True, slots=True)
class SampleState:
    """What a folder of inputs holds: sample files and real reports, both in path order."""

    sample_files: tuple[Path, ...]
    real_reports: tuple[Path, ...]

    @property
    def has_sample(self) -> bool:
        """Whether there is any sample file."""
        return bool(self.sample_files)

    @property
    def has_real(self) -> bool:
        """Whether there is any real report."""
        return bool(self.real_reports)

    @property
    def is_mixed(self) -> bool:
        """Whether sample lies beside real reports: no edition may be made of both."""
        return self.has_sample and self.has_real


def sample_state(inputs: Path) -> SampleState:
    """Return what lies under ``inputs``; a folder that doesn't exist holds nothing.

    A real report is a file that could be one by its name (``.csv``, ``.txt``, ``.tsv``, ``.xlsx`` in
    any case, no ``.`` or ``~$`` in front) and that no mark of its own folder covers.
    """
    sample: list[Path] = []
    real: list[Path] = []
    for folder in _folders(inputs):
        covered = frozenset(sample_files_in(folder))
        sample.extend(covered)
        real.extend(path for path in _files(folder) if is_report_name(path.name) and path not in covered)
    return SampleState(tuple(sorted(sample)), tuple(sorted(real)))


def sample_files_in(folder: Path) -> tuple[Path, ...]:
    """Return the files directly in ``folder`` that its mark covers, in name order, without the mark."""
    mark = folder / MARK
    if not mark.is_file() or mark.is_symlink():
        return ()
    sentence, *names = mark.read_text(encoding="utf-8", errors="replace").splitlines() or [""]
    named = frozenset(names)
    return tuple(
        path for path in _files(folder) if path.name != MARK and (sentence != SENTENCE or path.name in named)
    )


def write_mark(folder: Path, names: Iterable[str]) -> None:
    """Mark ``folder``: the files of these ``names`` in it are sample."""
    lines = [SENTENCE, *sorted(names)]
    (folder / MARK).write_text("\n".join([*lines, ""]), encoding="utf-8", newline="\n")


def remove_sample(inputs: Path) -> int:
    """Remove what the marks under ``inputs`` cover, the marks, and the folders that this empties.

    Nothing else is touched. Returns the number of files removed, marks not counted.
    """
    removed = 0
    for folder in reversed(list(_folders(inputs))):
        if not (folder / MARK).is_file():
            continue
        for path in sample_files_in(folder):
            path.unlink()
            removed += 1
        (folder / MARK).unlink()
        if folder != inputs and not any(folder.iterdir()):
            folder.rmdir()
    return removed


def is_report_name(name: str) -> bool:
    """Whether a file of this name may be a report (contract, section 1, Inputs)."""
    return not name.startswith((".", "~$")) and Path(name).suffix.lower() in REPORT_SUFFIXES


def _folders(root: Path) -> Iterator[Path]:
    """Yield ``root`` and the folders below it, parents first, by name; links are not followed."""
    if not root.is_dir():
        return
    yield root
    for child in sorted(root.iterdir()):
        if child.is_dir() and not child.is_symlink():
            yield from _folders(child)


def _files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.is_file())
