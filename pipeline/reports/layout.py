"""What each row below the header is: data, or one of the things that Excel sheets hold besides."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from pipeline.reports.numbers import CountState, parse_count
from pipeline.reports.text import folded, header_key, is_blank, is_nil
from pipeline.reports.textframe import Bools, TextColumn, TextFrame
from pipeline.settings.model import ReportKind


class RowRole(IntEnum):
    """What a row is; only DATA is judged, the others are told apart and ignored."""

    DATA = 0
    BLANK = 1
    HEADER = 2
    NUMBERING = 3
    TOTAL = 4
    NOTE = 5
    NIL = 6


_TOTAL = re.compile(
    r"(?:grand |sub ?|sub-)?(?:jumlah|total|jml)"
    r"(?: (?:seluruh|keseluruhan|semua|total|akhir|kab|kabupaten|kota|kec|kecamatan|provinsi)\b.*)?"
)
_SPACED = re.compile(" ")
_SPACED_WORD = re.compile(r"\w(?: \w){3,}")
"""A word set in spaced letters, as in a heading: J U M L A H."""
_NOTE_WORDS = (
    "ket|keterangan|catatan|nb|note|notes|sumber|mengetahui|dibuat oleh|disusun oleh|dilaporkan oleh|"
    "diperiksa oleh|yang melaporkan|pelapor|penyusun|operator|petugas|kepala|ketua|sekretaris|plt|plh|"
    "an|a n|nip|ttd|tertanda|hormat kami|demikian|tembusan|tanda tangan|contact person|cp|nama jelas|"
    "nama|jabatan|data per|per tanggal|dicetak"
)
_NOTE = re.compile(rf"(?:{_NOTE_WORDS})\b.*")
_PLACE_AND_DATE = re.compile(
    r"[^\W\d_][\w. ]*,\s*(?:tanggal\s*)?\d{1,2}[\s/.-]+(?:[^\W\d_]+|\d{1,2})[\s/.-]+\d{4}\s*"
)
_MAX_NOTE_CELLS = 3
_MAX_COUNT_DIGITS = 15
"""More digits are a number of a person (NIP, NIK), never a count."""
_NAME_ROLES = frozenset({"item", "indicator", "election", "category", "word"})
_LABEL_ROLES = _NAME_ROLES | {"date", "region", "district", "reference", "unit"}


@dataclass(frozen=True, slots=True)
class RowFlags:
    """Per row of a frame, what its cells look like."""

    filled: npt.NDArray[np.int64]
    """Filled cells, the extra columns' included."""
    counts: Bools
    """Some count holds a number."""
    required: Bools
    """Some column that the header must have is filled."""
    known: Bools
    """Some name in it is one that we know, or a date stands where dates stand."""


def is_total_label(text: str | None) -> bool:
    """Whether a cell labels a row of totals (JUMLAH, TOTAL, Sub Total …)."""
    if text is None:
        return False
    plain = _SPACED.sub("", folded(text)) if _SPACED_WORD.fullmatch(folded(text)) else folded(text)
    return _TOTAL.fullmatch(plain) is not None


def is_note(text: str | None) -> bool:
    """Whether a cell begins a note or a signature block."""
    if text is None:
        return False
    return text.lstrip().startswith("*") or bool(
        _NOTE.fullmatch(folded(text)) or _PLACE_AND_DATE.fullmatch(text.strip())
    )


def row_roles(
    frame: TextFrame, kind: ReportKind, header_keys: Mapping[str, str], known: Bools
) -> npt.NDArray[np.int8]:
    """Return the :class:`RowRole` of every row.

    ``header_keys`` maps header key → canonical column; ``known`` marks the rows in which some
    name was recognised (so that a lone item at the foot of a table is not taken for a note).
    """
    flags = _flags(frame, kind, known)
    roles = np.zeros(len(frame), np.int8)
    roles[_notes(frame, flags)] = RowRole.NOTE
    roles[_nil_rows(frame, kind, flags)] = RowRole.NIL
    roles[_totals(frame, kind)] = RowRole.TOTAL
    roles[_repeated_headers(frame, header_keys, flags)] = RowRole.HEADER
    roles[_numbering(frame, roles)] = RowRole.NUMBERING
    roles[flags.filled == 0] = RowRole.BLANK
    return roles


def _flags(frame: TextFrame, kind: ReportKind, known: Bools) -> RowFlags:
    size = len(frame)
    filled = np.zeros(size, np.int64)
    counts = np.zeros(size, np.bool_)
    required = np.zeros(size, np.bool_)
    for column in frame.extra:
        filled += ~column.flags(is_blank)
    for name, column in frame.columns.items():
        cells = ~column.flags(is_blank)
        filled += cells
        if kind.by_name[name].in_header:
            required |= cells
        if kind.by_name[name].role == "count":
            counts |= column.flags(_holds_number)
    return RowFlags(filled, counts, required, known)


