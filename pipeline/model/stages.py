"""The ladder of a logistics item, from the regency's warehouse to the polling station.

The names are the columns of the ``logistik`` report (contract, section 1), in the order in which
goods move. ``kebutuhan`` (need) is what they are measured against and no stage of its own.
"""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """One stage of the ladder; the value is the column of the report."""

    RECEIVED = "diterima"
    PACKED = "dikemas"
    AT_DISTRICT = "di_ppk"
    AT_VILLAGE = "di_pps"
    AT_STATION = "di_tps"


STAGES: tuple[Stage, ...] = tuple(Stage)
