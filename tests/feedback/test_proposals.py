"""The proposed copy of a file: what is safe is corrected, everything else is as the sender wrote it."""

from __future__ import annotations

import csv
import io
import shutil
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from pipeline.feedback import Season
from pipeline.feedback.proposing import Proposal, copies_of
from pipeline.feedback.safety import is_proposed
from pipeline.measures import Measures
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings, load_settings
from tests.feedback.making_one import made_of, season_of
from tests.feedback.test_feedback import HOSTILE, lines, spoken
from tests.workspaces import judged, record, save

ROOT = Path(__file__).resolve().parents[2]
MEETING = date(2024, 11, 18)
DAY = "2024-11-14"
NAME = f"{DAY}/berau-logistik-{DAY}.csv"
COPY = f"berau/berau-logistik-{DAY} rev2.csv"
HEADER = ("tanggal", "wilayah", "kecamatan", "barang", "satuan", "diterima", "rusak", "keterangan")
HEAD = ";".join(HEADER) + "\r\n"
SLIPS = (
    "LAPORAN HARIAN;;;;;;;\r\n"
    + HEAD
    + "14/11/2024;Berau;;Segel;buah;12O;;\r\n"
    + ";;;Tnta;;940;NIHIL;- jalan putus\r\n"
    + ";;;Kotak suara;;976;menyusul;=1+1\r\n"
    + "Ket: dikirim pukul 09.00;;;;;;;\r\n"
)

Places = Counter[tuple[str, str, int | None, str | None]]


def found(dataset: Dataset) -> Places:
    """Everything that is found in a folder (file, code, row, column), but that one file is the very same
    as another: whichever is replaced is so no more.
    """
    findings = (f for f in dataset.findings if f.code != "file-copied")
    return Counter((f.path, f.code, f.row, f.column) for f in findings)


def table_of(content: bytes, encoding: str = "utf-8", delimiter: str = ";") -> list[list[str]]:
    """The cells of a file as any reader of CSV sees them."""
    return list(csv.reader(io.StringIO(content.decode(encoding), newline=""), delimiter=delimiter))


def differing(before: bytes, after: bytes, dialect: Dialect) -> set[tuple[int, int, str, str]]:
    """Row, position, text before and after of every cell that is another one."""
    old, new = (table_of(data, dialect.encoding, dialect.delimiter) for data in (before, after))
    return {
        (number, position, was, now)
        for number, cells in enumerate(zip(old, new, strict=True), 1)
        for position, (was, now) in enumerate(zip(*cells, strict=True))
        if was != now
    }


def test_the_copy_is_the_file_with_the_safe_corrections(tmp_path: Path, settings: Settings) -> None:
    """Merged cells are filled, a spelling, a nil and words for nothing are put right, a text that begins
    like a formula is marked as text; title, note, order, line ends and the letter in a number stay.
    """
    made = made_of(tmp_path, {NAME: SLIPS}, settings)
    assert made[COPY].decode() == (
        "LAPORAN HARIAN;;;;;;;\r\n"
        + HEAD
        + "14/11/2024;Berau;;Segel;buah;12O;;\r\n"
        + "14/11/2024;Berau;;Tinta;;940;0;'- jalan putus\r\n"
        + "14/11/2024;Berau;;Kotak suara;;976;-;'=1+1\r\n"
        + "Ket: dikirim pukul 09.00;;;;;;;\r\n"
    )


def test_the_sheet_says_what_was_changed_and_what_is_left(tmp_path: Path, settings: Settings) -> None:
    """What was interpreted is asked to be confirmed; what only the desk can know stands beside it."""
    made = made_of(tmp_path, {NAME: SLIPS}, settings)
    page = spoken(made["berau.html"].decode())
    assert "D4 Tnta Tinta mohon pastikan" in page
    assert "G4 NIHIL 0 mohon pastikan" in page
    assert "A4–A5 (kosong) 14/11/2024 B4–B5" in page
    assert 'Belum kami ubah, karena hanya Anda yang tahu isinya: F3: "12O" bukan bilangan.' in page
    assert 'href="berau/berau-logistik-2024-11-14%20rev2.csv"' in made["berau.html"].decode()
    message = made["berau.txt"].decode()
    assert "- berau/berau-logistik-2024-11-14 rev2.csv (9 sel diubah)\n" in message
    status = {(line["code"], line["row"]): line["status"] for line in lines(made["berau.csv"].decode())}
    assert status["number-invalid", "3"] == "belum diperbaiki"
    assert status["name-corrected", "4"] == "diubah dalam usulan"


