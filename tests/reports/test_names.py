"""Names as desks write them: official, alias, code, misspelt; and the trap of the BPS codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.intake import discover
from pipeline.reports import compile_vocabulary
from pipeline.reports.names import Lookup, Match
from pipeline.reports.naming import FINAL_REVISION, read_names, revision_mark
from pipeline.reports.vocabulary import Vocabulary
from pipeline.settings import Settings
from tests.workspaces import save


@pytest.fixture(scope="module")
def vocabulary(settings: Settings) -> Vocabulary:
    """The shipped names."""
    return compile_vocabulary(settings)


@pytest.mark.parametrize(
    "text",
    ["Kutai Kartanegara", "KUTAI KARTANEGARA", "Kab. Kutai Kartanegara",
     "Kabupaten Kutai Kartanegara", "Kukar", "64.02", "64.02 Kutai Kartanegara", "kutai-kartanegara"],
)  # fmt: skip
def test_a_region_by_any_of_its_names(text: str, vocabulary: Vocabulary) -> None:
    """Official name, short name, alias, code, in any case, with or without its kind."""
    cell, contradicts = vocabulary.regions.find(text)
    assert (cell.match, cell.code, contradicts) == (Match.EXACT, "64.02", False)


def test_one_close_name_is_taken(vocabulary: Vocabulary) -> None:
    """A misspelling close to one name alone is taken, and both are named."""
    cell, _ = vocabulary.regions.find("Mahakam Hulo")
    assert (cell.match, cell.code) == (Match.CORRECTED, "64.11")


@pytest.mark.parametrize(
    ("known", "close", "far"),
    [
        ("aaaa", "aaab", "aabb"),
        ("a" * 7, "aaaaaab", "aaaaabb"),
        ("a" * 8, "aaaaaabb", "aaaaabbb"),
        ("a" * 15, "a" * 13, "a" * 12),
        ("a" * 15, "a" * 13 + "bb", "a" * 12 + "bbb"),
        ("a" * 16, "a" * 19, "a" * 20),
    ],
)
def test_long_names_may_have_more_slips(known: str, close: str, far: str) -> None:
    """One slip below eight letters, two below sixteen, three from there on; one more is another name."""
    names = Lookup({"1": known}, {"1": []})
    assert (names.find(close).match, names.find(close).is_corrected) == (Match.CORRECTED, True)
    assert (names.find(far).match, names.find(far).is_corrected) == (Match.UNKNOWN, False)


@pytest.mark.parametrize(("known", "told"), [("aaa", "aab"), ("aaaa", "aaa"), ("aaa", "aaaa")])
def test_short_names_have_no_slips(known: str, told: str) -> None:
    """Of three letters one slip makes another word: nothing is taken for near."""
    assert Lookup({"1": known}, {"1": []}).find(told).match is Match.UNKNOWN


def test_what_an_unknown_name_resembles(vocabulary: Vocabulary) -> None:
    """For the hint the nearest name is named, however far; for what resembles nothing there is none."""
    assert vocabulary.items.nearest("kotak suara besar sekali") == "Kotak suara"
    assert vocabulary.items.nearest("xyzw") == ""


def test_two_close_names_are_refused(vocabulary: Vocabulary) -> None:
    """A misspelling close to two names is refused, and both are named."""
    cell = vocabulary.districts["64.72"].find("Samarinda Ilu")
    assert cell.match is Match.AMBIGUOUS
    assert set(cell.candidates) >= {"Samarinda Ulu", "Samarinda Ilir"}


@pytest.mark.parametrize("text", ["6402", "6403", "64.99"])
def test_a_bare_statistics_code_is_no_region(text: str, vocabulary: Vocabulary) -> None:
    """6402 is Kutai Kartanegara to one ministry and Kutai Barat to another: never taken."""
    cell, contradicts = vocabulary.regions.find(text)
    assert (cell.code, contradicts) == (None, False)


def test_a_code_against_its_name(vocabulary: Vocabulary) -> None:
    """64.07 beside "Kutai Timur" contradicts it."""
    assert vocabulary.regions.find("64.07 Kutai Timur")[1]
    assert vocabulary.regions.find("64.08 Kutai Barat")[1]
    assert vocabulary.regions.find("6402 Kutai Timur")[1]
    assert not vocabulary.regions.find("6408 Kutai Timur")[1]


@pytest.mark.parametrize(
    ("stem", "mark"),
    [("berau", 0), ("berau rev", 1), ("berau rev2", 2), ("berau-revisi-3", 3), ("berau (2)", 2),
     ("berau v4", 4),
     ("berau final", FINAL_REVISION), ("finalisasi", 0), ("review", 0)],
)  # fmt: skip
def test_revision_marks(stem: str, mark: int) -> None:
    """The number of a mark counts, `final` is above all, and a word that only looks like one is none."""
    assert revision_mark(stem) == mark


@pytest.mark.parametrize(
    ("path", "region", "day"),
    [
        ("2024-11-18/mahulu-logistik.csv", "64.11", "2024-11-18"),
        ("2024-11-19/Logistik Kab. Mahulu 18 Nov 2024.csv", "64.11", "2024-11-18"),
        ("2024-11-18/kukar/logistik.csv", "64.02", "2024-11-18"),
        ("2024-11-18/64.07 isu.csv", "64.07", "2024-11-18"),
        ("2024-11-18/laporan paser dan berau.csv", None, "2024-11-18"),
        ("Penajam Paser Utara 18-11-2024.csv", "64.09", "2024-11-18"),
        ("laporan.csv", None, None),
    ],
)
def test_what_a_name_tells(
    path: str, region: str | None, day: str | None, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    """Region and day stand in the file's name, else in its folders."""
    (source,) = discover([save(tmp_path, {path: "x"})])
    names = read_names(source.name_parts, vocabulary.regions)
    assert (names.region, str(names.day) if names.day else None) == (region, day)
