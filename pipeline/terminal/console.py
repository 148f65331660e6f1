"""What is shown at the end of a run: one line a region after `weekly`, the verdicts after `check`.

Tables are results and go to stdout, see :mod:`pipeline.terminal.screen`.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Ledger, Verdict
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Baseline, Words
from pipeline.terminal.closing import EditionTable
from pipeline.terminal.screen import Screen, new_table, tell, visible

if TYPE_CHECKING:
    from rich.table import Table

    from pipeline.measures.model import DayState, Measures, StageSummary

__all__ = ["Screen", "edition_table", "show_check", "tell", "visible"]

FINDINGS_SHOWN = 12
"""Kinds of finding that a file's group shows; the rest is counted."""


# --- the closing table of `weekly` --------------------------------------------------------------


def edition_table(measures: Measures, baseline: Baseline, screen: Screen) -> EditionTable:
    """Return the closing table of ``weekly`` in words.

    One line a region, in code order: days reported of the period, refused rows, and per stage the
    mark of its state with the items complete there of those needed ("–": nothing reported). A
    line below says what the marks mean.
    """
    summaries = {(summary.region, summary.stage): summary for summary in measures.logistics.summaries}
    refused = {quality.region: quality.rows.rejected for quality in measures.quality.regions}
    lines = []
    for row in measures.reporting.rows:
        reported = sum(_has_reported(cell.state) for cell in row.cells)
        lines.append(
            (
                baseline.by_code[row.region].short_name,
                f"{reported}/{len(row.cells)}",
                str(refused.get(row.region, 0)),
                *(_state(summaries[row.region, stage]) for stage in STAGES),
            )
        )
    headings = (REGION, REPORTED, REFUSED_ROWS, *STAGE_NAMES.values())
    legend = "   ".join(f"{mark} {screen.say(words)}" for mark, words in STATUS_WORDS.values())
    return EditionTable(tuple(screen.say(words) for words in headings), tuple(lines), legend)


def _state(summary: StageSummary) -> str:
    mark, _ = STATUS_WORDS[summary.status.value]
    reported = summary.items.whole > summary.unreported
    return f"{mark} {summary.items.part}/{summary.items.whole}" if reported else f"{mark} –"


def _has_reported(state: DayState) -> bool:
    return state.value in {"lapor", "nihil", "terlambat"}


# --- the table of `check` -----------------------------------------------------------------------


def show_check(
    ledger: Ledger,
    findings: Sequence[Finding],
    sentences: Callable[[Finding], tuple[str, str]],
    screen: Screen,
) -> None:
    """Print the verdict on every file to stdout, each with its findings grouped by code.

    Most important first: errors, then warnings, then infos, the most frequent before the rare;
    a group shows how often it occurs and its first case in words.
    """
    console = screen.console(sys.stdout)
    by_path: dict[str, list[Finding]] = {}
    for finding in findings:
        by_path.setdefault(finding.path, []).append(finding)
    for file in ledger.files:
        lines = _finding_lines(by_path.get(file.path, []), sentences, screen)
        if lines or not screen.quiet:
            for line in (_verdict_line(file, screen), *lines):
                console.print(visible(line), soft_wrap=True)
    console.print(_totals_table(ledger, screen))


def _verdict_line(file: FileRecord, screen: Screen) -> str:
    rows, set_aside = file.rows, file.rows.duplicate + file.rows.superseded + file.rows.out_of_period
    counts = screen.say(ROW_COUNTS).format(
        accepted=rows.accepted, rejected=rows.rejected, set_aside=set_aside, ignored=rows.ignored
    )
    return f"{file.path}: {screen.say(VERDICT_WORDS[file.verdict])} ({counts})"


def _finding_lines(
    findings: Sequence[Finding], sentences: Callable[[Finding], tuple[str, str]], screen: Screen
) -> list[str]:
    groups = Counter((list(Severity).index(finding.severity), finding.code) for finding in findings)
    first = {finding.code: finding for finding in reversed(findings)}
    ordered = sorted(groups.items(), key=lambda group: (group[0][0], -group[1], group[0][1]))
    lines = []
    for (severity, code), count in ordered[:FINDINGS_SHOWN]:
        message, hint = sentences(first[code])
        mark = SEVERITY_MARKS[list(Severity)[severity]]
        lines.append(f"  {mark} {code} ×{count}: {_place(first[code], screen)}{message} {hint}".rstrip())
    if len(ordered) > FINDINGS_SHOWN:
        lines.append("  " + screen.say(MORE).format(count=len(ordered) - FINDINGS_SHOWN))
    return lines


