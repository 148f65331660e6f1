"""Rows in which nothing is left to come."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.merging.identity import group_numbers
from pipeline.model.stages import Stage
from pipeline.settings.model import Item, ReportKind, Settings


def complete_rows(rows: pd.DataFrame, kind: ReportKind, settings: Settings) -> npt.NDArray[np.bool_]:
    """Return the rows that are complete: for a kind with a ladder every stage at its need (the
    stage's own rule, else the need that the row reports), for indicators the target reached; for
    other kinds none.
    """
    if kind.ladder:
        complete = np.ones(len(rows), np.bool_)
        for stage in kind.ladder:
            complete &= _stage_complete(rows, Stage(stage), settings)
        return complete
    if "target" in rows and "realisasi" in rows:
        target = rows["target"].fillna(-1).to_numpy(np.int64)
        done = rows["realisasi"].fillna(-1).to_numpy(np.int64)
        reached: npt.NDArray[np.bool_] = (target >= 0) & (done >= target)
        return reached
    return np.zeros(len(rows), np.bool_)


def _stage_complete(rows: pd.DataFrame, stage: Stage, settings: Settings) -> npt.NDArray[np.bool_]:
    items = settings.items.by_code
    pairs_of_rows = group_numbers(rows, ["barang", "wilayah"])
    _, first, codes = np.unique(pairs_of_rows, return_index=True, return_inverse=True)
    pairs = list(zip(rows["barang"].iloc[first], rows["wilayah"].iloc[first], strict=True))
    own = np.array([_own_need(items[i], stage, settings, r) for i, r in pairs], np.int64)[codes]
    needed = np.array([stage in items[i].stages for i, _ in pairs], np.bool_)[codes]
    reported = rows["kebutuhan"].fillna(-1).to_numpy(np.int64)
    values = rows[stage.value].fillna(-1).to_numpy(np.int64)
    wanted = np.where(own >= 0, own, reported)
    complete: npt.NDArray[np.bool_] = ~needed | ((wanted >= 0) & (values >= wanted))
    return complete


def _own_need(item: Item, stage: Stage, settings: Settings, region: str) -> int:
    """Return the need that the configuration gives ``stage`` alone; −1 where it gives none."""
    rule = item.stage_need.get(stage)
    return rule.corridor(settings.baseline.by_code[region])[0] if rule is not None else -1
