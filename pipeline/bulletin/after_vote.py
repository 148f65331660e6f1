"""What the page says of the goods after the vote: their last known state, with its age."""

from __future__ import annotations

from pipeline.bulletin import alone
from pipeline.bulletin.ballots import goods_as_of
from pipeline.bulletin.context import Material
from pipeline.bulletin.views import TablesView
from pipeline.bulletin.views_front import Highlight, KeyFigure
from pipeline.bulletin.wording import ABSENT
from pipeline.model.stages import STAGES

NAMES = 60
"""Characters that a list of regions may take."""


def age(material: Material) -> str:
    """Return ``per 27 November 2024, 4 hari sebelum akhir periode``; empty where nothing is known."""
    w, as_of = material.wording, goods_as_of(material)
    if as_of is None:
        return ""
    days = max((material.measures.calendar.period.end - as_of).days, 0)
    if not days:
        return w.gettext("per {day}").format(day=w.day(as_of))
    return w.gettext("per {day}, {days} sebelum akhir periode").format(day=w.day(as_of), days=w.days(days))


def goods(material: Material) -> Highlight:
    """Return the sentence about logistics: how many regions were complete at the TPS, as last known."""
    w = material.wording
    _ = w.gettext
    if goods_as_of(material) is None:
        return Highlight(_("Logistik di TPS tidak diketahui:"), _("tidak satu desk pun melaporkannya."))
    stage = STAGES[-1]
    done = material.complete.get(stage, ())
    rest = [region.code for region in material.regions if region.code not in done]
    lead = _("Laporan logistik terakhir: {done} dari {whole} kabupaten/kota lengkap di TPS").format(
        done=w.number(len(done)), whole=w.number(len(material.regions))
    )
    if alone.is_alone(material):
        finding = alone.complete_finding(material, stage)
        lead = _("Laporan logistik terakhir: {finding}").format(finding=finding)
    if not rest or alone.is_alone(material):
        return Highlight(lead, _("{age}.").format(age=age(material)))
    return Highlight(
        lead,
        _("{age}; tidak tercatat lengkap: {regions}.").format(
            age=age(material), regions=material.fitting_regions(rest, NAMES)
        ),
    )


def intro(material: Material) -> str:
    """Return how section H is to be read after the vote."""
    _ = material.wording.gettext
    if goods_as_of(material) is None:
        return _("Pemungutan suara sudah berlangsung; tidak ada laporan logistik.")
    return _(
        "Pemungutan suara sudah berlangsung. Bagian ini memuat keadaan terakhir yang dilaporkan ({age})."
    ).format(age=age(material))


def projection(material: Material) -> TablesView:
    """Return section I: nothing is projected any more."""
    _ = material.wording.gettext
    return TablesView(
        finding=_("Tidak ada lagi yang diperkirakan"),
        facts=(),
        tables=(),
        empty=_("Pemungutan suara sudah berlangsung; keadaan terakhir logistik ada di bagian G dan H."),
    )


def missing_turnout(material: Material) -> KeyFigure:
    """Return the tile of a turnout that no desk has reported yet."""
    w, turnout = material.wording, material.measures.turnout
    return KeyFigure(
        label=w.gettext("partisipasi pemilih"),
        value=ABSENT,
        of="",
        note=w.gettext("belum ada laporan pengguna hak pilih"),
        change=w.gettext("target {percent}").format(percent=w.target(turnout.target_percent)),
        basis=w.gettext("belum ada daerah yang melaporkannya"),
    )
