"""A broken configuration is told whole: file, line, key, what is expected, a near miss."""

from __future__ import annotations

import pytest

from tests.settings.conftest import Workspace

LINES_OF_A_SCREEN = 24


def test_all_faults_of_all_files_are_told_at_once(workspace: Workspace) -> None:
    """Wrong type, unknown key, two regions with one code and a wrong sum: one screen, each placed."""
    unknown = workspace.change("pipeline.yaml", "language: id", "languge: id")
    kind = workspace.change("items.yaml", "unit: keping", "unit: kepng")
    wrong_sum = workspace.change("regions.yaml", "registered_voters: 2821202", "registered_voters: 2821203")
    wrong_type = workspace.change("regions.yaml", "polling_stations: 475", "polling_stations: empat ratus")
    same_code = workspace.change("regions.yaml", "code: '64.09'\n", "code: '64.03'\n")
    faults, berau = workspace.faults(), wrong_type - 6
    assert faults[:6] == [
        f'config/items.yaml:{kind} `items[segel].unit`: satuan "kepng" tidak ada dalam `units` di items.yaml.'
        " Maksudnya `keping`?",
        f"config/pipeline.yaml:{unknown} `languge`: kunci ini tidak dikenal. Maksudnya `language`?",
        f"config/regions.yaml:{wrong_sum} `totals.registered_voters`: jumlah pemilih semua kabupaten/kota"
        " 2821202, padahal di sini 2821203 (1 kurang).",
        f"config/regions.yaml:{wrong_type} `regions[64.03].polling_stations`: seharusnya bilangan bulat,"
        ' mis. 12, tetapi tertulis teks "empat ratus".',
        f'config/regions.yaml:{same_code} `regions[64.03].code`: "64.03" sudah dipakai di baris {berau}.',
        f"config/regions.yaml:{same_code + 11} `regions[64.03].districts[64.09.01].code`: 4 kecamatan di sini"
        " berkode 64.09, padahal Kabupaten Penajam Paser Utara berkode 64.03.",
    ]
    assert len(faults) <= LINES_OF_A_SCREEN


def test_broken_yaml_and_a_missing_file_hide_nothing_else(workspace: Workspace) -> None:
    """A file that can't be read is one fault among the others."""
    (workspace.folder / "indicators.yaml").rename(workspace.folder / "indicator.yaml")
    broken = workspace.change("items.yaml", "name: Kotak suara", "name: Kotak: suara")
    workspace.change("milestones.yaml", "voting_day: 2024-11-27", "voting_day: 27 November")
    assert workspace.faults() == [
        "config/indicators.yaml: berkas ini tidak ada. Maksudnya `indicator.yaml`?",
        f"config/items.yaml:{broken}: bukan YAML yang sah: titik dua di tempat yang keliru;"
        " apit teksnya dengan tanda kutip.",
        "config/milestones.yaml:7 `voting_day`: seharusnya tanggal seperti 2024-11-18, tanpa tanda kutip dan"
        ' tanpa jam, tetapi tertulis teks "27 November".',
    ]


