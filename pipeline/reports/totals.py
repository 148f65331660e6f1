"""Rows of totals: recomputed from the rows above them and compared, never taken as data."""

from __future__ import annotations

import numpy as np

from pipeline.reports.collecting import Spot
from pipeline.reports.numbers import CountState, parse_count
from pipeline.reports.parsed import Counts, Parsing
from pipeline.reports.textframe import Bools


def check_totals(work: Parsing, totals: Bools) -> None:
    """Add ``total-mismatch`` where a total equals neither the sum of its column since the total
    before, nor the sum of the whole column above, nor (where kecamatan are given beside the whole
    region) the sum of either kind of row. A column with an unreadable cell is not compared.
    """
    for index in np.flatnonzero(totals).tolist():
        start = work.frame.rows_of(int(work.frame.sheet[index])).start
        above = slice(start, index)
        earlier = np.flatnonzero(totals[above])
        section = slice(start + int(earlier[-1]) + 1 if len(earlier) else start, index)
        for name, counts in work.counts.items():
            _compare(work, index, name, above, _candidates(work, counts, above, section))


def _candidates(work: Parsing, counts: Counts, above: slice, section: slice) -> set[int]:
    """Return every sum that a total may rightly show."""
    sums: set[int] = set()
    districts = work.names.get("kecamatan")
    for part in (above, section):
        usable = work.data[part] & counts.known[part]
        selections = [usable]
        if districts is not None:
            whole = ~districts.known[part]
            selections += [usable & whole, usable & ~whole]
        # A total of boks adds boks: what was written counts as well as what it was converted to.
        for numbers in (counts.values, counts.written):
            if numbers is not None:
                sums |= {int(numbers[part][rows].sum()) for rows in selections if rows.any()}
    return sums


def _compare(work: Parsing, index: int, name: str, above: slice, sums: set[int]) -> None:
    column = work.frame.columns.get(name)
    if column is None or not sums:
        return
    cell = parse_count(column.text(index))
    absent = {CountState.BLANK, CountState.NOT_REPORTED}
    unread = [n for n in range(above.start, above.stop) if work.data[n] and not work.counts[name].known[n]]
    unreadable = any(parse_count(column.text(n)).state not in absent for n in unread)
    if cell.state is not CountState.NUMBER or unreadable or cell.number in sums:
        return
    sheet = int(work.frame.sheet[index])
    work.rows.findings.add(
        "total-mismatch",
        work.frame.sheets[sheet].table.source.path,
        Spot(int(work.frame.row[index]), name, column.text(index)),
        {"expected": str(max(sums))},
    )
