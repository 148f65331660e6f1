"""Section C on the page: what to decide, in a sentence to vote on, with the figure behind it."""

from __future__ import annotations

from datetime import date

import pytest

from pipeline.bulletin import EditionContext, EditionView, compose
from pipeline.bulletin.views_front import AgendaEntry
from pipeline.model.editions import DRAFT
from pipeline.settings import Settings
from tests.measures.season import BERAU, GOVERNOR_BALLOTS, KUTIM, PPU, Season, settings_of


@pytest.fixture
def season(settings: Settings) -> Season:
    """A season of the meeting of 18 November in which every desk has reported for the 17th."""
    season = Season(settings)
    for code in settings.baseline.by_code:
        season.sent(code, "11-17", "11-17")
    return season


def edition(season: Season) -> EditionView:
    """The edition of a season."""
    context = EditionContext(season.settings, season.ledger(), "3fa9c1d2", DRAFT, "id", "0.1.0")
    return compose(season.measures(), None, context)


def plain(text: str) -> str:
    """Return ``text`` with plain spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def entry(season: Season) -> AgendaEntry:
    """The only item of a season."""
    (found,) = edition(season).agenda.entries
    return found


def test_nothing_to_decide_is_said(season: Season) -> None:
    """Where nothing is late the section says so, and no annex follows."""
    view = edition(season)
    assert view.agenda.entries == ()
    assert view.agenda.empty.startswith("Tidak ada yang lewat tenggat")
    assert "keputusan-lain" not in [table.name for table in view.annex]


def test_a_short_delivery_of_ballots(season: Season) -> None:
    """The sentence, the gap with its counts and date, whose it is, its day, and the points as a sum."""
    season.goods("11-17", PPU, GOVERNOR_BALLOTS, kebutuhan=141_089, diterima=140_000)
    found = entry(season)
    assert found.ask == "Pastikan kekurangan surat suara di Penajam Paser Utara dipenuhi."
    assert plain(found.basis) == (
        "Penajam Paser Utara kurang 1.089 lembar surat suara gubernur di gudang"
        " (140.000 dari 141.089, data 17 Nov)."
    )
    assert (found.owner, plain(found.due)) == ("Desk Penajam Paser Utara", "20 Nov")
    assert (found.score, found.reasons) == ("57", "16 + 1 + 40 + 0")


def test_a_projection_says_by_how_many_days(season: Season) -> None:
    """At 100 booths a day Penajam Paser Utara ends a day after its deadline: region, days, range."""
    for n, count in enumerate([0, 100, 200, 300, 400, 500, 600]):
        season.goods(f"11-{11 + n}", PPU, "bilik-suara", dikemas=count)
    found = entry(season)
    assert found.ask == "Putuskan bantuan agar Penajam Paser Utara lengkap dikemas tepat waktu."
    assert plain(found.basis) == (
        "Diperkirakan terlambat: Penajam Paser Utara 1 hari. Penajam Paser Utara: belum satu pun dari"
        " 15 butir lengkap (data 17 Nov), perkiraan selesai 23 Nov (rentang 21–25 Nov)."
    )
    assert plain(found.due) == "22 Nov"


def test_what_is_past_is_no_projection(settings: Settings) -> None:
    """Goods due on the 20th that never moved are five days late on the 25th, and that is a fact."""
    season = Season(settings, date(2024, 11, 25)).goods("11-24", PPU, "tinta", diterima=10)
    late = next(e for e in edition(season).agenda.entries if e.ask.startswith("Tetapkan"))
    assert late.ask == (
        "Tetapkan tanggal tuntas baru dan bantuan bagi Penajam Paser Utara yang belum lengkap di gudang."
    )
    assert plain(late.basis) == (
        "Sudah lewat tenggat: Penajam Paser Utara 5 hari. Penajam Paser Utara: belum satu pun dari"
        " 16 butir lengkap (data 24 Nov), data kurang untuk perkiraan."
    )


def test_silent_desks_are_asked_to_report(settings: Settings) -> None:
    """The longest silence first, with the last day heard of; what was due daily is due today."""
    season = Season(settings)
    for code in settings.baseline.by_code:
        season.sent(
            code, *{KUTIM: ("11-15", "11-15"), BERAU: ("11-13", "11-13")}.get(code, ("11-17", "11-17"))
        )
    found = entry(season)
    assert found.ask == "Minta desk Berau dan Kutai Timur melapor hari ini juga, walaupun nihil."
    assert plain(found.basis) == (
        "Tanpa laporan: Berau (4 hari, terakhir 13 Nov) dan Kutai Timur (2 hari, terakhir 15 Nov)."
    )
    assert found.due == "hari ini"


def test_refused_reports_are_asked_for_anew(season: Season) -> None:
    """Desk, files, and the days that nothing else tells of."""
    season.sent(PPU, "11-15", "11-15", "refused")
    found = entry(season)
    assert found.ask == "Minta desk Penajam Paser Utara mengirim ulang laporan yang ditolak."
    assert plain(found.basis) == "Belum ada penggantinya: Penajam Paser Utara 1 berkas (15 Nov)."


def issue(season: Season, number: str, text: str) -> Season:
    """Add an issue four days overdue."""
    return season.row(
        "isu", "11-10", PPU, nomor=number, kategori="politik_uang", tingkat="tinggi", status="ditangani",
        tenggat=date(2024, 11, 14), penanggung_jawab="Polres PPU", uraian=text,
    )  # fmt: skip


def test_an_overdue_issue_is_quoted_masked_and_on_one_line(season: Season) -> None:
    """Field text keeps its words, loses line breaks and telephone numbers, and is cut at a word."""
    issue(season, "PPU-1", "Hubungi 0812 3456 7890\nsegera;" + " amplop dibagikan" * 9)
    found = entry(season)
    assert found.ask == "Putuskan penyelesaian isu PPU-1 (politik uang) di Penajam Paser Utara."
    assert plain(found.basis) == (
        "Lewat tenggat 4 hari, terbuka 8 hari; ditangani per 10 Nov"
        " (“Hubungi ••••••90 segera; amplop dibagikan amplop dibagikan amplop…”)."
    )
    assert (found.owner, plain(found.due)) == ("Polres PPU", "14 Nov")


def test_an_overdue_decision_is_closed_or_given_a_new_day(season: Season) -> None:
    """A decision of last Monday without news since is told as such."""
    season.row(
        "keputusan", "11-11", None, nomor="K-1", rapat=date(2024, 11, 11), keputusan="Memeriksa gudang.",
        penanggung_jawab="Dinas ESDM", tenggat=date(2024, 11, 16), status="proses",
    )  # fmt: skip
    found = entry(season)
    assert found.ask == "Beri tenggat baru atau tutup keputusan K-1 (“Memeriksa gudang”)."
    assert plain(found.basis) == (
        "Lewat tenggat 2 hari; diputuskan rapat 11 Nov, proses, tanpa kabar sejak 11 Nov."
    )
    assert found.owner == "Dinas ESDM"


def test_what_does_not_fit_stands_in_the_annex(season: Season) -> None:
    """Of seven items five stand on page 1, and the note sends the reader to the other two."""
    for n in range(7):
        issue(season, f"I-{n}", "Amplop")
    view = edition(season)
    assert len(view.agenda.entries) == 5
    assert view.agenda.note.endswith("2 hal lain ada di lampiran.")
    (rest,) = [table for table in view.annex if table.name == "keputusan-lain"]
    assert [row.head.text.split()[3] for row in rest.rows] == ["I-5", "I-6"]


def test_forty_silent_desks_stay_short(settings: Settings) -> None:
    """Names that don't fit are counted: no sentence of page 1 grows with the number of regions."""
    season = Season(settings_of(settings, 40))
    (found,) = edition(season).agenda.entries
    assert found.ask.endswith("dan 38 lainnya melapor hari ini juga, walaupun nihil.")
    assert len(found.basis) < 180
    assert found.owner == "Desk 40 daerah"


def test_the_points_are_explained(season: Season) -> None:
    """Section P tells every weight, and whose they are."""
    methods = {fact.term: fact.text for fact in edition(season).trace.methods}
    text = methods["Nilai keputusan (bagian C)"]
    assert "desk diam 25" in text
    assert text.endswith("Asal bobot: asumsi, menunggu ketetapan rapat koordinasi.")
