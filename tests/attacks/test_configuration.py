"""A configuration from elsewhere runs nothing, brings in nothing, and is refused at once."""

from __future__ import annotations

import time
from datetime import date
from pathlib import Path

import pytest

from pipeline.editorial import parse_editorial, read_editorial
from pipeline.settings.reading import read_document

DAY = date(2024, 11, 18)
AT_ONCE_SECONDS = 2.0


@pytest.fixture(autouse=True)
def _at_once() -> object:
    """No attack here takes longer than a moment."""
    began = time.process_time()
    yield
    assert time.process_time() - began < AT_ONCE_SECONDS


def test_aliases_do_not_multiply() -> None:
    """Nine lists of nine aliases each would be 387 million entries."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    document, faults = read_document("items.yaml", "\n".join(lines).encode())
    assert document is None
    assert "lebih dari 20 kali" in str(faults[0])


@pytest.mark.parametrize("nest", ["[", "{a: ", "- "])
def test_depth_is_refused(nest: str) -> None:
    """A hundred thousand brackets exhaust no stack."""
    document, faults = read_document("items.yaml", b"a:\n  " + nest.encode() * 100_000)
    assert document is None
    assert len(faults) == 1


def test_a_giant_is_refused() -> None:
    """Beyond 16 MB nothing is even parsed."""
    document, faults = read_document("items.yaml", b"a: 1\n" * 3_400_000)
    assert document is None
    assert "lebih besar dari 16 MB" in str(faults[0])


def test_a_tag_runs_nothing(tmp_path: Path) -> None:
    """A Python object of YAML is a fault with its line, not a command."""
    proof = tmp_path / "bukti"
    text = f"version: 1\nlanguage: !!python/object/apply:os.system ['touch {proof}']\n"
    _, faults = read_document("pipeline.yaml", text.encode())
    scalar = f"language: !!python/name:os.system '{proof}'\n"
    _, others = read_document("pipeline.yaml", scalar.encode())
    assert any("tidak diterima" in str(fault) for fault in (*faults, *others))
    assert not proof.exists()


def test_a_merge_key_brings_in_nothing() -> None:
    """``<<`` merges nothing: it is a key that nobody knows, or none at all."""
    document, faults = read_document("a.yaml", b"dasar: &dasar {rahasia: 1}\nlain:\n  <<: *dasar\n")
    assert faults or document is None or document.child(("lain", "rahasia")) is None


@pytest.mark.parametrize(
    "head",
    [
        "[" * 9_000,
        "tanggal: 2024-13-45",
        "a: &a [*a]",
        "!!python/name:os.system ''",
        "oleh: [1, 2]",
        "\x00",
        "a: 1\n---\nb: 2",
    ],
)
def test_the_head_of_the_editors_text_stops_no_edition(head: str) -> None:
    """Whatever stands above the editor's text, the text itself is printed or the head left out."""
    found = parse_editorial(f"---\n{head}\n---\nKalimat redaksi.\n", DAY, "2024-11-18/pokok-berita.md")
    assert found is not None
    assert found.by == ""
    assert found.sentences[-1][1].endswith("Kalimat redaksi.")


def test_a_giant_text_of_the_editor_is_cut(tmp_path: Path) -> None:
    """Of an endless file no more than its beginning is read."""
    folder = tmp_path / DAY.isoformat()
    folder.mkdir()
    (folder / "pokok-berita.md").write_text("* " * 50_000 + "x" * 1_000_000, encoding="utf-8")
    found = read_editorial(tmp_path, DAY)
    assert found is None or len(found.sentences) <= 4
