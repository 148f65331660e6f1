"""`weekly` again: where nothing has changed nothing is done, and where anything has, everything is."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.cache import tree_digest
from pipeline.cli import bulletin
from pipeline.terminal.options import Speech
from tests.workspaces import save

ROOT = Path(__file__).resolve().parents[2]
REPORT = "tanggal;wilayah;barang;diterima\n17/11/2024;{region};{item};{count}\n"
SAID = "Sejak edisi 2024-11-18 dibuat tidak ada yang berubah; tidak ada yang ditulis.\n"


def report(region: str, item: str, count: str) -> str:
    """Return a report of one row."""
    return REPORT.format(region=region, item=item, count=count)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A workspace of its own: configuration, two reports, a cache, and an edition made of them."""
    monkeypatch.setenv("DESK_CACHE", str(tmp_path / "cache"))
    shutil.copytree(ROOT / "config", tmp_path / "config")
    save(tmp_path / "inputs/2024-11-17", {"berau.csv": report("Berau", "Segel", "90")})
    save(tmp_path / "inputs/2024-11-17", {"paser.csv": report("Paser", "Segel", "x")})
    assert weekly(tmp_path).exit_code == 0
    return tmp_path


def weekly(desk: Path, *options: str) -> Result:
    """Run `weekly` on a workspace, to HTML, for the meeting of 18 November."""
    places = [
        "--inputs",
        desk / "inputs",
        "--outputs",
        desk / "outputs",
        "--config",
        desk / "config/pipeline.yaml",
    ]
    words = [*map(str, places), "--format", "html", "--meeting-date", "2024-11-18", *options]
    return CliRunner().invoke(bulletin, ["weekly", *words], obj=Speech())


def is_idle(desk: Path, *options: str) -> bool:
    """Whether `weekly` finds that nothing has changed."""
    run = weekly(desk, *options)
    assert run.exit_code == 0, run.output
    return SAID in run.stderr


def test_nothing_changed(desk: Path) -> None:
    """The second run says so, prints what the first one printed, and touches nothing."""
    save(desk / "inputs/2024-11-17", {"kutim.csv": report("Kutai Timur", "Segel", "90")})
    first = weekly(desk)
    assert first.stderr == ""
    lying = tree_digest(desk / "outputs").moment
    second = weekly(desk)
    assert (second.stdout, second.stderr) == (first.stdout, SAID)
    assert tree_digest(desk / "outputs").moment == lying
    assert "buletin.html" in second.stdout


def test_an_idle_run_keeps_its_exit_code(desk: Path) -> None:
    """`--strict` knows of the errors that were found when the edition was made."""
    run = weekly(desk, "--strict")
    assert (SAID in run.stderr, run.exit_code) == (True, 3)


def test_an_idle_run_loads_nothing_heavy(desk: Path) -> None:
    """Neither tables nor settings nor pages: that is what makes it quick."""
    code = (
        "import sys; from pipeline.cli import main\n"
        "try: main()\n"
        "finally: print(sorted({'pandas', 'pyarrow', 'pydantic', 'jinja2', 'weasyprint'} & set(sys.modules)))"
    )
    options = ["--inputs", desk / "inputs", "--outputs", desk / "outputs", "--format", "html"]
    options += ["--config", desk / "config/pipeline.yaml", "--meeting-date", "2024-11-18"]
    weekly(desk)
    command = [sys.executable, "-c", code, "weekly", *map(str, options)]
    run = subprocess.run(command, cwd=Path.cwd(), capture_output=True, text=True, check=True)
    assert SAID in run.stderr
    assert run.stdout.splitlines()[-1] == "[]"


def new_report(desk: Path) -> None:
    """A file has come."""
    save(desk / "inputs/2024-11-18", {"kukar.csv": report("Kutai Kartanegara", "Segel", "8")})


def other_report(desk: Path) -> None:
    """A file of the same size says something else."""
    save(desk / "inputs/2024-11-17", {"berau.csv": report("Berau", "Segel", "91")})


def renamed_report(desk: Path) -> None:
    """A file has another name, and with it another place in the ledger."""
    (desk / "inputs/2024-11-17/berau.csv").rename(desk / "inputs/2024-11-17/berau-2.csv")


def no_report(desk: Path) -> None:
    """A file is gone."""
    (desk / "inputs/2024-11-17/berau.csv").unlink()


def configuration(desk: Path) -> None:
    """The configuration has a comment more: its digest stands in the manifest."""
    with (desk / "config/items.yaml").open("a", encoding="utf-8") as stream:
        stream.write("# catatan\n")


