"""Page 1 holds sections A to E whole, in every state of the season, on A4; F4 is 33 mm longer."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from weasyprint import HTML

from pipeline.bulletin import EditionContext, compose, render_html
from pipeline.model.editions import DRAFT
from pipeline.settings import Settings, Words
from tests.measures.season import Season, settings_of
from tests.states.pages import Page
from tests.states.seasons import STATES, State

FRONT_END = '<section class="follow-up">'
LONG = "Kepulauan Mahakam Hulu Utara Timur Laut"


def front_pages(html: str) -> int:
    """How many pages the part of the page before section F takes."""
    front = html[: html.index(FRONT_END)]
    return len(HTML(string=f"{front}</main></div></body></html>").render().pages)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_page_one_is_one_page(page: Callable[[State], Page], state: State) -> None:
    """A to E fit on one sheet."""
    assert front_pages(page(state).html) == 1


def crowded(settings: Settings, regions: int) -> Settings:
    """As many regions as asked for, with long names and a long letterhead."""
    own = settings_of(settings, regions)
    named = tuple(
        region.model_copy(update={"short_name": f"{LONG} {n}", "name": f"Kabupaten {LONG} {n}"})
        for n, region in enumerate(own.baseline.regions)
    )
    baseline = own.baseline.model_copy(update={"regions": named})
    baseline.__dict__.pop("by_code", None)
    letterhead = own.edition.letterhead.model_copy(
        update={"address": Words(id="Jalan Jenderal Sudirman " * 6, en="Jalan Jenderal Sudirman " * 6)}
    )
    edition = own.edition.model_copy(update={"letterhead": letterhead})
    return own.model_copy(update={"baseline": baseline, "edition": edition})


def troubled(settings: Settings) -> Season:
    """A season in which everything has come late, and many grave issues stay open."""
    season = Season(settings, date(2024, 11, 25))
    for n, code in enumerate(settings.baseline.by_code):
        season.sent(code, f"11-{10 + n % 14}", f"11-{10 + n % 14 + n % 3}")
        season.sent(code, "11-20", "11-20", "refused")
        for item in ("surat-suara-gubernur", "surat-suara-bupati-wali-kota", "bilik-suara"):
            for day in range(15, 20):
                season.goods(f"11-{day}", code, item, kebutuhan=10_290, diterima=1000 + 9 * day, dikemas=day)
        season.row(
            "isu", "11-10", code, nomor=f"NOMOR-YANG-PANJANG-{n}", kategori="pelanggaran_kampanye",
            tingkat="kritis", status="ditangani", tenggat=date(2024, 11, 14), uraian="Spanduk dirusak " * 9,
            penanggung_jawab="Badan Kesatuan Bangsa dan Politik Provinsi Kalimantan Timur",
        )  # fmt: skip
    return season


@pytest.mark.parametrize("regions", [10, 15, 16, 40])
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_crowded_page_one_is_one_page(settings: Settings, regions: int, language: str) -> None:
    """Long names, up to fifteen rows in the matrix, and a full list of decisions still fit."""
    own = crowded(settings, regions)
    season = troubled(own)
    context = EditionContext(own, season.ledger(), "3fa9c1d2", DRAFT, language, "0.1.0")  # type: ignore[arg-type]
    view = compose(season.measures(), None, context)
    html = render_html(view)
    assert len(view.agenda.entries) == 5
    assert front_pages(html) == 1
