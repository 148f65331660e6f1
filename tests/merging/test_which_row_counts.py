"""Which row counts, file by file as an office lives it (contract, section 1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from pipeline.model.dataset import Dataset, Outcome
from pipeline.model.ledger import Verdict
from pipeline.settings import Settings
from tests.workspaces import codes, judged, record, save

HEAD = "tanggal;wilayah;barang;kebutuhan;diterima\n"


def report(received: str, day: str = "2024-11-17", item: str = "Segel") -> str:
    """Return a report of one row for Berau."""
    return f"{HEAD}{day};Berau;{item};30000;{received}\n"


def counting(dataset: Dataset) -> list[int]:
    """Return the received counts of the rows that count."""
    return [int(count) for count in dataset.frames["logistik"]["diterima"]]


def test_the_later_arrival_counts(settings: Settings, tmp_path: Path) -> None:
    """Of two rows of one key the one that arrived later counts; the other is superseded."""
    folder = save(tmp_path, {"2024-11-18/berau.csv": report("100"), "2024-11-19/berau.csv": report("120")})
    dataset = judged(folder, settings)
    assert counting(dataset) == [120]
    assert record(dataset, "2024-11-18/berau.csv").rows.superseded == 1
    assert record(dataset, "2024-11-18/berau.csv").verdict is Verdict.ACCEPTED


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("berau.csv", "berau rev.csv"),
        ("berau rev.csv", "berau rev2.csv"),
        ("berau rev9.csv", "berau rev10.csv"),
        ("berau (2).csv", "berau revisi 3.csv"),
        ("berau v2.csv", "berau final.csv"),
    ],
)
def test_on_one_day_the_higher_mark_counts(
    earlier: str, later: str, settings: Settings, tmp_path: Path
) -> None:
    """On one day of arrival the revision mark decides, by its number, `final` above all."""
    folder = save(tmp_path, {f"2024-11-18/{later}": report("120"), f"2024-11-18/{earlier}": report("100")})
    dataset = judged(folder, settings)
    assert counting(dataset) == [120]
    assert "row-conflict" not in [code for code, _, _ in codes(dataset)]


def test_without_arrival_or_mark_the_name_decides_and_it_is_told(settings: Settings, tmp_path: Path) -> None:
    """Where neither tells, the natural order of names decides, and the loser is told of the winner."""
    folder = save(
        tmp_path, {"2024-11-18/berau-10.csv": report("120"), "2024-11-18/berau-9.csv": report("100")}
    )
    dataset = judged(folder, settings)
    assert counting(dataset) == [120]
    (conflict,) = [f for f in dataset.findings if f.code == "row-conflict"]
    assert (conflict.path, conflict.row, conflict.value) == ("2024-11-18/berau-9.csv", 2, "100")
    assert "2024-11-18/berau-10.csv baris 2" in dict(conflict.details)["other"]


def test_unknown_arrival_is_earlier_than_any_day(settings: Settings, tmp_path: Path) -> None:
    """A file in no dated folder never displaces one whose day of arrival is known."""
    folder = save(tmp_path, {"z-berau final.csv": report("100"), "2024-11-18/berau.csv": report("120")})
    assert counting(judged(folder, settings)) == [120]


def test_the_same_values_again_are_a_duplicate(settings: Settings, tmp_path: Path) -> None:
    """The same key with the same values counts once; the later one is the duplicate."""
    again = report("100") + "\n"
    folder = save(tmp_path, {"2024-11-18/berau.csv": report("100"), "2024-11-19/berau.csv": again})
    dataset = judged(folder, settings)
    assert record(dataset, "2024-11-18/berau.csv").rows.accepted == 1
    assert record(dataset, "2024-11-19/berau.csv").rows.duplicate == 1


def test_a_conflict_inside_one_file_rejects_both(settings: Settings, tmp_path: Path) -> None:
    """Two rows of one file with one key and different values: neither is believed."""
    folder = save(tmp_path, {"2024-11-18/berau.csv": report("100") + "2024-11-17;Berau;Segel;30000;120\n"})
    dataset = judged(folder, settings)
    assert counting(dataset) == []
    assert [(c, r) for c, r, _ in codes(dataset)] == [
        ("row-conflict-in-file", 2),
        ("row-conflict-in-file", 3),
    ]
    assert record(dataset, "2024-11-18/berau.csv").verdict is Verdict.REJECTED
    told = [(f.value, dict(f.details)["other"]) for f in dataset.findings]
    assert told == [("2024-11-17 · 64.03 · segel", "baris 3"), ("2024-11-17 · 64.03 · segel", "baris 2")]


def test_a_count_against_a_blank_is_told(settings: Settings, tmp_path: Path) -> None:
    """A cell that one row leaves blank is shown as a dash beside the other's count."""
    folder = save(tmp_path, {"2024-11-18/berau-1.csv": report(""), "2024-11-18/berau-2.csv": report("9")})
    (conflict,) = [f for f in judged(folder, settings).findings if f.code == "row-conflict"]
    assert (conflict.column, conflict.value, dict(conflict.details)["expected"]) == ("diterima", "–", "9")


