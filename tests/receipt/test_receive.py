"""`receive`: what comes in is checked, shelved and answered; nothing is lost, nothing is doubled."""

from __future__ import annotations

import hashlib
import json
import random
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path

import pytest

from pipeline.commands.receiving import Arrival, receive_files
from pipeline.receipt import Answered, Known, Outcome, shelf_name, word_reply
from pipeline.settings import Settings
from tests.test_weekly import ROOT, bulletin
from tests.workspaces import save

DAY = date(2024, 11, 18)
AT = datetime.fromisoformat("2024-11-18T09:30:00+08:00")
SLIP = "tanggal;wilayah;barang;diterima\n18/11/2024;Mahulu;Segel;12O\n18/11/2024;Mahulu;Tinta;150\n"
MENDED = SLIP.replace("12O", "120")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder in which files arrive, beside an inputs folder that doesn't exist yet."""
    return tmp_path / "datang"


def receive(settings: Settings, folder: Path, files: dict[str, str | bytes]) -> tuple[Answered, ...]:
    """Save ``files`` where they arrive and receive them in this order."""
    save(folder, files)
    arrival = Arrival(folder.parent / "inputs", DAY, AT)
    return receive_files([folder / name for name in files], arrival, settings)


def shelved(folder: Path) -> dict[str, str]:
    """Return path → content of everything on the shelf but the receipts."""
    inputs = folder.parent / "inputs"
    return {
        path.relative_to(inputs).as_posix(): path.read_text("utf-8", "replace")
        for path in sorted(inputs.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }


def test_a_report_is_kept_under_a_name_that_says_what_it_is(settings: Settings, desk: Path) -> None:
    """Region, kind and day make the name; the bytes are as they came, and so is the original."""
    (answer,) = receive(settings, desk, {"Logistik Kab. Mahulu 18 Nov 2024.csv": MENDED})
    assert (answer.outcome, answer.path) == (Outcome.KEPT, "2024-11-18/mahakam-ulu-logistik-2024-11-18.csv")
    assert shelved(desk) == {answer.path: MENDED}
    assert (desk / "Logistik Kab. Mahulu 18 Nov 2024.csv").read_text() == MENDED


def test_every_receipt_is_written_down(settings: Settings, desk: Path) -> None:
    """The day's folder holds one line a file: name, digest, size, name as sent, moment of receipt."""
    receive(settings, desk, {"Mahulu (rev2).csv": MENDED})
    (line,) = (desk.parent / "inputs/2024-11-18/.terima.jsonl").read_text().splitlines()
    assert json.loads(line) == {
        "file": "mahakam-ulu-logistik-2024-11-18-rev2.csv",
        "sha256": hashlib.sha256(MENDED.encode()).hexdigest(),
        "bytes": len(MENDED),
        "original": "Mahulu (rev2).csv",
        "received_at": "2024-11-18T09:30:00+08:00",
    }


def test_receipts_are_no_files_of_a_desk(settings: Settings, desk: Path) -> None:
    """`check` lists the report that was received and nothing of the program's own."""
    receive(settings, desk, {"mahulu.csv": MENDED})
    files = json.loads(bulletin("check", desk.parent / "inputs", "--format", "json").stdout)["files"]
    assert [file["path"] for file in files] == ["2024-11-18/mahakam-ulu-logistik-2024-11-18.csv"]


def test_the_same_file_twice_is_kept_once(settings: Settings, desk: Path) -> None:
    """Sent again, under another name or in the same sending, it is recognised and said so."""
    receive(settings, desk, {"mahulu.csv": MENDED})
    first, second = receive(settings, desk, {"ulang.csv": MENDED, "ulang lagi.csv": MENDED})
    assert first.outcome is second.outcome is Outcome.RESENT
    assert first.path == "2024-11-18/mahakam-ulu-logistik-2024-11-18.csv"
    assert len(shelved(desk)) == 1


def test_the_same_words_of_two_desks_or_days_are_two_reports(settings: Settings, desk: Path) -> None:
    """NIHIL is the same bytes every day and everywhere; each proves a watch of its own."""
    receive(settings, desk, {"paser-nihil.csv": "NIHIL\n", "berau-nihil.csv": "NIHIL\n"})
    (later,) = receive_files(
        [desk / "paser-nihil.csv"], Arrival(desk.parent / "inputs", date(2024, 11, 19), AT), settings
    )
    assert later.outcome is Outcome.KEPT
    assert sorted(shelved(desk)) == [
        "2024-11-18/berau-nihil-2024-11-18.csv",
        "2024-11-18/paser-nihil-2024-11-18.csv",
        "2024-11-19/paser-nihil-2024-11-19.csv",
    ]


def test_a_correction_of_the_same_day_counts(settings: Settings, desk: Path) -> None:
    """It lies beside the first with a higher mark, so the merge takes it without a conflict."""
    receive(settings, desk, {"mahulu.csv": SLIP})
    (answer,) = receive(settings, desk, {"mahulu.csv": MENDED})
    assert answer.path == "2024-11-18/mahakam-ulu-logistik-2024-11-18-rev2.csv"
    assert answer.record is not None
    assert answer.record.rows.accepted == 1
    assert not answer.findings
    assert len(shelved(desk)) == 2


def test_a_broken_report_is_kept_and_the_reply_says_what_is_wrong(desk: Path) -> None:
    """It proves that the desk has sent; the sender learns which row and what to type."""
    run = bulletin(
        "receive", save(desk, {"mahulu.csv": SLIP}) / "mahulu.csv", "--date", DAY.isoformat(),
        "--inputs", desk.parent / "inputs",
    )  # fmt: skip
    assert run.returncode == 3
    assert run.stdout.splitlines() == [
        "_DATA CONTOH: balasan ini hanya latihan._",
        "Terima kasih, Desk Pilkada Mahakam Ulu. 1 berkas telah kami periksa.",
        "",
        "*1. mahulu.csv*: sebagian ditolak, 1 baris berlaku, 1 baris ditolak.",
        '- baris 2 kolom "diterima": "12O" bukan bilangan. Tulis angka saja, mis. 120.',
        "",
        "Mohon diperbaiki di berkas aslinya, lalu kirim ulang seluruh berkas (tambahkan rev2 pada namanya) "
        "paling lambat *Minggu, 24 November 2024 pukul 18.00 WITA*.",
    ]
    assert len(shelved(desk)) == 1


def test_ten_files_at_once(settings: Settings, desk: Path) -> None:
    """Ten desks in one sending: ten reports, ten names, none over another."""
    names = [region.short_name for region in settings.baseline.by_code.values()]
    files = {f"{name}.csv": MENDED.replace("Mahulu", name) for name in names}
    answers = receive(settings, desk, files)
    assert [answer.original for answer in answers] == list(files)
    assert sorted(shelved(desk).values()) == sorted(files.values())


def test_a_name_that_says_more_than_the_rows_is_kept(settings: Settings, desk: Path) -> None:
    """Where name and rows contradict each other the name stays, so that the finding stays too."""
    (answer,) = receive(settings, desk, {"berau 18-11-2024.csv": MENDED})
    assert answer.path == "2024-11-18/berau 18-11-2024.csv"
    assert {finding.code for finding in answer.findings} == {"region-mismatch"}


def test_what_can_be_no_report_is_not_kept(settings: Settings, desk: Path) -> None:
    """It is refused with the cure; a picture or an old workbook is kept, since a desk did send it."""
    program, picture = receive(settings, desk, {"mahulu 18-11-2024.jpg": b"\xff\xd8", "hitung.exe": b"MZ"})[
        ::-1
    ]
    assert (program.outcome, program.path) == (Outcome.REFUSED, "")
    assert picture.outcome is Outcome.KEPT
    assert [finding.code for finding in picture.findings] == ["format-unsupported"]


def test_hostile_names_stay_on_the_shelf_and_on_their_line(settings: Settings, desk: Path) -> None:
    """No name leaves the folder, begins a formula, hides a character or breaks the reply's layout."""
    names = [
        "=cmd.csv",
        "*tebal*\n*2. palsu*.csv",
        "\u202evsc.csv",
        "x" * 240 + ".csv",
        "-rf.csv",
        "~$a b.CSV",
    ]
    answers = receive(settings, desk, {name: f"barang;diterima\nSegel;{n}\n" for n, name in enumerate(names)})
    kept = [path.name for path in (desk.parent / "inputs/2024-11-18").iterdir() if path.name[0] != "."]
    assert len(kept) == 5  # "~$a b.CSV" is what Excel leaves behind, and no report
    assert all(name[0].isalnum() and name.isprintable() and len(name) < 120 for name in kept)
    text = word_reply(answers, DAY, settings, lambda finding: (finding.code, ""))
    assert sum(line.startswith("*") for line in text.splitlines()) == len(names)
    assert "\u202e" not in text


def test_sample_data_are_not_mixed_with_what_comes_in(desk: Path) -> None:
    """One sentence that names the way out; nothing is kept."""
    save(desk.parent / "inputs", {"2024-11-17/.sample": "tangan\n", "2024-11-17/a.csv": MENDED})
    run = bulletin(
        "receive", save(desk, {"mahulu.csv": MENDED}) / "mahulu.csv", "--inputs", desk.parent / "inputs"
    )
    assert (run.returncode, run.stdout) == (1, "")
    assert "make start" in run.stderr
    assert sorted(shelved(desk)) == ["2024-11-17/a.csv"]


@pytest.mark.parametrize("odd", ["tidak-ada.csv", "."], ids=["missing", "folder"])
def test_what_is_no_file_is_said_before_anything_is_kept(desk: Path, odd: str) -> None:
    """A path that can't be received ends the run in one sentence, with nothing kept."""
    save(desk, {"mahulu.csv": MENDED})
    run = bulletin("receive", desk / "mahulu.csv", desk / odd, "--inputs", desk.parent / "inputs")
    assert (run.returncode, len(run.stderr.splitlines())) == (1, 1)
    assert not (desk.parent / "inputs").exists()


def started(desk: Path, *names: str) -> subprocess.Popen[bytes]:
    """Start `receive` of these files in a process of its own."""
    files = [str(desk / name) for name in names]
    command = [sys.executable, "-m", "pipeline", "receive", *files, "--date", DAY.isoformat()]
    command += ["--inputs", str(desk.parent / "inputs"), "--config", str(ROOT / "config/pipeline.yaml")]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def test_two_at_once_neither_double_nor_lose(settings: Settings, desk: Path) -> None:
    """Two clerks receive overlapping sendings at the same moment; each file is kept once."""
    names = [region.short_name for region in settings.baseline.by_code.values()][:4]
    save(desk, {f"{name}.csv": MENDED.replace("Mahulu", name) for name in names})
    runs = [started(desk, *(f"{name}.csv" for name in part)) for part in (names[:3], names[1:])]
    assert [run.wait(60) for run in runs] == [0, 0]
    for run in runs:
        run.communicate()
    assert sorted(shelved(desk).values()) == sorted(MENDED.replace("Mahulu", name) for name in names)


def test_killed_in_the_middle_nothing_is_lost_or_doubled(settings: Settings, desk: Path) -> None:
    """Killed again and again at random moments: what is on the shelf is whole, and the next run ends it."""
    names = [region.short_name for region in settings.baseline.by_code.values()]
    contents = {f"{name}.csv": MENDED.replace("Mahulu", name) for name in names}
    save(desk, contents)
    chance = random.Random(64)
    for _ in range(6):
        run = started(desk, *contents)
        time.sleep(chance.uniform(0.2, 1.6))
        run.kill()
        run.communicate()
        assert set(shelved(desk).values()) <= set(contents.values())
    run = started(desk, *contents)
    run.communicate(timeout=60)
    assert sorted(shelved(desk).values()) == sorted(contents.values())
    assert not list((desk.parent / "inputs").rglob(".terima-*"))


MARKS = [
    ("lap.csv", [], "paser-isu-2024-11-18.csv"),
    ("lap.csv", ["paser-isu-2024-11-18.csv"], "paser-isu-2024-11-18-rev2.csv"),
    ("lap rev2.csv", ["paser-isu-2024-11-18-rev2.csv"], "paser-isu-2024-11-18-rev3.csv"),
    ("lap rev7.csv", ["paser-isu-2024-11-18-rev2.csv"], "paser-isu-2024-11-18-rev7.csv"),
    ("lap final.XLSX", ["paser-isu-2024-11-18.csv"], "paser-isu-2024-11-18-final.xlsx"),
    ("lap final.csv", ["paser-isu-2024-11-18-final.csv"], "paser-isu-2024-11-18-final_2.csv"),
]


@pytest.mark.parametrize(("original", "taken", "name"), MARKS)
def test_revision_marks_are_kept_and_continued(original: str, taken: list[str], name: str) -> None:
    """The later of two has the higher mark; the sender's own mark stands where it is higher."""
    assert shelf_name(original, Known("paser", "isu", DAY), taken) == name
