"""The chart of section H: ballots at each stage over time, with need and deadline drawn in."""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin.ballots import ballot_items, front
from pipeline.bulletin.chart_drawing import curves, picture
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, ColumnGroup, Row, Table
from pipeline.bulletin.svg import themable
from pipeline.bulletin.views import ChartPanel, ChartView
from pipeline.measures.model import BallotDay
from pipeline.stages import STAGES


def _description(material: Material, item: str, days: Sequence[BallotDay]) -> str:
    """Return the text alternative of one panel."""
    w = material.wording
    ends = [f"{material.stage_label(curve.stage)} {w.number(curve.counts[-1])}" for curve in curves(days)]
    return w.gettext("Garis {item} menurut tahap, {start} s.d. {end}. Akhirnya: {ends}.").format(
        item=material.item_name(item).lower(),
        start=w.day(days[0].day),
        end=w.day(days[-1].day),
        ends="; ".join(ends),
    )


def _title(material: Material, items: Sequence[str]) -> str:
    """Return the chart's finding as a sentence."""
    w = material.wording
    parts = []
    places = []
    for item in items:
        found = front(material, item)
        if found is not None:
            parts.append(f"{found.percent(w)} {material.item_name(item).lower()}")
            places.append(w.gettext("sudah {place}").format(place=material.stage_place(found.total.stage)))
    if len(set(places)) == 1:
        text = f"{w.listing(parts)} {places[0]}"
    else:
        text = w.listing([f"{part} {place}" for part, place in zip(parts, places, strict=True)])
    return w.gettext("Sampai {day}, {text}").format(
        day=w.day(material.measures.calendar.data_as_of), text=text
    )


def _data(material: Material, panels: Sequence[tuple[str, Sequence[BallotDay]]]) -> Table:
    """Return the chart's data: one row a day, the stages of each ballot item side by side."""
    w = material.wording
    _ = w.gettext
    by_item = {item: {d.day: dict(d.counts) for d in days} for item, days in panels}
    days = sorted({d.day for _item, found in panels for d in found})
    columns = tuple(Column(material.stage_label(s), "number") for _item, _days in panels for s in STAGES)
    return Table(
        name="data-surat-suara",
        caption=_("Data gambar: surat suara menurut tahap dan hari, lembar (angka terakhir tiap daerah)"),
        corner=_("Hari"),
        groups=(
            ColumnGroup("", 1),
            *(ColumnGroup(material.item_name(item), len(STAGES)) for item, _d in panels),
        ),
        columns=columns,
        rows=tuple(
            Row(
                Cell(w.short_day(day)),
                tuple(
                    Cell(w.number(by_item[item].get(day, {}).get(stage)))
                    for item, _found in panels
                    for stage in STAGES
                ),
            )
            for day in days
        ),
        style="chart-data",
    )


def ballot_chart(material: Material) -> ChartView | None:
    """Return the chart with its data; None where no ballot was ever reported."""
    w = material.wording
    by_item = dict(material.measures.logistics.ballot_days)
    panels = [(item, by_item[item]) for item in ballot_items(material) if by_item.get(item)]
    panels = [(item, days) for item, days in panels if curves(days)]
    if not panels:
        return None
    return ChartView(
        title=_title(material, [item for item, _days in panels]),
        panels=tuple(
            ChartPanel(
                title=material.item_name(item),
                svg=themable(
                    picture(material, item, days),
                    item,
                    material.item_name(item),
                    _description(material, item, days),
                ),
            )
            for item, days in panels
        ),
        source=w.gettext(
            "Lembar. Sumber: laporan desk sampai {day}; angka terakhir tiap daerah diteruskan."
            " Tenggat umum dari konfigurasi."
        ).format(day=w.day(material.measures.calendar.data_as_of)),
        data=_data(material, panels),
    )
