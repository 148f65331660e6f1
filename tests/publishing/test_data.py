"""The data files: canonical, complete, and harmless when a spreadsheet opens them."""

from __future__ import annotations

import csv
import io

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding
from pipeline.publishing import data_files
from pipeline.publishing.tables import count_column, csv_bytes, date_column, text_column
from pipeline.settings import Settings


def sentences(finding: Finding) -> tuple[str, str]:
    """Message and hint as the rule book would word them."""
    return f'"{finding.value}" bukan bilangan.', "Tulis angka saja, mis. 120."


def test_every_kind_has_its_file(dataset: Dataset, settings: Settings) -> None:
    """Also a kind without rows, so that a reader need not ask whether it was forgotten."""
    assert list(data_files(dataset, settings, sentences)) == [
        "data/findings.csv",
        "data/isu.csv",
        "data/keputusan.csv",
        "data/kesiapan.csv",
        "data/kunjungan.csv",
        "data/ledger.csv",
        "data/logistik.csv",
        "data/partisipasi.csv",
    ]


def test_rows_are_canonical(dataset: Dataset, settings: Settings) -> None:
    """ISO date, official names, plain integers, blanks as nothing, zero as 0, formulas disarmed."""
    assert data_files(dataset, settings, sentences)["data/logistik.csv"].decode() == (
        "kode_wilayah,tanggal,wilayah,kecamatan,barang,satuan,kebutuhan,diterima,rusak,kurang,"
        "dikemas,di_ppk,di_pps,di_tps,keterangan,file,row\n"
        "64.11,2024-11-17,Kabupaten Mahakam Ulu,,Kotak suara,buah,164,164,0,,,,,,"
        '"\'=HYPERLINK(""http://contoh"")",2024-11-18/mahulu.csv,5\n'
    )


def test_line_breaks_and_quotes_stay_in_their_cell(dataset: Dataset, settings: Settings) -> None:
    """A reader of CSV gets back what the desk wrote."""
    text = data_files(dataset, settings, sentences)["data/isu.csv"].decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["uraian"] == 'Surut di muara,\n"dua" hari'
    assert row["kode_wilayah"] == "64.03"
    assert row["wilayah"] == "Kabupaten Berau"


def test_a_kind_without_rows_is_a_header(dataset: Dataset, settings: Settings) -> None:
    """An empty table still says what its columns are."""
    assert data_files(dataset, settings, sentences)["data/partisipasi.csv"].decode() == (
        "kode_wilayah,tanggal,wilayah,pemilihan,dpt,pengguna_hak_pilih,keterangan,file,row\n"
    )


def test_findings_carry_place_and_cure(dataset: Dataset, settings: Settings) -> None:
    """The cell is quoted as it stands, but for what a spreadsheet would run."""
    assert data_files(dataset, settings, sentences)["data/findings.csv"].decode() == (
        "path,row,column,code,severity,value,message,hint\n"
        "2024-11-18/mahulu.csv,6,diterima,number-invalid,error,'-12O,"
        '"""-12O"" bukan bilangan.","Tulis angka saja, mis. 120."\n'
    )


def test_the_ledger_accounts_for_every_file(dataset: Dataset, settings: Settings) -> None:
    """Also for a file that is no report; a file name is disarmed like any other text."""
    assert data_files(dataset, settings, sentences)["data/ledger.csv"].decode() == (
        "path,sha256,received,kind,encoding,delimiter,header_row,verdict,"
        "read,accepted,rejected,duplicate,superseded,out_of_period,ignored\n"
        f"'-catatan.docx,{'b' * 64},,,,,,not-a-report,0,0,0,0,0,0,0\n"
        f"2024-11-18/mahulu.csv,{'a' * 64},2024-11-18,logistik,utf-8-sig,;,4,partly-rejected,6,1,1,0,0,0,4\n"
    )


@given(st.lists(st.tuples(st.none() | st.text(), st.none() | st.integers(-(2**62), 2**62))))
def test_any_text_reads_back_disarmed(rows: list[tuple[str | None, int | None]]) -> None:
    """Python's own CSV reader finds each cell again, with a ``'`` before what would be a formula."""
    table = csv_bytes(
        {"teks": text_column([t for t, _ in rows]), "jumlah": count_column([n for _, n in rows])}
    )
    read = list(csv.reader(io.StringIO(table.decode(), newline="")))
    assert read[0] == ["teks", "jumlah"]
    expected = [
        [("'" if (text or "")[:1] in tuple("=+-@\t\r") else "") + (text or ""), "" if n is None else str(n)]
        for text, n in rows
    ]
    assert read[1:] == expected


def test_a_long_table_is_joined_without_a_seam() -> None:
    """More rows than are joined at a time: none is lost, none is doubled."""
    numbers = range(600_001)
    table = csv_bytes({"n": count_column(pd.Series(numbers)), "hari": date_column(_days(len(numbers)))})
    lines = table.decode().splitlines()
    assert lines[1] == "0,2024-11-18"
    assert lines[1:] == [f"{n},2024-11-18" for n in numbers]


def _days(rows: int) -> pd.Series[pd.Timestamp]:
    return pd.Series(["2024-11-18"] * rows, dtype="datetime64[s]")
