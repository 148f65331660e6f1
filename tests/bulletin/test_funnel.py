"""The funnel of section J as it is printed."""

from __future__ import annotations

from gettext import NullTranslations

from pipeline.bulletin.context import Material
from pipeline.bulletin.sections.funnel import funnel
from pipeline.bulletin.wording import Wording
from pipeline.settings import Settings
from tests.bulletin import example
from tests.measures.season import BERAU, PASER, Season, day

ISSUE = {"kategori": "distribusi", "tingkat": "sedang", "uraian": "Jalan terputus"}


def material_of(season: Season) -> Material:
    """Return what the section is composed of."""
    context = example.context(season.settings)
    return Material(season.measures(), None, context, Wording("id", NullTranslations()))


def test_the_funnel_tells_flow_and_ages(settings: Settings) -> None:
    """Its title says what came and went; open statuses add up above the closed ones."""
    season = Season(settings)
    season.row("isu", "11-14", BERAU, nomor="1", status="baru", **ISSUE)
    season.row("isu", "11-04", BERAU, nomor="2", status="ditangani", tenggat=day("11-10"), **ISSUE)
    season.row("isu", "11-05", PASER, nomor="1", status="baru", **ISSUE)
    season.row("isu", "11-15", PASER, nomor="1", status="selesai", **ISSUE)
    found = funnel(material_of(season))
    assert found is not None
    assert found.title == "Dalam periode ini masuk 1 isu dan ditutup 1 isu; 2 isu masih terbuka"
    lines = [(s.word, s.count, s.new, s.overdue, s.median, s.oldest) for s in found.steps if s.count != "0"]
    assert lines == [
        ("baru", "1", "1", "0", "4 hari", "4 hari"),
        ("ditangani", "1", "0", "1", "14 hari", "14 hari"),
        ("semua yang terbuka", "2", "1", "1", "4 hari", "14 hari"),
        ("selesai", "1", "0", "–", "10 hari", "10 hari"),
    ]


def test_without_issues_there_is_no_funnel(settings: Settings) -> None:
    """A season without an issue shows no row of noughts."""
    assert funnel(material_of(Season(settings))) is None
