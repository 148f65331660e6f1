"""What each stage of a ladder may be at most: the last known stage before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from pipeline.rules import Bools, Column, Integers


@dataclass(frozen=True, slots=True)
class Limit:
    """The limit of one stage per row, and the stage that sets it (``setter``: into ``names``, one
    past their end where nothing does).
    """

    values: Integers
    known: Bools
    setter: npt.NDArray[np.int8]
    names: tuple[str, ...]

    def stage_names(self) -> npt.NDArray[Any]:
        """Return per row the name of the stage that sets the limit, None without one."""
        named: npt.NDArray[Any] = np.array([*self.names, None], dtype=object)[self.setter]
        return named


def ladder_limits(stages: Sequence[tuple[str, Column]], damaged: Column | None) -> dict[str, Limit]:
    """Return per stage what it may be at most.

    Blank stages are passed over, and so are stages that exceed their own limit by more than a
    part-filled last box may explain. After the first stage the damaged ones are taken off
    (contract, section 1: the ladder).
    """
    size = len(stages[0][1].values)
    first, other_names = stages[0][0], [name for name, _ in stages[1:]]
    names = (first, *other_names, *((f"{first} − rusak",) if damaged is not None else ()))
    values, known = np.zeros(size, np.int64), np.zeros(size, np.bool_)
    setter = np.full(size, len(names), np.int8)
    limits: dict[str, Limit] = {}
    for step, (name, stage) in enumerate(stages):
        limits[name] = Limit(values, known, setter, names)
        keeps = stage.known & ~(known & (stage.at_least().values > values))
        usable, mark = stage.values, np.full(size, step, np.int8)
        if step == 0 and damaged is not None:
            usable = usable - np.where(damaged.known, damaged.at_least().values, 0)
            mark = np.where(damaged.known, len(names) - 1, 0).astype(np.int8)
        values, setter = np.where(keeps, usable, values), np.where(keeps, mark, setter)
        known = known | keeps
    return limits