ONE_FAULT = [
    ("pipeline.yaml", "paper: A4", "paper: A5", "seharusnya salah satu dari `A4`, `F4`"),
    ("pipeline.yaml", "version: 1", "version: 2", "seharusnya `1`, tetapi tertulis 2."),
    (
        "pipeline.yaml",
        "completeness_percent: 90",
        "completeness_percent: 190",
        "seharusnya paling banyak 100,",
    ),
    ("pipeline.yaml", "file_rows: 2000000", "file_rows: 0", "seharusnya lebih dari 0, tetapi tertulis 0."),
    ("pipeline.yaml", "first_meeting: 2024-01-01", "first_meeting: 2024-01-02", "2024-01-02 hari Selasa."),
    ("pipeline.yaml", "address: ''", f"address: {'x' * 301}", "paling banyak 300 huruf, padahal 301."),
    ("pipeline.yaml", "city: Samarinda", "town: Samarinda", "tidak dikenal. Maksudnya `city`?"),
    ("pipeline.yaml", "language: id", "language: in", "seharusnya salah satu dari `id`, `en`"),
    ("pipeline.yaml", "city: Samarinda", "city: 64", "seharusnya teks, tetapi tertulis 64. Apit dengan"),
    (
        "agenda.yaml",
        "on_the_day: 20",
        "on_the_day: 31",
        "31 melebihi nilai tertinggi bagian ini (`most`), 30.",
    ),
    ("agenda.yaml", "desks_silent: 25", "desk_silent: 25", "tidak dikenal. Maksudnya `desks_silent`?"),
    ("agenda.yaml", "stage_late: 40", "stage_late: 140", "seharusnya paling banyak 100,"),
    ("regions.yaml", "code: '64.01.03'", "code: 64.01", "seharusnya teks, tetapi tertulis 64.01. Apit"),
    ("regions.yaml", "code: '64.01.03'", "code: '640103'", 'seharusnya kode kecamatan seperti "64.02.01"'),
    ("regions.yaml", "code: '64.01.03'", "code: '64.01.02'", '"64.01.02" sudah dipakai di baris'),
    ("regions.yaml", "name: Kuaro", "name: Long Ikis", '"Long Ikis" sudah berarti Long Ikis'),
    (
        "regions.yaml",
        "aliases: [Pasir, ",
        "aliases: [kab. berau, ",
        '"Kabupaten Berau" sudah berarti Kabupaten Paser',
    ),
    ("regions.yaml", "tile: [1, 4]", "tile: [2, 3]", "[2, 3] sudah dipakai di baris"),
    ("regions.yaml", "tile: [1, 4]", "tile: [1]", "wajib ada, tetapi tidak tertulis."),
    (
        "regions.yaml",
        "tile: [1, 4]",
        "tile: [1, 4, 5]",
        "seharusnya daftar 2 isian, tetapi tertulis daftar 3",
    ),
    ("regions.yaml", "short_name: Berau", "short_name: Berau/Utara", "nama pendek menjadi nama berkas"),
    ("regions.yaml", "villages: 144", "villages: 145", "jumlah desa/kelurahan semua kabupaten/kota 1039"),
    (
        "regions.yaml",
        "districts: 105",
        "districts: 104",
        "jumlah kecamatan semua kabupaten/kota 105, padahal",
    ),
    (
        "regions.yaml",
        "special_polling_stations: 5",
        "special_polling_stations: 900",
        "melebihi seluruh TPS (485)",
    ),
    ("regions.yaml", "'6402': '64.07'", "'6402': '64.06'", "tidak ada kabupaten/kota berkode 64.06."),
    ("items.yaml", "unit: boks\n", "unit: bok\n", 'satuan "bok" tidak ada dalam `units`'),
    ("items.yaml", "    to: lembar", "    to: buah", "dihitung dalam lembar, bukan buah."),
    (
        "items.yaml",
        "items: [surat-suara-gubernur,",
        "items: [surat-gubernur,",
        "Maksudnya `surat-suara-gubernur`?",
    ),
    ("items.yaml", "code: tinta", "code: segel", '"segel" sudah dipakai di baris'),
    ("items.yaml", "aliases: [bilik,", "aliases: [KOTAK,", '"KOTAK" sudah berarti Kotak suara (kotak-suara)'),
    ("items.yaml", "[0, 2]", "[2, 0]", "paling sedikit (2) lebih besar daripada paling banyak (0)."),
    ("items.yaml", "stages: [diterima]", "stages: [di_tps, diterima]", "urut dan tidak berulang."),
    ("items.yaml", "stages: [diterima]", "stages: [terima]", "Maksudnya `diterima`?"),
    (
        "items.yaml",
        "di_pps: {per_station: 2}",
        "di_pp: {per_station: 2}",
        "seharusnya salah satu dari `diterima`",
    ),
    ("indicators.yaml", "unit: orang", "unit: oarng", "Maksudnya `orang`?"),
    ("indicators.yaml", "aliases: [tni,", "aliases: [polri,", '"polri" sudah berarti Personel Polri'),
    (
        "milestones.yaml",
        "  di_ppk: 2024-11-24",
        "  di_ppk: 2024-11-21",
        "mendahului tenggat dikemas, 2024-11-22.",
    ),
    (
        "milestones.yaml",
        "diterima: 2024-11-20",
        "diterima: 2024-09-20",
        "di luar masa kerja, 2024-09-25 s.d.",
    ),
    (
        "milestones.yaml",
        "quiet_end: 2024-11-26",
        "quiet_end: 2024-11-28",
        "mendahului `quiet_end`, 2024-11-28.",
    ),
    ("milestones.yaml", "'64.74':", "'64.75':", "tidak ada kabupaten/kota berkode 64.75 di regions.yaml."),
    ("milestones.yaml", "'64.74':", "64.74:", "nama kunci seharusnya teks, bukan `64.74`. Apit"),
    ("rules.yaml", "  - code: surplus", "  - code: jump", '"jump" sudah dipakai di baris'),
    (
        "rules.yaml",
        "  - code: surplus",
        "  - code: surpluss",
        "aturan `surplus` tidak ada, padahal dipakai program.",
    ),
    (
        "rules.yaml",
        "'\"{value}\" bukan bilangan.'",
        "'{nilai}'",
        "{nilai} tidak dapat diisi; yang boleh: {column},",
    ),
    ("rules.yaml", "'\"{value}\" bukan bilangan.'", "'{value'", "kurung kurawal { } tidak berpasangan."),
    ("rules.yaml", "severity: warning", "severity: warnig", "Maksudnya `warning`?"),
    ("reports/isu.yaml", "kind: isu", "kind: masalah", '"masalah" harus sama dengan nama berkasnya, "isu".'),
    ("reports/isu.yaml", "wilayah, nomor]", "wilayah, nomer]", "Maksudnya `nomor`?"),
    (
        "reports/isu.yaml",
        "ringan: rendah",
        "ringan: randah",
        '"randah" tidak ada dalam `enum`. Maksudnya `rendah`?',
    ),
    ("reports/isu.yaml", "ringan: rendah", "sedang: rendah", '"sedang" sudah berarti sedang.'),
    ("reports/isu.yaml", "- name: sumber", "- name: uraian", '"uraian" sudah dipakai di baris'),
    (
        "reports/isu.yaml",
        "role: category",
        "role: reference\n    fill_down: never",
        "seharusnya salah satu dari `no`",
    ),
    ("reports/logistik.yaml", "      ppk, ", "      ppk, PPS, ", "sudah berarti kolom di_ppk"),
    ("reports/logistik.yaml", "ladder: [diterima", "ladder: [barang", 'kolom "barang" bukan `role: count`.'),
    ("reports/logistik.yaml", "type: integer", "type: string", "harus `type: integer`, bukan string."),
    ("reports/logistik.yaml", "role: district", "role: region", "ada pada 2 kolom; paling banyak satu."),
    (
        "reports/logistik.yaml",
        "role: region",
        "role: text",
        "memerlukan kolom wilayah dengan `role: region`.",
    ),
    ("pipeline.yaml", "city: Samarinda", "city:", "seharusnya teks, tetapi tertulis kosong."),
    ("pipeline.yaml", "city: Samarinda", "city: {a: b}", "tetapi tertulis blok `kunci: nilai`."),
    ("regions.yaml", "province_code: '64'", "province_code: '63'", "kode 64.01 bukan di provinsi 63."),
    ("items.yaml", "aliases: [bilik,", "aliases: ['...',", "ejaan tanpa huruf atau angka."),
    ("items.yaml", "    to: lembar", "    to: boks", '"boks" diubah menjadi dirinya sendiri.'),
    (
        "items.yaml",
        "need: {per_station: 4}",
        "stages: [diterima]\n    stage_need: {di_tps: {per_station: 4}}",
        "tahap di_tps tidak ada dalam `stages` barang ini.",
    ),
    ("reports/isu.yaml", "sedang, tinggi, kritis]", "sedang, Sedang]", '"Sedang" sudah ada dalam daftar.'),
    ("reports/kesiapan.yaml", "role: unit", "role: word", "memerlukan daftar kata di `enum`."),
    (
        "reports/kunjungan.yaml",
        "primaryKey: [nomor]",
        "primaryKey: []",
        "sedikitnya satu kolom harus menjadi",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), ONE_FAULT)
