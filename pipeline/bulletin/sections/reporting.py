"""Section E, reporting discipline: who reported, on which day, and who is silent."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby

from pipeline.bulletin import alone
from pipeline.bulletin.context import LONGEST_NAME, Material
from pipeline.bulletin.page import Cell, Column, Fact, Mark, Row, Table
from pipeline.bulletin.views_front import DayCellView, Gauge, ReportingRow, ReportingView
from pipeline.bulletin.wording import shortened
from pipeline.measures.model import DayCell, DayState, Ratio, RegionReporting, Status

FULL_MATRIX_REGIONS = 15
"""Up to so many regions page 1 shows all of them (bulletin.md, section E)."""
SHORT_MATRIX_REGIONS = 10
"""Above that, at most so many of those whose week is not complete."""
ROOMY_MATRIX_REGIONS = 10
"""Above so many rows they stand closer together."""
SILENT_NAME = 20
"""Beside the matrix a name is cut to so many characters."""
MOST_SILENT_LINES = 5
"""Page 1 has room for so many silent regions on a line each."""
NAMES_A_LINE = 34
"""Characters of names that stand on one of these lines."""


def day_word(material: Material, state: DayState) -> str:
    """Return the word for what a desk did on a day."""
    _ = material.wording.gettext
    return {
        DayState.REPORTED: _("lapor"),
        DayState.NIL: _("nihil"),
        DayState.LATE: _("terlambat"),
        DayState.MISSING: _("belum lapor"),
        DayState.REFUSED: _("ditolak"),
    }[state]


def _letter(material: Material, state: DayState, *, nil: bool) -> str:
    """Return the letter of a cell; a late nil report is a small t."""
    _ = material.wording.gettext
    letters = {
        DayState.REPORTED: _("L"),
        DayState.NIL: _("N"),
        DayState.LATE: _("T"),
        DayState.MISSING: _("B"),
        DayState.REFUSED: _("D"),
    }
    return letters[state].lower() if nil and state is DayState.LATE else letters[state]


def _cell(material: Material, cell: DayCell) -> DayCellView:
    """Return one cell with its shape and its words."""
    _ = material.wording.gettext
    words = day_word(material, cell.state)
    if cell.nil and cell.state is DayState.LATE:
        words = _("{state}, nihil").format(state=words)
    if cell.arrival_unknown:
        words = _("{state}, hari datang tidak diketahui").format(state=words)
    mark = "?" if cell.arrival_unknown else ""
    return DayCellView(
        _letter(material, cell.state, nil=cell.nil) + mark, cell.state.value.replace("_", "-"), words
    )


def silence(material: Material, row: RegionReporting) -> str:
    """Return how long a region has been silent, in words; empty where it has not.

    A desk may have reported for the meeting's own day and yet not for the day before it.
    """
    _ = material.wording.gettext
    if row.silent_days is None or row.last_day is None:
        return _("belum pernah melapor")
    if row.last_day > material.measures.calendar.period.end:
        return material.wording.ngettext(
            "{count} hari terlewat", "{count} hari terlewat", row.silent_days
        ).format(count=material.wording.number(row.silent_days))
    return material.wording.days(row.silent_days) if row.silent_days else ""


def _row(material: Material, row: RegionReporting) -> ReportingRow:
    """Return one region of the matrix."""
    return ReportingRow(
        region=material.fitting_regions((row.region,), LONGEST_NAME),
        cells=tuple(_cell(material, cell) for cell in row.cells),
        last=material.wording.short_day(row.last_day),
        silence=silence(material, row),
        is_silent=row.region in material.silent,
        slug=material.slug(row.region),
    )


def _is_whole(row: RegionReporting) -> bool:
    """Return whether every day of the region's week has a report."""
    return all(c.state in (DayState.REPORTED, DayState.NIL, DayState.LATE) for c in row.cells)


def _shown(material: Material) -> tuple[tuple[RegionReporting, ...], str]:
    """Return the rows that page 1 has room for, and a note on the others."""
    rows = material.measures.reporting.rows
    if len(rows) <= FULL_MATRIX_REGIONS:
        return rows, ""
    short = [row for row in rows if not _is_whole(row)]
    short.sort(key=lambda row: (-(row.silent_days if row.silent_days is not None else 10**6), row.region))
    shown = short[:SHORT_MATRIX_REGIONS]
    note = material.wording.gettext("{count} kabupaten/kota lainnya ada di lampiran.").format(
        count=material.wording.number(len(rows) - len(shown))
    )
    return tuple(sorted(shown, key=lambda row: row.region)), note


def _gauge(material: Material, label: str, ratio: Ratio, target: float) -> Gauge:
    """Return a share against its target in percent."""
    w = material.wording
    _ = w.gettext
    share = ratio.share or Fraction(0)
    reached = share * 100 >= Fraction(str(target))
    verdict = _("target tercapai") if reached else _("di bawah target")
    status = Status.DONE if reached else Status.ATTENTION
    if ratio.share is None:
        verdict, status = _("belum ada laporan"), Status.UNKNOWN
    return Gauge(
        label=label,
        value=w.percent(ratio),
        counts=w.ratio(ratio, _("laporan")) if ratio.whole else "",
        target=_("target {percent}").format(percent=w.target(target)),
        verdict=verdict,
        mark=material.status_mark(status),
        share_width=f"{float(min(share, Fraction(1)) * 100):.2f}%",
        target_left=f"{target:.2f}%",
    )


