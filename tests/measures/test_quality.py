"""Section O: what was read, refused, tolerated and carried."""

from __future__ import annotations

from pipeline.measures.model import CarriedValue, Origin, Quality, RegionQuality
from pipeline.model.ledger import RowCounts, Verdict
from tests.measures.season import BERAU, PASER, Season, day


def of_region(quality: Quality, region: str | None) -> RegionQuality:
    """Return the row of one region."""
    return next(row for row in quality.regions if row.region == region)


def test_the_regions_add_up_to_the_ledger(season: Season) -> None:
    """A file of one region is that region's; one of none or of several is nobody's."""
    season.file("a.csv", RowCounts(10, accepted=8, ignored=2), Verdict.ACCEPTED, (BERAU,))
    season.file("b.csv", RowCounts(5, rejected=5), Verdict.REJECTED, (BERAU,))
    season.file("c.csv", RowCounts(4, duplicate=4), Verdict.ACCEPTED, (BERAU, PASER))
    season.file("d.csv", RowCounts(0), Verdict.NOT_A_REPORT)
    quality = season.measures().quality
    berau = of_region(quality, BERAU)
    assert berau.rows == RowCounts(15, accepted=8, rejected=5, ignored=2)
    assert (berau.files, berau.refused_files, berau.errors) == (2, 1, 5)
    assert of_region(quality, None).files == 2
    assert sum((row.rows for row in quality.regions), RowCounts()) == season.dataset().ledger.totals


def test_a_file_in_a_format_that_cannot_be_read_is_refused(season: Season) -> None:
    """An .xls of a known region is no report, and its desk is told: it counts as refused."""
    season.file("berau.xls", RowCounts(), Verdict.NOT_A_REPORT, (BERAU,))
    season.finding("format-unsupported", "warning", "berau.xls")
    assert of_region(season.measures().quality, BERAU).refused_files == 1


def test_findings_are_grouped_with_an_example(season: Season) -> None:
    """Errors come first, then the most frequent; the example is the first of its group."""
    season.file("a.csv", RowCounts(), Verdict.ACCEPTED, (BERAU,))
    season.finding("name-corrected", "warning", "a.csv", 4, "Tinte").finding(
        "name-corrected", "warning", "a.csv", 7
    )
    season.finding("report-empty", "warning", "a.csv")
    season.finding("number-invalid", "error", "a.csv", 9, "12O")
    quality = season.measures().quality
    assert [(g.code, g.count, g.region) for g in quality.groups] == [
        ("number-invalid", 1, BERAU),
        ("name-corrected", 2, BERAU),
        ("report-empty", 1, BERAU),
    ]
    assert (quality.groups[1].example, quality.groups[1].example_value) == (Origin("a.csv", 4), "Tinte")
    assert quality.groups[2].example == Origin("a.csv", 0)
    assert of_region(quality, BERAU).tolerated == 2


def test_what_is_older_than_the_period_is_carried(season: Season) -> None:
    """Sunday the 10th is before the period, Monday the 11th is in it."""
    season.goods("11-10", BERAU, "tinta", diterima=950).goods("11-11", PASER, "tinta", diterima=970)
    assert season.measures().quality.carried == (CarriedValue(BERAU, "tinta", day("11-10"), 7),)
