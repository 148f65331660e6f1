"""Rows of totals: recomputed from the rows above them and compared, never taken as data."""

from __future__ import annotations

import numpy as np

from pipeline.reports.numbers import CountState, parse_count
from pipeline.reports.parsed import Counts, Parsing
from pipeline.reports.text import is_blank
from pipeline.reports.textframe import Bools


def check_totals(work: Parsing, totals: Bools) -> None:
    """Add ``total-mismatch`` where a total equals neither the sum of its column since the total
    before, nor the sum of the whole column above, nor (where kecamatan are given beside the whole
    region) the sum of either kind of row. A column with an unreadable cell is not compared."""
    for index in np.flatnonzero(totals).tolist():
        sheet = int(work.frame.sheet[index])
        above = work.data & (work.frame.sheet == sheet) & (work.frame.row < work.frame.row[index])
        earlier = totals & (work.frame.sheet == sheet) & (work.frame.row < work.frame.row[index])
        since = int(work.frame.row[earlier].max()) if earlier.any() else 0
        for name, counts in work.counts.items():
            _compare(work, index, name, _candidates(work, counts, above, since))


def _candidates(work: Parsing, counts: Counts, above: Bools, since: int) -> set[int]:
    section = above & (work.frame.row > since)
    districts = work.names.get("kecamatan")
    selections = [above, section]
    if districts is not None:
        whole = np.array([d is None for d in districts], np.bool_)
        selections += [above & whole, above & ~whole, section & whole, section & ~whole]
    return {int(counts.values[rows & counts.known].sum()) for rows in selections if (rows & counts.known).any()}


def _compare(work: Parsing, index: int, name: str, sums: set[int]) -> None:
    column = work.frame.columns.get(name)
    if column is None or not sums:
        return
    cell = parse_count(column.text(index))
    sheet = int(work.frame.sheet[index])
    cells_above = work.data & (work.frame.sheet == sheet) & (work.frame.row < work.frame.row[index])
    unreadable = cells_above & ~work.counts[name].known & ~column.flags(is_blank)
    unreadable &= ~column.flags(lambda t: parse_count(t).state is CountState.NOT_REPORTED)
    if cell.state is not CountState.NUMBER or unreadable.any() or cell.number in sums:
        return
    work.rows.findings.add(
        "total-mismatch",
        work.frame.sheets[sheet].table.source.path,
        row=int(work.frame.row[index]),
        column=name,
        value=column.text(index),
        details={"expected": str(max(sums))},
    )