def test_one_slip_is_told_where_it_stands(
    workspace: Workspace, file: str, old: str, new: str, told: str
) -> None:
    """Each slip is told in its file, in words of the office."""
    workspace.change(file, old, new)
    faults = [fault for fault in workspace.faults() if told in fault]
    assert len(faults) >= 1, workspace.faults()
    assert all(fault.startswith(f"config/{file}:") for fault in faults)
    assert not any("Input should be" in fault for fault in workspace.faults())


def test_a_key_that_is_missing_and_misspelt_is_one_fault(workspace: Workspace) -> None:
    """`capitl` is told as a misspelt `capital`, not as a missing one besides."""
    line = workspace.change("regions.yaml", "capital: Tana Paser", "capitl: Tana Paser")
    assert workspace.faults() == [
        f"config/regions.yaml:{line} `regions[64.01].capitl`: kunci ini tidak dikenal. Maksudnya `capital`?"
    ]


def test_a_kind_that_cannot_be_told_from_another_is_refused(workspace: Workspace) -> None:
    """Kinds are recognised by their header, so two kinds with the same required columns clash."""
    text = (workspace.folder / "reports/isu.yaml").read_text(encoding="utf-8")
    copy = text.replace("kind: isu", "kind: kejadian")
    (workspace.folder / "reports/kejadian.yaml").write_text(copy, encoding="utf-8")
    assert [fault.partition(": ")[2] for fault in workspace.faults()] == [
        "kolom `in_header`-nya sama dengan jenis laporan isu, sehingga tertukar."
    ]


