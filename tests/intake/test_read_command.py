"""The command ``read``: how the program sees one file."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.intake.reading_one import saved


def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
    """Run ``bulletin read`` with the shipped configuration."""
    command = [sys.executable, "-m", "pipeline", "read", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, check=False, capture_output=True)


def test_json_shows_every_row(tmp_path: Path) -> None:
    """Titles and blank rows are rows, the ``sep=`` line is none, and cells are only unquoted."""
    text = 'sep=;\r\nLAPORAN;;\r\n\r\nno;barang;jumlah\r\n1;"tinta; biru"; 12 \r\n'
    path = saved(tmp_path, text, "laporan berau.csv")
    answer = run(path)
    assert (answer.returncode, answer.stderr) == (0, b"")
    assert json.loads(answer.stdout) == {
        "version": 1,
        "path": "laporan berau.csv",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "encoding": "utf-8",
        "delimiter": ";",
        "quote": '"',
        "header_row": 3,
        "rows": [
            {"row": 1, "cells": ["LAPORAN", "", ""]},
            {"row": 2, "cells": []},
            {"row": 3, "cells": ["no", "barang", "jumlah"]},
            {"row": 4, "cells": ["1", "tinta; biru", " 12 "]},
        ],
    }


def test_csv_is_plain_rfc_4180(tmp_path: Path) -> None:
    """The row number first, then the cells, as many in every line; what needs quotes has them."""
    path = saved(tmp_path, 'nama|catatan\nAda|"a ""b"", c\nd"\nBob\n')
    answer = run(path, "--format", "csv")
    assert answer.stdout == (b'row,cell1,cell2\r\n1,nama,catatan\r\n2,Ada,"a ""b"", c\nd"\r\n3,Bob,\r\n')
    assert len({len(row) for row in csv.reader(io.StringIO(answer.stdout.decode(), newline=""))}) == 1


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"%PDF-1.7", "a.csv: Isinya bukan tabel CSV, melainkan dokumen PDF.\n"),
        (b"\x00\x01\x02\x03", "a.csv: Isinya bukan tabel CSV, melainkan berkas biner (berisi byte NUL).\n"),
    ],
)
def test_what_is_no_text_ends_in_one_sentence(data: bytes, sentence: str, tmp_path: Path) -> None:
    """Exit code 1, nothing on stdout, and no traceback."""
    answer = run(saved(tmp_path, data))
    assert (answer.returncode, answer.stdout, answer.stderr.decode()) == (1, b"", sentence)


def test_a_folder_or_nothing_ends_in_one_sentence(tmp_path: Path) -> None:
    """``read`` is about one file that is there."""
    assert run(tmp_path).stderr.decode() == f"{tmp_path} adalah folder; sebut satu berkas.\n"
    missing = run(tmp_path / "x.csv")
    assert (missing.returncode, missing.stdout) == (1, b"")


def test_an_empty_file_has_no_rows(tmp_path: Path) -> None:
    """Nothing is text too: there is just none of it."""
    answer = json.loads(run(saved(tmp_path, b"", "data.dat")).stdout)
    assert (answer["rows"], answer["encoding"], answer["header_row"]) == ([], None, None)
