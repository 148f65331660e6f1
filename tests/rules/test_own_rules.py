"""A rule of one's own: added in YAML, found, explained and tested without any Python."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.commands.checking import check_reports
from pipeline.commands.trying import try_rule
from pipeline.rulebook import sentences
from tests.rules.conftest import Book
from tests.workspaces import save

RULE = """
  - code: much-damaged
    severity: {severity}
    scope: {scope}
    title: {{id: Banyak rusak, en: Much damaged}}
    message: {{id: 'Rusak {{now}} dari {{of}}.', en: '{{now}} of {{of}} damaged.'}}
    remedy: {{id: Periksa., en: Check it.}}
    example: {{id: Rusak 20 dari 100., en: 20 of 100 damaged.}}
    checks:
      - {subject}
        when: {when}
        details: {details}
    tests: {tests}
"""
SOUND = {
    "severity": "warning",
    "scope": "row",
    "subject": "column: rusak",
    "when": "rusak * 10 > diterima",
    "details": "{now: rusak, of: diterima}",
    "tests": "[]",
}


def rule(**changes: str) -> str:
    """The text of the rule with some of its parts changed."""
    return RULE.format_map(SOUND | changes)


def test_a_rule_is_added_in_yaml_alone(book: Book, tmp_path: Path) -> None:
    """The condition is checked in every kind that has its columns; the sentences are filled."""
    book.add(rule())
    rows = "barang;diterima;rusak\nSegel;1.000;101\nKabel ties;1000;100\nSampul;-;50\n"
    folder = save(tmp_path / "inputs", {"2024-11-17/berau.csv": rows})
    settings = book.load()
    (finding,) = check_reports([folder], None, settings).findings
    assert (finding.code, finding.row, finding.column, finding.value) == ("much-damaged", 2, "rusak", "101")
    assert sentences(settings.rules, finding, "id").message == "Rusak 101 dari 1.000."


def test_an_error_of_ones_own_sets_the_row_aside(book: Book, tmp_path: Path) -> None:
    """`severity: error` rejects the row, and no other."""
    book.add(rule(severity="error"))
    rows = "barang;diterima;rusak\nSegel;1000;101\nTinta;1000;100\n"
    folder = save(tmp_path / "inputs", {"2024-11-17/berau.csv": rows})
    (file,) = check_reports([folder], None, book.load()).ledger.files
    assert (file.rows.accepted, file.rows.rejected) == (1, 1)


def test_a_rule_may_look_at_other_days(book: Book, tmp_path: Path) -> None:
    """`before` finds the last known value of the same thing; texts and days can be compared too."""
    block = rule(
        subject="kinds: [isu]\n        column: status",
        when='before(status) == "selesai" and status != "selesai"',
        details="{now: status, of: before(tanggal)}",
    )
    book.add(block)
    head = "tanggal;nomor;kategori;tingkat;uraian;status\n"
    rows = "15/11/2024;7;cuaca;rendah;Hujan;selesai\n16/11/2024;7;cuaca;rendah;Hujan;ditangani\n"
    folder = save(tmp_path / "inputs", {"2024-11-17/isu-berau.csv": head + rows})
    settings = book.load()
    (finding,) = check_reports([folder], None, settings).findings
    assert (finding.code, finding.row, finding.value) == ("much-damaged", 3, "ditangani")
    assert sentences(settings.rules, finding, "en").message == "ditangani of 15 November 2024 damaged."


def test_the_coordinator_may_read_other_words(book: Book, tmp_path: Path) -> None:
    """Where `coordinator` has words they are the coordinator's; else both read the same."""
    book.add(rule())
    path = book.folder / "rules.yaml"
    checks = "    checks:\n      - column: rusak"
    own = "    coordinator: {remedy: {id: Tanyakan desk., en: Ask the desk.}}\n"
    path.write_text(path.read_text(encoding="utf-8").replace(checks, own + checks), encoding="utf-8")
    rows = "barang;diterima;rusak\nSegel;1000;101\n"
    settings = book.load()
    folder = save(tmp_path / "inputs", {"2024-11-17/berau.csv": rows})
    (finding,) = check_reports([folder], None, settings).findings
    assert sentences(settings.rules, finding, "id").remedy == "Periksa."
    said = sentences(settings.rules, finding, "id", "coordinator")
    assert (said.message, said.remedy) == ("Rusak 101 dari 1.000.", "Tanyakan desk.")


def test_a_wrong_expectation_fails(book: Book) -> None:
    """A test of a rule that expects another row is told with both."""
    tests = """
      - kind: logistik
        file: 'Logistik Berau 17 November 2024.csv'
        rows: [{barang: Segel, diterima: 10, rusak: 9}, {barang: Tinta, diterima: 10, rusak: 1}]
        found: [2]"""
    book.add(rule(tests=tests))
    settings = book.load()
    (trial,) = try_rule(settings.rules.by_code["much-damaged"], settings)
    assert (trial.passed, trial.expected, trial.found) == (False, (2,), (1,))


