"""What a person at the terminal sees: verdicts, findings in order, one line a region."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from pipeline.measures import measure
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Ledger, RowCounts, Verdict
from pipeline.settings import Settings
from pipeline.settings.model import Words
from pipeline.terminal.closing import Closing, show_closing
from pipeline.terminal.console import Screen, edition_table, show_check, visible
from pipeline.terminal.progress import Progress

ROOT = Path(__file__).resolve().parent.parent


def record(path: str, verdict: Verdict, rows: RowCounts) -> FileRecord:
    """A file of which only path, verdict and rows matter."""
    return FileRecord(path, "0" * 64, 1, None, "logistik", "utf-8", ";", 1, verdict, rows, (), (0, 0, 0))


def sentences(finding: Finding) -> tuple[str, str]:
    """Message and hint as the rule book would word them."""
    return f'"{finding.value}" bukan bilangan.', "Tulis angka saja."


LEDGER = Ledger(
    (
        record("berau.csv", Verdict.ACCEPTED, RowCounts(read=3, accepted=2, ignored=1)),
        record(
            "mahulu.csv",
            Verdict.PARTLY_REJECTED,
            RowCounts(read=5, accepted=1, rejected=2, duplicate=1, ignored=1),
        ),
    )
)
FINDINGS = (
    Finding("name-corrected", Severity.WARNING, "mahulu.csv", 2, "barang", "kotak sura"),
    Finding("number-invalid", Severity.ERROR, "mahulu.csv", 3, "diterima", "12O"),
    Finding("number-invalid", Severity.ERROR, "mahulu.csv", 4, "rusak", "?"),
)


def test_check_tells_each_file_and_groups_what_was_found(capsys: pytest.CaptureFixture[str]) -> None:
    """Errors come before warnings; a group is counted and shows its first case in words."""
    show_check(LEDGER, FINDINGS, sentences, Screen())
    lines = capsys.readouterr().out.splitlines()
    assert lines[:4] == [
        "berau.csv: diterima (2 baris berlaku, 0 ditolak, 0 dikesampingkan, 1 bukan data)",
        "mahulu.csv: sebagian ditolak (1 baris berlaku, 2 ditolak, 1 dikesampingkan, 1 bukan data)",
        '  ✗ number-invalid ×2: baris 3 kolom "diterima": "12O" bukan bilangan. Tulis angka saja.',
        '  ! name-corrected ×1: baris 2 kolom "barang": "kotak sura" bukan bilangan. Tulis angka saja.',
    ]
    assert [
        line.split() for line in lines if line.lstrip().startswith(("diterima", "sebagian", "Semua"))
    ] == [
        ["diterima", "1", "3", "2", "0"],
        ["sebagian", "ditolak", "1", "5", "1", "2"],
        ["Semua", "2", "8", "3", "2"],
    ]


def test_check_speaks_english_too(capsys: pytest.CaptureFixture[str]) -> None:
    """The frame of the table is in the language of the run; the sentences are the caller's."""
    show_check(LEDGER, (), sentences, Screen(language="en"))
    assert "mahulu.csv: partly rejected (1 rows count, 2 rejected, 1 set aside, 1 not data)" in (
        capsys.readouterr().out
    )


def test_a_quiet_check_leaves_out_files_without_a_finding(capsys: pytest.CaptureFixture[str]) -> None:
    """With ``-q`` only what somebody has to look at is listed, and the totals."""
    show_check(LEDGER, FINDINGS, sentences, Screen(quiet=True))
    out = capsys.readouterr().out
    assert "berau.csv" not in out
    assert "mahulu.csv" in out


def test_a_file_name_cannot_steer_the_terminal() -> None:
    """Escape sequences, bells and characters that turn the text around are spelled out."""
    assert visible("a\x1b[2Jb\u202ec\a — é") == "a‹U+001B›[2Jb‹U+202E›c‹U+0007› — é"


def test_the_closing_table_has_a_line_per_region(
    settings: Settings, capsys: pytest.CaptureFixture[str]
) -> None:
    """A week without any report: nothing reported, nothing refused, no state known, nothing invented."""
    empty = {
        kind.kind: pd.DataFrame(
            {
                **{f.name: pd.Series([], dtype=_dtype(f.role)) for f in kind.fields},
                "file": pd.Series([], dtype="str"),
                "row": pd.Series([], dtype="int64"),
                "received": pd.Series([], dtype="datetime64[s]"),
                "inexact": pd.Series([], dtype="bool"),
            }
        )
        for kind in settings.kinds
    }
    dataset = Dataset(date(2024, 11, 18), empty, (), (), Ledger(()))
    measures = measure(dataset, settings)
    table = edition_table(measures, settings.baseline, Screen())
    closing = Closing("id", (), "", table, ("outputs/2024-11-18/buletin.html",), has_errors=False)
    show_closing(closing, Screen())
    lines = [line.strip() for line in capsys.readouterr().out.splitlines() if line.strip()]
    assert lines[0].split() == ["Wilayah", "Lapor", "Ditolak", "Gudang", "Dikemas", "PPK", "PPS", "TPS"]
    regions = [region.short_name for region in settings.baseline.by_code.values()]
    nothing = ["0/7", "0", *["○", "–"] * 5]
    assert [line.split() for line in lines[2:-2]] == [[*name.split(), *nothing] for name in regions]
    assert lines[-2] == "● Siap   ▷ Berjalan   ▲ Perhatian   ■ Kritis   ○ Belum ada laporan"
    assert lines[-1] == "outputs/2024-11-18/buletin.html"


def _dtype(role: str) -> str:
    return {"date": "datetime64[s]", "count": "Int64"}.get(role, "object")


def test_progress_is_silent_where_nobody_watches(capfd: pytest.CaptureFixture[str]) -> None:
    """In a log or a pipe no bar is drawn, not even an empty line."""
    with Progress(Screen()) as progress:
        progress.step(Words(id="Membaca laporan", en="Read"), total=2)
        progress.advance()
    assert capfd.readouterr() == ("", "")


WATCHED = """
from pipeline.terminal.console import Screen
from pipeline.terminal.progress import Progress
from pipeline.settings.model import Words
with Progress(Screen()) as progress:
    progress.step(Words(id="Membaca laporan", en="Read"), total=2)
    progress.advance(2)
    progress.step(Words(id="Menyusun halaman", en="Lay out"))
print("selesai")
"""


@pytest.mark.parametrize("environment", [{}, {"NO_COLOR": "1"}])
def test_progress_shows_its_steps_on_a_terminal(environment: dict[str, str]) -> None:
    """On a real terminal each step has its line, on stderr alone, and no colour where none is wanted."""
    ours, theirs = pty.openpty()
    inherited = {k: v for k, v in os.environ.items() if k not in {"NO_COLOR", "CI", "TTY_COMPATIBLE"}}
    env = {**inherited, "TERM": "xterm-256color", "COLUMNS": "100", **environment}
    command = [sys.executable, "-c", WATCHED]
    run = subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, stderr=theirs, check=True)
    os.close(theirs)
    drawn = os.read(ours, 65536).decode()
    os.close(ours)
    assert run.stdout == b"selesai\n"
    assert "Membaca laporan" in drawn
    assert "Menyusun halaman" in drawn
    assert ("\x1b[38;" in drawn or "\x1b[1;3" in drawn or "\x1b[3" in drawn) == (not environment)