def test_the_rule_book_decides_what_is_proposed(tmp_path: Path) -> None:
    """A spelling that the office doesn't want to have corrected stays as it is in the copy."""
    config = Path(shutil.copytree(ROOT / "config", tmp_path / "config"))
    book = config / "rules.yaml"
    head, rule, rest = book.read_text(encoding="utf-8").partition("  - code: name-corrected\n")
    book.write_text(head + rule + rest.replace("    proposal: confirm\n", "", 1), encoding="utf-8")
    made = made_of(tmp_path, {NAME: SLIPS}, load_settings(config / "pipeline.yaml"))
    assert "14/11/2024;Berau;;Tnta;;940;0;" in made[COPY].decode()


def test_only_what_the_program_knows_can_be_proposed(tmp_path: Path) -> None:
    """A proposal for a letter in a number is refused with file and line: nobody can know the figure."""
    config = Path(shutil.copytree(ROOT / "config", tmp_path / "config"))
    book = config / "rules.yaml"
    head, rule, rest = book.read_text(encoding="utf-8").partition("  - code: number-invalid\n")
    book.write_text(f"{head}{rule}    proposal: applied\n{rest}", encoding="utf-8")
    with pytest.raises(Exception, match=r"rules.yaml:\d+ .*proposal.*tidak dapat diusulkan"):
        load_settings(config / "pipeline.yaml")


def test_where_only_the_desk_can_know_there_is_no_copy(tmp_path: Path, settings: Settings) -> None:
    """A letter in a number alone gives nothing to propose."""
    made = made_of(tmp_path, {NAME: HEAD + "14/11/2024;Berau;;Segel;buah;12O;;\r\n"}, settings)
    assert [name for name in made if name.startswith("berau/")] == []
    assert "Usulan berkas" not in made["berau.html"].decode()


def test_the_copy_says_what_the_folders_of_the_file_said(tmp_path: Path, settings: Settings) -> None:
    """Where day and region stand in folders alone, the copy bears them in its name."""
    file = "barang;diterima;rusak\nSegel;900;NIHIL\n"
    made = made_of(tmp_path, {f"{DAY}/Berau/laporan.csv": file}, settings)
    assert [name for name in made if name.startswith("berau/")] == [f"berau/{DAY} Berau laporan rev2.csv"]


def test_hostile_text_is_harmless_in_the_copy_and_reads_the_same(tmp_path: Path, settings: Settings) -> None:
    """A formula is marked as text wherever it stands, also in a column of no use and in a title; the
    text that is read is the very one that was sent, line break and emoji included.
    """
    cell = '"' + HOSTILE.replace('"', '""') + '\nbaris dua"'
    before = (
        "=SUM(1;2);;;;;;;;\r\n"
        + HEAD.replace("\r\n", ";catatan lain\r\n")
        + f"14/11/2024;Berau;;Tnta;;9;;{cell};{cell}\r\n"
    )
    made = made_of(tmp_path / "before", {NAME: before}, settings)
    cells = [text for row in table_of(made[COPY]) for text in row]
    assert [text for text in cells if text.startswith(("=", "+", "-", "@", "\t", "\r"))] == []
    assert f"'{HOSTILE}\nbaris dua" in cells
    texts = [
        judged(save(tmp_path / part, {NAME: content}), settings, MEETING).frames["logistik"]["keterangan"]
        for part, content in (("a", before), ("b", made[COPY]))
    ]
    assert texts[0].tolist() == texts[1].tolist() == [f"{HOSTILE}\nbaris dua"]
    assert "<script>alert" not in made["berau.html"].decode()


def test_what_another_spreadsheet_would_run_is_not_sent(tmp_path: Path, settings: Settings) -> None:
    """A machine that splits at commas finds a formula inside this text: there is no copy of it."""
    row = "14/11/2024;Berau;;Tnta;;9;;truk,=1+1\r\n"
    made = made_of(tmp_path, {NAME: HEAD + row}, settings)
    assert [name for name in made if name.startswith("berau/")] == []


def test_the_copy_sent_back_counts_after_the_original(tmp_path: Path, settings: Settings) -> None:
    """Under the name that it was given, even on the same day: nothing is left to do."""
    sent = {NAME: HEAD + "14/11/2024;Berau;;Tnta;;940;NIHIL;- jalan putus\r\n"}
    made = made_of(tmp_path, sent, settings)
    back = f"{DAY}/{COPY.removeprefix('berau/')}"
    dataset = judged(save(tmp_path, {back: made[COPY]}), settings, MEETING)
    assert record(dataset, back).rows.duplicate == 1  # the same values: the one that came first counts
    assert [f.code for f in dataset.findings if f.path == back] == []
    again = made_of(tmp_path, {}, settings)
    assert [name for name in again if name.startswith("berau/")] == []
    assert "Sudah diperbaiki, terima kasih" in spoken(again["berau.html"].decode())


