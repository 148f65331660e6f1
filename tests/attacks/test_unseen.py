"""Characters that can't be seen are shown as what they are, and deceive neither reader nor program."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.unseen import spelled_out
from tests.attacks.conftest import ROOT
from tests.workspaces import save


def check(folder: Path, form: str) -> str:
    """Return what `check` prints about a folder."""
    command = [sys.executable, "-m", "pipeline", "check", "--format", form, str(folder)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def test_names_show_what_cannot_be_seen(tmp_path: Path) -> None:
    """A name turned round by U+202E, or told apart by a blank of no width, is spelled out everywhere."""
    report = "barang;diterima\nTopi;1\n"
    save(
        tmp_path, {"2024-11-17/berau\u202evsc.csv": report, "2024-11-17/berau\u200b.csv": report + "Tas;2\n"}
    )
    paths = {"2024-11-17/berau‹U+202E›vsc.csv", "2024-11-17/berau‹U+200B›.csv"}
    answer = json.loads(check(tmp_path, "json"))
    assert {file["path"] for file in answer["files"]} == paths
    for form in ("csv", "table"):
        said = check(tmp_path, form)
        assert all(path in said for path in paths)
        assert "\u202e" not in said


def test_the_mark_in_a_name_takes_no_part_in_its_meaning(tmp_path: Path) -> None:
    """Region and day are found in such a name as in any other."""
    save(tmp_path, {"2024-11-17/be\u200brau 16-11-2024.csv": "barang;diterima\nSegel;1\n"})
    (file,) = json.loads(check(tmp_path, "json"))["files"]
    assert file["kind"] == "logistik"


def test_a_quoted_cell_shows_what_cannot_be_seen(tmp_path: Path) -> None:
    """An unknown name is quoted with its invisible characters; the value beside stays as it was."""
    save(tmp_path, {"a.csv": "tanggal;wilayah;barang;diterima\n17/11/2024;Sam\u202eposir;Segel;1\n"})
    (file,) = json.loads(check(tmp_path, "json"))["files"]
    (finding,) = [f for f in file["findings"] if f["code"] == "region-unknown"]
    assert "Sam‹U+202E›posir" in finding["message"]
    assert finding["value"] == "Sam\u202eposir"


def test_a_lookalike_region_is_not_taken(tmp_path: Path) -> None:
    """Berau with a Cyrillic first letter is not silently Berau."""
    save(tmp_path, {"a.csv": "tanggal;wilayah;barang;diterima\n17/11/2024;\u0412erau;Segel;1\n"})
    (file,) = json.loads(check(tmp_path, "json"))["files"]
    assert {f["code"] for f in file["findings"]} & {"region-unknown", "region-corrected"}


def test_a_nul_refuses_the_file(tmp_path: Path) -> None:
    """A text that would be cut short elsewhere is refused whole."""
    save(tmp_path, {"2024-11-17/berau.csv": b"barang;diterima\nSegel\x00;1\n"})
    (file,) = json.loads(check(tmp_path, "json"))["files"]
    assert file["verdict"] == "rejected"
    assert file["findings"][0]["code"] == "file-not-text"


def test_the_terminal_is_not_steered(tmp_path: Path) -> None:
    """No control character of a name or a cell reaches the terminal."""
    text = "tanggal;wilayah;barang;diterima\n17/11/2024;Be\x1brau\x1b[2J;\x1b]0;x\x07;12O\n"
    save(tmp_path, {"2024-11-17/a\x1b[31m.csv": text})
    said = check(tmp_path, "table")
    assert "‹U+001B›" in said
    assert [c for c in said if c != "\n" and unicodedata.category(c) == "Cc"] == []


@given(st.text())
def test_nothing_unseen_is_left(text: str) -> None:
    """Whatever goes in, what comes out can be seen; what could be seen is as it was."""
    shown = spelled_out(text)
    assert not {unicodedata.category(c) for c in shown} & {"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"}
    if text.isascii() and text.isprintable():
        assert shown == text


@pytest.mark.parametrize(("text", "shown"), [("a\u00a0b é — ’", "a\u00a0b é — ’"), ("\u3164", "‹U+3164›")])
def test_blanks_and_letters_stay(text: str, shown: str) -> None:
    """Blanks of any width and every letter stay; a letter that draws nothing doesn't."""
    assert spelled_out(text) == shown
