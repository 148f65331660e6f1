"""The invented course of the goods: which region waits for what, and when ballots are folded.

Everything here is sample. It follows the picture of 13 November 2024 (only Mahakam Ulu complete in
the warehouse) and keeps near the published days of arrival; the amounts come from the baseline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

GOVERNOR = "surat-suara-gubernur"
REGENT = "surat-suara-bupati-wali-kota"
REPEAT = "surat-suara-psu"
BOXES = "kotak-suara"


def _november(day: int) -> date:
    return date(2024, 11, 1) + timedelta(days=day - 1)


@dataclass(frozen=True, slots=True)
class GoodsStory:
    """The course of one region's goods.

    ``ballots_arrive``: day of the first ballots; ``fold_from``/``fold_to``: sorting and folding;
    ``complete_on``: the day on which the last of the items without a date of their own has come;
    ``late``: items that come later, with their day; ``early_shipping``: day on which the farthest
    kecamatan get their goods of phase I ahead of the calendar (None: they wait for it);
    ``box_spares``: boxes per kecamatan; ``far``: names of the kecamatan that are served first;
    ``unreported``: items that the desk never reports; ``need_blank``: items without a reported need.
    """

    ballots_arrive: date
    fold_from: date
    fold_to: date
    complete_on: date
    late: Mapping[str, date]
    early_shipping: date | None = None
    box_spares: int = 2
    far: tuple[str, ...] = ()
    unreported: frozenset[str] = frozenset()
    need_blank: frozenset[str] = frozenset()


STORIES: Mapping[str, GoodsStory] = {
    "64.01": GoodsStory(
        date(2024, 10, 30),
        _november(4),
        _november(18),
        _november(11),
        {"alat-bantu-tunanetra": _november(20), "sampul": _november(19), "formulir-d-hasil": _november(21)},
        far=("Muara Samu", "Muara Komam"),
        unreported=frozenset({"salinan-dpt"}),
    ),
    "64.02": GoodsStory(
        date(2024, 10, 26),
        _november(3),
        _november(18),
        _november(10),
        {"sampul": _november(19), "salinan-dpt": _november(20), "formulir-c-hasil": _november(18)},
        early_shipping=_november(16),
        far=("Tabang", "Kembang Janggut", "Kenohan", "Muara Wis"),
    ),
    "64.03": GoodsStory(
        date(2024, 10, 26),
        _november(2),
        _november(14),
        _november(9),
        {"formulir-c-hasil": _november(16), "alat-bantu-tunanetra": _november(17)},
        early_shipping=_november(15),
        far=("Maratua", "Pulau Derawan", "Biduk-Biduk"),
    ),
    "64.07": GoodsStory(
        date(2024, 10, 30),
        _november(5),
        _november(19),
        _november(12),
        {REGENT: _november(20), "formulir-c-hasil": _november(19), "kabel-ties": _november(18)},
        far=("Bongan", "Bentian Besar", "Penyinggahan"),
    ),
    "64.08": GoodsStory(
        date(2024, 10, 27),
        _november(4),
        _november(19),
        _november(12),
        {
            "sampul": _november(20),
            "daftar-pasangan-calon": _november(19),
            "segel": _november(18),
            "salinan-dpt": _november(21),
        },
        box_spares=0,
        far=("Sandaran", "Busang", "Karangan"),
        need_blank=frozenset({GOVERNOR, REGENT}),
    ),
    "64.09": GoodsStory(
        date(2024, 10, 28),
        _november(1),
        _november(11),
        _november(8),
        {"alat-bantu-tunanetra": _november(14), "formulir-d-hasil": _november(15)},
        box_spares=1,
        far=("Sepaku",),
    ),
    "64.11": GoodsStory(
        date(2024, 10, 29),
        _november(1),
        _november(15),
        _november(12),
        {"formulir-d-hasil": _november(12)},
        far=("Long Apari", "Long Pahangai"),
    ),
    "64.71": GoodsStory(
        date(2024, 10, 29),
        _november(2),
        _november(16),
        _november(9),
        {GOVERNOR: _november(20), "formulir-c-hasil": _november(19)},
        need_blank=frozenset({"bilik-suara", "tinta"}),
    ),
    "64.72": GoodsStory(
        date(2024, 10, 26),
        date(2024, 10, 28),
        _november(8),
        _november(10),
        {BOXES: _november(19), "alat-bantu-tunanetra": _november(18)},
    ),
    "64.74": GoodsStory(
        date(2024, 10, 26),
        date(2024, 10, 31),
        _november(9),
        _november(11),
        {"daftar-pasangan-calon": _november(14), "c-pemberitahuan": _november(15)},
        far=("Bontang Selatan",),
    ),
}


def story_of(region: str, rank: int) -> GoodsStory:
    """Return the story of ``region``; a synthetic region, the ``rank``-th of all, gets one by turns.

    Every third synthetic region is complete in the warehouse by 12 November, the others later.
    """
    if region in STORIES:
        return STORIES[region]
    late_on = _november(12 if rank % 3 == 0 else 14 + rank % 8)
    return GoodsStory(
        ballots_arrive=date(2024, 10, 26) + timedelta(days=rank % 5),
        fold_from=_november(1 + rank % 5),
        fold_to=_november(11 + rank % 9),
        complete_on=_november(8 + rank % 5),
        late={"alat-bantu-tunanetra": late_on, "sampul": late_on},
        box_spares=rank % 3,
    )