def gauges(material: Material) -> tuple[Gauge, ...]:
    """Return completeness and timeliness of the reports against their targets."""
    _ = material.wording.gettext
    reporting, targets = material.measures.reporting, material.settings.edition.targets
    return (
        _gauge(material, _("Kelengkapan"), reporting.completeness, targets.completeness_percent),
        _gauge(material, _("Ketepatan waktu"), reporting.timeliness, targets.timeliness_percent),
    )


def _legend(material: Material) -> tuple[DayCellView, ...]:
    """Return every state with its letter and word."""
    return tuple(
        DayCellView(
            _letter(material, state, nil=False), state.value.replace("_", "-"), day_word(material, state)
        )
        for state in DayState
    )


def _legend_note(material: Material) -> str:
    """Return what the rarer letters mean; empty where they don't occur."""
    _ = material.wording.gettext
    cells = [cell for row in material.measures.reporting.rows for cell in row.cells]
    notes = []
    if any(cell.nil and cell.state is DayState.LATE for cell in cells):
        notes.append(_("t: terlambat dan nihil"))
    if any(cell.arrival_unknown for cell in cells):
        notes.append(_("?: hari datang tidak diketahui"))
    return "; ".join(notes)


def _finding(material: Material) -> str:
    """Return the section's finding: how many reported for the last day."""
    w, reporting = material.wording, material.measures.reporting
    _ = w.gettext
    day = w.long_day(material.measures.calendar.period.end)
    if alone.is_alone(material):
        return alone.reporting_finding(material)
    if not reporting.silent:
        return _("Semua {count} desk melapor untuk {day}").format(
            count=w.number(reporting.last_day.whole), day=day
        )
    if not reporting.last_day.part:
        return _("Belum satu pun desk melapor untuk {day}").format(day=day)
    return _("{ratio} desk melapor untuk {day}").format(ratio=w.ratio(reporting.last_day), day=day)


def _silent(material: Material) -> tuple[Fact, ...]:
    """Return the silent regions, the longest silence first, with days and last report.

    More than ``MOST_SILENT_LINES`` are gathered by the days of their silence, and many of one
    silence only counted: the matrix beside them tells the name and last day of each.
    """
    w = material.wording
    _ = w.gettext
    measures = material.measures
    rows = [material.reporting[code] for code in measures.reporting.silent]
    rows.sort(key=lambda row: (-(row.silent_days if row.silent_days is not None else 10**6), row.region))
    mark = Mark("belum-lapor", _("belum lapor"))
    if len(rows) > MOST_SILENT_LINES:
        groups = [
            (days, [row.region for row in alike])
            for days, alike in groupby(rows, key=lambda row: silence(material, row))
        ]
        if len(groups) > MOST_SILENT_LINES:
            rest = [code for _days, codes in groups[MOST_SILENT_LINES - 1 :] for code in codes]
            groups = [*groups[: MOST_SILENT_LINES - 1], (_("lebih singkat"), rest)]
        return tuple(Fact(days, _who(material, codes), mark=mark) for days, codes in groups)
    return tuple(
        Fact(
            shortened(material.region(row.region), SILENT_NAME),
            silence(material, row)
            if row.last_day is None or row.last_day > measures.calendar.period.end
            else _("{days}, terakhir {day}").format(
                days=silence(material, row), day=w.short_day(row.last_day)
            ),
            mark=mark,
        )
        for row in rows
    )


def _who(material: Material, codes: Sequence[str]) -> str:
    """Return the names of the regions where they fit on a line, else how many they are."""
    w = material.wording
    names = w.listing([material.region(code) for code in codes])
    if len(names) <= NAMES_A_LINE:
        return names
    return w.ngettext("{count} desk", "{count} desk", len(codes)).format(count=w.number(len(codes)))


def reporting_annex(material: Material) -> Table | None:
    """Return the matrix of all regions for the annex; None where page 1 shows it whole."""
    w, measures = material.wording, material.measures
    if len(measures.reporting.rows) <= FULL_MATRIX_REGIONS:
        return None
    days = measures.calendar.period.days
    return Table(
        name="semua-pelaporan",
        caption=w.gettext(
            "Laporan harian semua desk: L lapor, N nihil, T terlambat, B belum lapor, D ditolak"
        ),
        corner=w.gettext("Kabupaten/kota"),
        columns=tuple(Column(f"{w.weekday(day)} {day.day}", "day") for day in days),
        rows=tuple(
            Row(
                Cell(material.region(row.region)),
                tuple(Cell(_letter(material, c.state, nil=c.nil)) for c in row.cells),
                region=material.slug(row.region),
            )
            for row in measures.reporting.rows
        ),
        style="text",
    )


def reporting_section(material: Material) -> ReportingView:
    """Return section E."""
    w, measures = material.wording, material.measures
    _ = w.gettext
    rows, hidden_note = _shown(material)
    return ReportingView(
        finding=_finding(material),
        caption=_("Laporan harian tiap desk, {period}").format(
            period=w.period(measures.calendar.period.start, measures.calendar.period.end)
        ),
        days=tuple((w.weekday(day), str(day.day)) for day in measures.calendar.period.days),
        rows=tuple(_row(material, row) for row in rows),
        hidden_note=hidden_note,
        legend=_legend(material),
        legend_note=_legend_note(material),
        gauges=gauges(material),
        silent_title=_("Belum melapor untuk {day}").format(day=w.short_day(measures.calendar.period.end)),
        silent=_silent(material),
        is_dense=len(rows) > ROOMY_MATRIX_REGIONS,
    )
