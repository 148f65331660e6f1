"""The real figures of 2024: what was published goes through the whole program."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from pipeline.measures import Measures, measure
from pipeline.measures.model import Completion, StageCount
from pipeline.model.dataset import Dataset
from pipeline.model.stages import Stage
from pipeline.settings import Settings
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.workspaces import codes, judged

DATA = Path(__file__).parent / "data"
MEETING = date(2024, 11, 25)


@pytest.fixture(scope="module")
def published(settings: Settings) -> Dataset:
    """The published figures, read as desk reports."""
    return judged(DATA / "published" / "inputs", settings, MEETING)


@pytest.fixture(scope="module")
def measures(published: Dataset, settings: Settings) -> Measures:
    """What the meeting of 25 November 2024 would have seen of them."""
    return measure(published, settings)


def received(measures: Measures, region: str, item: str) -> StageCount:
    """Return what a region has in its warehouse of an item."""
    return measures.logistics.ladder(region, item).at(Stage.RECEIVED)


def test_ppu_ballots_lie_in_their_corridor(measures: Measures) -> None:
    """141,089 ballots of PPU lie between ceil(1.025 × 137,495) and floor(that + 293 TPS)."""
    ballots = received(measures, "64.09", "surat-suara-gubernur")
    assert ballots.value.count == 141_089
    assert ballots.need.rule == (140_933, 141_225)
    assert ballots.completion in {Completion.COMPLETE, Completion.ESTIMATED}


def test_ppu_boxes_are_explained_by_the_rule(measures: Measures) -> None:
    """590 boxes of PPU are 293 × 2 + 4: inside the rule's 586 to 594."""
    boxes = received(measures, "64.09", "kotak-suara")
    assert (boxes.value.count, boxes.need.rule) == (293 * 2 + 4, (586, 594))
    assert not boxes.need.outside_corridor


def test_kutim_booths_are_four_per_station(measures: Measures) -> None:
    """2,804 booths of Kutai Timur are exactly 4 × 701 TPS, and complete in the warehouse."""
    booths = received(measures, "64.08", "bilik-suara")
    assert (booths.value.count, booths.need.rule) == (2_804, (4 * 701, 4 * 701))
    assert booths.completion is Completion.COMPLETE


def test_mahulu_boxes_reach_the_upper_end(measures: Measures) -> None:
    """164 boxes of Mahakam Ulu are 77 × 2 + 5 × 2, the upper end of the corridor."""
    boxes = received(measures, "64.11", "kotak-suara")
    assert (boxes.value.count, boxes.need.rule) == (164, (154, 164))


def test_turnout_comes_from_counts(settings: Settings) -> None:
    """Ten regions that sum to the published counts give 66.72 %, not the mean of their rates."""
    dataset = judged(DATA / "turnout_sample" / "inputs", settings, date(2024, 12, 9))
    total = measure(dataset, settings).turnout.totals[0]
    assert (total.ratio.part, total.ratio.whole) == (1_882_391, 2_821_202)
    assert total.ratio.share == Fraction(1_882_391, 2_821_202)
    assert f"{float(total.ratio.share) * 100:.2f}" == "66.72"


def test_only_what_was_published_strangely_is_doubted(published: Dataset) -> None:
    """The one doubt: Samarinda's reported need of 2,427 boxes, above 2 × 1,202 + 2 × 10."""
    assert codes(published) == [("need-outside-corridor", 2, "kebutuhan")]


def test_an_edition_is_made_of_them(settings: Settings, tmp_path: Path) -> None:
    """The published figures alone give an edition, though most of it is unknown."""
    edition = settings.edition.model_copy(update={"data_status": "real"})
    real = settings.model_copy(update={"edition": edition})
    order = EditionOrder(DATA / "published" / "inputs", tmp_path, MEETING, ("html",))
    made = make_edition(order, real, Screen(quiet=True))
    page = (made.folder / "buletin.html").read_text(encoding="utf-8")
    assert "141.089" in page
    assert "DATA CONTOH" not in page
