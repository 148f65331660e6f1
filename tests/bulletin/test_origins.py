"""The annex of origins: from a figure on the page to its file and row in one click."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pikepdf
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser

from pipeline.bulletin import EditionView
from pipeline.bulletin.origin_places import ranges
from pipeline.settings import Settings
from tests.bulletin import example

FIGURE_TABLES = {
    "papan": "G",
    "tangga": "H",
    "surat-suara-gubernur": "H",
    "butir-diterima-64-01": "H",
    "kesiapan": "L",
}


def test_every_link_leads_to_an_origin(html: str) -> None:
    """No link into the annex leads nowhere, and no anchor stands there twice."""
    anchors = re.findall(r'\bid="(asal-[^"]+)"', html)
    assert len(anchors) == len(set(anchors))
    links = set(re.findall(r'href="#(asal-[^"]+)"', html))
    assert links
    assert links <= set(anchors)


def test_every_figure_of_a_region_is_linked(html: str) -> None:
    """In the tables of G, H and L no reported figure of a region is without its link."""
    for name in FIGURE_TABLES:
        table = html[html.index(f'id="{name}"') :]
        rows = re.findall(r"<tr(?: data-[^>]*)?><th scope=\"row\".*?</tr>", table[: table.index("</table>")])
        cells = [c for row in rows for c in re.findall(r'<td class="(?:number|status)[^>]*>(.*?)</td>', row)]
        figures = [c for c in cells if re.search(r"\d", re.sub(r"<[^>]+>", "", c))]
        assert figures, name
        assert [c for c in figures if not c.startswith('<a class="origin" href="#asal-')] == [], name


def test_every_tile_is_linked(html: str) -> None:
    """Section D: each key figure leads to the regions that it is made of."""
    section = html[html.index('<section class="key-figures">') :]
    tiles = section[: section.index("</section>")].split("<li>")[1:]
    assert [tile for tile in tiles if 'href="#asal-d-' not in tile] == []


def test_an_entry_names_file_and_row(view: EditionView, settings: Settings) -> None:
    """An item's entry tells where it was read; the file's number is explained in the same place."""
    region = settings.baseline.by_code["64.03"]
    (group,) = [g for g in view.origins.groups if g.anchor == f"asal-{region.slug}"]
    (entry,) = [e for e in group.entries if e.anchor == f"asal-{region.slug}-b-segel"]
    (file,) = [f for f in group.files if f.text.startswith("2024-11-17/64.03.csv")]
    assert entry.text == f"berkas {file.number} baris 2"
    assert example.ledger(settings).files[int(file.number) - 1].path == "2024-11-17/64.03.csv"


def test_the_annex_opens_without_script(page_file: Path, chromium: Browser) -> None:
    """A click on a figure shows its origin, though the region's part was folded."""
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(page_file.as_uri())
    link = page.locator("#papan td a.origin").first
    target = (link.get_attribute("href") or "").removeprefix("#")
    assert not page.locator(f"#{target}").is_visible()
    link.click()
    page.locator(f"#{target}").wait_for(state="visible")
    context.close()


def test_paper_has_no_links_into_the_annex(pdf: bytes) -> None:
    """In print the data are attached instead: nothing links into the annex, no place of it is named."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        links = [str(link.get("/Dest")) for page in document.pages for link in page.get("/Annots", [])]
        names = [str(item.title) for item in document.open_outline().root]
    assert [link for link in links if "asal-" in link] == []
    assert names
    assert "Asal angka" not in names


@given(st.sets(st.integers(1, 60)))
def test_ranges_say_the_same_rows(rows: set[int]) -> None:
    """What a range says and what was meant are the same rows."""
    said = [tuple(map(int, part.split("–"))) for part in ranges(rows).split(", ") if part]
    assert {row for span in said for row in range(span[0], span[-1] + 1)} == rows
