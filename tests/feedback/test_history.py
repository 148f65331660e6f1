"""Week on week: what was asked is held against what came, and what came back is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.bulletin import EditionContext, compose
from pipeline.feedback import gathered
from pipeline.feedback.standing import remarks_of
from pipeline.model.corrections import DeskCorrections
from pipeline.model.editions import DRAFT
from pipeline.settings import Settings
from tests.feedback.making_one import feedback_of, season_of
from tests.feedback.test_feedback import HEADER, lines, spoken
from tests.workspaces import save

MEETING = date(2024, 11, 18)
BERAU = "64.03"
LAST_WEEK: dict[str, str | bytes] = {
    "2024-11-07/berau.csv": HEADER
    + "07/11/2024;Berau;Segel;12O;\n"
    + "07/11/2024;Berau;Tinta;13O;\n"
    + "07/11/2024;Berau;Kotak suara;976;\n"
    + "07/11/2024;Berau;Tnda pengenal;5;\n"
}
"""Asked for on 11 November: two figures and a spelling."""


def counts(files: dict[str, str | bytes], folder: Path, settings: Settings) -> DeskCorrections:
    """What became of Berau's corrections."""
    corrections = gathered(season_of(save(folder, files), settings)).corrections
    assert corrections is not None
    assert corrections.meeting == date(2024, 11, 11)
    return corrections.by_region[BERAU]


def this_week(*rows: str) -> dict[str, str | bytes]:
    """Last week's report and one of 14 November."""
    said = "".join(f"14/11/2024;Berau;{row};\n" for row in rows)
    return LAST_WEEK | {"2024-11-14/berau-logistik.csv": HEADER + said}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), DeskCorrections(asked=3, mended=0, repeated=0)),
        (("Segel;120",), DeskCorrections(asked=3, mended=2, repeated=0)),
        (("Segel;120", "Tinta;13O"), DeskCorrections(asked=3, mended=2, repeated=1)),
        (("Segel;120", "Tinta;130"), DeskCorrections(asked=3, mended=3, repeated=0)),
        (("Segel;120", "Tinta;130", "Tnda pengenal;6"), DeskCorrections(asked=3, mended=2, repeated=1)),
        (("Sampul;9O",), DeskCorrections(asked=3, mended=0, repeated=0)),
    ],
)
def test_what_was_asked_is_mended_open_or_repeated(
    rows: tuple[str, ...], expected: DeskCorrections, tmp_path: Path, settings: Settings
) -> None:
    """A sound report mends what it speaks of, and a spelling that it has no more; silence does not. The
    same fault of the same item is a repeat wherever its row stands, and one of another item is new.
    """
    files = this_week(*rows) if rows else dict(LAST_WEEK)
    assert counts(files, tmp_path, settings) == expected


def test_the_sheet_says_it_in_a_sentence_and_at_each_entry(tmp_path: Path, settings: Settings) -> None:
    """Sheet, message and table: how many were mended, and of each thing whether it is new."""
    rows = ("Kotak suara;976", "Segel;120", "Tinta;14O", "Sampul;9O")
    made = feedback_of(tmp_path, this_week(*rows), settings)
    said = "2 dari 3 hal yang diminta pada rapat 11 November 2024 sudah diperbaiki; 1 masih terbuka."
    page = spoken(made["berau.html"])
    assert f"{said} 1 kesalahan yang sama terulang." in page
    assert f"{said} 1 kesalahan yang sama terulang." in made["berau.txt"]
    assert "Bukan bilangan masih terbuka sejak rapat 11 November 2024 berau.csv, baris 3" in page
    assert "Tulis angka saja, mis. 130. (masih terbuka sejak rapat 11 November 2024)\n" in made["berau.txt"]
    table = {(x["value"], x["path"]): x["history"] for x in lines(made["berau.csv"])}
    assert table["9O", "2024-11-14/berau-logistik.csv"] == "baru"
    assert table["14O", "2024-11-14/berau-logistik.csv"] == "terulang"
    assert table["12O", "2024-11-07/berau.csv"] == ""


def test_the_first_week_is_said_to_be_the_first(tmp_path: Path, settings: Settings) -> None:
    """Nothing is counted against nothing, and no entry is called new."""
    made = feedback_of(tmp_path, {"2024-11-14/berau.csv": HEADER + "14/11/2024;Berau;Segel;12O;\n"}, settings)
    page = spoken(made["berau.html"])
    assert "Ini lembar pertama; belum ada permintaan sebelumnya untuk dibandingkan." in page
    assert "0 dari 0" not in page
    assert [line["history"] for line in lines(made["berau.csv"])] == [""]


def test_where_nothing_was_asked_that_is_said(tmp_path: Path, settings: Settings) -> None:
    """A desk without a fault last week is not told of 0 of 0."""
    files: dict[str, str | bytes] = {"2024-11-07/berau.csv": HEADER + "07/11/2024;Berau;Segel;120;\n"}
    made = feedback_of(tmp_path, files, settings)
    assert "Pada rapat 11 November 2024 tidak ada yang diminta diperbaiki." in made["berau.txt"]


def test_of_a_published_edition_only_what_it_said_was_asked(tmp_path: Path, settings: Settings) -> None:
    """A rule that came later finds faults in old files that nobody was told of then."""
    season = season_of(save(tmp_path, this_week("Segel;120")), settings)
    assert season.previous is not None
    told = frozenset({("2024-11-07/berau.csv", 2, "diterima", "number-invalid")})
    known = replace(season, previous=replace(season.previous, findings=told))
    corrections = gathered(known).corrections
    assert corrections is not None
    assert corrections.by_region[BERAU] == DeskCorrections(asked=1, mended=1, repeated=0)
    assert len(remarks_of(known)) == len(remarks_of(season))


def test_section_o_counts_it_for_every_desk(tmp_path: Path, settings: Settings) -> None:
    """The meeting sees which desk was asked, and what became of it."""
    season = season_of(save(tmp_path, this_week("Segel;120", "Tinta;13O")), settings)
    context = EditionContext(
        settings=settings,
        ledger=season.dataset.ledger,
        digest="0a1b2c3d",
        standing=DRAFT,
        language="id",
        program_version="0",
        corrections=gathered(season).corrections,
    )
    view = compose(season.measures, season.previous, context)
    (table,) = [t for t in view.quality.tables if t.name == "perbaikan"]
    assert table.caption == "Perbaikan yang diminta pada rapat Senin, 11 November 2024"
    found = {row.head.text: [cell.text for cell in row.cells] for row in table.rows}
    assert len(found) == 11
    assert found["Berau"] == ["3", "2", "1", "1"]
    assert found["Semua desk"] == ["3", "2", "1", "1"]
    without = compose(season.measures, None, replace(context, corrections=None))
    assert [t for t in without.quality.tables if t.name == "perbaikan"] == []
