"""The item that holds the province up (section H): the scarcest at the stage being completed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from fractions import Fraction

import pandas as pd

from pipeline.measures.ballots import ballot_total, item_days
from pipeline.measures.model import Completion, ItemLadder, ScarcestItem, StageCount
from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings


def measure_scarcest(
    frame: pd.DataFrame,
    ladders: Sequence[ItemLadder],
    settings: Settings,
    period_start: date,
) -> ScarcestItem | None:
    """Return the item that the province lacks most; None where no reported item is incomplete.

    It is looked for at the first stage at which a reported item is incomplete, among all items but
    the ballots, which are shown anyway.
    """
    at_stages = ((stage, scarcest_at(stage, ladders, settings)) for stage in STAGES)
    stage, item = next(((s, i) for s, i in at_stages if i is not None), (None, None))
    if stage is None or item is None:
        return None
    own = [ladder for ladder in ladders if ladder.item == item]
    return ScarcestItem(
        item=item,
        stage=stage,
        totals=tuple(ballot_total(item, [x.at(each) for x in own], period_start) for each in STAGES),
        days=item_days(frame[frame["barang"] == item], settings),
    )


def scarcest_at(stage: Stage, ladders: Iterable[ItemLadder], settings: Settings) -> str | None:
    """Return the incomplete item with the smallest share of its need over the regions that report it.

    A region's surplus covers no gap elsewhere: each adds at most its need. Of equal shares the
    first item of the catalogue.
    """
    by_item: dict[str, list[StageCount]] = defaultdict(list)
    for ladder in ladders:
        count = ladder.at(stage)
        if count.completion is not Completion.NOT_NEEDED and count.value.count is not None:
            by_item[ladder.item].append(count)
    shares = [
        (share, position, item.code)
        for position, item in enumerate(settings.items.items)
        if not item.is_ballot and (share := capped_share(by_item[item.code])) is not None and share < 1
    ]
    return min(shares)[2] if shares else None


def capped_share(counts: Iterable[StageCount]) -> Fraction | None:
    """Return what the reported ``counts`` hold of their needs' upper ends; None: no need known."""
    pairs = [(c.value.count or 0, c.need.high) for c in counts if c.need.high]
    need = sum(high for _, high in pairs)
    return Fraction(sum(min(count, high) for count, high in pairs), need) if need else None
