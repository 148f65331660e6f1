"""The rows that count as a dataset shows them: sorted, with names as texts and files as paths."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from typing_extensions import override

from pipeline.model.labels import Labels
from pipeline.settings.model import ReportKind


class Frames(Mapping[str, pd.DataFrame]):
    """The frames of :class:`pipeline.model.dataset.Dataset`, each put in order when it is first asked for:
    ``check`` tells what is wrong with the rows and never shows them.

    ``counted`` are the rows of each kind that count, any order; ``paths`` the files by their index.
    """

    def __init__(
        self, counted: Mapping[str, pd.DataFrame], kinds: Mapping[str, ReportKind], paths: npt.NDArray[Any]
    ) -> None:
        self._counted = dict(counted)
        self._kinds = kinds
        self._paths = paths
        self._shown: dict[str, pd.DataFrame] = {}

    @override
    def __getitem__(self, kind: str) -> pd.DataFrame:
        """Return the rows of ``kind``; the same frame every time."""
        if kind not in self._shown:
            key = self._kinds[kind].primaryKey
            self._shown[kind] = _presented(self._counted[kind], key, self._paths)
            del self._counted[kind]
        return self._shown[kind]

    @override
    def __iter__(self) -> Iterator[str]:
        """Return the kinds in the order of the configuration."""
        return iter(self._kinds)

    @override
    def __len__(self) -> int:
        """Return the number of kinds."""
        return len(self._kinds)


def _presented(kept: pd.DataFrame, key: tuple[str, ...], paths: npt.NDArray[Any]) -> pd.DataFrame:
    order = np.lexsort([_ranks(kept[name]) for name in reversed([*key, "file", "row"])])
    ordered = kept.drop(columns=["rejected"]).iloc[order].reset_index(drop=True)
    for name in ordered.columns[[isinstance(dtype, pd.CategoricalDtype) for dtype in ordered.dtypes]]:
        ordered[name] = pd.Series(Labels.from_column(ordered[name]).texts(), dtype=object)
    # Files are numbered in path order, so that sorting by number has sorted by path.
    files = paths[ordered["file"].to_numpy(np.int64)] if len(ordered) else paths[:0]
    return ordered.assign(file=pd.Series(files, dtype=object))


def _ranks(values: pd.Series[Any]) -> npt.NDArray[Any]:
    """Return integers that sort as ``values`` do, absent ones first."""
    if isinstance(values.dtype, pd.CategoricalDtype):
        labels = Labels.from_column(values)
        return labels.positions(sorted(labels.names))
    if isinstance(values.dtype, np.dtype):
        return values.to_numpy()
    numbers: npt.NDArray[np.int64] = values.to_numpy(np.int64, na_value=np.iinfo(np.int64).min)
    return numbers
