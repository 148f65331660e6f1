"""The named functions of conditions: what they take, what they give, and what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from pipeline.rules.columns import ValueKind

ANYTHING = frozenset({ValueKind.NUMBER, ValueKind.DAY, ValueKind.TEXT})
COUNTS = frozenset({ValueKind.NUMBER})
TEXTS = frozenset({ValueKind.TEXT})
Parameters = tuple[frozenset[ValueKind], ...]


class Scope(StrEnum):
    """Where a function can answer."""

    ANYWHERE = "anywhere"
    ROW = "row"
    """In a row by itself, as its file is read; such a rule may reject the row."""
    DAYS = "days"
    """Among the rows that count, once all files are read; such a rule can't reject any more."""


@dataclass(frozen=True, slots=True)
class Function:
    """One function. ``gives`` None: what its first argument is. ``of_earlier``: its argument has
    to be a call of ``before`` or ``before_nonzero``.
    """

    takes: Parameters
    gives: ValueKind | None
    meaning_id: str
    meaning_en: str
    scope: Scope = Scope.ANYWHERE
    of_earlier: bool = False


def _number(meaning_id: str, meaning_en: str, scope: Scope = Scope.ANYWHERE) -> Function:
    return Function((), ValueKind.NUMBER, meaning_id, meaning_en, scope)


def _day(meaning_id: str, meaning_en: str) -> Function:
    return Function((), ValueKind.DAY, meaning_id, meaning_en)


FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "is_blank": Function(
            (ANYTHING,),
            ValueKind.TRUTH,
            "benar bila selnya kosong, belum dilaporkan atau tidak terbaca",
            "true where the cell is blank, not reported or unreadable",
        ),
        "first_known": Function(
            (ANYTHING, ANYTHING),
            None,
            "yang pertama, atau yang kedua bila yang pertama tidak diketahui",
            "the first, or the second where the first is not known",
        ),
        "length": Function(
            (TEXTS,), ValueKind.NUMBER, "jumlah huruf sebuah teks", "the number of characters of a text"
        ),
        "span": Function(
            (COUNTS, COUNTS),
            ValueKind.TEXT,
            "untuk kalimat: dua batas sebagai satu teks, atau satu angka bila sama",
            "for sentences: two ends as one text, or one figure where they are equal",
        ),
        "season_start": _day("hari pertama masa kerja desk (milestones.yaml)", "the first day of the season"),
        "season_end": _day("hari terakhir masa kerja desk (milestones.yaml)", "the last day of the season"),
        "voting_day": _day("hari pemungutan suara (milestones.yaml)", "voting day (milestones.yaml)"),
        "received_day": _day(
            "hari laporan diterima; tidak diketahui bila foldernya tidak bertanggal",
            "the day of arrival; unknown where the file lies in no dated folder",
        ),
        "registered_voters": _number("DPT resmi wilayahnya (regions.yaml)", "the region's official roll"),
        "polling_stations": _number("jumlah TPS resmi wilayahnya", "the region's polling stations"),
        "districts": _number("jumlah kecamatan wilayahnya", "the region's number of districts"),
        "villages": _number("jumlah desa dan kelurahan wilayahnya", "the region's desa and kelurahan"),
        "need_low": _number(
            "batas bawah hitungan kebutuhan barang itu (items.yaml); tidak diketahui untuk baris kecamatan",
            "the lower end of the item's computed need; unknown in rows of one district",
        ),
        "need_high": _number(
            "batas atas hitungan kebutuhan barang itu; tidak diketahui untuk baris kecamatan",
            "the upper end of the item's computed need; unknown in rows of one district",
        ),
        "baseline_target": _number(
            "target yang merupakan angka data dasar itu sendiri: TPS, DPT atau kecamatan (indicators.yaml)",
            "a target that is a figure of the baseline itself: TPS, roll or districts",
        ),
        "jump_factor": _number(
            "`jump_factor` di pipeline.yaml: perubahan berapa kali lipat yang diragukan",
            "`jump_factor` of pipeline.yaml: how many times over a change is doubted",
        ),
        "at_least": Function(
            (COUNTS,),
            ValueKind.NUMBER,
            "jumlah terkecil yang mungkin: boks atau koli terakhir bisa tidak penuh",
            "the least that it may be: the last box or koli may be part-filled",
        ),
        "previous_stage": _number(
            "angka tahap terakhir yang diketahui sebelum tahap ini; sesudah diterima, tanpa yang rusak",
            "the last known stage before this one; after the first, without the damaged ones",
            Scope.ROW,
        ),
        "previous_stage_name": Function(
            (),
            ValueKind.TEXT,
            "nama tahap yang angkanya diberikan previous_stage()",
            "the name of the stage whose figure previous_stage() gives",
            Scope.ROW,
        ),
        "before": Function(
            (ANYTHING,),
            None,
            "nilai terakhir yang diketahui dari hal yang sama pada hari sebelumnya",
            "the last known value of the same thing on an earlier day",
            Scope.DAYS,
        ),
        "before_nonzero": Function(
            (COUNTS,),
            ValueKind.NUMBER,
            "seperti before(), tetapi yang lebih dari nol",
            "like before(), but above zero",
            Scope.DAYS,
        ),
        "file_of": Function(
            (ANYTHING,),
            ValueKind.TEXT,
            "berkas asal nilai before(…)",
            "the file in which the value of before(…) stands",
            Scope.DAYS,
            of_earlier=True,
        ),
        "row_of": Function(
            (ANYTHING,),
            ValueKind.NUMBER,
            "nomor baris asal nilai before(…)",
            "the row in which the value of before(…) stands",
            Scope.DAYS,
            of_earlier=True,
        ),
    }
)
"""Every function, in the order in which the manual tells them. ``day("2024-11-27")`` is a literal."""

EARLIER = frozenset({"before", "before_nonzero"})
"""The functions that look back to another row."""
