"""Section M from reports to page: what the last edition said, what this one says, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.bulletin import EditionView, compose
from pipeline.bulletin.page import Row
from pipeline.bulletin.views import TablesView
from pipeline.edition.comparing import compared, previous_edition
from pipeline.measures import measure
from pipeline.measures.model import PreviousEdition, PublishedRecord
from pipeline.merging import merge
from pipeline.reading import read_reports
from pipeline.reports import Judged, judge
from pipeline.settings import Settings
from tests.bulletin import example

TODAY = date(2024, 11, 18)
NO_OUTPUTS = Path("tidak-ada")
"""Nothing was published."""
Save = Callable[..., None]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Save a report of Penajam Paser Utara's booths that arrived on a day of November (DD)."""

    def save_one(received: str, name: str, **counts: int) -> None:
        rows = (f"2024-11-{on.removeprefix('on')};PPU;Bilik suara;{n}" for on, n in counts.items())
        folder = tmp_path / f"2024-11-{received}"
        folder.mkdir(exist_ok=True)
        lines = ["tanggal;wilayah;barang;diterima", *rows, ""]
        (folder / name).write_text("\n".join(lines), encoding="utf-8")

    return save_one


@pytest.fixture
def read(tmp_path: Path, settings: Settings) -> Callable[[], Judged]:
    """Read what was saved."""
    return lambda: judge(read_reports([tmp_path], settings), settings)


def edition(
    judged: Judged, settings: Settings, previous: PreviousEdition | None, meeting: date = TODAY
) -> EditionView:
    """The edition of ``meeting`` beside ``previous``."""
    dataset = merge(judged, settings, meeting)
    measures = compared(measure(dataset, settings), previous, judged, settings)
    return compose(measures, previous, replace(example.context(settings), ledger=dataset.ledger))


def section(judged: Judged, settings: Settings) -> TablesView:
    """Section M against the recomputed edition of the Monday before."""
    return edition(judged, settings, previous_edition(judged, settings, TODAY, NO_OUTPUTS)).changes


def row(view: TablesView, label: str) -> tuple[str, ...]:
    """One figure of the first table: then (and its note), now, difference, new, late, corrected, rules."""
    (found,) = [r for r in view.tables[0].rows if r.head.text == label]
    return printed(found)


def printed(found: Row) -> tuple[str, ...]:
    """The cells of a row, notes after "|"."""
    return tuple(f"{c.text}|{c.note}" if c.note else c.text for c in found.cells)


def test_a_late_report_is_told_apart_from_a_new_one(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """One report in time, one late, one new: 1 of 70 became 2 of 70, and this week has its own 1."""
    save("09", "a.csv", on09=100)
    save("13", "b.csv", on10=150)
    save("17", "c.csv", on17=500)
    found = section(read(), settings)
    assert row(found, "Laporan dalam periode") == (
        "1 dari 70|kini terhitung 2 dari 70",
        "1 dari 70",
        "0",
        "\N{MINUS SIGN}1",
        "+1",
        "0",
        "0",
    )
    assert found.finding.startswith("2 dari 10 angka pokok berubah sejak edisi 46; 2 berubah juga oleh")


def test_what_the_edition_is_compared_with_is_said(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """Without a published record the comparison is computed anew, and the page says what that hides."""
    save("09", "a.csv", on09=100)
    assert section(read(), settings).note == (
        "Dibandingkan dengan edisi 46 rapat Senin, 11 November 2024, dihitung kembali dengan aturan sekarang"
        " dari berkas yang sudah datang waktu itu, sehingga perubahan aturan tidak tampak."
    )


def test_a_correction_names_old_new_and_both_rows(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """The 9th said 140 and, from the 14th on, says 130."""
    save("09", "a.csv", on09=140)
    save("14", "a rev2.csv", on09=130)
    (table,) = [t for t in section(read(), settings).tables if t.name == "koreksi"]
    assert [r.head.text for r in table.rows] == ["Penajam Paser Utara"]
    assert printed(table.rows[0]) == (
        "Bilik suara|di gudang",
        "9\N{NO-BREAK SPACE}Nov",
        "140",
        "130",
        "\N{MINUS SIGN}10",
        "diganti 2024-11-14/a rev2.csv baris 2|semula 2024-11-09/a.csv baris 2",
    )


def test_the_first_edition_has_nothing_to_compare_with(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """Nothing had come by the Monday before: the section says so in one sentence."""
    save("17", "a.csv", on17=100)
    found = section(read(), settings)
    assert (found.tables, found.empty) == ((), "Edisi pertama: belum ada edisi pembanding.")


def test_before_the_first_meeting_there_was_no_edition(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """Reports from before the first meeting of the configuration make no edition number 0."""
    save("09", "a.csv", on09=100)
    late = settings.edition.model_copy(update={"first_meeting": TODAY})
    assert previous_edition(read(), settings.model_copy(update={"edition": late}), TODAY, NO_OUTPUTS) is None


def test_nothing_changed_is_one_sentence(save: Save, read: Callable[[], Judged], settings: Settings) -> None:
    """A figure of which nobody sent news, at an extra meeting two days on."""
    save("09", "a.csv", on09=100)
    judged = read()
    meeting = date(2024, 11, 13)
    found = edition(
        judged, settings, previous_edition(judged, settings, meeting, NO_OUTPUTS), meeting
    ).changes
    assert found.tables == ()
    assert found.finding == "Tidak satu pun angka pokok berubah sejak edisi 46"


def test_a_published_record_shows_what_other_rules_changed(
    save: Save, read: Callable[[], Judged], settings: Settings
) -> None:
    """Two open decisions were published that today's rules don't count: the rules are the cause."""
    save("09", "a.csv", on09=100)
    judged = read()
    recomputed = previous_edition(judged, settings, TODAY, NO_OUTPUTS)
    assert recomputed is not None
    found = edition(judged, settings, published(recomputed)).changes
    assert row(found, "Keputusan rapat terbuka") == (
        "2|kini terhitung 0",
        "0",
        "\N{MINUS SIGN}2",
        "0",
        "0",
        "0",
        "\N{MINUS SIGN}2",
    )
    assert found.note == (
        "Dibandingkan dengan edisi 46 (FINAL) rapat Senin, 11 November 2024 sebagaimana diterbitkan,"
        " sidik 0123abcd."
    )


def published(recomputed: PreviousEdition) -> PreviousEdition:
    """The same edition as published: it counted two open decisions."""
    standing = recomputed.standing
    own = replace(standing, follow_up=replace(standing.follow_up, open=2))
    return PreviousEdition(own, recomputed.files, PublishedRecord("FINAL", "0123abcd"))
