"""Desk reports written by rule: canonical CSV files whose every figure a test can work out."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pipeline.model.stages import STAGES, Stage
from pipeline.settings import Settings
from pipeline.settings.model import Item, Region
from tests.workspaces import save

NEED_WITHOUT_RULE_PER_STATION = 3
"""Items without a rule of their own are reported to need so many a TPS."""

Shares = Mapping[Stage, int]
"""Percent of the need that stands at each stage."""

EVERYWHERE: Shares = dict.fromkeys(STAGES, 100)
IN_THE_WAREHOUSE: Shares = {Stage.RECEIVED: 100, Stage.PACKED: 60, Stage.AT_DISTRICT: 0}
ON_THE_ROAD: Shares = {Stage.RECEIVED: 100, Stage.PACKED: 100, Stage.AT_DISTRICT: 100, Stage.AT_VILLAGE: 80}


@dataclass(frozen=True, slots=True)
class Desk:
    """One desk on one day, and the folder ``inputs`` that its files go to."""

    region: Region
    day: date
    inputs: Path

    def send(self, kind: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
        """Save a report of ``kind``; day and region stand before the columns given."""
        full = [[self.day.isoformat(), self.region.code, *row] for row in rows]
        write(
            self.inputs, f"{self.day}/{self.region.slug}-{kind}.csv", ["tanggal", "wilayah", *columns], full
        )


def write(inputs: Path, name: str, columns: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Save one CSV file below ``inputs``."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    save(inputs, {name: text.getvalue()})


def need(item: Item, region: Region, stage: Stage) -> int:
    """How much of an item a region needs at a stage: the upper end of its rule."""
    rule = item.need_at(stage)
    if rule is None:
        return NEED_WITHOUT_RULE_PER_STATION * region.polling_stations
    return rule.corridor(region)[1]


def goods(desk: Desk, settings: Settings, shares: Shares) -> None:
    """Send all items of the catalogue with ``shares`` of the need at each stage (absent: 0)."""
    columns = ["barang", "satuan", "kebutuhan", "diterima", "rusak", "kurang", *map(str, STAGES[1:])]
    desk.send("logistik", columns, (_goods_row(item, desk.region, shares) for item in settings.items.items))


def _goods_row(item: Item, region: Region, shares: Shares) -> list[object]:
    at = {
        stage: need(item, region, stage) * shares.get(stage, 0) // 100 if stage in item.stages else ""
        for stage in STAGES
    }
    received, *later = at.values()
    short = need(item, region, Stage.RECEIVED) - int(received)
    return [item.name, item.unit, need(item, region, Stage.RECEIVED), received, 0, short, *later]


def readiness(desk: Desk, settings: Settings, percent: int) -> None:
    """Send every indicator that has a target from the baseline, with ``percent`` of it reached."""
    rows = []
    for indicator in settings.indicators.indicators:
        if indicator.target is not None:
            target = indicator.target.corridor(desk.region)[0]
            rows.append([indicator.name, target, target * percent // 100, indicator.unit])
    desk.send("kesiapan", ["indikator", "target", "realisasi", "satuan"], rows)


def nothing_to_tell(desk: Desk) -> None:
    """Send the nil report of issues."""
    save(desk.inputs, {f"{desk.day}/{desk.region.slug}-isu.csv": "NIHIL\n"})


ISSUE_COLUMNS = (
    "nomor", "kategori", "tingkat", "uraian", "sumber", "penanggung_jawab", "tenggat", "status",
    "tindak_lanjut",
)  # fmt: skip


def issue(desk: Desk, **said: str) -> None:
    """Send one issue; what is not ``said`` is plain."""
    plain = {
        "nomor": f"{desk.region.code}-1", "kategori": "distribusi", "tingkat": "sedang",
        "uraian": "Jalan ke gudang kecamatan rusak", "sumber": "PPK", "penanggung_jawab": "Dinas PU",
        "tenggat": desk.day.isoformat(), "status": "ditangani", "tindak_lanjut": "Alat berat dikirim",
    }  # fmt: skip
    desk.send("isu", ISSUE_COLUMNS, [[(plain | said)[column] for column in ISSUE_COLUMNS]])


def turnout(desk: Desk, percent: int) -> None:
    """Send how many voted in both elections: ``percent`` of the roll."""
    local = "wali kota" if desk.region.name.startswith("Kota") else "bupati"
    roll = desk.region.registered_voters
    rows = [[election, roll, roll * percent // 100] for election in ("gubernur", local)]
    desk.send("partisipasi", ["pemilihan", "dpt", "pengguna_hak_pilih"], rows)
