"""The corrections of a revision: what the signed edition said, what is said now, and why."""

from __future__ import annotations

from collections import Counter

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import on_one_line
from pipeline.bulletin.page import Cell, Column, Row, Table
from pipeline.bulletin.wording import ABSENT
from pipeline.model.editions import Cause, RowCorrection

MOST_ROWS = 40
"""So many corrections are printed; the whole list lies beside the edition as ``koreksi.csv``."""
_CELL = 60
"""Characters of an old or new cell."""
_FIRST = (Cause.CORRECTED, Cause.RULES, Cause.LATE)
"""Changed values before rows that were not there."""


def revision_table(material: Material) -> Table | None:
    """Return the table of what this revision corrects; None for an edition that revises none."""
    found = material.context.standing.corrections
    if not found:
        return None
    w = material.wording
    _ = w.gettext
    counts = Counter(correction.cause for correction in found)
    told = w.listing(
        [f"{_cause(material, cause)} {w.number(counts[cause])}" for cause in _FIRST if counts[cause]]
    )
    kept = sorted(found, key=lambda c: _FIRST.index(c.cause))[:MOST_ROWS]
    rest = len(found) - len(kept)
    note = _("Menurut sebab: {told}. Seluruhnya ada di koreksi.csv.").format(told=told)
    if rest:
        note = _("{count} koreksi lainnya ada di koreksi.csv. Menurut sebab: {told}.").format(
            count=w.number(rest), told=told
        )
    return Table(
        name="koreksi-revisi",
        caption=_("Yang dikoreksi revisi ini atas edisi yang sudah ditandatangani"),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Baris"), "long"),
            Column(_("Kolom")),
            Column(_("Semula"), "long"),
            Column(_("Menjadi"), "long"),
            Column(_("Sebab")),
            Column(_("Asal"), "long", content="file_names"),
        ),
        rows=tuple(_row(material, correction) for correction in kept),
        note=note,
        style="corrections",
    )


def _row(material: Material, correction: RowCorrection) -> Row:
    place = material.wording.gettext("{file} baris {row}").format(
        file=on_one_line(correction.file, 2 * _CELL), row=correction.row
    )
    key = " · ".join(part for part in correction.key.split(" · ") if part != correction.region)
    return Row(
        Cell(correction.region or material.settings.baseline.province),
        (
            Cell(on_one_line(key, 2 * _CELL)),
            Cell(correction.column or ABSENT),
            Cell(_cell(correction.old)),
            Cell(_cell(correction.new)),
            Cell(_cause(material, correction.cause)),
            Cell(place),
        ),
        content="field_texts" if _is_closed(material, correction) else "",
    )


def _is_closed(material: Material, correction: RowCorrection) -> bool:
    """Return whether a correction quotes what audience.yaml keeps with the desk: its data file, a free
    text, or a whole row that has free texts.
    """
    kind = material.settings.kind_by_name[correction.kind]
    quoted = [*kind.primaryKey, *([correction.column] if correction.column else kind.by_name)]
    has_text = any(kind.by_name[name].is_free_text for name in quoted if name in kind.by_name)
    return has_text or not material.settings.audience.gives(kind.kind)


def _cell(text: str | None) -> str:
    return on_one_line(text, _CELL) if text else ABSENT


def _cause(material: Material, cause: Cause) -> str:
    _ = material.wording.gettext
    return {
        Cause.LATE: _("laporan terlambat"),
        Cause.CORRECTED: _("ralat desk"),
        Cause.RULES: _("aturan atau konfigurasi"),
    }[cause]
