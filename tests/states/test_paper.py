"""Rules of paper that hold in every state: parts, breaks, heads, and nothing cut or overprinted."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

import pytest

from tests.bulletin.pdf_tree import elements, inside, opened
from tests.states import seasons
from tests.states.pages import MM, SIDE_MM, Page, Paper, Sheet, overlapping
from tests.states.seasons import STATES, State

pytestmark = pytest.mark.thorough

every_state = pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
PageOf, PaperOf = Callable[[State], Page], Callable[[State], Paper]
SHEET_HEAD = re.compile(r"\b(\d\d\.\d\d) (?:Kabupaten|Kota)\b")
MOST_EMPTY_SHARE = 0.25
MOST_EMPTY_BEFORE_WHAT_IS_WHOLE = 0.4
"""A picture is not broken, and neither is a row, however tall an extreme text makes it."""
SHORTEST_LAST_LINE = 20
"""A shorter line may end like some caption by chance."""


def ends_a_part(sheet: Sheet, following: Sheet) -> bool:
    """Whether the sheet may end early: two region sheets are on it, or another part begins after it."""
    opening = " ".join(following.lines[:3])
    return (
        len(SHEET_HEAD.findall(" ".join(sheet.lines))) == 2
        or SHEET_HEAD.search(opening) is not None
        or opening.startswith("Lampiran")
    )


def ends_with(text: str, line: str) -> bool:
    """Whether the line is the text (given without blanks), or its last line where it has several."""
    last = re.sub(r"\s", "", line)
    return text == last or (len(last) > SHORTEST_LAST_LINE and text.endswith(last))


@every_state
def test_page_one_is_the_front_and_nothing_else(printed: PaperOf, state: State) -> None:
    """Page 1 holds A to E whole; the follow-up of the last meeting opens page 2."""
    first, second = printed(state).sheets[:2]
    for words in ("Pokok berita", "Angka kunci", "Disiplin pelaporan", "Ketepatan waktu", "D ditolak"):
        assert words in " ".join(first.lines)
    assert second.lines[0].startswith("F Tindak lanjut rapat lalu")


@every_state
def test_every_sheet_bears_its_head_and_foot(printed: PaperOf, page: PageOf, state: State) -> None:
    """Number, edition, standing, digest, disclaimer, and the mark of the sample, on each sheet."""
    digest = re.search(r'class="digest">(\w{8})<', page(state).html)
    assert digest is not None
    sheets = printed(state).sheets
    for sheet in sheets:
        for words in (
            f"hlm. {sheet.number} dari {len(sheets)}", f"DRAF · sidik {digest[1]}", "DATA CONTOH",
            "Data Desk Pilkada, bukan data resmi KPU/Bawaslu",
        ):  # fmt: skip
            assert words in sheet.text, sheet.number


@every_state
def test_nothing_is_cut_or_overprinted(printed: PaperOf, state: State) -> None:
    """No word leaves the printed area, and no two words stand on each other."""
    for sheet in printed(state).sheets:
        margin = SIDE_MM * MM - 1
        outside = [w.text for w in sheet.seen if w.left < margin or w.right > sheet.width - margin]
        assert (sheet.number, outside, overlapping(sheet.seen)) == (sheet.number, [], [])


@every_state
def test_region_sheets_stand_two_a_page(printed: PaperOf, page: PageOf, state: State) -> None:
    """All regions in the order of their codes, two on a sheet of paper, none broken."""
    codes = re.findall(r'<span class="code">([\d.]+)</span>', page(state).html)
    found = [SHEET_HEAD.findall(" ".join(sheet.lines)) for sheet in printed(state).sheets]
    pairs = [here for here in found if here]
    assert pairs == [codes[n : n + 2] for n in range(0, len(codes), 2)]
    for sheet, here in zip(printed(state).sheets, found, strict=True):
        if here:
            assert len(re.findall(r"Isu terbuka:", " ".join(sheet.lines))) == len(here)


@every_state
def test_no_sheet_is_more_than_a_quarter_empty(printed: PaperOf, page: PageOf, state: State) -> None:
    """White space at the end of a sheet only where a part ends, and a little before a whole picture."""
    sheets = printed(state).sheets

    def allowed(following: Sheet) -> float:
        first = re.sub(r"\s", "", following.lines[0])
        drawn = any(caption.startswith(first) for caption in page(state).pictures)
        tall_rows = state in {seasons.LONG, seasons.HOSTILE_TEXT}
        return MOST_EMPTY_BEFORE_WHAT_IS_WHOLE if drawn or tall_rows else MOST_EMPTY_SHARE

    hollow = [
        (sheet.number, f"{sheet.empty_share:.0%}")
        for sheet, following in pairwise(sheets[1:])
        if sheet.empty_share > allowed(following) and not ends_a_part(sheet, following)
    ]
    assert hollow == []


@every_state
def test_no_heading_is_left_alone(printed: PaperOf, page: PageOf, state: State) -> None:
    """No sheet ends with a heading, caption or finding: what it opens stands on the same sheet."""
    lonely = [
        (sheet.number, sheet.lines[-1])
        for sheet in printed(state).sheets
        if any(ends_with(text, sheet.lines[-1]) for text in page(state).openings)
    ]
    assert lonely == []


@every_state
def test_a_table_over_pages_repeats_its_head(printed: PaperOf, state: State) -> None:
    """Each further sheet of a table begins with the table's column heads."""
    paper = printed(state)
    with opened(paper.path.read_bytes()) as document:
        numbers = {item.obj.objgen: number for number, item in enumerate(document.pages)}
        for table in elements(document, "Table"):
            rows = inside(table, "TR")
            sheets = sorted({numbers[cell.Pg.objgen] for row in rows for cell in row.K if "/Pg" in cell})
            heads = [len(inside(group, "TH")) for group in inside(table, "THead")]
            for number in sheets[1:]:
                again = document.pages[number].Contents.read_bytes().count(b"/Artifact <</Type /Pagination>>")
                assert again >= heads[0] > 0, number + 1


def test_no_heading_of_a_table_breaks_inside_a_word(printed: PaperOf) -> None:
    """On the shipped season each region's name stands in the headings of the item tables as it is written."""
    lines = [line for sheet in printed(seasons.THE_18TH).sheets for line in sheet.lines]
    heads = [line for line in lines if "Balikpapan" in line and "Bontang" in line and "Samarinda" in line]
    assert len([line for line in heads if "Kartanegara" in line]) >= 2


@every_state
def test_signatures_and_copies_stand_together(printed: PaperOf, state: State) -> None:
    """The whole closing block is on one sheet: copies, place, role, name."""
    (sheet,) = [s for s in printed(state).sheets if "Tembusan" in s.lines[0:] or "Tembusan" in s.text]
    for words in (
        "Kementerian Dalam Negeri",
        "Samarinda,",
        "Ketua Desk Pilkada Provinsi",
        "(nama pejabat)",
        "NIP",
    ):
        assert words in sheet.text


def test_folio_paper_keeps_the_rules(printed: PaperOf) -> None:
    """With ``paper: F4`` the sheets are 33 cm high, the front is page 1, and nothing is overprinted."""
    sheets = printed(seasons.FOLIO).sheets
    assert {(round(s.width / MM), round(s.height / MM)) for s in sheets} == {(210, 330)}
    assert sheets[1].lines[0].startswith("F Tindak lanjut rapat lalu")
    assert [overlapping(sheet.seen) for sheet in sheets] == [[]] * len(sheets)
