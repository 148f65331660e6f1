"""Columns of names as numbers: compared, grouped and looked up as integers, shown as texts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Labels:
    """One name per row: ``codes`` into ``names`` (each of them once), −1 where there is none."""

    codes: npt.NDArray[np.int32]
    names: tuple[str, ...]

    @classmethod
    def of(cls, codes: npt.NDArray[Any], values: Sequence[str | None]) -> Labels:
        """Return the labels whose rows are ``values[code]``; a code of −1 stands for none."""
        places: dict[str, int] = {}
        numbers = [-1 if value is None else places.setdefault(value, len(places)) for value in values]
        return cls(np.array([*numbers, -1], np.int32)[codes], tuple(places))

    @classmethod
    def none(cls, size: int) -> Labels:
        """Return ``size`` rows without a name."""
        return cls(np.full(size, -1, np.int32), ())

    @classmethod
    def from_column(cls, column: pd.Series[Any]) -> Labels:
        """Return the names of a categorical column."""
        categories = column.array.dtype.categories
        return cls(np.asarray(column.cat.codes, np.int32), tuple(categories.to_numpy(object)))

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> str | None:
        """Return the name of ``row``; None where it has none."""
        code = int(self.codes[row])
        return self.names[code] if code >= 0 else None

    @property
    def known(self) -> Bools:
        """Per row whether it has a name."""
        return np.asarray(self.codes >= 0, np.bool_)

    def only(self, rows: Bools) -> Labels:
        """Return the same with names in ``rows`` alone."""
        return self if rows.all() else Labels(np.where(rows, self.codes, np.int32(-1)), self.names)

    def replaced(self, rows: Bools, other: Labels) -> Labels:
        """Return the same with the names of ``other`` in ``rows``."""
        if not rows.any():
            return self
        names = {name: n for n, name in enumerate(self.names)}
        there = [names.setdefault(name, len(names)) for name in other.names]
        return Labels(np.where(rows, np.array([*there, -1], np.int32)[other.codes], self.codes), tuple(names))

    def mapped(self, to: Mapping[str, str]) -> Labels:
        """Return what every name stands for; none where it stands for nothing."""
        return Labels.of(self.codes, [to.get(name) for name in self.names])

    def positions(self, among: Iterable[str]) -> Integers:
        """Return per row the position of its name ``among`` these; −1: it has none, or another."""
        places = {name: n for n, name in enumerate(among)}
        return np.array([*(places.get(name, -1) for name in self.names), -1], np.int64)[self.codes]

    def contradicts(self, other: Labels) -> Bools:
        """Return the rows in which both have a name, and not the same."""
        both = self.known & other.known
        return np.asarray(both & (self.codes != other.positions(self.names)), np.bool_)

    def texts(self) -> npt.NDArray[Any]:
        """Return the names as an object array, None where there is none."""
        names: npt.NDArray[Any] = np.array([*self.names, None], dtype=object)
        return names[self.codes]

    def categorical(self, rows: Bools) -> pd.Categorical:
        """Return the names in ``rows`` as a column of a frame, NaN where there is none."""
        codes = self.codes if rows.all() else self.codes[rows]
        kind = pd.CategoricalDtype(pd.Index(self.names, dtype=object))
        made: pd.Categorical[Any] = pd.Categorical.from_codes(codes, dtype=kind)
        return made
