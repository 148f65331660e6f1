"""From the truth to reports: what the desk of a region writes of one day, kind by kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import cast

from pipeline.model.stages import STAGES, Stage
from pipeline.sample.goods import GoodsTruth
from pipeline.sample.table import Cell, ReportTable
from pipeline.sample.truth import ProvinceTruth, RegionTruth

COUNTERS = ("rusak", "kurang")
_DISTRICT_REPORTS: Mapping[str, date] = {"64.02": date(2024, 11, 11), "64.03": date(2024, 11, 4)}
"""Desks that report their kecamatan besides the whole region, from which day on."""
_DISTRICT_ITEMS = frozenset(
    {"kotak-suara", "bilik-suara", "tinta", "surat-suara-gubernur", "surat-suara-bupati-wali-kota"}
)
_REMARK_AFTER_VOTING = "yang rusak dimusnahkan pada H-1 dengan berita acara"


def goods_table(truth: RegionTruth, day: date, *, zero_before_start: bool) -> ReportTable:
    """Return the ``logistik`` rows of the whole region on ``day``, item by item.

    A stage that no item has begun with is blank, or 0 for a desk with that habit; ``kurang`` only
    where the desk counts it.
    """
    goods, at = truth.goods, truth.days.index(day)
    kept = [n for n, item in enumerate(goods.items) if item.code not in truth.story.unreported]
    size = len(kept)
    columns: dict[str, list[Cell]] = {
        "tanggal": [day] * size,
        "wilayah": [truth.region.code] * size,
        "kecamatan": [None] * size,
        "barang": [goods.items[n].code for n in kept],
        "satuan": [goods.items[n].unit for n in kept],
        "kebutuhan": [_reported_need(truth, n) for n in kept],
    }
    for column in _count_columns():
        sums = goods.counts[column][at].sum(axis=0).tolist()
        columns[column] = [_count(goods, column, n, (sums[n], zero_before_start)) for n in kept]
    columns["keterangan"] = [_remark(truth, day, n) for n in kept]
    return ReportTable("logistik", _in_order(columns))


def district_goods_table(truth: RegionTruth, days: Sequence[date], *, all_items: bool) -> ReportTable:
    """Return the ``logistik`` rows of every kecamatan on ``days``: for ``all_items`` that belong to
    kecamatan, or only for those that a desk by hand would break down. Counts that have not begun
    are 0: these rows come from a desk's own list, not from memory.
    """
    goods = truth.goods
    kept = [
        n
        for n, item in enumerate(goods.items)
        if goods.spread[n] and (all_items or item.code in _DISTRICT_ITEMS)
    ]
    at = [truth.days.index(day) for day in days]
    places, size = len(goods.districts), len(kept) * len(goods.districts)
    columns: dict[str, list[Cell]] = {
        "tanggal": [day for day in days for _ in range(size)],
        "wilayah": [truth.region.code] * (size * len(days)),
        "kecamatan": _cells([code for code in goods.districts for _ in kept] * len(days)),
        "barang": _cells([goods.items[n].code for n in kept] * (places * len(days))),
        "satuan": _cells([goods.items[n].unit for n in kept] * (places * len(days))),
        "kebutuhan": _cells(goods.need[:, kept].ravel().tolist() * len(days)),
    }
    for column in _count_columns():
        columns[column] = _cells(goods.counts[column][at][:, :, kept].ravel().tolist())
    columns["kurang"] = [None] * (size * len(days))
    columns["keterangan"] = [None] * (size * len(days))
    return ReportTable("logistik", _in_order(columns))


def _cells(values: list[str] | list[int]) -> list[Cell]:
    """Return ``values`` as cells, without a copy: a nation has a hundred million of them."""
    return cast("list[Cell]", values)


def breaks_down(region: str, day: date) -> bool:
    """Whether the desk of ``region`` (one of the ten) sends its kecamatan on ``day``."""
    return region in _DISTRICT_REPORTS and day >= _DISTRICT_REPORTS[region]


def _count_columns() -> tuple[str, ...]:
    return (Stage.RECEIVED.value, *COUNTERS, *(stage.value for stage in STAGES[1:]))


def _in_order(columns: dict[str, list[Cell]]) -> dict[str, list[Cell]]:
    order = (
        "tanggal",
        "wilayah",
        "kecamatan",
        "barang",
        "satuan",
        "kebutuhan",
        *_count_columns(),
        "keterangan",
    )
    return {name: columns[name] for name in order}


def _reported_need(truth: RegionTruth, n: int) -> int | None:
    item = truth.goods.items[n]
    return None if item.code in truth.story.need_blank else truth.goods.whole_need(item.code)


def _count(goods: GoodsTruth, column: str, n: int, counted: tuple[int, bool]) -> int | None:
    count, zero_before_start = counted
    if column == "kurang":
        return count if goods.counted_short[n] else None
    if column == "rusak":
        return count if goods.items[n].is_ballot else None
    if Stage(column) not in goods.items[n].stages:
        return None
    return count if count or zero_before_start or column == Stage.RECEIVED else None


def _remark(truth: RegionTruth, day: date, n: int) -> str | None:
    goods, item = truth.goods, truth.goods.items[n]
    at = truth.days.index(day)
    received = int(goods.counts[Stage.RECEIVED.value][at, :, n].sum())
    if received < goods.whole_need(item.code):
        return "menunggu kiriman penyedia" if received else "belum tiba di gudang"
    if not item.is_ballot:
        return None
    packed = int(goods.counts[Stage.PACKED.value][at, :, n].sum())
    damaged = int(goods.counts["rusak"][at, :, n].sum())
    if day.month == 11 and day.day >= 26 and damaged:
        return _REMARK_AFTER_VOTING
    if 0 < packed < goods.whole_need(item.code):
        return "sortir dan lipat berjalan" if packed + damaged < received else "menunggu pengganti yang rusak"
    return None


def issue_table(truth: RegionTruth, day: date) -> ReportTable:
    """Return the ``isu`` rows of ``day``: what is open, and what was closed lately."""
    rows: list[tuple[Cell, ...]] = []
    for issue in truth.issues:
        step = issue.step_on(day)
        if step is None or not issue.is_shown_on(day):
            continue
        rows.append(
            (
                day,
                truth.region.code,
                issue.district,
                issue.number,
                issue.category,
                issue.level,
                issue.text,
                issue.source,
                issue.owner,
                issue.due,
                step.status,
                step.action,
            )
        )
    names = (
        "tanggal",
        "wilayah",
        "kecamatan",
        "nomor",
        "kategori",
        "tingkat",
        "uraian",
        "sumber",
        "penanggung_jawab",
        "tenggat",
        "status",
        "tindak_lanjut",
    )
    return _from_rows("isu", names, rows)


def readiness_table(truth: RegionTruth, day: date) -> ReportTable:
    """Return the ``kesiapan`` rows of ``day``: the indicators that are reported by then."""
    at = truth.days.index(day)
    rows: list[tuple[Cell, ...]] = [
        (
            day,
            truth.region.code,
            series.indicator.code,
            series.target,
            series.values[at],
            series.indicator.unit,
            series.source,
            None,
        )
        for series in truth.readiness
        if series.values[at] is not None
    ]
    names = ("tanggal", "wilayah", "indikator", "target", "realisasi", "satuan", "sumber", "keterangan")
    return _from_rows("kesiapan", names, rows)


def turnout_table(truth: RegionTruth, day: date) -> ReportTable:
    """Return the ``partisipasi`` rows of ``day``; none before voting day."""
    at = truth.days.index(day)
    rows: list[tuple[Cell, ...]] = [
        (day, truth.region.code, series.election, series.roll, series.voters[at], "hitung sementara")
        for series in truth.turnout
        if series.voters[at] is not None
    ]
    names = ("tanggal", "wilayah", "pemilihan", "dpt", "pengguna_hak_pilih", "keterangan")
    return _from_rows("partisipasi", names, rows)


def visit_table(province: ProvinceTruth, day: date) -> ReportTable:
    """Return the province's list of visits as it stands on ``day``."""
    rows: list[tuple[Cell, ...]] = []
    for visit in province.visits:
        if visit.announced > day:
            continue
        over = day >= visit.day
        rows.append(
            (
                visit.number,
                visit.day,
                visit.region,
                visit.team,
                visit.mode,
                visit.purpose,
                visit.status_on(day),
                visit.findings if over else None,
                visit.action if over else None,
            )
        )
    names = ("nomor", "tanggal", "wilayah", "tim", "moda", "tujuan", "status", "temuan", "tindak_lanjut")
    return _from_rows("kunjungan", names, rows)


def decision_table(province: ProvinceTruth, day: date, since: date) -> ReportTable:
    """Return the decisions with news after ``since`` and up to ``day``; a row is dated by its news."""
    rows: list[tuple[Cell, ...]] = []
    for decision in province.decisions:
        news = decision.news_on(day)
        if news is None or news[0] <= since:
            continue
        told, status, note = news
        rows.append(
            (
                decision.number,
                decision.meeting,
                decision.text,
                decision.owner,
                decision.region,
                decision.due,
                status,
                told,
                note or None,
            )
        )
    names = (
        "nomor",
        "rapat",
        "keputusan",
        "penanggung_jawab",
        "wilayah",
        "tenggat",
        "status",
        "tanggal",
        "keterangan",
    )
    return _from_rows("keputusan", names, rows)


def _from_rows(kind: str, names: Sequence[str], rows: list[tuple[Cell, ...]]) -> ReportTable:
    return ReportTable(kind, {name: [row[n] for row in rows] for n, name in enumerate(names)})


DAILY: Mapping[str, Callable[[RegionTruth, date], ReportTable]] = {
    "isu": issue_table,
    "kesiapan": readiness_table,
    "partisipasi": turnout_table,
}
"""The kinds of a desk that are written from the truth alone."""
