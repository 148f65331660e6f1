"""The data of the charts as tables: in the page below each chart, in print in the annex."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, Row, Table, order_of
from pipeline.measures.model import BallotDay, Series
from pipeline.model.stages import Stage

MOST_MONDAYS = 7


def daily_table(material: Material, item: str, days: Sequence[BallotDay], stages: Sequence[Stage]) -> Table:
    """Return one item of the province: a row a day, the drawn ``stages`` side by side."""
    w = material.wording
    _ = w.gettext
    return Table(
        name=f"data-{item}",
        caption=_("Data gambar: {item} menurut hari dan tahap, {unit}").format(
            item=material.item_mention(item), unit=material.item_unit(item)
        ),
        corner=_("Hari"),
        columns=(
            *(Column(material.stage_label(stage), "number") for stage in stages),
            Column(_("Jumlah daerah"), "number"),
        ),
        rows=tuple(
            Row(
                material.day(day.day),
                (
                    *(material.count(dict(day.counts)[stage]) for stage in stages),
                    material.count(day.regions),
                ),
            )
            for day in days
        ),
        style="chart-data",
    )


def weekly_table(material: Material, item: str, days: Sequence[BallotDay], stages: Sequence[Stage]) -> Table:
    """Return the same for print: the newest Mondays and the last day; the data hold every day."""
    _ = material.wording.gettext
    kept = {day.day for day in days if day.day.weekday() == 0}
    sampled = {*sorted(kept)[-MOST_MONDAYS:], days[-1].day}
    return replace(
        daily_table(material, item, [day for day in days if day.day in sampled], stages),
        name=f"data-{item}-lampiran",
        caption=_("Data gambar: {item} menurut tahap, {unit}, tiap Senin dan hari terakhir").format(
            item=material.item_mention(item), unit=material.item_unit(item)
        ),
    )


def sampled_days(series: Sequence[Series]) -> list[date]:
    """Return the newest Mondays of ``series``, and the last reported day."""
    days = {day for one in series for day, _count in one.points}
    if not days:
        return []
    first, newest = min(days), max(days)
    every = [first + timedelta(days=n) for n in range((newest - first).days + 1)]
    mondays = [day for day in every if day.weekday() == 0][-MOST_MONDAYS:]
    return sorted({*mondays, newest})


def region_table(
    material: Material, item: str, regions: Sequence[str], series: Mapping[str, Sequence[Series]]
) -> Table:
    """Return the counts of ``regions``: a row per region and stage drawn, Mondays side by side."""
    w = material.wording
    _ = w.gettext
    days = sampled_days([one for code in regions for one in series.get(code, ())])
    return Table(
        name=f"data-daerah-{item}",
        caption=_(
            "Data gambar: {item} menurut daerah dan tahap, {unit}, tiap Senin dan hari terakhir"
        ).format(item=material.item_mention(item), unit=material.item_unit(item)),
        corner=_("Kabupaten/kota"),
        columns=(
            Column(_("Tahap")),
            Column(_("Kebutuhan"), "number"),
            *(Column(w.short_day(day), "number") for day in days),
        ),
        rows=tuple(
            Row(
                Cell(material.region(code)),
                (
                    Cell(material.stage_label(one.stage)),
                    _need(material, one),
                    *(material.count(count_at(one, day)) for day in days),
                ),
                region=material.slug(code),
            )
            for code in regions
            for one in series.get(code, ())
        ),
        note=_("Angka terakhir yang dilaporkan sampai hari itu; angka tiap hari ada di data/logistik.csv."),
        style="chart-data wide",
    )


def _need(material: Material, series: Series) -> Cell:
    need = material.ladders[series.region, series.item].at(series.stage).need
    return Cell(material.wording.span(need.low, need.high), order=order_of(need.low))


def count_at(series: Series, day: date) -> int | None:
    """Return the last count reported up to ``day``; None before the first."""
    known = [count for reported, count in series.points if reported <= day]
    return known[-1] if known else None
