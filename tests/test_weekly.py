"""`weekly`, as a clerk runs it on the shipped sample: what is made, what it says, twice the same."""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import Once

ROOT = Path(__file__).resolve().parent.parent


def bulletin(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the program as a process of its own, from the folder of the project."""
    command = [sys.executable, "-m", "pipeline", *map(str, arguments)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def spoken_text(page: Path) -> str:
    """Return what a reader of an HTML page reads, in one line."""
    html = page.read_text(encoding="utf-8")
    for hidden in ("style", "svg", "script"):
        html = re.sub(rf"<{hidden}\b.*?</{hidden}>", " ", html, flags=re.DOTALL)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", html)))


@pytest.fixture(scope="module")
def edition(once: Once) -> Path:
    """The edition that `weekly` makes of the shipped inputs without being told a date."""

    def write(outputs: Path) -> None:
        run = bulletin("weekly", "--outputs", outputs)
        assert run.returncode == 0, run.stderr
        assert "Kutai Kartanegara" in run.stdout

    outputs = once("shipped-edition", write)
    (folder,) = [path for path in outputs.iterdir() if not path.name.startswith(".")]
    return folder


def test_the_meeting_is_the_monday_after_the_newest_report(edition: Path) -> None:
    """The shipped season ends on the morning of Monday 18 November 2024."""
    assert edition.name == "2024-11-18"
    names = {str(path.relative_to(edition)) for path in edition.rglob("*") if path.is_file()}
    kinds = {"isu", "keputusan", "kesiapan", "kunjungan", "logistik", "partisipasi", "findings", "ledger"}
    data = {f"data/{name}.csv" for name in kinds}
    assert names >= {"buletin.html", "buletin.pdf", "manifest.json"} | data


def test_page_one_says_who_reported(edition: Path) -> None:
    """For the 17th seven of ten desks have reported; the three silent ones are named."""
    text = spoken_text(edition / "buletin.html")
    assert "7 dari 10" in text
    first_page = text[: text.index("Tindak lanjut rapat lalu", 3000)]
    assert all(name in first_page for name in ("Paser", "Kutai Barat", "Kutai Timur"))


def test_every_page_is_marked_as_sample(edition: Path, tool: Callable[[str], str]) -> None:
    """DATA CONTOH stands on every page of the PDF, and at the top of the HTML."""
    text = subprocess.run(
        [tool("pdftotext"), "-layout", str(edition / "buletin.pdf"), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    pages = text.split("\f")[:-1]
    assert len(pages) > 5
    assert all("DATA CONTOH" in page for page in pages)
    assert "DATA CONTOH" in spoken_text(edition / "buletin.html")[:400]


def test_the_sheets_of_two_regions_fill_a_page(edition: Path, tool: Callable[[str], str]) -> None:
    """Half a page each, in code order, with the deadlines and the projected days under the rungs."""
    text = subprocess.run(
        [tool("pdftotext"), str(edition / "buletin.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout
    heads = (re.findall(r"^(64\.\d\d) K(?:abupaten|ota) ", page, re.MULTILINE) for page in text.split("\f"))
    assert [found for found in heads if found] == [
        ["64.01", "64.02"],
        ["64.03", "64.07"],
        ["64.08", "64.09"],
        ["64.11", "64.71"],
        ["64.72", "64.74"],
    ]


def test_the_manifest_holds_every_file(edition: Path) -> None:
    """The manifest lists every output but itself with its digest, and the ledger's totals add up."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    for output in manifest["outputs"]:
        content = (edition / output["path"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == output["sha256"]
    rows = manifest["ledger"]
    assert rows["read"] == sum(count for name, count in rows.items() if name != "read")
    assert manifest["edition"]["number"] == "47"


def test_twice_the_same_bytes(edition: Path, tmp_path: Path) -> None:
    """The same inputs give the same bytes, in another time zone and locale too."""
    command = [sys.executable, "-m", "pipeline", "weekly", "--outputs", str(tmp_path), "-q"]
    environment = {"TZ": "America/New_York", "LC_ALL": "C", "PATH": "/usr/bin:/bin"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    again = tmp_path / edition.name
    for path in sorted(p for p in edition.rglob("*") if p.is_file()):
        assert path.read_bytes() == (again / path.relative_to(edition)).read_bytes(), path.name


def test_the_extra_meeting_of_the_thirteenth(tmp_path: Path) -> None:
    """On Wednesday 13 November one of ten is complete in the warehouse, and it is Mahakam Ulu."""
    run = bulletin("weekly", "--meeting-date", "2024-11-13", "--format", "html", "--outputs", tmp_path)
    assert run.returncode == 0, run.stderr
    text = spoken_text(tmp_path / "2024-11-13" / "buletin.html")
    assert "1 dari 10 kabupaten/kota lengkap di gudang" in text
    assert re.search(r"lengkap di gudang[^.]*Mahakam Ulu", text)
    assert "Nomor 46a/2024" in text


def test_no_report_and_no_date(tmp_path: Path) -> None:
    """Without a report and without a date there is no edition: one sentence, exit 1."""
    (tmp_path / "inputs").mkdir()
    run = bulletin("weekly", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert (run.returncode, run.stdout) == (1, "")
    assert "--meeting-date" in run.stderr
    assert "Traceback" not in run.stderr


def test_sample_beside_real_reports_is_refused(tmp_path: Path) -> None:
    """A real report among the sample: one sentence that names `make start`, exit 1."""
    assert bulletin("sample", "--weeks", "1", tmp_path).returncode == 0
    (tmp_path / "inputs" / "2024-12-01").mkdir()
    (tmp_path / "inputs" / "2024-12-01" / "berau.csv").write_text("barang;diterima\nSegel;1\n")
    run = bulletin("weekly", "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs")
    assert run.returncode == 1
    assert "make start" in run.stderr


def test_a_week_without_any_report_still_has_a_bulletin(tmp_path: Path) -> None:
    """With a date given, no reports at all make a bulletin that says so."""
    (tmp_path / "inputs").mkdir()
    places = ("--inputs", tmp_path / "inputs", "--outputs", tmp_path)
    run = bulletin("weekly", *places, "--meeting-date", "2024-11-18", "--format", "html")
    assert run.returncode == 0, run.stderr
    text = spoken_text(tmp_path / "2024-11-18" / "buletin.html")
    assert "0 dari 0" not in text
