"""`explain`: the rule book on the terminal and as docs/aturan.md, from one source."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from pipeline.cli import bulletin
from pipeline.commands.trying import try_rule
from pipeline.settings import Settings
from tests.rules.conftest import Book

ROOT = Path(__file__).resolve().parents[2]
MANUAL = ROOT / "docs" / "aturan.md"
MARK = "<!-- Mulai dari sini dibuat dari config/rules.yaml dengan: bulletin explain --format markdown -->\n\n"


def explain(*words: str, config: Path = ROOT / "config" / "pipeline.yaml") -> Result:
    """Run ``bulletin explain`` with these words."""
    return CliRunner().invoke(bulletin, ["explain", "--config", str(config), *words])


def test_one_finding_is_explained_to_both_readers() -> None:
    """What it says, what the desk is to do, what the coordinator is to do, an example."""
    run = explain("number-invalid")
    assert run.exit_code == 0
    assert run.stdout == (
        "number-invalid: Bukan bilangan\n"
        "Kesalahan baris. Baris itu tidak dihitung; baris lain dalam berkasnya tetap dihitung.\n"
        "\n"
        '  Kalimatnya    "‹isi sel›" bukan bilangan.\n'
        "  Untuk desk    Tulis angka saja, mis. ‹yang seharusnya›.\n"
        "  Koordinator   Minta angkanya kepada desk; jangan menebak angka yang dimaksud.\n"
        '  Contoh        "12O" dengan huruf O, "±500", "1,23E+05" atau #REF!.\n'
    )


def test_a_condition_is_told_as_it_is_checked() -> None:
    """The book shows the very condition, in the language that is asked for."""
    said = " ".join(explain("surplus", "--lang", "en").stdout.split())
    assert "Warnings about a row." in said
    assert "column diterima: at_least(diterima) > kebutuhan" in said


def test_without_a_code_the_whole_book_is_told(settings: Settings) -> None:
    """Every code once, in its group, errors of files first."""
    said = explain().stdout
    headings = re.findall(r"^(\w[\w ]+)\n=+$", said, re.MULTILINE)
    assert headings == [
        "Kesalahan berkas", "Peringatan berkas", "Catatan berkas",
        "Kesalahan baris", "Peringatan baris", "Catatan baris",
    ]  # fmt: skip
    assert sorted(re.findall(r"^([a-z-]+): ", said, re.MULTILINE)) == sorted(settings.rules.by_code)


@pytest.mark.parametrize(
    ("code", "meant"),
    [
        ("number-invald", "number-invalid"),
        ("Number_Invalid", "number-invalid"),
        ("turnout", "turnout-above-roll"),
    ],
)
def test_an_unknown_code_is_wrong_usage(code: str, meant: str) -> None:
    """Exit 2, with what was perhaps meant."""
    run = explain(code)
    assert run.exit_code == 2
    assert f'"{code}" tidak ada dalam buku aturan. Maksudnya {meant}' in run.stderr


def test_a_code_like_no_other_gets_no_hint() -> None:
    """Nothing is proposed where nothing is near."""
    run = explain("xyzzy")
    assert run.exit_code == 2
    assert "Maksudnya" not in run.stderr


def test_the_manual_is_made_from_the_rule_book() -> None:
    """docs/aturan.md ends in exactly what `explain --format markdown` prints."""
    _, _, made = MANUAL.read_text(encoding="utf-8").partition(MARK)
    assert made == explain("--format", "markdown").stdout


def test_the_example_of_the_manual_works(book: Book) -> None:
    """The rule that the preface tells how to add can be added as it stands, and its test passes."""
    (block,) = re.findall(r"```yaml\n(.+?)```", MANUAL.read_text(encoding="utf-8"), re.DOTALL)
    book.add(f"\n{block}")
    settings = book.load()
    (trial,) = try_rule(settings.rules.by_code["critical-without-action"], settings)
    assert (trial.expected, trial.found) == ((1,), (1,))
    run = explain("critical-without-action", "--test", config=book.pipeline_file)
    assert (run.exit_code, run.stdout) == (0, "critical-without-action: 1 uji lulus\n")


def test_a_failing_test_is_told_and_fails_the_run(book: Book) -> None:
    """`explain --test` names the rows; the command ends with one sentence and exit 1."""
    path = book.folder / "rules.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("at_least(diterima) > kebutuhan\n", "diterima > kebutuhan + 100\n"))
    run = explain("surplus", "--test", config=book.pipeline_file)
    assert run.stdout == (
        "surplus, uji 1: seharusnya ditemukan di baris 1, ternyata di baris mana pun tidak\n"
    )
    assert str(run.exception) == "1 uji aturan gagal."


def test_a_rule_without_tests_says_so() -> None:
    """Nothing was proved, and nothing is claimed."""
    assert explain("row-too-long", "--test").stdout == "row-too-long: belum ada uji\n"
