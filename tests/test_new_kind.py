"""A new kind of report is a change of YAML alone: it is read, checked, merged and printed."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.test_weekly import ROOT, bulletin, spoken_text
from tests.workspaces import save

CUACA = """\
version: 1
kind: cuaca
title: {id: Cuaca dan muka air, en: Weather and water level}
sender: desk
primaryKey: [tanggal, wilayah, pos]
fields:
  - name: tanggal
    type: date
    role: date
    title: {id: Tanggal, en: Date}
    description: {id: Hari pengamatan, en: Day of observation}
    from_name: true
  - name: wilayah
    type: string
    role: region
    title: {id: Kabupaten/kota, en: Region}
    description: {id: Kabupaten atau kota, en: Regency or city}
    from_name: true
  - name: pos
    type: string
    role: reference
    title: {id: Pos pengamatan, en: Gauge}
    description: {id: Nama pos, en: Name of the gauge}
    in_header: true
    constraints: {required: true}
  - name: muka_air_cm
    type: integer
    role: count
    title: {id: Muka air (cm), en: Water level (cm)}
    description: {id: Tinggi muka air, en: Height of the water}
    in_header: true
"""

JADWAL = """\
version: 1
kind: jadwal
title: {id: Jadwal kapal, en: Boats}
sender: province
primaryKey: [kapal]
fields:
  - name: kapal
    type: string
    role: reference
    title: {id: Kapal, en: Boat}
    description: {id: Nama kapal, en: Name of the boat}
    in_header: true
    constraints: {required: true}
  - name: dermaga
    type: string
    role: text
    title: {id: Dermaga, en: Pier}
    description: {id: Nama dermaga, en: Name of the pier}
    in_header: true
"""


def test_two_new_kinds_become_plain_tables(tmp_path: Path) -> None:
    """A desk's kind keeps the newest row of each key; a province's kind needs no date or region."""
    config = shutil.copytree(ROOT / "config", tmp_path / "config")
    (config / "reports" / "cuaca.yaml").write_text(CUACA, encoding="utf-8")
    (config / "reports" / "jadwal.yaml").write_text(JADWAL, encoding="utf-8")
    inputs = save(
        tmp_path / "inputs",
        {
            "2024-11-16/mahulu-cuaca.csv": "pos;muka_air_cm\nLong Apari;111\n",
            "2024-11-17/mahulu-cuaca.csv": "pos;muka_air_cm\nLong Apari;4321\nUjoh Bilang;x\n",
            "2024-11-17/jadwal.csv": "kapal;dermaga\nKM Contoh;Samarinda Ilir\n",
        },
    )
    run = bulletin(
        "weekly",
        "--config",
        config / "pipeline.yaml",
        "--inputs",
        inputs,
        "--outputs",
        tmp_path,
        "--format",
        "html",
    )
    assert run.returncode == 0, run.stderr
    text = spoken_text(tmp_path / "2024-11-18" / "buletin.html")
    annex = text[text.rindex("Lampiran") :]
    assert "Cuaca dan muka air" in annex
    assert "Long Apari 4.321" in annex
    assert "111" not in annex
    assert "KM Contoh Samarinda Ilir" in annex
    assert (tmp_path / "2024-11-18" / "data" / "cuaca.csv").exists()
    check = bulletin("check", inputs, "--config", config / "pipeline.yaml", "--format", "csv")
    assert "2024-11-17/mahulu-cuaca.csv,3,muka_air_cm,number-invalid" in check.stdout
