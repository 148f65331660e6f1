"""The fast ladder agrees, figure by figure, with one that reads like the contract."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given
from hypothesis import strategies as st

from pipeline.measures import measure
from pipeline.settings import Settings
from tests.oracle import obvious_ladder as obvious
from tests.oracle.obvious_ladder import STAGES, GoodsRow, Place
from tests.oracle.searching import searching
from tests.oracle.seasons import MEETING
from tests.workspaces import judged, save

REGIONS = ("64.09", "64.11")
ITEMS = ("kotak-suara", "tinta", "segel", "surat-suara-gubernur", "surat-suara-psu")
COLUMNS = ("kebutuhan", *STAGES, "rusak")
SHEETS_OF_A_BOX = 2000
Key = tuple[int, str, int, str]


@st.composite
def counts(draw: st.DrawFn) -> dict[str, int | None]:
    """Draw the counts of a row as shares of a need: most go down the ladder, some are blank."""
    amount = draw(st.sampled_from([0, 30, 328, 330, 760, 900, 30_000, 200_000]))
    shares = draw(st.lists(st.sampled_from([0, 25, 50, 75, 100, 100]), min_size=5, max_size=5))
    if draw(st.integers(0, 3)):
        shares.sort(reverse=True)
    row: dict[str, int | None] = {s: amount * n // 100 for s, n in zip(STAGES, shares, strict=True)}
    row["kebutuhan"] = draw(st.sampled_from([None, amount, amount + 1]))
    row["rusak"] = draw(st.sampled_from([None, 0, 0, 5]))
    for column in draw(st.sets(st.sampled_from(STAGES), max_size=3)):
        row[column] = None
    return row


KEYS = st.tuples(st.integers(13, 17), st.sampled_from(REGIONS), st.integers(-1, 4), st.sampled_from(ITEMS))
SEASONS = st.dictionaries(KEYS, st.tuples(counts(), st.booleans()), min_size=1, max_size=14)
Drawn = dict[Key, tuple[dict[str, int | None], bool]]


def rows_of(drawn: Drawn, settings: Settings) -> list[GoodsRow]:
    """Return what was drawn as rows of goods; a district −1 is the whole region."""
    rows = []
    for (day, region, position, item), (cells, in_boxes) in sorted(drawn.items()):
        districts = settings.baseline.by_code[region].districts
        district = None if position < 0 else districts[position % len(districts)].name
        boxes = in_boxes and item == "surat-suara-gubernur"
        if not any(row_key(r) == (day, region, district, item) for r in rows):
            rows.append(GoodsRow(date(2024, 11, day), region, district, item, cells, boxes))
    return rows


def row_key(row: GoodsRow) -> tuple[int, str, str | None, str]:
    """Return what no two rows share."""
    return (row.day.day, row.region, row.district, row.item)


def as_file(rows: Sequence[GoodsRow], settings: Settings) -> str:
    """Print the rows as a desk would; ballots in boxes where the row counts so."""
    lines = ["tanggal;wilayah;kecamatan;barang;satuan;" + ";".join(COLUMNS)]
    for row in rows:
        item = settings.items.by_code[row.item]
        cells = ["" if row.counts[name] is None else str(row.counts[name]) for name in COLUMNS]
        unit = "boks" if row.boxes else item.unit
        lines.append(";".join([str(row.day), row.region, row.district or "", item.name, unit, *cells]))
    return "\n".join(lines) + "\n"


def unpacked(row: GoodsRow) -> GoodsRow:
    """Return the row in sheets."""
    if not row.boxes:
        return row
    sheets = {name: None if n is None else n * SHEETS_OF_A_BOX for name, n in row.counts.items()}
    return GoodsRow(row.day, row.region, row.district, row.item, sheets, boxes=True)


@searching(25)
@given(SEASONS)
def test_random_goods_climb_the_ladder_as_the_contract_says(settings: Settings, drawn: Drawn) -> None:
    """Whole regions and kecamatan, old and new days, blanks and boxes: rejected rows, count, day,
    need and completion of every item at every stage."""
    rows = rows_of(drawn, settings)
    with TemporaryDirectory() as folder:
        text = as_file(rows, settings)
        dataset = judged(save(Path(folder), {"2024-11-18/barang.csv": text}), settings, MEETING)
    refused = {f.row for f in dataset.findings if f.code == "stage-exceeds-previous"}
    expected = {n for n, row in enumerate(rows, 2) if not row.boxes and obvious.stage_breaks(row.counts)}
    in_boxes = {n for n, row in enumerate(rows, 2) if row.boxes}
    assert refused - in_boxes == expected
    counting = [unpacked(row) for n, row in enumerate(rows, 2) if n not in refused]
    assert len(counting) == len(dataset.frames["logistik"])
    for ladder in measure(dataset, settings).logistics.ladders:
        region = settings.baseline.by_code[ladder.region]
        place = Place(region.polling_stations, len(region.districts), region.registered_voters)
        for stage in ladder.stages:
            told = obvious.told(counting, region.code, ladder.item, stage.stage.value, place.districts)
            found = (stage.value.count, stage.value.as_of, stage.districts_reported)
            assert found == ((told.count, told.day, told.parts) if told else (None, None, None))
            if not obvious.is_needed(ladder.item, stage.stage.value):
                assert stage.completion.value == "not_needed"
                continue
            need = obvious.need(counting, region.code, ladder.item, stage.stage.value, place)
            assert (stage.need.low, stage.need.high) == (need or (None, None))
            assert stage.completion.value == obvious.completion(told, need)


@searching(10)
@given(SEASONS)
def test_a_region_is_complete_when_every_item_is(settings: Settings, drawn: Drawn) -> None:
    """Per region and stage: items complete of the items needed, by counting them one by one."""
    rows = rows_of(drawn, settings)
    with TemporaryDirectory() as folder:
        text = as_file(rows, settings)
        dataset = judged(save(Path(folder), {"2024-11-18/barang.csv": text}), settings, MEETING)
    refused = {f.row for f in dataset.findings if f.code == "stage-exceeds-previous"}
    counting = [unpacked(row) for n, row in enumerate(rows, 2) if n not in refused]
    catalogue = [item.code for item in settings.items.items]
    for summary in measure(dataset, settings).logistics.summaries:
        region = settings.baseline.by_code[summary.region]
        place = Place(region.polling_stations, len(region.districts), region.registered_voters)
        stage = summary.stage.value
        states = [
            obvious.completion(
                obvious.told(counting, region.code, item, stage, place.districts),
                obvious.need(counting, region.code, item, stage, place),
            )
            for item in catalogue
            if obvious.is_needed(item, stage)
        ]
        done = sum(state in {"complete", "estimated"} for state in states)
        assert (summary.items.part, summary.items.whole) == (done, len(states))
        assert summary.complete == (done == len(states))
