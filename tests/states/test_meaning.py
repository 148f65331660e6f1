"""What the page says, and must not say, in each state of the season."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.states import seasons
from tests.states.pages import Page
from tests.states.seasons import STATES, State

every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
PageOf = Callable[[State], Page]


@every_state
def test_no_page_speaks_of_nothing(page: PageOf, state: State) -> None:
    """Never "0 dari 0", a word of the machine, a brace of a template, or a negative age."""
    text = page(state).text
    wrong = [
        r"0 dari 0\b", r"\bnan\b", r"\bNone\b", r"\bNaT\b", r"\binf\b", r"[−-]\d+ hari", r"\bdan 0 lainnya",
        r"\(\)", r": \.", r"\b(\d+) dari \1 keputusan", r"\b[Ss]emua 1 ", r"satu pun dari 1 ",
        r"\b(\d+) isu masih terbuka dan \1 di antaranya", r"terbanyak di [A-Z][\w ]+ \(1\)",
    ]  # fmt: skip
    if state is not seasons.HOSTILE_TEXT:
        wrong += ["[{}]", r"%[sd]\b"]
    found = {pattern: re.findall(rf".{{0,40}}(?:{pattern}).{{0,20}}", text) for pattern in wrong}
    assert {pattern: hits for pattern, hits in found.items() if hits} == {}


@every_state
def test_every_page_says_what_it_is(page: PageOf, state: State) -> None:
    """Draft and sample are marked before the first figure, and the disclaimer closes the page."""
    text = page(state).text
    head = page(state).section_text("head")
    assert "DRAF" in head
    assert "DATA CONTOH" in head
    assert text.index("DATA CONTOH") < text.index("Pokok berita")
    assert "Data Desk Pilkada, bukan data resmi KPU/Bawaslu" in page(state).section_text("closing")


@every_state
def test_two_to_five_sentences_and_one_of_them_about_reporting(page: PageOf, state: State) -> None:
    """The highlights are never more than five, and who reported is always among them."""
    html = page(state).html
    part = html[html.index('<section class="highlights"') :]
    sentences = re.findall(r"<li>(.*?)</li>", part[: part.index("</section>")], flags=re.DOTALL)
    assert 2 <= len(sentences) <= 5
    assert any("melapor" in sentence for sentence in sentences)


def test_the_first_week_has_nothing_to_count(page: PageOf) -> None:
    """Before the first report everything is "not yet": no share, no date of data, no projection."""
    first = page(seasons.FIRST_WEEK)
    for words in (
        "Belum satu pun dari 10 desk melapor", "belum ada angka yang dapat ditampilkan", "H-30",
        "belum pernah melapor", "Belum ada keputusan rapat yang tercatat",
        "Belum ada kunjungan lapangan yang tercatat", "Berkas masukan Belum ada berkas laporan.",
    ):  # fmt: skip
        assert words in first.text
    assert "lewat tenggat hari" not in first.text
    assert re.search(r"\bSiap \d", first.text) is None


def test_on_the_18th_three_desks_are_silent(page: PageOf) -> None:
    """Seven of ten report; the silent ones are named on the front with the days of their silence."""
    front = page(seasons.THE_18TH).front
    assert "7 dari 10" in front
    assert "Kutai Barat 1 hari, terakhir 16 Nov" in front
    assert "Kutai Timur 2 hari, terakhir 15 Nov" in front
    assert "Paser 4 hari, terakhir 13 Nov" in front


def test_two_days_before_the_vote_the_late_ones_are_named(page: PageOf) -> None:
    """The two regions whose goods still lie in the warehouse are named on the front as late."""
    front = page(seasons.TWO_LATE).front
    assert "H-2" in front
    assert "bagi Kutai Timur dan Mahakam Ulu yang belum lengkap dikemas" in front
    assert "Sudah lewat tenggat: Kutai Timur 4 hari dan Mahakam Ulu 4 hari" in front
    assert "Semua 10 desk melapor" in front


def test_when_all_is_complete_nothing_is_said_to_be_late(page: PageOf) -> None:
    """On the eve of the vote all ten are complete at the TPS, and no sentence asks for more."""
    complete = page(seasons.COMPLETE)
    assert "Semua 10 kabupaten/kota lengkap di TPS" in complete.front
    assert "masih dalam proses" not in complete.text
    assert "Tidak ada yang lewat tenggat atau terancam terlambat" in complete.front
    assert "melewati tenggat" not in complete.front
    assert "H-1" in complete.front


def test_after_the_vote_the_turnout_comes_from_counts(page: PageOf) -> None:
    """Turnout is the sum of voters over the sum of the rolls, printed with both and its target."""
    voted = page(seasons.VOTED)
    assert "H+5" in voted.front
    assert "66,00 %" in voted.front
    assert "1.861.989 dari 2.821.202 pemilih" in voted.front
    assert "target 80 %" in voted.front


def test_after_the_count_the_page_speaks_of_the_vote(page: PageOf) -> None:
    """Twelve days on: turnout with its basis, open issues, and the goods once, as last known."""
    counted = page(seasons.COUNTED)
    for words in (
        "H+12", "66,00 %", "10 dari 10 daerah, data sampai 30 Nov", "isu terbuka",
        "Laporan logistik terakhir: 9 dari 10 kabupaten/kota lengkap di TPS per 27 November 2024, 11 hari"
        " sebelum akhir periode; tidak tercatat lengkap: Mahakam Ulu.",
    ):  # fmt: skip
        assert words in counted.front.replace("\N{NO-BREAK SPACE}", " ")
    for words in ("surat suara", "tepat waktu", "tanggal tuntas baru"):
        assert words not in counted.front
    assert "Tidak ada lagi yang diperkirakan" in counted.text
    assert "Tahap berjalan" not in counted.text
    assert re.search(r"\b0–[\d.,]+ (%|dari)", counted.text) is None


def test_a_silent_week_shows_the_last_state_with_its_age(page: PageOf) -> None:
    """Nobody reported: the figures stand as last known, none of them as today's."""
    silent = page(seasons.SILENT)
    assert "Belum satu pun dari 10 desk melapor" in silent.front
    assert "semua angka adalah keadaan terakhir yang diketahui" in silent.front
    assert "11 hari Paser" in silent.front
    assert "7 hari 7 desk" in silent.front
    assert "Data per Minggu, 17 November 2024" in silent.front
    assert "per 13\N{NO-BREAK SPACE}Nov, 11 hari" in silent.html


