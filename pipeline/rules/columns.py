"""Columns of values of which some are not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.model.labels import Labels

Bools = npt.NDArray[np.bool_]
Integers = npt.NDArray[np.int64]
Values = npt.NDArray[Any]


class ValueKind(StrEnum):
    """What the values of a column are."""

    NUMBER = "number"
    DAY = "day"
    TEXT = "text"
    TRUTH = "truth"


@dataclass(frozen=True, slots=True)
class Column:
    """One value per row: int64, datetime64[D], str or bool by ``kind``.

    Where ``known`` is False the value means nothing (truths are False there). A constant has no
    rows (arrays of no dimension) and goes with any column. ``slack``: by how much a number may be
    too high at most (the last box of a unit may be part-filled); None: not at all.
    """

    kind: ValueKind
    values: Values
    known: Bools
    slack: Integers | None = None

    def spread(self, size: int) -> Column:
        """Return the column with ``size`` rows, also where it is a constant."""
        shape = (size,)
        values, known = np.broadcast_to(self.values, shape), np.broadcast_to(self.known, shape)
        return Column(self.kind, values, known, self.slack)

    def take(self, indices: Integers) -> Column:
        """Return the rows at ``indices``; unknown where an index is negative."""
        at = np.maximum(indices, 0)
        values, known = np.atleast_1d(self.values), np.atleast_1d(self.known)
        if not np.ndim(self.values):
            at = np.zeros_like(at)
        slack = self.slack[at] if self.slack is not None else None
        return Column(self.kind, values[at], known[at] & (indices >= 0), slack)

    def at_least(self) -> Column:
        """Return the least that each number may be."""
        return Column(self.kind, self.values - self.slack, self.known) if self.slack is not None else self

    def shown(self, index: int) -> str | None:
        """Return the value of a row as plain text (1447, 2024-11-18); None where it is unknown."""
        return str(self.values[index]) if self.known[index] else None


def numbers(values: Values, known: Bools, slack: Integers | None = None) -> Column:
    """Return a column of whole numbers, with their slack where they have some."""
    return Column(ValueKind.NUMBER, values, known, slack)


def days(values: Values) -> Column:
    """Return a column of days from datetime64 of any unit; NaT is not known."""
    return Column(ValueKind.DAY, values.astype("datetime64[D]"), ~np.isnat(values))


def texts(values: Values) -> Column:
    """Return a column of texts from an object array; None is not known."""
    return Column(ValueKind.TEXT, values, np.asarray(values != np.array(None), np.bool_))


def labelled(labels: Labels) -> Column:
    """Return a column of texts from names; none is not known."""
    return Column(ValueKind.TEXT, labels.texts(), labels.known)


def truths(values: Bools, known: Bools) -> Column:
    """Return a column of truths; a truth is False where it is not known."""
    return Column(ValueKind.TRUTH, values & known, known)


def constant(value: int | str | date | None) -> Column:
    """Return the column that is ``value`` in every row; None: an unknown day."""
    known = np.array(value is not None, np.bool_)
    if isinstance(value, str):
        text = np.array(None, dtype=object)
        text[()] = value
        return Column(ValueKind.TEXT, text, known)
    if isinstance(value, int):
        return Column(ValueKind.NUMBER, np.array(value, np.int64), known)
    return Column(ValueKind.DAY, np.array(value or "NaT", "datetime64[D]"), known)


def gathered(values: Sequence[str | None]) -> Values:
    """Return ``values`` as an object array of one dimension."""
    array = np.empty(len(values), dtype=object)
    array[:] = values
    return array
