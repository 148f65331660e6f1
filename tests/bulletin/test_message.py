"""ringkasan.txt: page 1 as a text for a chat, never above 1,500 characters, whatever comes in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import settings as example_settings
from hypothesis import strategies as st

from pipeline.bulletin import EditionContext
from pipeline.bulletin.context import Material
from pipeline.bulletin.message import bold, message, plain
from pipeline.bulletin.wording import wording_in
from pipeline.measures.model import Measures
from pipeline.model.editions import DRAFT
from pipeline.model.ledger import Ledger
from pipeline.settings import Settings, Words
from tests.bulletin import example
from tests.measures.season import PPU, Season, settings_of


def with_edition(settings: Settings, **changes: object) -> Settings:
    """Return ``settings`` with another pipeline.yaml."""
    return settings.model_copy(update={"edition": settings.edition.model_copy(update=changes)})


def text_of(settings: Settings, measures: Measures) -> str:
    """Return the summary of an edition of these figures."""
    context = EditionContext(settings, Ledger(()), "3fa9c1d2", DRAFT, "id", "0.1.0")
    return message(Material(measures, None, context, wording_in(context.language)))


def test_it_says_what_page_one_says(settings: Settings) -> None:
    """Marks of sample and draft, the meeting, B, E and C, the disclaimer, and where the edition is."""
    season = Season(settings).sent(PPU, "11-17", "11-17")
    season.row(
        "isu", "11-10", PPU, nomor="PPU-1", kategori="keamanan", tingkat="kritis", status="baru",
        tenggat=date(2024, 11, 14), penanggung_jawab="Polres PPU", uraian="Amplop dibagikan",
    )  # fmt: skip
    real_like = with_edition(
        settings, address=Words(id="https://desk.example/47", en="https://desk.example/47")
    )
    assert text_of(real_like, season.measures()) == (
        "*DATA CONTOH* Angka dan peristiwa di lembar ini dibuat untuk contoh, bukan laporan lapangan.\n"
        "*Buletin Koordinasi Mingguan Desk Pilkada*\n"
        "Nomor 47/2024 · DRAF · sidik 3fa9c1d2\n"
        "Rapat: Senin, 18 November 2024 (H-9)\n"
        "Data per: Minggu, 10 November 2024\n"
        "\n"
        "*Pokok berita*\n"
        "• *1 dari 10 desk melapor* untuk 17 Nov; belum ada kabar dari Paser (belum pernah"
        " melapor), Kutai Kartanegara (belum pernah melapor), dan 7 lainnya.\n"
        "• *Belum satu pun dari 10 kabupaten/kota lengkap di gudang* menurut laporan terakhir; tenggatnya 18"
        " s.d. 20 November 2024 menurut daerah.\n"
        "• *1 isu masih terbuka* dan sudah lewat tenggat, di Penajam Paser Utara.\n"
        "• Kelengkapan 1,4 % (1 dari 70 laporan), target 90 %; Ketepatan waktu 100 % (1 dari 1 laporan),"
        " target 80 %.\n"
        "\n"
        "*Keputusan yang diminta*\n"
        "1. *Minta desk Paser, Kutai Kartanegara, dan 7 lainnya melapor hari ini juga, walaupun"
        " nihil.* Tanpa laporan: Paser (belum pernah melapor), Kutai Kartanegara (belum pernah melapor),"
        " Berau (belum pernah melapor), dan 6 lainnya. Desk 9 daerah; tenggat hari ini.\n"
        "2. *Putuskan penyelesaian isu PPU-1 (keamanan) di Penajam Paser Utara.* Lewat tenggat 4 hari,"
        " terbuka 8 hari; baru per 10 Nov (“Amplop dibagikan”). Polres PPU; tenggat 14 Nov.\n"
        "\n"
        "Data Desk Pilkada, bukan data resmi KPU/Bawaslu.\n"
        "Edisi lengkap: https://desk.example/47\n"
    )


def test_a_silent_week_has_no_timeliness(settings: Settings) -> None:
    """Where nobody reported there is nothing to be in time, and that is said instead of its counts."""
    told = text_of(settings, Season(settings).measures())
    assert "Kelengkapan 0 % (0 dari 70 laporan)" in told
    assert "Ketepatan waktu – (belum ada laporan), target 80 %." in told


def test_without_an_address_it_names_the_folder(settings: Settings) -> None:
    """Where no address is configured the reader learns which folder holds the edition."""
    text = text_of(with_edition(settings, address=Words(id="", en="")), example.measures(settings))
    assert text.endswith("Edisi lengkap: buletin.pdf di folder 2024-11-18 di sekretariat Desk.\n")


def test_real_data_bear_no_mark_of_a_sample(settings: Settings) -> None:
    """The mark goes with the data's status."""
    text = text_of(with_edition(settings, data_status="real"), example.measures(settings))
    assert "DATA CONTOH" not in text
    assert text.startswith("*Buletin Koordinasi")