@dataclass(frozen=True)
class Dialect:
    """How a table is written."""

    delimiter: str
    newline: str
    is_quoted: bool
    encoding: str

    def written(self, rows: list[tuple[str, ...]]) -> bytes:
        """The rows under a header, as a spreadsheet would save them."""
        stream = io.StringIO()
        writer = csv.writer(
            stream,
            delimiter=self.delimiter,
            lineterminator=self.newline,
            quoting=csv.QUOTE_ALL if self.is_quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerows([HEADER, *rows])
        return stream.getvalue().encode(self.encoding)


DIALECTS = st.builds(
    Dialect,
    delimiter=st.sampled_from((";", ",", "\t", "|")),
    newline=st.sampled_from(("\n", "\r\n")),
    is_quoted=st.booleans(),
    encoding=st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "cp1252")),
)
ROWS = st.tuples(
    st.sampled_from(("14/11/2024", DAY, "Kamis, 14 November 2024", "Rabu, 14 November 2024", "")),
    st.sampled_from(("Berau", "Berua", "Kab. Berau", "64.03", "")),
    st.sampled_from(("", "", "Teluk Bayur", "Teluk Bayor", "Kelay")),
    st.sampled_from(("Segel", "Tinta", "Tnta", "Kotak suara", "kotak swara", "Genset gudang", "segl")),
    st.sampled_from(("buah", "", "boks")),
    st.sampled_from(("900", "1.447", "1,447", "12O", "NIHIL", "menyusul", "-", "", "±500", "-5")),
    st.sampled_from(("900", "NIHIL", "belum ada", "", "=1+1")),
    st.sampled_from(
        (
            "",
            "rusak ringan",
            "- jalan putus",
            "=1+1",
            "'=1",
            "+62 812 3456 7890",
            '"k"',
            "a;b",
            "é",
            "b\nd",
            "\t=x",
        )
    ),
)
"""A row as desks write it: misspelt, merged, with words for figures and signs before texts."""


def all_copies(season: Season) -> list[Proposal]:
    """A copy of every file in which something can be corrected, whether it is still asked for or not."""
    paths = {f.path for f in season.dataset.findings if is_proposed(f, season.settings.rules)}
    return list(copies_of(paths, season).values())


def claims_of(copies: Iterable[Proposal]) -> Places:
    """What copies say that is gone in them."""
    return Counter((f.path, f.code, f.row, f.column) for copy in copies for f in copy.claimed)


@pytest.fixture(scope="module")
def measures(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Measures:
    """The measures of no report at all: what is proposed does not depend on them."""
    return season_of(tmp_path_factory.mktemp("nothing"), settings).measures


@hypothesis_settings(max_examples=30)
@given(
    first=st.lists(ROWS, min_size=1, max_size=6),
    second=st.lists(ROWS, min_size=1, max_size=2),
    dialect=DIALECTS,
)
def test_sent_back_it_removes_what_it_claims_and_nothing_else_changes(  # noqa: PLR0917 - the law's freedoms
    first: list[tuple[str, ...]],
    second: list[tuple[str, ...]],
    dialect: Dialect,
    settings: Settings,
    measures: Measures,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """For any messy table, sent again with more rows: with a copy in the place of its original, every
    claimed finding is gone, none is new, and no cell is another one but those that were said.
    """
    folder = tmp_path_factory.mktemp("usulan")
    files: dict[str, str | bytes] = {
        NAME: dialect.written(first),
        f"2024-11-15/berau-logistik-{DAY} rev2.csv": dialect.written([*second, *first]),
    }
    season = season_of(save(folder, files), settings, measures=measures)
    for copy in all_copies(season):
        original = bytes(files[copy.path])
        save(folder, {copy.path: copy.content})
        assert copy.claimed
        after = found(judged(folder, settings, MEETING))
        assert after == found(season.dataset) - claims_of([copy])
        changed = differing(original, copy.content, dialect)
        assert changed == {(c.row, c.position, c.before, c.after) for c in copy.changes}
        save(folder, {copy.path: original})


def test_the_law_holds_for_the_whole_dirty_corpus(
    tmp_path: Path, settings: Settings, measures: Measures
) -> None:
    """All copies in the places of their originals, among every other dirty file: just what they claim is
    gone.
    """
    folder = Path(shutil.copytree(ROOT / "tests" / "data" / "dirty", tmp_path / "dirty"))
    season = season_of(folder, settings, measures=measures)
    copies = all_copies(season)
    assert len(copies) >= 20
    save(folder, {copy.path: copy.content for copy in copies})
    assert found(judged(folder, settings, MEETING)) == found(season.dataset) - claims_of(copies)


def test_the_law_holds_for_the_whole_sample_season(
    tmp_path: Path, settings: Settings, measures: Measures
) -> None:
    """The same for every report of the season that is shipped as an example."""
    folder = Path(shutil.copytree(ROOT / "inputs", tmp_path / "inputs"))
    season = season_of(folder, settings, measures=measures)
    copies = all_copies(season)
    assert len(copies) >= 5
    save(folder, {copy.path: copy.content for copy in copies})
    assert found(judged(folder, settings, MEETING)) == found(season.dataset) - claims_of(copies)
