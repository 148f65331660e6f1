"""Section G, the readiness board: region by topic, and the tile map of the stage being completed."""

from __future__ import annotations

from collections import Counter

from pipeline.bulletin import alone
from pipeline.bulletin.context import Material
from pipeline.bulletin.page import Cell, Column, ColumnGroup, Row, Table
from pipeline.bulletin.views import BoardView, MapView, Tile
from pipeline.measures.model import BoardCell, Status
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Region

WIDEST = 10
"""Columns that fit a page; regions that span more are set in code order."""
MOST_OPEN = 3
"""Up to so many regions that are not complete are named instead of the others."""
WIDEST_WITH_COUNTS = 4
"""Columns of the tile map up to which a tile has room for its word and counts."""


def topic_label(material: Material, topic: str) -> str:
    """Return a topic's heading."""
    _ = material.wording.gettext
    if topic in set(STAGES):
        return material.stage_label(Stage(topic))
    words = {
        "personel": _("Personel"),
        "c_pemberitahuan": _("C.Pemberi\N{SOFT HYPHEN}tahuan"),
        "keamanan": _("Keamanan"),
        "anggaran": _("Anggaran"),
        "tps": _("TPS"),
        "distribusi": _("Distribusi"),
        "kerawanan": _("Kerawanan"),
    }
    return words.get(topic, topic)


def _cell(material: Material, cell: BoardCell | None) -> Cell:
    """Return one cell: word, mark, and the figure behind it."""
    if cell is None:
        return Cell(
            "", mark=material.status_mark(Status.UNKNOWN), order=material.status_order(Status.UNKNOWN)
        )
    w = material.wording
    is_count = cell.topic in set(STAGES)
    figure = ""
    if cell.ratio is not None and cell.ratio.whole:
        figure = w.ratio(cell.ratio) if is_count else w.percent(cell.ratio, 0)
    stale = cell.region in material.silent and cell.status is not Status.UNKNOWN
    return Cell(
        "",
        note=figure,
        mark=material.status_mark(cell.status),
        stale=stale,
        order=material.status_order(cell.status),
        origin="" if cell.status is Status.UNKNOWN else material.topic_origin(cell.region, cell.topic),
    )


def region_head(material: Material, region: Region) -> Cell:
    """Return a region's name, with the date and age of what is known of a silent one."""
    row = material.reporting.get(region.code)
    if region.code not in material.silent or row is None:
        return Cell(region.short_name)
    return Cell(region.short_name, note=material.age_note(row.last_day, row.silent_days), stale=True)


def board_table(material: Material) -> Table:
    """Return the board: regions in code order, topics in the order of the measures."""
    _ = material.wording.gettext
    readiness = material.measures.readiness
    cells = {(cell.region, cell.topic): cell for cell in readiness.board}
    stages = [topic for topic in readiness.topics if topic in set(STAGES)]
    return Table(
        name="papan",
        caption=_(
            "Keadaan tiap kabupaten/kota; di bawahnya butir yang mencapai kebutuhan, atau bagian"
            " target yang tercapai"
        ),
        corner=_("Kabupaten/kota"),
        columns=tuple(
            Column(topic_label(material, topic), "status", content="" if topic in stages else topic)
            for topic in readiness.topics
        ),
        groups=(
            ColumnGroup("", 1),
            ColumnGroup(_("Logistik menurut tahap"), len(stages)),
            ColumnGroup(_("Kesiapan lain"), len(readiness.topics) - len(stages)),
        ),
        rows=tuple(
            Row(
                region_head(material, region),
                tuple(_cell(material, cells.get((region.code, topic))) for topic in readiness.topics),
                region=region.slug,
            )
            for region in material.regions
        ),
        note=_("Kelabu: keadaan terakhir dari daerah yang belum melapor untuk {day}.").format(
            day=material.wording.short_day(material.measures.calendar.period.end)
        )
        if material.silent
        else "",
        style="board",
    )


def _tile(material: Material, region: Region) -> Tile:
    """Return one region's tile for the stage being completed."""
    w = material.wording
    summary = material.summaries.get((region.code, material.current_stage))
    column, row = region.tile
    place = f"grid-column:{column + 1};grid-row:{row + 1}" if _map_columns(material) <= WIDEST else ""
    if summary is None or summary.as_of is None:
        mark = material.status_mark(Status.UNKNOWN)
        return Tile(region.short_name, mark, "", "", stale=False, place=place, slug=region.slug)
    return Tile(
        region=region.short_name,
        mark=material.status_mark(summary.status),
        text=w.ratio(summary.items, w.gettext("butir")),
        note=material.age_note(summary.as_of, summary.age_days) if region.code in material.silent else "",
        stale=region.code in material.silent,
        place=place,
        slug=region.slug,
    )


def _map_columns(material: Material) -> int:
    """Return how many columns the regions' tiles span."""
    return 1 + max((region.tile[0] for region in material.regions), default=0)


def _map(material: Material) -> MapView:
    """Return the tile map of the stage being completed."""
    _ = material.wording.gettext
    columns = min(_map_columns(material), WIDEST)
    return MapView(
        title=_("Peta {count} daerah, kasar menurut letaknya").format(
            count=material.wording.number(len(material.regions))
        ),
        note=_("Petak menunjukkan keadaan {place}.").format(
            place=material.stage_place(material.current_stage)
        ),
        grid=f"grid-template-columns:repeat({columns},1fr)",
        is_wide=columns > WIDEST_WITH_COUNTS,
        tiles=tuple(_tile(material, region) for region in material.regions),
        legend=tuple(material.status_mark(status) for status in Status),
    )


def place_finding(material: Material, stage: Stage) -> str:
    """Return ``1 dari 10 lengkap di gudang`` and who: the finding of a stage."""
    w = material.wording
    _ = w.gettext
    done = material.complete.get(stage, ())
    whole = len(material.regions)
    place = material.stage_place(stage)
    if alone.is_alone(material):
        return alone.complete_finding(material, stage)
    if not done:
        return _("Belum satu pun dari {count} kabupaten/kota lengkap {place}").format(
            count=w.number(whole), place=place
        )
    text = _("{done} dari {whole} lengkap {place}").format(
        done=w.number(len(done)), whole=w.number(whole), place=place
    )
    rest = [region.code for region in material.regions if region.code not in done]
    if not rest:
        return text
    if len(rest) < len(done) and len(rest) <= MOST_OPEN:
        return _("{finding}; belum: {regions}").format(finding=text, regions=material.region_list(rest))
    return _("{finding}: {regions}").format(finding=text, regions=material.region_list(done, 6))


def _counts(material: Material) -> Table:
    """Return how many regions are in each state, stage by stage."""
    w = material.wording
    _ = w.gettext
    found = Counter((s.stage, s.status) for s in material.measures.logistics.summaries)
    return Table(
        name="hitungan-keadaan",
        caption=_("Jumlah kabupaten/kota di tiap keadaan"),
        corner=_("Tahap logistik"),
        columns=tuple(Column(material.status_word(status), "number") for status in Status),
        rows=tuple(
            Row(
                Cell(material.stage_label(stage)),
                tuple(material.count(found[stage, status]) for status in Status),
            )
            for stage in STAGES
        ),
        style="state-counts",
    )


def board_section(material: Material) -> BoardView:
    """Return section G."""
    _ = material.wording.gettext
    stage = material.current_stage
    return BoardView(
        finding=place_finding(material, stage),
        table=board_table(material),
        map=_map(material),
        counts=_counts(material),
    )
