"""The rows of a kind of report as the conditions of the rule book see them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pipeline.model.labels import Labels
from pipeline.rulebook.ladder import Limit, ladder_limits
from pipeline.rules import Bools, Column, Integers, ValueKind, constant, numbers, texts
from pipeline.settings.model import NeedRule, Region, ReportKind, Settings

_PLAIN_TARGETS = NeedRule(per_station=1), NeedRule(per_voter=1), NeedRule(per_district=(1, 1))
"""Targets that are a figure of the baseline itself: its TPS, its roll, its kecamatan."""

_REGION_FIGURES: Mapping[str, Callable[[Region], int]] = {
    "registered_voters": lambda region: region.registered_voters,
    "polling_stations": lambda region: region.polling_stations,
    "districts": lambda region: len(region.districts),
    "villages": lambda region: region.villages,
}


@dataclass(frozen=True, slots=True)
class RowSource:
    """Where the rows come from: how many, what a column holds, which names stand in one, and when
    they arrived (days).
    """

    size: int
    column: Callable[[str], Column]
    labels: Callable[[str], Labels]
    received: Column


@dataclass(frozen=True, slots=True)
class Looking:
    """How rows that are sorted by key and day look back: ``earlier`` gives per row the last row
    of its key before it where something is known (−1: none), ``place`` its file or its row number.
    """

    earlier: Callable[[Bools], Integers]
    place: Callable[[str], Column]


@dataclass(slots=True)
class ReportRows:
    """A table for :func:`pipeline.rules.evaluate`; every column and fact is made once, when it is
    first asked for.
    """

    source: RowSource
    kind: ReportKind
    settings: Settings
    looking: Looking | None = None
    _made: dict[str, Column] = field(default_factory=dict)
    _limits: dict[str, Limit] = field(default_factory=dict)

    def __len__(self) -> int:
        """Return the number of rows."""
        return self.source.size

    def column(self, name: str) -> Column:
        """Return the column ``name`` of the kind."""
        if name not in self._made:
            self._made[name] = self.source.column(name)
        return self._made[name]

    def fact(self, function: str, cell: str) -> Column:
        """Return what a function without arguments gives (:data:`pipeline.rules.FUNCTIONS`)."""
        if function in ("previous_stage", "previous_stage_name"):
            return self._previous_stage(function, cell)
        key = f"{function}()"
        if key not in self._made:
            self._made[key] = self._fact(function)
        return self._made[key]

    def earlier(self, known: Bools) -> Integers:
        """Return per row the last row of its key before it where ``known`` holds; −1: none."""
        assert self.looking is not None, "a condition over one row doesn't look back"
        return self.looking.earlier(known)

    def place(self, function: str) -> Column:
        """Return the file (``file_of``) or the row number (``row_of``) of every row."""
        assert self.looking is not None, "a condition over one row doesn't look back"
        return self.looking.place(function)

    def _fact(self, function: str) -> Column:
        season = self.settings.milestones
        if function in _REGION_FIGURES:
            return self._of_region(_REGION_FIGURES[function])
        if function in ("need_low", "need_high"):
            return self._need(0 if function == "need_low" else 1)
        if function == "baseline_target":
            return self._baseline_target()
        if function == "jump_factor":
            return constant(self.settings.edition.thresholds.jump_factor)
        if function == "received_day":
            return self.source.received
        days = {"season_start": season.season_start, "season_end": season.season_end}
        return constant(days.get(function, season.voting_day))

    def _previous_stage(self, function: str, cell: str) -> Column:
        ladder = self.kind.ladder
        if cell not in ladder:
            return constant(0 if function == "previous_stage" else "").spread(len(self)).take(self._nowhere())
        if not self._limits:
            damaged = self.column("rusak") if "rusak" in self.kind.by_name else None
            self._limits = ladder_limits([(n, self.column(n)) for n in ladder], damaged)
        limit = self._limits[cell]
        if function == "previous_stage":
            return numbers(limit.values, limit.known)
        return texts(limit.stage_names())

    def _nowhere(self) -> Integers:
        return np.full(len(self), -1, np.int64)

    def _codes(self, role: str, known: Mapping[str, Any]) -> Integers:
        """Return per row the position of its region, item … among ``known``; −1: none of them."""
        name = next((f.name for f in self.kind.fields if f.role == role), None)
        return self.source.labels(name).positions(known) if name is not None else self._nowhere()

    def _of_region(self, figure: Callable[[Region], int]) -> Column:
        regions = self.settings.baseline.by_code
        codes = self._codes("region", regions)
        figures = np.array([figure(region) for region in regions.values()] or [0], np.int64)
        return _picked(figures, codes)

    def _need(self, end: int) -> Column:
        """The corridor of the row's item holds for the whole region, never for one kecamatan."""
        rules = {code: item.need for code, item in self.settings.items.by_code.items()}
        column = self._by_rule("item", rules, end)
        district = next((f.name for f in self.kind.fields if f.role == "district"), None)
        if district is None:
            return column
        return Column(column.kind, column.values, column.known & ~self.column(district).known)

    def _baseline_target(self) -> Column:
        indicators = self.settings.indicators.by_code
        rules = {c: i.target if i.target in _PLAIN_TARGETS else None for c, i in indicators.items()}
        return self._by_rule("indicator", rules, 0)

    def _by_rule(self, role: str, rules: Mapping[str, NeedRule | None], end: int) -> Column:
        """Return one end of the corridor that each row's rule gives in its region."""
        regions = self.settings.baseline.by_code
        region, entry = self._codes("region", regions), self._codes(role, rules)
        # A row and a column more, for rows whose region or item is not known: their code is −1.
        figures = np.full((len(regions) + 1, len(rules) + 1), -1, np.int64)
        for n, place in enumerate(regions.values()):
            figures[n, :-1] = [rule.corridor(place)[end] if rule else -1 for rule in rules.values()]
        values = figures[region, entry]
        return Column(ValueKind.NUMBER, values, values >= 0)


def _picked(figures: Integers, codes: Integers) -> Column:
    """Return ``figures`` at ``codes``; unknown where a code is negative."""
    return numbers(figures[np.maximum(codes, 0)], codes >= 0)
