"""What the charts of section H show: lines, needs, deadlines and projections in their places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from gettext import NullTranslations

import pytest

from pipeline.bulletin.charts import ladder_chart, region_chart
from pipeline.bulletin.context import EditionContext, Material
from pipeline.bulletin.views_logistics import ChartView
from pipeline.bulletin.wording import Wording
from pipeline.settings import Settings
from tests.bulletin import example
from tests.bulletin.ballot_season import FIRST, moving_ballots
from tests.bulletin.pictures import outside, overlapping, paths, words
from tests.measures.season import BERAU, GOVERNOR_BALLOTS, MAHULU, Season, settings_of

MAHULU_NEED = 28_603
LEFT, RIGHT, TOP_OF_AXES, BASE = 37, 253 - 66, 31, 170 - 17
"""The axes of a ladder's picture, in points."""


def material_of(season: Season, context: EditionContext | None = None) -> Material:
    """Return what the charts are composed of."""
    wording = Wording("id", NullTranslations())
    return Material(season.measures(), None, context or example.context(season.settings), wording)


def ladders(season: Season) -> ChartView:
    """Return the chart of the province."""
    chart = ladder_chart(material_of(season))
    assert chart is not None
    return chart


def multiples(season: Season) -> ChartView:
    """Return the chart of the regions."""
    chart = region_chart(material_of(season))
    assert chart is not None
    return chart


def x_of(day: date, start: date, end: date) -> float:
    """Return where a day stands on a ladder's axis."""
    return LEFT + (RIGHT - LEFT) * ((day - start).days / (end - start).days)


@pytest.fixture
def season(settings: Settings) -> Season:
    """A season before the meeting of 18 November, in which every region moves its ballots."""
    return moving_ballots(settings)


def test_the_deadline_stands_on_its_day(season: Season) -> None:
    """20 November, the warehouses' deadline, is drawn at its place between 4 and 27 November."""
    svg = str(ladders(season).panels[0].svg)
    vertical = [line for line in paths(svg, "stroke-muted") if len({x for x, _y in line}) == 1]
    expected = x_of(date(2024, 11, 20), FIRST, date(2024, 11, 27))
    assert any(abs(line[0][0] - expected) < 0.1 for line in vertical)
    assert "tenggat di gudang 20\N{NO-BREAK SPACE}Nov" in {one.text for one in words(svg)}


def test_the_projection_ends_on_the_projected_day(season: Season) -> None:
    """A twentieth a day reaches the need after 20 days, on 23 November; the range lies around it."""
    svg = str(ladders(season).panels[0].svg)
    (field,) = paths(svg, "fill-fan")
    days = [x_of(date(2024, 11, day), FIRST, date(2024, 11, 27)) for day in (17, 23)]
    assert field[0][0] == pytest.approx(days[0], abs=0.1)
    assert field[1][0] <= days[1] <= field[2][0]
    assert "perkiraan 23\N{NO-BREAK SPACE}Nov" in {one.text for one in words(svg)}
    note = ladders(season).panels[0].note.replace("\N{NO-BREAK SPACE}", " ")
    assert note.startswith("Gudang: perkiraan 23 Nov (rentang ")
    assert note.endswith("), tenggat 20 Nov.")


def test_a_count_stands_at_its_height(season: Season) -> None:
    """After 14 days the line ends at 70 percent of the need, seen from the base."""
    svg = str(ladders(season).panels[0].svg)
    line = max(paths(svg, "stroke-accent"), key=len)
    (band,) = paths(svg, "fill-band")
    need = max(y for _x, y in band)
    assert (BASE - line[-1][1]) / (BASE - need) == pytest.approx(0.7, abs=0.01)


def test_counts_are_written_in_the_words_of_the_language(season: Season) -> None:
    """The axis says ``2 juta``, not 2000000; the unit stands in the panel's title."""
    panel = ladders(season).panels[0]
    texts = {one.text.replace("\N{NO-BREAK SPACE}", " ") for one in words(str(panel.svg))}
    assert {"0", "1 juta", "2 juta"} <= texts
    assert panel.title == "Surat suara gubernur, lembar"


def test_the_scarcest_item_has_a_picture_of_its_own(season: Season) -> None:
    """Seals, at half of what is needed, are what the province lacks most besides the ballots."""
    season.goods("11-17", BERAU, "segel", kebutuhan=24_000, diterima=12_000)
    season.goods("11-17", BERAU, "tinta", kebutuhan=950, diterima=900)
    panel = ladders(season).panels[-1]
    assert panel.title == "Butir lain yang paling kurang: Segel, keping"
    assert "12.000" in {one.text for one in words(str(panel.svg))}


