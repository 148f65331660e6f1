"""An edition appears whole or not at all, whatever befalls the run."""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pipeline.errors import BulletinError
from pipeline.publishing import write_edition
from pipeline.publishing.edition import replace_in_two_steps
from pipeline.publishing.exchange import exchange

FILES = {"buletin.html": b"<!doctype html>", "data/isu.csv": b"kode_wilayah\n", "wilayah/berau.pdf": b"%PDF"}


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below ``folder`` by its path there."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_an_edition_holds_exactly_its_files(tmp_path: Path) -> None:
    """The folder is named after the meeting and nothing else is left in the outputs."""
    edition = write_edition(tmp_path / "outputs", "2024-11-18", FILES)
    assert edition == tmp_path / "outputs" / "2024-11-18"
    assert contents(edition) == FILES
    assert [p.name for p in (tmp_path / "outputs").iterdir()] == ["2024-11-18"]


def test_an_edition_is_replaced_as_a_whole(tmp_path: Path) -> None:
    """Files that only the old edition had are gone, other editions are not touched."""
    write_edition(tmp_path, "2024-11-11", {"buletin.html": b"minggu lalu"})
    write_edition(tmp_path, "2024-11-18", FILES)
    write_edition(tmp_path, "2024-11-18", {"buletin.html": b"baru"})
    assert contents(tmp_path) == {
        "2024-11-11/buletin.html": b"minggu lalu",
        "2024-11-18/buletin.html": b"baru",
    }


def test_two_steps_give_the_same_as_an_exchange(tmp_path: Path) -> None:
    """Where the file system can't exchange, the new edition stands and the old one is gone."""
    (tmp_path / ".staging-e").mkdir()
    (tmp_path / ".staging-e" / "x").write_text("baru")
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "x").write_text("lama")
    replace_in_two_steps(tmp_path / ".staging-e", tmp_path / "e")
    assert contents(tmp_path) == {"e/x": b"baru"}


def test_two_steps_that_fail_put_the_old_edition_back(tmp_path: Path) -> None:
    """With nothing staged the second step fails, and the old edition is at its place again."""
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / "x").write_text("lama")
    with pytest.raises(FileNotFoundError):
        replace_in_two_steps(tmp_path / ".staging-e", tmp_path / "e")
    assert contents(tmp_path) == {"e/x": b"lama"}


def test_an_exchange_that_cannot_be_done_says_so(tmp_path: Path) -> None:
    """A path that doesn't exist can't change places; nothing is raised."""
    (tmp_path / "a").mkdir()
    assert not exchange(tmp_path / "a", tmp_path / "b")


def test_a_killed_run_is_mended_by_the_next(tmp_path: Path) -> None:
    """Half an edition is removed; an edition set aside is put back unless a newer one stands there."""
    for name, text in [
        (".staging-2024-11-18", "setengah"),
        (".previous-2024-11-04", "utuh"),
        (".previous-2024-11-11", "digantikan"),
        ("2024-11-11", "pengganti"),
    ]:
        (tmp_path / name).mkdir()
        (tmp_path / name / "buletin.html").write_text(text)
    write_edition(tmp_path, "2024-11-18", {"buletin.html": b"baru"})
    assert contents(tmp_path) == {
        "2024-11-04/buletin.html": b"utuh",
        "2024-11-11/buletin.html": b"pengganti",
        "2024-11-18/buletin.html": b"baru",
    }


@pytest.mark.parametrize("name", ["", ".", "..", "a/b", "/etc", "..\\x", ".staging-x", "a\0b"])
def test_an_edition_cannot_leave_the_outputs(tmp_path: Path, name: str) -> None:
    """The edition's name is one visible folder; anything else is refused before a byte is written."""
    with pytest.raises(BulletinError, match="tidak dapat dipakai"):
        write_edition(tmp_path / "outputs", name, FILES)
    assert not (tmp_path / "outputs").exists()


@pytest.mark.parametrize("path", ["../x.csv", "data/../../x", "/x", "data//x", "data/.x", "c\\x", " /x"])
def test_a_file_cannot_leave_its_edition(tmp_path: Path, path: str) -> None:
    """A path that would leave the edition, or hide in it, is refused."""
    with pytest.raises(BulletinError, match="tidak dapat dipakai"):
        write_edition(tmp_path, "2024-11-18", {path: b""})
    assert contents(tmp_path) == {}


def test_what_cannot_be_written_leaves_the_old_edition(tmp_path: Path) -> None:
    """A file name that the disk refuses ends the run in one sentence; the old edition stands."""
    write_edition(tmp_path, "2024-11-18", FILES)
    with pytest.raises(BulletinError, match=r"nama berkas terlalu panjang\. Edisi yang sudah ada tetap utuh"):
        write_edition(tmp_path, "2024-11-18", {"a.html": b"", "x" * 300: b""})
    assert contents(tmp_path) == {f"2024-11-18/{name}": content for name, content in FILES.items()}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_told(tmp_path: Path) -> None:
    """Outputs that may not be written are named together with the reason."""
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BulletinError, match="tidak ada izin menulis"):
            write_edition(tmp_path, "2024-11-18", FILES)
    finally:
        tmp_path.chmod(0o700)


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    """A file where the outputs folder should be is not removed."""
    (tmp_path / "outputs").write_text("catatan")
    with pytest.raises(BulletinError, match="ada berkas di tempat folder"):
        write_edition(tmp_path / "outputs", "2024-11-18", FILES)
    assert (tmp_path / "outputs").read_text() == "catatan"


def test_a_link_at_the_place_of_an_edition_is_refused(tmp_path: Path) -> None:
    """What a link points at is never replaced."""
    (tmp_path / "arsip").mkdir()
    (tmp_path / "2024-11-18").symlink_to("arsip")
    with pytest.raises(BulletinError, match="bukan folder biasa"):
        write_edition(tmp_path, "2024-11-18", FILES)
    assert contents(tmp_path) == {}


def test_two_runs_do_not_write_at_once(tmp_path: Path) -> None:
    """The second run is told to wait, and writes nothing."""
    other = os.open(tmp_path, os.O_RDONLY)
    fcntl.flock(other, fcntl.LOCK_EX)
    with pytest.raises(BulletinError, match="Proses lain sedang menulis"):
        write_edition(tmp_path, "2024-11-18", FILES)
    os.close(other)
    assert contents(tmp_path) == {}


WRITER = """
import sys
from pathlib import Path
from pipeline.publishing import write_edition
turn = 0
while True:
    turn += 1
    files = {f"data/{n}.csv": f"{turn}".encode() * 500 for n in range(30)}
    write_edition(Path(sys.argv[1]), "2024-11-18", files)
    print(turn, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="an exchange in one step is promised on Linux")
def test_kill_9_never_leaves_half_an_edition(tmp_path: Path) -> None:
    """Killed at odd moments, the edition at its place is always one whole turn of the writer."""
    for delay_ms in (3, 11, 29):
        writer = subprocess.Popen([sys.executable, "-c", WRITER, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        time.sleep(delay_ms / 1000)
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        found = contents(tmp_path / "2024-11-18")
        assert len(found) == 30
        assert len(set(found.values())) == 1
