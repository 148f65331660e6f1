"""Fingerprints: the same where nothing changed, another where anything did."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.cache import files_digest, program_digest, tree_digest
from tests.workspaces import save

ROOT = Path(__file__).resolve().parents[2]
NAMES = st.sampled_from(["a.csv", "b/a.csv", "b/c/é.csv", "b.csv", "b-c", "B/a.csv"])
TREES = st.dictionaries(NAMES, st.binary(max_size=5), max_size=4)


@given(TREES, TREES)
def test_a_digest_is_of_names_and_contents(first: dict[str, bytes], second: dict[str, bytes]) -> None:
    """What lies on the disk has the digest of what was to be written; other files have another."""
    with tempfile.TemporaryDirectory() as folder:
        save(Path(folder), first)
        assert tree_digest(Path(folder)).content == files_digest(first)
    assert (files_digest(first) == files_digest(second)) == (first == second)


def test_time_alone_is_no_change_but_is_noticed(tmp_path: Path) -> None:
    """A file put back as it was has its content, yet nobody can say that nobody saw it otherwise."""
    file = save(tmp_path, {"2024-11-18/berau.csv": "barang\nSegel\n"}) / "2024-11-18/berau.csv"
    before, status = tree_digest(tmp_path), file.stat()
    file.write_text("barang\nTinta\n", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert tree_digest(tmp_path).content != before.content, "same size and time, other content"
    file.write_text("barang\nSegel\n", encoding="utf-8")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    after = tree_digest(tmp_path)
    assert after.content == before.content
    assert after.moment != before.moment


def test_links_count_by_where_they_lead(tmp_path: Path) -> None:
    """A link is no plain file, and the content behind it is looked at; a folder behind one is not entered."""
    inputs = save(tmp_path / "inputs", {"a.csv": "1"})
    save(tmp_path / "elsewhere", {"b.csv": "1"})
    plain = tree_digest(inputs).content
    (inputs / "a.csv").unlink()
    (inputs / "a.csv").symlink_to(tmp_path / "elsewhere/b.csv")
    linked = tree_digest(inputs).content
    assert linked != plain
    (tmp_path / "elsewhere/b.csv").write_text("2", encoding="utf-8")
    assert tree_digest(inputs).content != linked
    (inputs / "loop").symlink_to(inputs)
    os.mkfifo(inputs / "pipe")
    assert tree_digest(inputs).content != linked


def test_what_cannot_be_read_is_never_unchanged(tmp_path: Path) -> None:
    """A folder that is not there has no fingerprint."""
    with pytest.raises(OSError, match="nowhere"):
        tree_digest(tmp_path / "nowhere")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program as it is installed."""
    folder = tmp_path_factory.mktemp("project")
    for part in ("pipeline", "templates", "config"):
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
    return folder


@pytest.mark.parametrize(
    "part",
    [
        "pipeline/__init__.py",
        "pipeline/merging/order.py",
        "templates/base.html",
        "templates/assets/css/print.css",
        "templates/assets/fonts/desk-sans-400.woff2",
        "config/locale/en/LC_MESSAGES/bulletin.po",
    ],
)
def test_every_part_of_the_program_counts(project: Path, part: str) -> None:
    """Code, templates, styles, fonts and words: one byte more anywhere is another program."""
    before = program_digest(project)
    content = (project / part).read_bytes()
    (project / part).write_bytes(content + b"\n")
    assert program_digest(project) != before
    (project / part).write_bytes(content)
    assert program_digest(project) == before


def test_compiled_modules_do_not_count(project: Path) -> None:
    """Python writes them as it likes."""
    before = program_digest(project)
    save(project / "pipeline", {"__pycache__/weekly.cpython-311.pyc": b"x"})
    assert program_digest(project) == before


def test_another_version_of_a_library_is_another_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Libraries count by name and version."""
    before = program_digest()
    (tmp_path / "weasyprint-71.0.dist-info").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert program_digest() != before
