"""Section M: what changed since the last edition, split by cause; the parts add up exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.measures import Standings, measure_changes, measure_standing
from pipeline.measures.changes import Counted, HeadlineKey, change
from pipeline.measures.model import Causes, Change, Changes, Headline, Origin, Standing
from pipeline.merging import arrived_by, merge, only_files, set_corrections_aside
from pipeline.model.stages import Stage
from pipeline.reading import read_reports
from pipeline.reports import Judged, judge
from pipeline.settings import Settings
from tests.measures.season import PPU

LAST, TODAY = date(2024, 11, 11), date(2024, 11, 18)
BALLOTS = "Surat suara gubernur"


def save(inputs: Path, received: str, name: str, *rows: str) -> None:
    """Save a report of the goods of Penajam Paser Utara that arrived on a day of November (DD)."""
    folder = inputs / f"2024-11-{received}"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text("\n".join(["tanggal;wilayah;barang;diterima", *rows, ""]), encoding="utf-8")


def goods(on: str, count: int, item: str = BALLOTS) -> str:
    """One row: what has been received by a day of November (DD)."""
    return f"2024-11-{on};PPU;{item};{count}"


def judged(inputs: Path, settings: Settings) -> Judged:
    """What the program reads under ``inputs``."""
    return judge(read_reports([inputs], settings), settings)


def standings(inputs: Path, settings: Settings) -> Standings:
    """The five editions between the meetings of 11 and 18 November; the rules are the same."""
    everything = judged(inputs, settings)

    def edition(reports: Judged, meeting: date) -> Standing:
        return measure_standing(merge(reports, settings, meeting), settings)

    then = edition(only_files(everything, arrived_by(everything, LAST)), LAST)
    with_late = edition(set_corrections_aside(everything, settings, arrived_by(everything, LAST)), LAST)
    return Standings(then, then, with_late, edition(everything, LAST), edition(everything, TODAY))


def figure(found: Changes, headline: Headline, stage: Stage | None = None) -> Change:
    """The change of one figure."""
    (one,) = [c for c in found.figures if c.headline is headline and c.stage is stage]
    return one


@pytest.fixture
def story(tmp_path: Path, settings: Settings) -> Changes:
    """140 sheets by the 9th, told in time and later corrected; 150 by the 10th, told late; 500 by the
    17th.
    """
    save(tmp_path, "08", "a.csv", goods("08", 100))
    save(tmp_path, "09", "b.csv", goods("09", 140))
    save(tmp_path, "13", "c.csv", goods("10", 150))
    save(tmp_path, "14", "b rev2.csv", goods("09", 130))
    save(tmp_path, "17", "d.csv", goods("17", 500))
    return measure_changes(standings(tmp_path, settings))


def test_a_late_report_and_a_new_fact_are_told_apart(story: Changes) -> None:
    """140 was published, 150 would be said of that meeting today, 500 is said now."""
    found = figure(story, Headline.BALLOTS, Stage.RECEIVED)
    assert (found.before, found.restated, found.after) == (140, 150, 500)
    assert found.causes == Causes(rules=0, late=10, corrections=0, new=350)
    assert (found.is_corrected, found.item) == (True, "surat-suara-gubernur")


def test_reports_of_the_last_week_that_came_late_restate_its_completeness(story: Changes) -> None:
    """Two of seventy reports then, three with the late one, one in the week since."""
    found = figure(story, Headline.REPORTS)
    assert (found.before, found.restated, found.after, found.whole_after) == (2, 3, 1, 70)
    assert found.causes == Causes(rules=0, late=1, corrections=0, new=-2)


def test_a_corrected_count_is_a_correction_with_both_places(tmp_path: Path, settings: Settings) -> None:
    """The 9th said 140 and now says 130: old, new, and where each stands."""
    save(tmp_path, "09", "b.csv", goods("09", 140))
    save(tmp_path, "14", "b rev2.csv", goods("09", 130))
    found = measure_changes(standings(tmp_path, settings))
    assert figure(found, Headline.BALLOTS, Stage.RECEIVED).causes == Causes(0, 0, corrections=-10, new=0)
    (one,) = found.corrections
    assert (one.region, one.item, one.stage, one.day) == (
        PPU,
        "surat-suara-gubernur",
        Stage.RECEIVED,
        date(2024, 11, 9),
    )
    assert (one.old, one.new) == (140, 130)
    assert one.old_origins == (Origin("2024-11-09/b.csv", 2),)
    assert one.new_origins == (Origin("2024-11-14/b rev2.csv", 2),)


def test_a_refused_row_that_is_sent_anew_is_late_and_no_correction(
    tmp_path: Path, settings: Settings
) -> None:
    """``12O`` never counted, so that what came in its place corrects nothing that was published."""
    save(tmp_path, "09", "b.csv", f"2024-11-09;PPU;{BALLOTS};12O")
    save(tmp_path, "14", "b rev2.csv", goods("09", 120))
    found = measure_changes(standings(tmp_path, settings))
    one = figure(found, Headline.BALLOTS, Stage.RECEIVED)
    assert (one.before, one.restated, one.causes) == (None, 120, Causes(0, late=120, corrections=0, new=0))
    assert found.corrections == ()


def test_other_rules_are_a_cause_of_their_own(tmp_path: Path, settings: Settings) -> None:
    """Published under rules that counted 90 sheets: the ten between are put down to the rules."""
    save(tmp_path, "09", "b.csv", goods("09", 100))
    made = standings(tmp_path, settings)
    logistics = made.published.logistics
    fewer = tuple(replace(b, fresh=90) if b.fresh == 100 else b for b in logistics.ballots)
    published = replace(made.published, logistics=replace(logistics, ballots=fewer))
    found = figure(measure_changes(replace(made, published=published)), Headline.BALLOTS, Stage.RECEIVED)
    assert (found.before, found.after, found.causes) == (
        90,
        100,
        Causes(rules=10, late=0, corrections=0, new=0),
    )


def test_between_equal_editions_nothing_has_changed(tmp_path: Path, settings: Settings) -> None:
    """Every figure stands in the list, with causes of zero."""
    save(tmp_path, "09", "b.csv", goods("09", 100))
    then = standings(tmp_path, settings).published
    found = measure_changes(Standings(then, then, then, then, then))
    assert {c.causes for c in found.figures} == {Causes(0, 0, 0, 0)}
    assert not any(c.is_corrected for c in found.figures)
    assert (found.corrections, found.since) == ((), "46")
    assert {c.headline for c in found.figures} == set(Headline) - {Headline.VOTERS}


counts = st.one_of(st.none(), st.builds(Counted, st.integers(0, 10**6), st.none()))


@given(st.lists(counts, min_size=5, max_size=5))
def test_the_parts_add_up_whatever_the_figures_are(steps: list[Counted | None]) -> None:
    """Rules + late + corrections + new = after - before, with 0 for what was not known."""
    found = change(HeadlineKey(Headline.ISSUES_OPEN), steps)
    assert found.causes.total == (found.after or 0) - (found.before or 0)


def test_setting_corrections_aside_loses_no_row(tmp_path: Path, settings: Settings) -> None:
    """The ledger still accounts for every row; those aside are among the rejected ones."""
    save(tmp_path, "09", "b.csv", goods("09", 140), goods("09", 10, "Tinta"))
    save(tmp_path, "14", "b rev2.csv", goods("09", 130), goods("09", 20, "Segel"))
    everything = judged(tmp_path, settings)
    aside = set_corrections_aside(everything, settings, arrived_by(everything, LAST))
    totals = merge(aside, settings, LAST).ledger.totals
    assert (totals.accepted, totals.rejected, totals.superseded) == (3, 1, 0)