def test_every_region_has_a_panel_on_the_same_scale(season: Season) -> None:
    """Ten panels in code order; the counts stand in the table, a row per region and stage."""
    chart = multiples(season)
    assert [panel.title for panel in chart.panels][:3] == ["Paser", "Kutai Kartanegara", "Berau"]
    assert len(chart.panels) == 10
    shares = [tuple(one.text for one in words(str(panel.svg)) if one.right < 25) for panel in chart.panels]
    assert set(shares) == {("0", "50", "100\N{NO-BREAK SPACE}%")}
    (table,) = chart.data
    mahulu = next(row for row in table.rows if row.head.text == "Mahakam Ulu")
    assert mahulu.cells[0].text == "Gudang"
    assert mahulu.cells[-1].text == "20.020"


def test_of_many_regions_only_the_scarcest_are_drawn(settings: Settings) -> None:
    """Of 40 regions the complete ones and all but the twelve scarcest are counted, not drawn."""
    many = settings_of(settings, 40)
    season = Season(many)
    for number, region in enumerate(many.baseline.regions, start=1):
        season.goods("11-17", region.code, GOVERNOR_BALLOTS, kebutuhan=10_270, diterima=200 * number)
    chart = multiples(season)
    assert [panel.title for panel in chart.panels] == [r.short_name for r in many.baseline.regions[:12]]
    assert "28 daerah lain tidak digambar" in chart.source


def everything_moves(season: Season) -> Season:
    """Two days before the vote: all five stages under way at once."""
    for number, stage in enumerate(("dikemas", "di_ppk", "di_pps", "di_tps"), start=1):
        for day in range(10, 18):
            share = max(0, (day - 8) * 10 - number * 6)
            season.goods(f"11-{day}", MAHULU, GOVERNOR_BALLOTS, **{stage: MAHULU_NEED * share // 100})
    return season


def one_report(season: Season) -> Season:
    """A single report in the whole season."""
    season.rows.clear()
    return season.goods("11-17", MAHULU, GOVERNOR_BALLOTS, kebutuhan=MAHULU_NEED, diterima=10)


def all_complete(season: Season) -> Season:
    """Every region has everything at its stations."""
    season.rows.clear()
    for region in season.settings.baseline.regions:
        need = -(-region.registered_voters * 1025 // 1000) + 20
        stages = dict.fromkeys(("diterima", "dikemas", "di_ppk", "di_pps", "di_tps"), need)
        season.goods("11-16", region.code, GOVERNOR_BALLOTS, kebutuhan=need, **stages)
    return season


@pytest.mark.parametrize("change", [lambda s: s, everything_moves, one_report, all_complete])
def test_words_never_lie_over_each_other(season: Season, change: Callable[[Season], Season]) -> None:
    """In whatever state: no two texts of a picture overlap, and none leaves it."""
    found = change(season)
    for chart in (ladders(found), multiples(found)):
        for panel in chart.panels:
            assert overlapping(str(panel.svg)) == []
            assert outside(str(panel.svg)) == []


def test_a_complete_ladder_promises_nothing(season: Season) -> None:
    """Where all is at the stations there is no projection and no deadline in the regions' panels."""
    chart = multiples(all_complete(season))
    assert {panel.note for panel in chart.panels} == {"Lengkap di semua tahap."}
    assert all(not paths(str(panel.svg), "fill-fan") for panel in chart.panels)
    assert chart.title.endswith("lengkap di TPS di semua daerah")


def test_a_single_report_is_a_dot(season: Season) -> None:
    """One report makes no line and no projection, and the note says why."""
    panel = ladders(one_report(season)).panels[0]
    assert "data kurang untuk perkiraan" in panel.note
    assert paths(str(panel.svg), "fill-fan") == []


def test_without_reports_there_is_no_chart(settings: Settings) -> None:
    """Nothing reported, nothing drawn."""
    material = material_of(Season(settings))
    assert ladder_chart(material) is None
    assert region_chart(material) is None


def test_the_same_figures_give_the_same_picture(season: Season) -> None:
    """Drawn twice, every picture has the same bytes."""
    first, second = (
        [str(panel.svg) for chart in (ladders(season), multiples(season)) for panel in chart.panels]
        for _ in range(2)
    )
    assert first == second
