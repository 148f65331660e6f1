"""How often does the range of a projection hold the true day? Told on sample seasons.

``python -m tests.measures.back_test`` prints the figures of ``config/projection.yaml``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pandas as pd

from pipeline.measures.figures import region_figures
from pipeline.measures.ladder import measure_ladders
from pipeline.measures.model import Logistics, ProjectionState, Span
from pipeline.measures.projection import measure_projection
from pipeline.measures.summary import complete_regions, measure_summaries
from pipeline.model.stages import STAGES, Stage
from pipeline.sample import RegionTruth, SamplePlan, SeasonTruth, season_truth
from pipeline.sample.habits import habit_of
from pipeline.sample.tables import goods_table
from pipeline.settings import Settings, load_settings

WEEKS = 5
"""To the Sunday after voting day, when every stage of every region is complete."""

CONFIG = Path(__file__).resolve().parents[2] / "config" / "pipeline.yaml"

COUNTS = ("kebutuhan", "diterima", "rusak", "kurang", "dikemas", "di_ppk", "di_pps", "di_tps")
DTYPES = {
    **dict.fromkeys(COUNTS, "Int64"),
    **dict.fromkeys(("tanggal", "received"), "datetime64[s]"),
    "kecamatan": "object",
}

Key = tuple[str, Stage]


@dataclass(frozen=True, slots=True)
class Trial:
    """One projected stage at one Monday, and the day on which it really was complete."""

    meeting: date
    region: str
    stage: Stage
    span: Span
    true_day: date


@dataclass(frozen=True, slots=True)
class BackTest:
    """How many ranges held the true day, of how many tried; and of those with a late end."""

    held: int
    tried: int
    open_ended: int
    held_closed: int

    @classmethod
    def of(cls, trials: Iterable[Trial]) -> BackTest:
        """Count ``trials``."""
        all_of_them = list(trials)
        closed = [t for t in all_of_them if t.span.latest is not None]
        return cls(
            held=sum(t.span.holds(t.true_day) for t in all_of_them),
            tried=len(all_of_them),
            open_ended=len(all_of_them) - len(closed),
            held_closed=sum(t.span.holds(t.true_day) for t in closed),
        )


def back_test(settings: Settings, seeds: Iterable[int], **size: int) -> BackTest:
    """Return the back-test over the seasons of ``seeds``: each Monday, region and stage that has a
    projected day.
    """
    return BackTest.of(trial for seed in seeds for trial in trials(settings, SamplePlan(seed, WEEKS, **size)))


def trials(settings: Settings, plan: SamplePlan) -> Iterator[Trial]:
    """Yield every projected stage of one season with its true day of completion."""
    truth = season_truth(settings, plan)
    true_days = completion_days(truth)
    rows = goods_rows(truth)
    first = plan.days[0] + timedelta(days=7)
    for meeting in (first + timedelta(days=7 * n) for n in range(plan.weeks)):
        arrived = rows[(rows[["received", "tanggal"]] <= pd.Timestamp(meeting)).all(axis=1)]
        logistics = logistics_of(arrived, truth.settings, meeting)
        for stage in measure_projection(arrived, logistics, truth.settings).stages:
            if stage.state is ProjectionState.PROJECTED and stage.span is not None:
                true_day = true_days.get((stage.region, stage.stage))
                if true_day is not None:
                    yield Trial(meeting, stage.region, stage.stage, stage.span, true_day)


def completion_days(truth: SeasonTruth) -> dict[Key, date]:
    """The first day on which all items that the desk reports are complete, per region and stage."""
    found: dict[Key, date] = {}
    for region in truth.regions:
        for stage in STAGES:
            for day in region.days:
                if not set(region.goods.short_items(stage, day)) - region.story.unreported:
                    found[region.region.code, stage] = day
                    break
    return found


def goods_rows(truth: SeasonTruth) -> pd.DataFrame:
    """What desks report of the whole region, as merging hands it on: the true figures."""
    columns: dict[str, list[object]] = defaultdict(list)
    for region in truth.regions:
        zero = habit_of(region.region.code, region.rank).zero_before_start
        for received, day in sent(region):
            table = goods_table(region, day, zero_before_start=zero).columns
            for name, cells in table.items():
                columns[name] += cells
            columns["received"] += [received] * len(table["barang"])
    frame = pd.DataFrame({name: pd.Series(cells, dtype=DTYPES.get(name)) for name, cells in columns.items()})
    frame = frame.assign(file="contoh.csv", row=range(len(frame)), inexact=False)
    return frame.sort_values(["tanggal", "wilayah", "barang"], kind="stable", ignore_index=True)


def sent(region: RegionTruth) -> Iterator[tuple[date, date]]:
    """The days of which a desk reports its goods, each once, after the day on which they arrive."""
    for delivery in region.deliveries:
        if delivery.kind == "logistik" and not delivery.mark and not delivery.is_nil:
            for day in delivery.days:
                yield delivery.received, day


def logistics_of(frame: pd.DataFrame, settings: Settings, meeting: date) -> Logistics:
    """The ladders and summaries of ``frame``; the rest of section H is left empty."""
    ladders = measure_ladders(region_figures(frame, settings, meeting), settings, meeting)
    summaries = measure_summaries(ladders, settings, meeting)
    return Logistics(ladders, summaries, complete_regions(summaries), (), (), ())


if __name__ == "__main__":
    shipped = load_settings(CONFIG)
    print(back_test(shipped, shipped.projection.back_test.seeds))  # noqa: T201 - this is its purpose