def _holds_number(text: str | None) -> bool:
    if text is None or (len(text) > _MAX_COUNT_DIGITS and sum(map(str.isdigit, text)) > _MAX_COUNT_DIGITS):
        return False
    return parse_count(text).state not in {CountState.BLANK, CountState.INVALID} or bool(
        text and text.strip()[:1].isdigit() and not _PLACE_AND_DATE.fullmatch(text.strip())
    )


def _any(frame: TextFrame, names: list[str], column_test: Callable[[str | None], bool]) -> Bools:
    hit = np.zeros(len(frame), np.bool_)
    for name in names:
        hit |= frame.columns[name].flags(column_test)
    return hit


def _totals(frame: TextFrame, kind: ReportKind) -> Bools:
    labels = [name for name in frame.columns if kind.by_name[name].role in _LABEL_ROLES]
    hit = _any(frame, labels, is_total_label)
    for column in frame.extra:
        hit |= column.flags(is_total_label)
    return hit


def _repeated_headers(frame: TextFrame, header_keys: Mapping[str, str], flags: RowFlags) -> Bools:
    hits = np.zeros(len(frame), np.int64)
    for name, column in frame.columns.items():
        hits += column.flags(_is_name_of(name, header_keys))
    repeated: Bools = (hits >= 2) & (hits * 2 >= flags.filled)
    return repeated


def _is_name_of(column: str, header_keys: Mapping[str, str]) -> Callable[[str | None], bool]:
    """Return the test whether a cell holds the header name of ``column``."""
    return lambda text: text is not None and header_keys.get(header_key(text)) == column


def _nil_rows(frame: TextFrame, kind: ReportKind, flags: RowFlags) -> Bools:
    """Rows in which NIHIL is all that is said: nothing but it, a date, a region and a counter."""
    nil = np.zeros(len(frame), np.int64)
    beside = np.zeros(len(frame), np.int64)
    for name, column in frame.columns.items():
        nil += column.flags(lambda text: text is not None and is_nil(text))
        if kind.by_name[name].role in {"date", "region"}:
            beside += column.flags(lambda text: not is_blank(text) and not is_nil(text or ""))
        elif kind.by_name[name].role == "reference":
            beside += column.flags(lambda text: text is not None and text.strip().isdecimal())
    for column in frame.extra:
        nil += column.flags(lambda text: text is not None and is_nil(text))
        beside += column.flags(lambda text: text is not None and text.strip().rstrip(".").isdecimal())
    only_nil: Bools = (nil > 0) & (nil + beside == flags.filled)
    return only_nil


def _notes(frame: TextFrame, flags: RowFlags) -> Bools:
    """Notes and signature blocks: few cells, no figure, no name that we know.

    Once one is found in a file, later rows of the same look belong to it. A row in which nothing
    stands where the kind needs something is a note without further sign.
    """
    looks = ~flags.counts & ~flags.known & (flags.filled > 0) & (flags.filled <= _MAX_NOTE_CELLS)
    marked = np.zeros(len(frame), np.bool_)
    for column in (*frame.columns.values(), *frame.extra):
        marked |= column.flags(is_note)
    starts = looks & (marked | ~flags.required)
    first = np.full(len(frame.sheets), np.iinfo(np.int64).max, np.int64)
    np.minimum.at(first, frame.sheet[starts], frame.row[starts])
    return starts | (looks & (frame.row > first[frame.sheet]) & _after_last_data(frame, flags))


def _after_last_data(frame: TextFrame, flags: RowFlags) -> Bools:
    last = np.zeros(len(frame.sheets), np.int64)
    data = flags.counts | flags.known
    np.maximum.at(last, frame.sheet[data], frame.row[data])
    return frame.row > last[frame.sheet]


def _numbering(frame: TextFrame, roles: npt.NDArray[np.int8]) -> Bools:
    """The row 1 2 3 … directly under a header (the first one, or one repeated)."""
    hit = np.zeros(len(frame), np.bool_)
    first_rows = np.flatnonzero(np.diff(frame.sheet, prepend=-1))
    below = np.flatnonzero(roles == RowRole.HEADER) + 1
    for index in (*first_rows.tolist(), *below.tolist()):
        if index < len(frame):
            sheet = frame.sheets[int(frame.sheet[index])]
            hit[index] = is_numbering(sheet.table.row(int(frame.row[index]) - 1))
    return hit


def is_numbering(cells: Sequence[str]) -> bool:
    """Whether a row's cells count its columns: 1, 2, 3 … (also ``(1)`` or ``1.``)."""
    digits = [re.sub(r"[\s().\[\]]", "", cell) for cell in cells if cell.strip()]
    if len(digits) < 3 or not all(d.isascii() and d.isdecimal() for d in digits):
        return False
    numbers = [int(d) for d in digits]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] in {0, 1, 2}


def label_columns(frame: TextFrame, kind: ReportKind) -> dict[str, TextColumn]:
    """Return the columns that hold names of a catalogue or allowed words."""
    return {n: c for n, c in frame.columns.items() if kind.by_name[n].role in _NAME_ROLES}
