"""What page 1 prints is what its own data say, counted again without pandas, on screen and on paper."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from html import unescape
from pathlib import Path

import pytest

from tests.oracle.obvious_page_one import Recount, dotted, is_share, span
from tests.states import seasons
from tests.states.pages import Page, Paper, in_one_line
from tests.states.seasons import STATES, State

ROOT = Path(__file__).resolve().parent.parent.parent
every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
EditionOf, PageOf, PaperOf = Callable[[State], Path], Callable[[State], Page], Callable[[State], Paper]
PLACES = {"di gudang": "diterima", "dikemas": "dikemas", "di PPK": "di_ppk", "di PPS": "di_pps"} | {
    "di TPS": "di_tps"
}
BALLOTS = {
    "surat suara gubernur": "surat-suara-gubernur",
    "surat suara bupati/wali kota": "surat-suara-bupati-wali-kota",
}
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober",
    "November", "Desember",
)  # fmt: skip
SHOWN = "LNT"


@dataclass(frozen=True)
class Tile:
    """A key figure as printed."""

    value: str
    label: str
    note: str
    basis: str


def tiles_of(page: Page) -> list[Tile]:
    """Return the tiles of section D."""
    part = page.html[page.html.index('<ul class="tiles">') :]
    tiles = re.findall(r"<li>(.*?)</li>", part[: part.index("</ul>")], flags=re.DOTALL)
    return [
        Tile(*(words(tile, style) for style in ("tile-value", "tile-label", "tile-note", "tile-basis")))
        for tile in tiles
    ]


def words(html: str, style: str) -> str:
    """Return the words of the paragraph of this class."""
    found = re.search(rf'<p class="{style}">(.*?)</p>', html, flags=re.DOTALL)
    assert found is not None, style
    return in_one_line(unescape(re.sub(r"<[^>]+>", " ", found[1])))


def matrix_of(page: Page) -> dict[str, str]:
    """Return the seven letters of every region by its slug, from the front and the annex."""
    rows = re.findall(r'<tr[^>]* data-region="([^"]+)">(.*?)</tr>', page.html, flags=re.DOTALL)
    found = {}
    for region, cells in rows:
        letters = re.findall(r"<td[^>]*>(?:<abbr[^>]*>)?([LNTBD])(?:</abbr>)?</td>", cells)
        if len(letters) == 7:
            found[region] = "".join(letters)
    return found


def recount_of(folder: Path, state: State) -> Recount:
    """Return the edition's data, read anew by the state's own configuration."""
    own = folder.parent.parent / "config"
    return Recount(folder / "data", own if own.exists() else ROOT / "config", state.meeting)


@every_state
def test_every_key_figure_is_in_the_data(edition: EditionOf, page: PageOf, state: State) -> None:
    """Each tile, by its label, equals what the rows that count add up to."""
    recount = recount_of(edition(state), state)
    checked = [tile.label for tile in tiles_of(page(state)) if is_right(tile, recount)]
    assert checked[0] == "desk melapor"
    assert len(checked) >= 4
    # Before the vote the goods matter, after it who voted.
    assert any(label.startswith(("lengkap ", "partisipasi ")) for label in checked)


def is_right(tile: Tile, recount: Recount) -> bool:
    """Check a tile against the data; every label has to be known here."""
    place = next((place for place in PLACES if tile.label.endswith(place)), None)
    ballots = next((item for item in BALLOTS if tile.label.startswith(item)), None)
    number = len(recount.places)
    if tile.label == "desk melapor":
        reported = {region for region, day in recount.reported() if day == recount.period[-1]}
        assert tile.value.endswith(f" dari {number}")
        assert len(reported) <= int(tile.value.split()[0]) <= number
    elif tile.label == "isu terbuka":
        issues = recount.issues()
        still_open = [issue for issue in issues if issue.closed is None]
        new = sum(recount.in_period(issue.opened) for issue in issues)
        closed = sum(recount.in_period(issue.closed) for issue in issues)
        assert tile.value == dotted(len(still_open))
        assert tile.note == f"{recount.overdue(issues)} lewat tenggat; {new} baru; {closed} ditutup"
        assert tile.basis == f"di {len({i.region for i in still_open})} dari {number} daerah"
    elif tile.label == "keputusan rapat terbuka":
        decisions = recount.decisions()
        assert tile.value == dotted(sum(decision.closed is None for decision in decisions))
        assert tile.note.startswith(f"{recount.overdue(decisions)} lewat tenggat; ")
    elif tile.label.startswith("partisipasi pemilihan "):
        election = tile.label.removeprefix("partisipasi pemilihan ")
        voters, roll, regions = recount.turnout(election)
        assert tile.note == f"{dotted(voters)} dari {dotted(roll)} pemilih"
        assert is_share(tile.value, Fraction(voters, roll), decimals=2)
        assert tile.basis.startswith(f"{regions} dari ")
    elif place is not None and ballots is not None:
        are_right_ballots(tile, recount, BALLOTS[ballots], PLACES[place])
    else:
        assert place is not None, tile.label
        assert tile.label == f"lengkap {place}"
        assert tile.value == f"{len(recount.complete(PLACES[place]))} dari {number}"
    return True


def are_right_ballots(tile: Tile, recount: Recount, item: str, stage: str) -> None:
    """Check a tile of ballots: counts, need and share, each with both its ends."""
    found = recount.ballots(item, stage)
    count, wanted = span(found.fresh, found.all_known), span(found.need_low, found.need_high)
    assert tile.note == f"{count} dari {wanted} lembar"
    assert tile.basis.startswith(f"{found.regions} dari {len(recount.places)} daerah")
    if not recount.all_reached(item, stage):
        low, _, high = tile.value.partition("–")
        assert is_share(low, Fraction(found.fresh, found.need_high), decimals=1)
        assert is_share(high or low, Fraction(found.all_known, found.need_low), decimals=1)
    else:
        assert tile.value.replace("\N{NO-BREAK SPACE}", " ").endswith("100 %")


@every_state
def test_the_matrix_shows_every_row_that_counts_and_adds_up(
    edition: EditionOf, page: PageOf, state: State
) -> None:
    """Where a row counts for a day its desk has reported; completeness, timeliness and the tile are
    counted from the marks."""
    recount, shown = recount_of(edition(state), state), matrix_of(page(state))
    assert set(shown) == set(recount.slugs)
    for region, day in recount.reported():
        if day in recount.period:
            (slug,) = (slug for slug, code in recount.slugs.items() if code == region)
            assert shown[slug][recount.period.index(day)] in "LT", (slug, day)
    marks = "".join(shown.values())
    kept = sum(mark in SHOWN for mark in marks)
    front = page(state).front
    assert f"{kept} dari {7 * len(recount.places)} laporan" in front
    if kept:
        on_time = sum(mark in "LN" for mark in marks)
        assert f"{on_time} dari {kept} " in front
    last_day = sum(row[-1] in SHOWN for row in shown.values())
    (tile,) = (tile for tile in tiles_of(page(state)) if tile.label == "desk melapor")
    assert tile.value == f"{last_day} dari {len(shown)}"


@every_state
def test_the_newest_day_of_the_data_is_named(edition: EditionOf, page: PageOf, state: State) -> None:
    """ "Data per" is the newest day of the rows of desks."""
    newest = recount_of(edition(state), state).newest_day
    if newest is not None:
        told = f"{newest.day} {MONTHS[newest.month - 1]} {newest.year}"
        assert re.search(rf"Data per \w+, {told} ", page(state).front)


@pytest.mark.parametrize(
    "state",
    [seasons.THE_18TH, pytest.param(seasons.VOTED, marks=pytest.mark.thorough)],
    ids=lambda state: state.name,
)
def test_paper_says_what_the_screen_says(page: PageOf, printed: PaperOf, state: State) -> None:
    """Every key figure and every mark of the matrix stands on the first sheet of the print."""
    text = re.sub(r"\s", "", printed(state).sheets[0].text)
    for tile in tiles_of(page(state)):
        for said in (tile.value, tile.label, tile.note):
            assert re.sub(r"\s", "", said) in text, said