def test_one_region_alone_has_a_bulletin(page: PageOf) -> None:
    """A single desk's figures are its own: one row, one sheet, its own total."""
    one = page(seasons.ONE)
    assert one.html.count('<article class="sheet"') == 1
    assert "Berau" in one.front
    assert "Paser" not in one.text
    assert "Desk Berau melapor untuk Minggu, 17 November 2024" in one.front
    assert "Berau belum lengkap dikemas" in one.front


def test_forty_regions_fit_the_front(page: PageOf) -> None:
    """The front shows at most twelve regions and counts the others; the annex shows all forty."""
    forty = page(seasons.FORTY)
    matrix = forty.html[forty.html.index('id="matriks-pelaporan"') :]
    assert matrix[: matrix.index("</table>")].count('<th scope="row">') <= 12
    assert re.search(r"30 kabupaten/kota lainnya ada di lampiran", forty.front)
    assert forty.html.count('<article class="sheet"') == seasons.MANY


def test_long_names_are_whole_and_long_texts_are_cut(page: PageOf) -> None:
    """A name is never cut; a text beyond 300 characters ends with a mark, its rest is in the data."""
    long = page(seasons.LONG)
    assert "Kabupaten Penajam Paser Utara Kepulauan Pegunungan Sepanjang Hulu Sungai Mahakam" in long.text
    assert seasons.LONG_TEXT[:200] in long.text
    assert seasons.LONG_TEXT[:301] not in long.text
    assert "dipotong (…) dan utuh di berkas data" in long.text


def test_hostile_text_stays_text(page: PageOf) -> None:
    """Markup, formulas and marks of direction from the field are shown as letters, or not at all."""
    hostile = page(seasons.HOSTILE_TEXT)
    assert seasons.HOSTILE in hostile.text
    assert seasons.FORMULA in hostile.text
    assert "Kotakgnosok" in hostile.text
    assert re.search(r"[\u202a-\u202e\u2066-\u2069\u200b]", hostile.html) is None
    assert "<script>alert" not in hostile.html
    assert re.search(r"<[^>]+ on\w+=", hostile.html) is None
