"""From measures to the view of an edition, section by section."""

from __future__ import annotations

from pipeline.bulletin.anchors import ANNEX
from pipeline.bulletin.context import EditionContext, Material
from pipeline.bulletin.highlights import highlights_section
from pipeline.bulletin.message import message
from pipeline.bulletin.page import FilterView, Table
from pipeline.bulletin.sections import letterhead
from pipeline.bulletin.sections.agenda import agenda_annex, agenda_section
from pipeline.bulletin.sections.board import board_section
from pipeline.bulletin.sections.changes import changes_section, corrections_annex
from pipeline.bulletin.sections.follow_up import follow_up_section
from pipeline.bulletin.sections.issues import issue_annex, issues_section
from pipeline.bulletin.sections.key_figures import key_figures
from pipeline.bulletin.sections.logistics import logistics_section
from pipeline.bulletin.sections.origins import origins_section
from pipeline.bulletin.sections.others import other_tables
from pipeline.bulletin.sections.projection import projection_section
from pipeline.bulletin.sections.quality import quality_section
from pipeline.bulletin.sections.readiness import readiness_section
from pipeline.bulletin.sections.regions import region_sheets
from pipeline.bulletin.sections.reporting import reporting_annex, reporting_section
from pipeline.bulletin.sections.trace import trace_section
from pipeline.bulletin.sections.visits import visits_section
from pipeline.bulletin.views import ContentsEntry, EditionView
from pipeline.bulletin.views_logistics import LogisticsView
from pipeline.bulletin.wording import Wording, wording_in
from pipeline.measures.model import Measures, PreviousEdition, Status


def _contents(wording: Wording, *, has_annex: bool) -> tuple[ContentsEntry, ...]:
    """Return the sections in their order, with anchor and letter."""
    _ = wording.gettext
    entries = [
        ContentsEntry("pokok-berita", "B", _("Pokok berita")),
        ContentsEntry("keputusan-diminta", "C", _("Keputusan yang diminta")),
        ContentsEntry("angka-kunci", "D", _("Angka kunci")),
        ContentsEntry("pelaporan", "E", _("Disiplin pelaporan")),
        ContentsEntry("rapat-lalu", "F", _("Tindak lanjut rapat lalu")),
        ContentsEntry("papan-kesiapan", "G", _("Papan kesiapan")),
        ContentsEntry("logistik", "H", _("Logistik")),
        ContentsEntry("perkiraan", "I", _("Perkiraan selesai")),
        ContentsEntry("isu-kendala", "J", _("Isu dan kendala")),
        ContentsEntry("kunjungan-lapangan", "K", _("Kunjungan lapangan")),
        ContentsEntry("kesiapan-lain", "L", _("Kesiapan lain, keamanan, partisipasi")),
        ContentsEntry("perubahan-edisi", "M", _("Perubahan sejak edisi lalu")),
        ContentsEntry("lembar-wilayah", "N", _("Lembar wilayah")),
        ContentsEntry("mutu-data", "O", _("Mutu data")),
        ContentsEntry("jejak-data", "P", _("Jejak data")),
    ]
    if has_annex:
        entries.append(ContentsEntry("lampiran", "", _("Lampiran")))
    entries.append(ContentsEntry(ANNEX, "", _("Asal angka")))
    return tuple(entries)


def _annex(material: Material, logistics: LogisticsView) -> tuple[Table, ...]:
    """Return the tables of the annex: the full list of issues, the charts' data, other kinds."""
    tables = [agenda_annex(material), reporting_annex(material), issue_annex(material)]
    tables.append(corrections_annex(material))
    tables.extend(table for chart in logistics.charts for table in chart.printed)
    return (*(table for table in tables if table is not None), *other_tables(material))


def _filter(material: Material) -> FilterView:
    """Return what the page's filter offers."""
    return FilterView(
        regions=tuple((region.slug, region.short_name) for region in material.regions),
        states=tuple(material.status_mark(status) for status in Status),
    )


def _material(measures: Measures, previous: PreviousEdition | None, context: EditionContext) -> Material:
    """Return what the composers of the sections draw on."""
    before = previous.standing if previous else None
    return Material(measures, before, context, wording_in(context.language))


def compose(measures: Measures, previous: PreviousEdition | None, context: EditionContext) -> EditionView:
    """Return the view of one edition; nothing is read or rendered, but for the charts' drawing.

    ``previous`` is the last edition; None: there is none to compare with, and the page says so.
    """
    material = _material(measures, previous, context)
    logistics = logistics_section(material)
    annex, tiles = _annex(material, logistics), key_figures(material)
    return EditionView(
        language=context.language,
        title=letterhead.full_title(material),
        description=letterhead.description(material),
        author=context.settings.edition.letterhead.office,
        footer=letterhead.disclaimer(material),
        running=letterhead.running(material),
        message=message(material),
        paper=context.settings.edition.paper.lower(),
        is_sample=letterhead.is_sample(material),
        contents=_contents(material.wording, has_annex=bool(annex)),
        filter=_filter(material),
        head=letterhead.head(material),
        highlights=highlights_section(material),
        agenda=agenda_section(material),
        key_figures=tiles,
        reporting=reporting_section(material),
        follow_up=follow_up_section(material),
        board=board_section(material),
        logistics=logistics,
        projection=projection_section(material),
        issues=issues_section(material),
        visits=visits_section(material),
        readiness=readiness_section(material),
        changes=changes_section(material),
        regions=region_sheets(material),
        quality=quality_section(material),
        trace=trace_section(material),
        annex=annex,
        origins=origins_section(material, tiles),
        closing=letterhead.closing(material),
    )
