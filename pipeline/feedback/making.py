"""The files that go back to the desks: a sheet, a table and a message each."""

from __future__ import annotations

import csv
import io

from pipeline.bulletin import EditionView, render_page, wording_in
from pipeline.feedback.desk import Desk, desks
from pipeline.feedback.grouping import Group
from pipeline.feedback.message import message
from pipeline.feedback.model import Remark, Season
from pipeline.feedback.picture import pictures
from pipeline.feedback.sheet import cards_of, sheet_frame, sheet_view
from pipeline.feedback.standing import remarks_of
from pipeline.feedback.typing_in import typed_for
from pipeline.rulebook import sentences
from pipeline.text.cells import disarmed

FOLDER = "perbaikan"
COLUMNS = ("path", "row", "column", "code", "severity", "value", "expected", "example", "status")


def feedback_files(season: Season, edition: EditionView) -> dict[str, bytes]:
    """Return ``perbaikan/<slug>.html``, ``.csv`` and ``.txt`` of every desk, in name order.

    Files are read once more where a row of theirs is shown. The same season and edition give the
    same bytes.
    """
    told = desks(season, remarks_of(season), wording_in(edition.language))
    shown = pictures((group for desk in told for group in cards_of(desk)), season)
    files: dict[str, bytes] = {}
    for desk in told:
        base = f"{FOLDER}/{desk.region.slug}"
        view = sheet_view(desk, season, edition, shown)
        files[f"{base}.html"] = render_page("feedback", sheet_frame(desk, edition), view).encode()
        files[f"{base}.csv"] = corrections_csv(desk, season)
        files[f"{base}.txt"] = message(desk, season, edition, shown).encode()
    return dict(sorted(files.items()))


def corrections_csv(desk: Desk, season: Season) -> bytes:
    """Return every place of a desk as a line (UTF-8, comma, LF), what stands first, then what is
    mended, in the sheet's order.

    Columns: path, row (as a spreadsheet counts; empty: the whole file), column, code, severity,
    value (the cell as it stands), expected (what to do), example (what to type; empty: only the
    desk knows), status. Cells that a spreadsheet would run are neutralised.
    """
    _ = desk.wording.gettext
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for groups, status in (
        (desk.open, _("belum diperbaiki")),
        (desk.mended, _("sudah diperbaiki")),
    ):
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
    )
    return [disarmed(cell) for cell in cells]
