"""One file, judged: what its rows are, what they hold, and what is said against them."""

from __future__ import annotations

from pathlib import Path

from pipeline.model.ledger import Verdict
from pipeline.settings import Settings
from tests.workspaces import codes, judged, record, save

EXCEL_MESS = """\
LAPORAN LOGISTIK PILKADA;;;;;;
Kabupaten Mahakam Ulu;;;;;;
;;;;;;
Tanggal;Kab/Kota;Nama Barang;Kebutuhan;Diterima;Rusak;Keterangan
1;2;3;4;5;6;7
Minggu, 17 November 2024;Mahulu;Kotak suara;164;164;0;
;;Bilik suara;308;3O8;-;
;;Tinta;154;154 botol;nihil;
;;Segel krtas;3.991;3.991;;dihitung ulang
Tanggal;Kab/Kota;Nama Barang;Kebutuhan;Diterima;Rusak;Keterangan
;;Surat suara gubernur;28.602;15 boks;;
;;JUMLAH;33.219;9.999;0;
Ket: angka sementara;;;;;;
;;;;Ujoh Bilang, 17 November 2024;;
;;;;Ketua Desk Pilkada;;
"""


def test_a_sheet_full_of_excel_habits(settings: Settings, tmp_path: Path) -> None:
    """Titles, numbering, merged cells, a repeated header, totals, notes and a signature are told
    apart; of five rows one is refused, and each thing tolerated is said."""
    dataset = judged(save(tmp_path, {"2024-11-18/laporan.csv": EXCEL_MESS.encode("cp1252")}), settings)
    file = record(dataset, "2024-11-18/laporan.csv")
    assert (file.kind, file.delimiter, file.header_row, file.verdict) == (
        "logistik", ";", 4, Verdict.PARTLY_REJECTED
    )  # fmt: skip
    assert (file.rows.read, file.rows.accepted, file.rows.rejected, file.rows.ignored) == (15, 4, 1, 10)
    assert codes(dataset) == [
        ("filled-down", None, "tanggal"),
        ("filled-down", None, "wilayah"),
        ("number-invalid", 7, "diterima"),
        ("nil-as-zero", 8, "rusak"),
        ("name-corrected", 9, "barang"),
        ("unit-inexact", 11, "diterima"),
    ]
    frame = dataset.frames["logistik"].set_index("barang")
    assert frame.loc["surat-suara-gubernur", "diterima"] == 30_000
    assert frame.loc["surat-suara-gubernur", "inexact"]
    assert set(frame["wilayah"]) == {"64.11"}


def test_a_total_that_does_not_add_up(settings: Settings, tmp_path: Path) -> None:
    """A JUMLAH row is recomputed: right is silent, wrong is told with the right sum."""
    rows = "barang;diterima;dikemas\nSegel;100;10\nTinta;50;5\nJUMLAH;150;16\n"
    dataset = judged(save(tmp_path, {"2024-11-17/berau.csv": rows}), settings)
    (finding,) = dataset.findings
    assert (finding.code, finding.row, finding.column, finding.value) == (
        "total-mismatch",
        4,
        "dikemas",
        "16",
    )
    assert dict(finding.details) == {"expected": "15"}


def test_a_misspelt_lone_item_is_not_lost(settings: Settings, tmp_path: Path) -> None:
    """A row with a figure is data whatever it is called: an unknown item is refused, never ignored."""
    rows = "barang;diterima\nSegel;100\nPaku payung;7\n"
    dataset = judged(save(tmp_path, {"2024-11-17/berau.csv": rows}), settings)
    assert codes(dataset) == [("item-unknown", 3, "barang")]


def test_a_blank_kecamatan_is_the_whole_region(settings: Settings, tmp_path: Path) -> None:
    """A blank kecamatan is filled down only below a blank region, else it is the whole region."""
    rows = (
        "tanggal;wilayah;kecamatan;barang;diterima\n"
        "2024-11-17;PPU;Waru;Segel;10\n;;;Tinta;2\n;PPU;;Segel;100\n"
    )
    dataset = judged(save(tmp_path, {"2024-11-17/ppu.csv": rows}), settings)
    frame = dataset.frames["logistik"].sort_values("row")
    assert list(frame["kecamatan"]) == ["64.09.02", "64.09.02", None]


def test_name_and_rows_that_disagree(settings: Settings, tmp_path: Path) -> None:
    """Rows of another region than the file's name says are refused; another day is a warning."""
    rows = "tanggal;wilayah;barang;diterima\n2024-11-16;Paser;Segel;10\n2024-11-16;Berau;Segel;11\n"
    dataset = judged(save(tmp_path, {"2024-11-18/berau 17-11-2024.csv": rows}), settings)
    assert codes(dataset) == [("date-mismatch", None, None), ("region-mismatch", 2, "wilayah")]


def test_kinds_are_known_by_their_header_only(settings: Settings, tmp_path: Path) -> None:
    """A file named logistik with the columns of kesiapan is kesiapan; percent is kept as percent."""
    rows = "indikator;realisasi;target\nTPS siap;87,5%;475\n"
    dataset = judged(save(tmp_path, {"2024-11-17/berau-logistik.csv": rows}), settings)
    row = dataset.frames["kesiapan"].iloc[0]
    assert row["realisasi_permyriad"] == 8750
    assert dataset.findings == ()


def test_the_ladder_holds_over_unknown_stages(settings: Settings, tmp_path: Path) -> None:
    """A blank stage is unknown: the next known one is compared, and damaged goods are not packed."""
    rows = "barang;diterima;rusak;dikemas;di_ppk;di_tps\nSegel;100;5;;96;\nTinta;100;5;95;;95\n"
    dataset = judged(save(tmp_path, {"2024-11-17/berau.csv": rows}), settings)
    assert codes(dataset) == [("stage-exceeds-previous", 2, "di_ppk")]