def test_rows_after_the_meeting_are_out_of_period(settings: Settings, tmp_path: Path) -> None:
    """A row dated after the meeting takes no part; without a meeting nothing is out of period."""
    folder = save(tmp_path, {"2024-11-20/berau.csv": report("100", day="2024-11-19")})
    late = judged(folder, settings, date(2024, 11, 18))
    assert record(late, "2024-11-20/berau.csv").rows.out_of_period == 1
    assert record(judged(folder, settings), "2024-11-20/berau.csv").rows.accepted == 1


def test_a_copied_file_is_told_and_counts_once(settings: Settings, tmp_path: Path) -> None:
    """The same bytes for the same region and day again are a copy: duplicates, with a warning."""
    folder = save(tmp_path, {"2024-11-18/a.csv": report("100"), "2024-11-18/b.csv": report("100")})
    dataset = judged(folder, settings)
    assert [(f.code, f.path) for f in dataset.findings] == [("file-copied", "2024-11-18/b.csv")]
    assert record(dataset, "2024-11-18/b.csv").rows.duplicate == 1


def test_the_rows_of_another_desk_are_a_copy(settings: Settings, tmp_path: Path) -> None:
    """One desk's figures under another desk's name do not count for the second."""
    rows = "barang;diterima;dikemas\nSegel;28112;5040\nTinta;412;17\n"
    folder = save(tmp_path, {"2024-11-17/berau.csv": rows, "2024-11-17/kubar.csv": rows})
    dataset = judged(folder, settings)
    assert [f.path for f in dataset.findings if f.code == "file-copied"] == ["2024-11-17/kubar.csv"]
    assert set(dataset.frames["logistik"]["wilayah"]) == {"64.03"}


def test_nil_reports_are_never_copies(settings: Settings, tmp_path: Path) -> None:
    """Every NIHIL looks the same; each proves that its own desk keeps watch."""
    names = ("2024-11-17/berau-isu.csv", "2024-11-17/kubar-isu.csv", "2024-11-17/berau-isu (2).csv")
    dataset = judged(save(tmp_path, dict.fromkeys(names, "NIHIL\n")), settings)
    assert {file.verdict for file in dataset.ledger.files} == {Verdict.NIL}
    assert {(s.region, s.outcome) for s in dataset.submissions} == {
        ("64.03", Outcome.NIL),
        ("64.07", Outcome.NIL),
    }


def test_a_planned_visit_after_the_meeting_stays(settings: Settings, tmp_path: Path) -> None:
    """A visit planned for next week is today's news; a done one of next week is out of period."""
    rows = (
        "nomor;tanggal;wilayah;tim;status\nKL-1;2024-11-21;Berau;Tim I;rencana\n"
        "KL-2;2024-11-21;Paser;Tim I;terlaksana\n"
    )
    dataset = judged(save(tmp_path, {"2024-11-18/kunjungan.csv": rows}), settings, date(2024, 11, 18))
    assert list(dataset.frames["kunjungan"]["nomor"]) == ["KL-1"]
    assert record(dataset, "2024-11-18/kunjungan.csv").rows.out_of_period == 1


def test_a_decision_without_a_day_is_of_its_meeting(settings: Settings, tmp_path: Path) -> None:
    """`tanggal` of a decision comes from the name, else from the day of the meeting."""
    rows = (
        "nomor;rapat;keputusan;penanggung_jawab;tenggat;status\n"
        "KR-1;2024-11-11;Kirim laporan tiap hari;Kesbangpol;2024-11-15;belum\n"
    )
    dataset = judged(save(tmp_path, {"keputusan.csv": rows}), settings)
    assert str(dataset.frames["keputusan"]["tanggal"].iloc[0].date()) == "2024-11-11"
