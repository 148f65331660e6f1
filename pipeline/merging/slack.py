"""By how much the counts of rows in boxes may be too high."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.model.labels import Labels
from pipeline.settings.model import Item, ReportKind, Settings


def row_slack(rows: pd.DataFrame, kind: ReportKind, settings: Settings) -> npt.NDArray[np.int64] | None:
    """Return by how much the counts of each row may be too high at most, since the last box of its
    unit may be part-filled (column ``inexact``); None where no row has such a unit.

    Where one cell of a row alone is in boxes, the whole row is taken to be so: nothing is doubted
    that may be true.
    """
    inexact = rows["inexact"].to_numpy(bool)
    item = next((f.name for f in kind.fields if f.role == "item"), None)
    if item is None or not inexact.any():
        return None
    most = {code: _most(entry, settings) for code, entry in settings.items.by_code.items()}
    labels = Labels.from_column(rows[item])
    slack = np.array([*(most.get(code, 0) for code in labels.names), 0], np.int64)[labels.codes]
    return np.where(inexact, slack, 0)


def _most(item: Item, settings: Settings) -> int:
    """Return by how much a count of ``item`` may be too high in the largest of its boxes."""
    holding = [
        conversion.factor - 1
        for conversion in settings.items.conversions
        if conversion.partial_last
        and conversion.to == item.unit
        and (not conversion.items or item.code in conversion.items)
    ]
    return max(holding, default=0)
