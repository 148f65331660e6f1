"""The public edition: nothing in it that audience.yaml keeps with the desk, and it says what."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pikepdf
import pytest

from pipeline.settings import Settings
from pipeline.settings.model import ReportField
from tests.site.conftest import Desk
from tests.test_weekly import spoken_text
from tests.workspaces import save

SECRET = "RAHASIA"
MEETING = "2024-11-18"


def cell(field: ReportField, number: int, settings: Settings) -> str:
    """A cell of one column: a text that may not get out, wherever a desk can write what it likes."""
    scale = next(i for i in settings.indicators.indicators if i.topic == "kerawanan")
    indicators = [*settings.indicators.indicators[:2], scale]
    known = {
        "date": f"2024-11-{15 + number}",
        "region": settings.baseline.regions[0].name,
        "district": "",
        "item": "Bilik suara",
        "unit": "",
        "indicator": indicators[number].name,
        "election": "gubernur",
        "count": "0" if field.name in ("rusak", "kurang") else "4321",
    }
    if field.role in known:
        return known[field.role]
    if field.constraints.enum:
        return field.constraints.enum[0]
    return f"{SECRET} {field.name} {number}"


def reports(settings: Settings) -> dict[str, str]:
    """Three rows of every kind, free texts everywhere, and one row that is refused for its cell."""
    files = {"2024-11-18/.sample": "dibuat untuk uji"}
    for kind in settings.kinds:
        rows = [[cell(field, number, settings) for field in kind.fields] for number in range(3)]
        bad = [f"{SECRET}-salah" if field.role in ("count", "date") else "" for field in kind.fields]
        lines = [";".join(line) for line in ([field.name for field in kind.fields], *rows, bad)]
        files[f"2024-11-18/{SECRET}-{kind.kind}.csv"] = "\n".join(lines) + "\n"
    return files


@pytest.fixture(scope="module")
def edition(fresh: Desk, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A signed edition with its PDF, of reports whose every free text is a secret."""
    desk = fresh.copy(tmp_path_factory.mktemp("secret"))
    for path in (desk.folder / "inputs").iterdir():
        path.rename(desk.folder / f"away-{path.name}")
    save(desk.folder / "inputs", reports(desk.settings))
    desk.weekly(MEETING)
    desk.sign(MEETING, MEETING, ("html", "pdf"))
    return desk.outputs / MEETING


def test_no_free_text_and_no_file_name_gets_out(edition: Path) -> None:
    """What desks wrote stands in the full edition, and in no file of the public one."""
    assert SECRET in spoken_text(edition / "buletin.html")
    public = [path for path in (edition / "publik").rglob("*") if path.is_file()]
    assert {path.name for path in public} >= {"index.html", "buletin.pdf", "edisi.json", "logistik.csv"}
    assert [path.name for path in public if SECRET.encode() in path.read_bytes()] == []


def test_the_data_inside_the_public_print_are_the_public_ones(edition: Path) -> None:
    """A reader who opens the attachments of the PDF finds the same files as beside it."""
    with pikepdf.open(edition / "publik/buletin.pdf") as document:
        inside = {name: file.get_file().read_bytes() for name, file in document.attachments.items()}
        content = b"".join(page.Contents.read_bytes() for page in document.pages if "/Contents" in page)
    beside = {path.name: path.read_bytes() for path in (edition / "publik/data").iterdir()}
    assert inside == beside
    assert set(inside) == {"datapackage.json", "logistik.csv", "partisipasi.csv"}
    assert content


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a data file."""
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def test_public_data_have_counts_and_no_texts(edition: Path) -> None:
    """Columns of free text, file and row are left out; the counts are those of the desk's file."""
    full = rows_of(edition / "data/logistik.csv")
    given = rows_of(edition / "publik/data/logistik.csv")
    left_out = {"keterangan", "file", "row"}
    assert given == [{k: v for k, v in row.items() if k not in left_out} for row in full]
    assert given


def test_personnel_and_vulnerability_stand_for_the_province_only(edition: Path) -> None:
    """The figures of a region on personnel are the desk's; their sum is for everyone."""
    full, public = (spoken_text(edition / name) for name in ("buletin.html", "publik/index.html"))
    assert "Personel dan persiapan, jumlah dan targetnya" in full
    assert "Personel dan persiapan, jumlah dan targetnya: jumlah provinsi Provinsi" not in full
    assert "Personel dan persiapan, jumlah dan targetnya: jumlah provinsi" in public
    assert "C Keputusan yang diminta" not in public


def test_it_says_what_it_leaves_out(edition: Path) -> None:
    """On page 1, in words, and that the full edition is with the desk."""
    public = spoken_text(edition / "publik/index.html")
    assert "Edisi publik. Tidak dimuat: bagian C (Keputusan yang diminta) dan F" in public
    assert "teks bebas dari lapangan" in public
    assert "angka personel, keamanan, anggaran, dan kerawanan per daerah" in public
    assert "Edisi lengkap ada di Desk Pilkada provinsi" in public
    assert "Edisi publik" not in spoken_text(edition / "buletin.html")


def test_the_manifest_answers_for_the_public_files(edition: Path) -> None:
    """Every public file stands in the edition's manifest, and every file but itself in edisi.json."""
    manifest = json.loads((edition / "manifest.json").read_text(encoding="utf-8"))
    told = {o["path"]: o["sha256"] for o in manifest["outputs"] if o["path"].startswith("publik/")}
    record = json.loads((edition / "publik/edisi.json").read_text(encoding="utf-8"))
    own = {f"publik/{file['path']}": file["sha256"] for file in record["files"]}
    assert told.keys() - own.keys() == {"publik/edisi.json"}
    assert own.items() <= told.items()
    assert (record["status"], record["digest"]) == ("final", manifest["edition"]["digest"])