def is_sound(text: str) -> bool:
    """Whether the text is short, its bold marks are pairs on each line, and its ends stand."""
    lines = text.split("\n")
    pairs = all(line.count("*") % 2 == 0 for line in lines)
    ends = "DATA CONTOH" in lines[0] and "Edisi lengkap: " in lines[-2]
    return len(text) <= 1500 and pairs and ends and "\r" not in text


@pytest.mark.parametrize("regions", [1, 10, 40])
def test_states_of_the_season_fit(settings: Settings, regions: int) -> None:
    """One region or forty, nobody heard of, or seven grave issues: the text stays within its bound."""
    own = settings if regions == 10 else settings_of(settings, regions)
    first = next(iter(own.baseline.by_code))
    silent = Season(own, date(2024, 11, 25))
    troubled = Season(own).sent(first, "11-17", "11-17")
    for n in range(7):
        troubled.row(
            "isu", "11-10", first, nomor=f"I-{n}", kategori="politik_uang", tingkat="kritis", status="baru",
            tenggat=date(2024, 11, 14), penanggung_jawab="Polres " * 20, uraian="Amplop dibagikan " * 30,
        )  # fmt: skip
    for season in (Season(own), silent, troubled):
        text = text_of(own, season.measures())
        assert is_sound(text)
        assert "Keputusan yang diminta" in text


def test_hostile_texts_break_nothing(settings: Settings) -> None:
    """Whatever a desk writes: no mark of bold is torn, no line is added, the bound holds."""
    season = Season(settings).row(
        "keputusan", "11-11", None, nomor="K-1", rapat=date(2024, 11, 11), keputusan="Memeriksa gudang",
        penanggung_jawab="Dinas ESDM", tenggat=date(2024, 11, 16), status="proses",
    )  # fmt: skip
    harmless = season.measures()
    (decision,) = harmless.follow_up.decisions
    context = EditionContext(settings, Ledger(()), "3fa9c1d2", DRAFT, "id", "0.1.0")
    lines = len(text_of(settings, harmless).splitlines())

    @given(st.text(min_size=1, max_size=120), st.text(max_size=300), st.text(min_size=1, max_size=40))
    @example_settings(max_examples=60, deadline=None)
    def holds(owner: str, text: str, number: str) -> None:
        hostile = replace(decision, owner=owner, text=text, number=number)
        items = (
            replace(item, owner=owner, reference=number) if item.reference else item
            for item in harmless.agenda.items
        )
        measures = replace(
            harmless,
            follow_up=replace(harmless.follow_up, decisions=(hostile,)),
            agenda=replace(harmless.agenda, items=tuple(items)),
        )
        found = message(Material(measures, None, context, wording_in(context.language)))
        assert is_sound(found)
        assert len(found.splitlines()) == lines

    holds()


def test_personal_data_are_masked(settings: Settings) -> None:
    """A telephone number in the text of a decision shows its last two digits only."""
    season = Season(settings)
    for code in settings.baseline.by_code:
        season.sent(code, "11-17", "11-17")
    season.row(
        "keputusan", "11-11", None, nomor="K-1", rapat=date(2024, 11, 11),
        keputusan="Hubungi 0812 3456 7890 *segera*\n_sekarang_", penanggung_jawab="Dinas ~ESDM~",
        tenggat=date(2024, 11, 16), status="proses",
    )  # fmt: skip
    text = text_of(settings, season.measures())
    assert "(“Hubungi ••••••90 segera -sekarang-”).*" in text
    assert "Dinas ESDM; tenggat 16 Nov." in text


@given(st.text(max_size=400))
def test_bold_is_one_pair_on_one_line(text: str) -> None:
    """Bold text has two marks or none at all, no line break, and at most 202 characters."""
    found = bold(text)
    assert found.count("*") in (0, 2)
    assert len(found.splitlines()) <= 1
    assert len(found) <= 202
    assert plain(plain(text)) == plain(text)
