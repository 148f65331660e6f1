"""Accepting a value by its key: it holds in every file that says the same, and lapses with the value."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.bulletin import EditionContext, compose
from pipeline.errors import ConfigError
from pipeline.feedback import feedback_files, gathered
from pipeline.model.dataset import Dataset
from pipeline.model.editions import DRAFT
from pipeline.settings import Settings, load_settings
from tests.feedback.making_one import season_of
from tests.feedback.test_feedback import lines, spoken
from tests.test_weekly import ROOT
from tests.workspaces import judged, save

MEETING = date(2024, 11, 18)
FILE, AGAIN = "2024-11-17/berau.csv", "2024-11-18/berau rev2.csv"
HEADER = "tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima\n"
OUTSIDE = f"{HEADER}2024-11-17;Berau;;Kotak suara;buah;900;900\n"
"""Berau needs 950 to 976 boxes: a need of 900 is flagged."""

KEY = "{tanggal: 2024-11-17, wilayah: Berau, barang: Kotak suara}"
ENTRY = """
version: 1
accepted:
  - code: need-outside-corridor
    kind: logistik
    key: %s
    column: kebutuhan
    value: '900'
    reason: satu TPS digabung, sesuai berita acara
    by: Sekretaris Desk Pilkada Berau
    day: 2024-11-17
"""
TWICE = ENTRY + ENTRY.split("accepted:\n")[1]


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped configuration, in a folder of its own."""
    return Path(shutil.copytree(ROOT / "config", tmp_path / "config"))


def accepting(config: Path, text: str) -> Settings:
    """The settings with this acceptances.yaml."""
    (config / "acceptances.yaml").write_text(text, encoding="utf-8")
    return load_settings(config / "pipeline.yaml")


def told(dataset: Dataset) -> list[tuple[str, str, bool]]:
    """File, code and whether verified, of the findings that are about the need."""
    codes = {"need-outside-corridor", "acceptance-lapsed"}
    return [(f.path, f.code, f.verified is not None) for f in dataset.findings if f.code in codes]


def test_it_survives_a_file_that_is_sent_again(config: Path, tmp_path: Path) -> None:
    """Another file, other rows above it, a thousands mark, the item by another spelling: still verified."""
    settings = accepting(config, ENTRY % KEY)
    again = (
        "LAPORAN;;;;;;\n"
        + HEADER
        + "2024-11-17;Berau;;Segel;keping;;5\n"
        + "17/11/2024;64.03;;kotak_suara;buah;900,00;901\n"
    )
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE, AGAIN: again}), settings, MEETING)
    assert told(dataset) == [
        (FILE, "need-outside-corridor", True),
        (AGAIN, "need-outside-corridor", True),
    ]


def test_it_lapses_where_the_value_is_another_one(config: Path, tmp_path: Path) -> None:
    """In the file with the new value the warning is back, and it is said what had been accepted."""
    settings = accepting(config, ENTRY % KEY)
    again = OUTSIDE.replace("900;900", "901;900")
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE, AGAIN: again}), settings, MEETING)
    assert told(dataset) == [
        (FILE, "need-outside-corridor", True),
        (AGAIN, "acceptance-lapsed", False),
        (AGAIN, "need-outside-corridor", False),
    ]


@pytest.mark.parametrize(
    "row",
    [
        "2024-11-16;Berau;;Kotak suara;buah;900;900",
        "2024-11-17;Paser;;Kotak suara;buah;900;900",
        "2024-11-17;Berau;;Bilik suara;buah;900;900",
    ],
)
def test_it_holds_for_no_other_key(config: Path, tmp_path: Path, row: str) -> None:
    """Another day, region or item with the same figure stays a warning."""
    settings = accepting(config, ENTRY % KEY)
    name = "2024-11-17/logistik.csv"
    dataset = judged(save(tmp_path / "inputs", {name: f"{HEADER}{row}\n"}), settings, MEETING)
    assert told(dataset) == [(name, "need-outside-corridor", False)]