def _place(finding: Finding, screen: Screen) -> str:
    row = screen.say(ROW).format(row=finding.row) if finding.row is not None else ""
    column = screen.say(COLUMN).format(column=finding.column) if finding.column else ""
    place = " ".join(part for part in (row, column) if part)
    return f"{place}: " if place else ""


def _totals_table(ledger: Ledger, screen: Screen) -> Table:
    table = new_table(screen.say(VERDICT))
    for heading in (FILES, ROWS_READ, ROWS_ACCEPTED, ROWS_REJECTED):
        table.add_column(screen.say(heading), justify="right")
    for verdict in Verdict:
        files = Ledger(tuple(file for file in ledger.files if file.verdict is verdict))
        if files.files:
            rows = files.totals
            counts = (len(files.files), rows.read, rows.accepted, rows.rejected)
            table.add_row(screen.say(VERDICT_WORDS[verdict]), *map(str, counts))
    total = ledger.totals
    table.add_section()
    table.add_row(screen.say(ALL), *map(str, (len(ledger.files), total.read, total.accepted, total.rejected)))
    return table


# --- words --------------------------------------------------------------------------------------

REGION = Words(id="Wilayah", en="Region")
REPORTED = Words(id="Lapor", en="Reported")
REFUSED_ROWS = Words(id="Ditolak", en="Refused")
STAGE_NAMES = {
    Stage.RECEIVED: Words(id="Gudang", en="Warehouse"),
    Stage.PACKED: Words(id="Dikemas", en="Packed"),
    Stage.AT_DISTRICT: Words(id="PPK", en="PPK"),
    Stage.AT_VILLAGE: Words(id="PPS", en="PPS"),
    Stage.AT_STATION: Words(id="TPS", en="TPS"),
}
STATUS_WORDS = {
    "done": ("●", Words(id="Siap", en="Ready")),
    "on_course": ("▷", Words(id="Berjalan", en="On course")),
    "attention": ("▲", Words(id="Perhatian", en="Attention")),
    "critical": ("■", Words(id="Kritis", en="Critical")),
    "unknown": ("○", Words(id="Belum ada laporan", en="No report")),
}
VERDICT = Words(id="Putusan", en="Verdict")
VERDICT_WORDS = {
    Verdict.ACCEPTED: Words(id="diterima", en="accepted"),
    Verdict.WITH_WARNINGS: Words(id="diterima dengan catatan", en="accepted with warnings"),
    Verdict.PARTLY_REJECTED: Words(id="sebagian ditolak", en="partly rejected"),
    Verdict.REJECTED: Words(id="ditolak", en="rejected"),
    Verdict.NIL: Words(id="laporan nihil", en="nil report"),
    Verdict.EMPTY: Words(id="kosong", en="empty"),
    Verdict.NOT_A_REPORT: Words(id="bukan laporan", en="not a report"),
}
SEVERITY_MARKS = {Severity.ERROR: "✗", Severity.WARNING: "!", Severity.INFO: "·"}
ROW_COUNTS = Words(
    id="{accepted} baris berlaku, {rejected} ditolak, {set_aside} dikesampingkan, {ignored} bukan data",
    en="{accepted} rows count, {rejected} rejected, {set_aside} set aside, {ignored} not data",
)
MORE = Words(id="… dan {count} jenis temuan lain", en="… and {count} more kinds of finding")
ROW = Words(id="baris {row}", en="row {row}")
COLUMN = Words(id='kolom "{column}"', en='column "{column}"')
FILES = Words(id="Berkas", en="Files")
ROWS_READ = Words(id="Baris dibaca", en="Rows read")
ROWS_ACCEPTED = Words(id="Berlaku", en="Counting")
ROWS_REJECTED = Words(id="Ditolak", en="Rejected")
ALL = Words(id="Semua", en="All")