def test_a_kind_without_a_required_column_is_refused(workspace: Workspace) -> None:
    """Nothing would tell its header from any other table."""
    path = workspace.folder / "reports/partisipasi.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("    in_header: true\n", ""), encoding="utf-8")
    assert [fault.partition(": ")[2] for fault in workspace.faults()] == [
        "sedikitnya satu kolom harus `in_header: true`."
    ]


def test_a_kind_under_another_ending_is_not_passed_over(workspace: Workspace) -> None:
    """A file that would silently not be read is a fault."""
    reports = workspace.folder / "reports"
    (reports / "isu.yaml").rename(reports / "isu.yml")
    assert workspace.faults() == [
        "config/reports/isu.yml: bukan berkas .yaml, jadi tidak terbaca. Ganti nama atau pindahkan."
    ]


def test_a_configuration_without_kinds_is_told_so(workspace: Workspace) -> None:
    """No kind of report at all is one fault."""
    for path in (workspace.folder / "reports").iterdir():
        path.unlink()
    assert workspace.faults() == ["config/reports: tidak ada satu pun jenis laporan (reports/<jenis>.yaml)."]


def test_a_folder_that_is_not_there_is_one_fault(workspace: Workspace) -> None:
    """A wrong folder is told once, not once for each file."""
    nowhere = Workspace(workspace.folder / "tidak-ada")
    assert nowhere.faults() == [f"{nowhere.folder}: map konfigurasi ini tidak ada."]


def test_a_folder_in_place_of_a_file_is_told(workspace: Workspace) -> None:
    """What the system refuses to read is a fault with its reason, not a traceback."""
    (workspace.folder / "rules.yaml").unlink()
    (workspace.folder / "rules.yaml").mkdir()
    assert workspace.faults()[0].startswith("config/rules.yaml: tidak dapat dibaca (")