WHEN, CHECK = 11, 10
FAULTS = [
    ({"when": "rusk > 1"}, "checks[1].when", 'tidak ada kolom "rusk". Maksudnya `rusak`?'),
    ({"when": "isblank(rusak)"}, "checks[1].when", "tidak ada fungsi `isblank`. Maksudnya `is_blank`?"),
    ({"when": "rusak = 1"}, "checks[1].when", "Sama dengan ditulis `==`."),
    ({"when": "rusak + 1"}, "checks[1].when", "ini bukan syarat. Bandingkan, mis. `diterima > kebutuhan`."),
    ({"when": "rusak > barang"}, "checks[1].when", "bilangan tidak dapat dibandingkan dengan teks."),
    (
        {"when": 'barang == "kotaksuara" and rusak > 1'},
        "checks[1].when",
        'kolom barang tidak pernah berisi "kotaksuara". Maksudnya `kotak-suara`?',
    ),
    (
        {"when": 'wilayah == "Berau" and rusak > 1'},
        "checks[1].when",
        'kolom wilayah tidak pernah berisi "Berau". Yang mungkin: 64.01, 64.02,',
    ),
    (
        {"when": "status == before(status)"},
        "checks[1]",
        "tidak ada jenis laporan yang memuat semua kolomnya.",
    ),
    (
        {"severity": "error", "when": "rusak < before(rusak)"},
        "checks[1].when",
        "diperiksa sesudah baris diterima, jadi tidak dapat menolaknya. Pakai `severity: warning`.",
    ),
    (
        {"when": "previous_stage() < before(rusak)"},
        "checks[1].when",
        "previous_stage() tidak dapat dipakai bersama before().",
    ),
    ({"subject": "column: rusk"}, "checks[1].column", 'tidak ada kolom "rusk". Maksudnya `rusak`?'),
    (
        {"subject": "kinds: [logistik]\n        column: rusk"},
        "checks[1].column",
        'tidak ada kolom "rusk" dalam laporan logistik. Maksudnya `rusak`?',
    ),
    (
        {"subject": "kinds: [logistk]\n        column: rusak"},
        "checks[1].kinds[1]",
        'tidak ada jenis laporan "logistk". Maksudnya `logistik`?',
    ),
    (
        {"subject": "column: rusak\n        each: ladder"},
        "checks[1]",
        "tulis salah satu: `column` (satu kolom) atau `each` (daftar kolom).",
    ),
    ({"subject": "each: stages"}, "checks[1].each", "seharusnya salah satu dari `ladder`,"),
    ({"details": "{now: rusak, of: rusak > 1}"}, "checks[1].details.of", "ini syarat, bukan isi kalimat."),
    (
        {"details": "{now: rusak}"},
        "message.id",
        "{of} tidak dapat diisi; yang boleh: {column}, {now}, {value}.",
    ),
    ({"scope": "file"}, "scope", "aturan dengan `checks` berlaku per baris: `row`."),
    (
        {"tests": "[{kind: logistk, rows: [], found: []}]"},
        "tests[1].kind",
        'tidak ada jenis laporan "logistk". Maksudnya `logistik`?',
    ),
    (
        {"tests": "[{kind: logistik, rows: [{barng: Segel}], found: [2]}]"},
        "tests[1].rows[1].barng",
        'tidak ada kolom "barng" dalam laporan logistik. Maksudnya `barang`?',
    ),
    (
        {"tests": "[{kind: logistik, rows: [{barang: Segel}], found: [2]}]"},
        "tests[1].found[1]",
        "tidak ada baris 2; barisnya 1.",
    ),
    (
        {"tests": "[{kind: logistik, file: ../../x.csv, rows: [], found: []}]"},
        "tests[1].file",
        "seharusnya nama berkas seperti `2024-11-18/berau.csv`.",
    ),
]


@pytest.mark.parametrize(("changes", "key", "problem"), FAULTS, ids=[f"{k}: {p[:30]}" for _, k, p in FAULTS])
def test_a_fault_in_a_rule_is_told_with_its_place(
    changes: dict[str, str], key: str, problem: str, book: Book
) -> None:
    """File, line, key, what is wrong, and what was perhaps meant: as for all of config/."""
    first = book.add(rule(**changes))
    told = [fault for fault in book.faults() if f"`rules[much-damaged].{key}`: " in fault]
    assert told, book.faults()
    assert problem in told[0]
    place, line = told[0].split(" ", 1)[0].rsplit(":", 1)
    assert place == "config/rules.yaml"
    assert int(line) > first


def test_a_rule_that_nothing_finds_is_a_fault(book: Book) -> None:
    """Without `checks` only the program's own codes are ever found."""
    block = rule().split("    checks:")[0].replace("{now}", "{value}").replace("{of}", "{column}")
    book.add(block)
    (fault,) = book.faults()
    assert fault.endswith("aturan ini tidak akan pernah ditemukan: syaratnya (`checks`) tidak ada.")


def test_what_the_program_finds_takes_no_condition(book: Book) -> None:
    """A condition under a code of the program would never be asked, so it is refused."""
    book.add(rule())
    path = book.folder / "rules.yaml"
    text = path.read_text(encoding="utf-8").replace("code: much-damaged", "code: item-unknown")
    path.write_text(text, encoding="utf-8")
    assert any("`item-unknown` ditemukan oleh program sendiri" in fault for fault in book.faults())