def test_the_page_and_the_desk_read_that_it_is_verified(config: Path, tmp_path: Path) -> None:
    """Section O prints the word with who, when and why; the desk's sheet says that there is nothing to
    correct, and neither message nor table asks for it.
    """
    settings = accepting(config, ENTRY % KEY)
    season = season_of(save(tmp_path / "inputs", {FILE: OUTSIDE}), settings, MEETING)
    context = EditionContext(
        settings=settings,
        ledger=season.dataset.ledger,
        digest="0a1b2c3d",
        standing=DRAFT,
        language="id",
        program_version="0",
    )
    view = compose(season.measures, None, context)
    (table,) = [t for t in view.quality.tables if t.name == "temuan"]
    (row,) = [r for r in table.rows if r.head.note == "need-outside-corridor"]
    assert (row.cells[0].text, row.cells[0].note) == (
        "terverifikasi",
        "Sekretaris Desk Pilkada Berau, 17 November 2024: satu TPS digabung, sesuai berita acara",
    )
    made = {name: data.decode() for name, data in feedback_files(gathered(season), view).items()}
    page = spoken(made["perbaikan/berau.html"])
    assert "Sudah dipastikan benar, tidak perlu diperbaiki berau.csv, baris 2, kolom kebutuhan:" in page
    assert "Terverifikasi oleh Sekretaris Desk Pilkada Berau, 17 November 2024" in page
    assert "Mohon diperiksa" not in page
    assert "Perlu diubah lain kali" not in page
    assert "kebutuhan" not in made["perbaikan/berau.txt"]
    assert [line["status"] for line in lines(made["perbaikan/berau.csv"])] == ["terverifikasi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            ENTRY % "{tanggal: 2024-11-17, wilayah: Beru, barang: Kotak suara}",
            "key.wilayah`: `Beru` tidak dikenal di kolom ini. Maksudnya `Berau`?",
        ),
        (
            ENTRY % "{tanggal: 2024-11-17, wilayah: Berau, barang: Kotk suara}",
            "key.barang`: `Kotk suara` tidak dikenal di kolom ini. Maksudnya `Kotak suara`?",
        ),
        (
            ENTRY % "{tanggal: 2024-11-17, wilayah: Berau, kecamatan: Loa Kulu, barang: Kotak suara}",
            "key.kecamatan`: `Loa Kulu` tidak dikenal di kolom ini.",
        ),
        (
            ENTRY % "{tanggal: 17 Nov, wilayah: Berau, barang: Kotak suara}",
            "key.tanggal`: bukan tanggal; tulis seperti 2024-11-17.",
        ),
        (ENTRY % "{tanggal: 2024-11-17, wilayah: Berau}", "key`: kolom kunci `barang` belum disebut."),
        (
            ENTRY % "{tanggal: 2024-11-17, wilayah: Berau, brang: Kotak suara}",
            "key.brang`: bukan kolom kunci; kunci jenis ini:",
        ),
        (
            ENTRY.replace("kind: logistik", "kind: logistk") % KEY,
            "key`: sebut jenis laporannya (`kind`), salah satu dari:",
        ),
        (
            ENTRY.replace("column: kebutuhan", "column: kebutuan") % KEY,
            "column`: jenis laporan ini tidak mempunyai kolom `kebutuan`. Maksudnya `kebutuhan`?",
        ),
        (
            ENTRY.replace("    kind: logistik\n    key: %s\n", ""),
            "code`: sebut tempatnya dengan `file` atau dengan `kind` dan `key`, salah satu saja.",
        ),
        (
            ENTRY.replace("kind:", "file: a.csv\n    kind:") % KEY,
            "key`: sebut tempatnya dengan `file` atau dengan `kind` dan `key`, salah satu saja.",
        ),
        (ENTRY.replace("kind:", "row: 2\n    kind:") % KEY, "row`: `row` hanya dipakai bersama `file`."),
        (
            ENTRY.replace("need-outside-corridor", "report-stale") % KEY,
            "key`: temuan ini tentang seluruh berkas; sebut tempatnya dengan `file`.",
        ),
        (
            TWICE % (KEY, "{tanggal: 2024-11-17, wilayah: '64.03', barang: kotak-suara}"),
            "code`: temuan di tempat ini sudah diterima di atas.",
        ),
    ],
)
def test_a_key_that_names_no_row_is_refused(config: Path, text: str, expected: str) -> None:
    """With file, line and column, and a hint where a name is nearly one that is known."""
    with pytest.raises(ConfigError) as raised:
        accepting(config, text)
    assert expected in str(raised.value)
    assert "config/acceptances.yaml:" in str(raised.value)


def test_all_faults_of_a_key_are_told_at_once(config: Path) -> None:
    """A wrong region and a wrong item are two faults of one run."""
    with pytest.raises(ConfigError) as raised:
        accepting(config, ENTRY % "{tanggal: 2024-11-17, wilayah: Beru, barang: Kotk suara}")
    assert len(raised.value.faults) == 2


def test_the_example_in_the_shipped_file_can_be_taken_as_it_stands(config: Path) -> None:
    """Without its comment marks the first example is a valid entry."""
    shipped = (config / "acceptances.yaml").read_text(encoding="utf-8")
    example = shipped.partition("#   - code: jump\n")[2].partition("#\n")[0]
    text = "version: 1\naccepted:\n  - code: jump\n" + example.replace("#   ", "  ")
    (entry,) = accepting(config, text).acceptances.accepted
    assert (entry.kind, entry.key["wilayah"]) == ("logistik", "Mahakam Ulu")