def altered_edition(desk: Path) -> None:
    """Somebody wrote into the edition."""
    (desk / "outputs/2024-11-18/buletin.html").write_text("<p>lain</p>", encoding="utf-8")


def incomplete_edition(desk: Path) -> None:
    """Somebody removed a file of the edition."""
    (desk / "outputs/2024-11-18/data/ledger.csv").unlink()


def added_to_edition(desk: Path) -> None:
    """Somebody laid a file of his own into the edition."""
    save(desk / "outputs/2024-11-18", {"catatan.txt": "lain"})


def published_record(desk: Path) -> None:
    """Another edition lies beside it."""
    shutil.copytree(desk / "outputs/2024-11-18", desk / "outputs/2024-11-11")


def no_cache_any_more(desk: Path) -> None:
    """The cache was deleted."""
    shutil.rmtree(desk / "cache")


def poisoned_cache(desk: Path) -> None:
    """What is in the cache is not what was written there."""
    for path in (desk / "cache").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes().replace(b"edition", b"edisi  "))


CHANGES = [
    new_report, other_report, renamed_report, no_report, configuration, altered_edition, incomplete_edition,
    added_to_edition, published_record, no_cache_any_more, poisoned_cache,
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_is_seen(desk: Path, change: Callable[[Path], None]) -> None:
    """After it the edition is made anew, and the run after that has nothing to do again."""
    assert is_idle(desk)
    change(desk)
    assert not is_idle(desk)
    assert (desk / "outputs/2024-11-18/data/ledger.csv").is_file()
    assert not (desk / "outputs/2024-11-18/catatan.txt").exists()
    assert is_idle(desk)


def test_another_order_is_another_run(desk: Path) -> None:
    """Other pages or another language are made; workers make no difference to what comes out."""
    assert is_idle(desk, "--jobs", "2")
    assert not is_idle(desk, "--format", "html,txt")
    assert not is_idle(desk, "--lang", "en")
    assert not is_idle(desk), "the English edition lies where the Indonesian one was"
    assert not is_idle(desk, "--no-cache")


def test_an_edition_changed_by_another_order_is_not_taken_for_its_own(desk: Path) -> None:
    """Two orders for one meeting share a folder: each looks at what lies there."""
    assert not is_idle(desk, "--format", "html,txt")
    assert not is_idle(desk)
    assert not (desk / "outputs/2024-11-18/ringkasan.txt").exists()


def test_a_signed_edition_stands(desk: Path) -> None:
    """Signing makes another edition; what was signed is told once by each later run, quick or not."""
    manifest = desk / "outputs/2024-11-18/manifest.json"
    digest = json.loads(manifest.read_text(encoding="utf-8"))["edition"]["digest"]
    signature = f"meeting: 2024-11-18, digest: '{digest}', name: (nama), role: Ketua, day: 2024-11-18"
    save(desk / "config", {"sign-off.yaml": f"version: 1\nsigned:\n  - {{{signature}}}\n"})
    assert not is_idle(desk)
    assert json.loads(manifest.read_text(encoding="utf-8"))["edition"]["status"] == "final"
    assert is_idle(desk)
    shutil.rmtree(desk / "cache")
    stands = (
        "Edisi 2024-11-18 sudah ditandatangani dan tidak ada angkanya yang berubah; tidak ada yang ditulis.\n"
    )
    assert [weekly(desk).stderr for _ in range(2)] == [stands] * 2


REGIONS = st.sampled_from(["Berau", "Paser", "Kutai Timur"])
CELLS = st.sampled_from(["90", "12O", "", "1.447"])
EDITS = st.lists(
    st.tuples(st.sampled_from(["a.csv", "b.csv", "c.csv"]), st.none() | st.tuples(REGIONS, CELLS)),
    min_size=1,
    max_size=2,
)


@settings(max_examples=3)
@given(edits=EDITS)
def test_the_cache_changes_no_byte(edits: list[tuple[str, tuple[str, str] | None]]) -> None:
    """Whatever comes, changes and goes: with the cache and without it the editions are equal."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        desk = Path(folder)
        patch.setenv("DESK_CACHE", str(desk / "cache"))
        shutil.copytree(ROOT / "config", desk / "config")
        (desk / "inputs").mkdir()
        for name, row in edits:
            path = desk / "inputs" / name
            if row is None:
                path.unlink(missing_ok=True)
            else:
                path.write_text(report(row[0], "Segel", row[1]), encoding="utf-8")
            assert weekly(desk).exit_code == 0
            cached = tree_digest(desk / "outputs").content
            assert weekly(desk, "--no-cache").exit_code == 0
            assert tree_digest(desk / "outputs").content == cached
