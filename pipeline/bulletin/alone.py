"""The sentences of an office that runs the program for its own region alone: nothing is counted."""

from __future__ import annotations

from pipeline.bulletin.context import Material
from pipeline.bulletin.views_front import Highlight
from pipeline.model.stages import Stage

NAME = 60
"""Characters that the region's name may take."""


def is_alone(material: Material) -> bool:
    """Return whether the edition is of a single region."""
    return len(material.regions) == 1


def name(material: Material) -> str:
    """Return the region's name."""
    return material.fitting_regions((material.regions[0].code,), NAME)


def reporting(material: Material) -> Highlight:
    """Return whether the desk has reported for the period's last day."""
    _ = material.wording.gettext
    day = material.wording.long_day(material.measures.calendar.period.end)
    if not material.silent:
        return Highlight(
            _("Desk {region} melapor").format(region=name(material)),
            _("untuk {day}, sehingga keadaan di lembar ini adalah keadaan hari itu.").format(day=day),
        )
    text = _("untuk {day}; semua angka adalah keadaan terakhir yang diketahui.")
    if material.measures.calendar.data_as_of is None:
        text = _("untuk {day}; belum ada angka yang dapat ditampilkan.")
    return Highlight(_("Desk {region} belum melapor").format(region=name(material)), text.format(day=day))


def reporting_finding(material: Material) -> str:
    """Return the same as the finding of section E."""
    _ = material.wording.gettext
    text = _("Desk {region} belum melapor untuk {day}")
    if not material.silent:
        text = _("Desk {region} melapor untuk {day}")
    day = material.wording.long_day(material.measures.calendar.period.end)
    return text.format(region=name(material), day=day)


def complete_finding(material: Material, stage: Stage) -> str:
    """Return whether the region is complete at a stage."""
    _ = material.wording.gettext
    text = _("{region} belum lengkap {place}")
    if material.complete.get(stage):
        text = _("{region} lengkap {place}")
    return text.format(region=name(material), place=material.stage_place(stage))


def complete(material: Material, stage: Stage, deadline: str) -> Highlight:
    """Return the same as a sentence, with the ``deadline`` in words where it is still to be met."""
    _ = material.wording.gettext
    text = _("menurut laporan terakhir; {deadline}.").format(deadline=deadline)
    if material.complete.get(stage):
        text = _("menurut laporan terakhir; tidak ada tahap logistik sesudahnya.")
    return Highlight(complete_finding(material, stage), text)
