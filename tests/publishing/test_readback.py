"""A published edition read back from its own data is the edition that was published."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from pipeline.commands.checking import spoken
from pipeline.merging import merge
from pipeline.publishing import data_files, edition_digest, manifest, read_back, read_record, write_edition
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.settings import Settings
from tests.workspaces import save

MEETING = date(2024, 11, 18)
ISSUES = "tanggal;wilayah;nomor;kategori;tingkat;uraian;status\n"


def test_what_was_published_comes_back(tmp_path: Path, settings: Settings) -> None:
    """Every column but the arrival: names as codes, counts, days, blanks, and text that was disarmed."""
    inputs = save(
        tmp_path / "inputs",
        {
            "2024-11-17/berau.csv": "tanggal;wilayah;kecamatan;barang;diterima;rusak\n"
            "17/11/2024;Berau;;Segel;100;\n17/11/2024;Berau;Sambaliung;Bilik suara;40;0\n",
            "2024-11-17/isu.csv": ISSUES + '17/11/2024;Paser;P-1;psu;tinggi;"=1+1; ""dua"", baris";baru\n',
        },
    )
    dataset = merge(judge(read_reports([inputs], settings), settings), settings, MEETING)
    files = data_files(dataset, settings, spoken(settings, "id"))
    files["manifest.json"] = manifest(dataset, settings, files, "47")
    write_edition(tmp_path / "outputs", "2024-11-18", files)
    (record,) = read_record(tmp_path / "outputs")
    assert (record.digest, record.faults) == (edition_digest(files), ())
    again = read_back(record, settings)
    for kind, frame in dataset.frames.items():
        columns = [*settings.kind_by_name[kind].by_name, "file", "row"]
        pd.testing.assert_frame_equal(again.frames[kind][columns], frame[columns], check_dtype=False)
