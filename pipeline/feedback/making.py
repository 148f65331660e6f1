"""The files that go back to the desks: a sheet, a table and a message each."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.bulletin import EditionView, render_page, wording_in
from pipeline.feedback import saying
from pipeline.feedback.desk import Desk, by_region, desks
from pipeline.feedback.grouping import Group
from pipeline.feedback.history import history_of
from pipeline.feedback.message import message
from pipeline.feedback.model import Remark, Season
from pipeline.feedback.picture import pictures
from pipeline.feedback.proposing import Proposal, proposals
from pipeline.feedback.saying import Sheet
from pipeline.feedback.sheet import cards_of, sheet_frame, sheet_view
from pipeline.feedback.standing import remarks_of
from pipeline.feedback.typing_in import typed_for
from pipeline.model.corrections import Corrections
from pipeline.rulebook import sentences
from pipeline.text.cells import disarmed

FOLDER = "perbaikan"
COLUMNS = ("path", "row", "column", "code", "severity", "value", "expected", "example", "status", "history")


@dataclass(frozen=True, slots=True)
class Feedback:
    """What is wrong with the desks' files at a meeting, and how it stands."""

    season: Season
    remarks: tuple[Remark, ...]

    @property
    def corrections(self) -> Corrections | None:
        """What became of what was asked before; None where there was no edition before."""
        previous, own = self.season.previous, by_region(self.remarks)
        if previous is None:
            return None
        codes = self.season.settings.baseline.by_code
        counts = {code: history_of(own.get(code, ()), self.season).counts for code in codes}
        return Corrections(previous.standing.calendar.meeting, counts)


def gathered(season: Season) -> Feedback:
    """Return what there is to be said to the desks."""
    return Feedback(season, remarks_of(season))


def feedback_files(feedback: Feedback, edition: EditionView) -> dict[str, bytes]:
    """Return ``perbaikan/<slug>.html``, ``.csv`` and ``.txt`` of every desk, and the copies that are
    proposed to it (``perbaikan/<slug>/<file>``), in name order.

    Files are read once more where a row of theirs is shown or corrected. The same season and
    edition give the same bytes.
    """
    season = feedback.season
    told = desks(season, feedback.remarks, wording_in(edition.language))
    shown = pictures((group for desk in told for group in cards_of(desk)), season)
    proposed = proposals(told, season)
    files: dict[str, bytes] = {}
    for desk in told:
        base = f"{FOLDER}/{desk.region.slug}"
        copies = proposed[desk.region.code]
        sent = Sheet(desk, season, edition, shown, copies)
        files |= {f"{base}/{copy.name}": copy.content for copy in copies}
        files[f"{base}.html"] = render_page("feedback", sheet_frame(sent), sheet_view(sent)).encode()
        files[f"{base}.csv"] = corrections_csv(desk, copies, season)
        files[f"{base}.txt"] = message(sent).encode()
    return dict(sorted(files.items()))


def corrections_csv(desk: Desk, copies: Sequence[Proposal], season: Season) -> bytes:
    """Return every place of a desk as a line (UTF-8, comma, LF), what stands first, then what is
    mended or verified, in the sheet's order; what the proposed ``copies`` have corrected says so.

    Columns: path, row (as a spreadsheet counts; empty: the whole file), column, code, severity,
    value (the cell as it stands), expected (what to do), example (what to type; empty: only the
    desk knows), status, history (how it stood at the meeting before; empty: there was none, or it is
    mended). Cells that a spreadsheet would run are neutralised.
    """
    _ = desk.wording.gettext
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    proposed = {finding for copy in copies for finding in copy.claimed}
    for remark in _remarks(desk.open):
        status = _("diubah dalam usulan") if remark.finding in proposed else _("belum diperbaiki")
        writer.writerow(_line(remark, status, desk, season))
    for groups, status in ((desk.mended, _("sudah diperbaiki")), (desk.verified, _("terverifikasi"))):
        writer.writerows(_line(remark, status, desk, season) for remark in _remarks(groups))
    return stream.getvalue().encode()


def _remarks(groups: tuple[Group, ...]) -> list[Remark]:
    return [remark for group in groups for remark in group.remarks]


def _line(remark: Remark, status: str, desk: Desk, season: Season) -> list[str]:
    finding, typed = remark.finding, typed_for(remark)
    remedy = sentences(season.settings.rules, finding, desk.wording.language).remedy
    cells = (
        finding.path,
        "" if finding.row is None else str(finding.row),
        finding.column or "",
        finding.code,
        finding.severity.value,
        finding.value or "",
        remedy,
        typed.text if typed is not None else "",
        status,
        saying.course(desk, [remark]),
    )
    return [disarmed(cell) for cell in cells]
