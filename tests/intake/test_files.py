"""Which files are found, and what happens to those that are no plain files."""

from __future__ import annotations

import hashlib
import os
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BulletinError
from pipeline.intake import FileClass, ReadingLimits, discover
from tests.intake.reading_one import as_report, rows_of, saved


def test_names_that_are_no_utf_8_can_be_printed(tmp_path: Path) -> None:
    """Bytes that are no UTF-8 stand as an escape in the path, and the file is read."""
    folder = os.fsencode(tmp_path) + b"/2024-11-18"
    os.mkdir(folder)  # noqa: PTH102 - pathlib knows no bytes
    with open(folder + b"/caf\xe9.csv", "wb") as stream:  # noqa: PTH123
        stream.write(b"a;b\n1;2\n")
    (source,) = discover([tmp_path])
    assert (source.path, source.name_parts) == ("2024-11-18/caf\\xe9.csv", ("caf\\xe9.csv", "2024-11-18"))
    assert source.path.encode()
    assert (source.received, source.file_class) == (date(2024, 11, 18), FileClass.REPORT)
    (lone,) = discover([Path(os.fsdecode(folder + b"/caf\xe9.csv"))])
    assert lone.path == "caf\\xe9.csv"
    assert rows_of(as_report(lone.absolute)) == [["a", "b"], ["1", "2"]]


def test_links_are_not_followed_out(tmp_path: Path) -> None:
    """A link to a folder, or to a file outside, is passed over; one to a file inside is read."""
    outside, inside = tmp_path / "outside", tmp_path / "inputs"
    outside.mkdir()
    inside.mkdir()
    saved(outside, "a;b\n", "secret.csv")
    saved(inside, "a;b\n", "report.csv")
    (inside / "folder").symlink_to(outside)
    (inside / "stolen.csv").symlink_to(outside / "secret.csv")
    (inside / "again.csv").symlink_to(inside / "report.csv")
    assert [source.path for source in discover([inside])] == ["again.csv", "report.csv"]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    """A path that does not exist ends the run; a file that vanishes or has no content does not."""
    with pytest.raises(BulletinError, match=r"Tidak ada berkas atau folder bernama .*nowhere\."):
        discover([tmp_path / "nowhere"])
    path = saved(tmp_path, "a;b\n")
    (source,) = discover([path])
    path.unlink()
    path.symlink_to(tmp_path / "gone")
    table = as_report_of(source.absolute)
    assert table == ("file-unreadable", "No such file or directory")
    os.mkfifo(tmp_path / "pipe.csv")
    assert as_report_of(tmp_path / "pipe.csv") == ("file-unreadable", "bukan berkas biasa")


def as_report_of(path: Path) -> tuple[str, str]:
    """Return code and reason of the problem of the file ``path``, which is not opened to find it."""
    from pipeline.intake import SourceFile, read_file

    source = SourceFile(path.name, path, None, (path.name,), FileClass.REPORT)
    problem = read_file(source, ReadingLimits(1000, 100, 100), lambda _: False).problem
    assert problem is not None
    return problem.code, problem.other


@pytest.mark.parametrize(
    ("limits", "value", "expected"),
    [
        (ReadingLimits(20, 100, 100), "27 byte", "20 byte"),
        (ReadingLimits(100, 2, 100), "3 baris", "2 baris"),
        (ReadingLimits(100, 100, 9), "sel berisi 15 huruf", "9 huruf per sel"),
    ],
)
def test_limits(limits: ReadingLimits, value: str, expected: str, tmp_path: Path) -> None:
    """A file, its rows and its cells may be so large and no larger; the file is hashed all the same."""
    data = b"nama;nilai\na;1\nbbbbbbbbbbbb"
    path = saved(tmp_path, b"nama;nilai\na;1\nb;" + b"c" * 15 if "sel" in value else data)
    table = as_report(path, limits)
    assert table.problem is not None
    assert (table.problem.code, table.problem.value, table.problem.expected) == (
        "file-too-large", value, expected
    )  # fmt: skip
    assert table.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert table.size == path.stat().st_size


def test_what_is_no_report_is_only_hashed(tmp_path: Path) -> None:
    """A picture beside the reports is known by its digest, and nothing of it is read."""
    table = as_report(saved(tmp_path, b"\x89PNG", "foto.png"))
    assert (table.sha256, table.row_count) == (hashlib.sha256(b"\x89PNG").hexdigest(), 0)
    assert table.problem is None
