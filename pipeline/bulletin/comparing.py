"""Is it better than last week: the figures of page 1 against those of the last edition."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.bulletin.context import Material
from pipeline.bulletin.views_front import Highlight
from pipeline.measures.model import Measures, Standing
from pipeline.model.stages import Stage


@dataclass(frozen=True, slots=True)
class _Trend:
    """A figure of page 1, now and in the last edition; ``gain`` > 0: it is better now."""

    label: str
    difference: int
    gain: int


def since_last_edition(material: Material) -> Highlight | None:
    """Return in one sentence what is better and what is worse; None without an edition to compare with.

    More desks that report and more regions that are complete are better, more open or overdue
    issues and decisions are worse.
    """
    previous = material.previous
    if previous is None:
        return None
    w, number = material.wording, previous.calendar.number
    _ = w.gettext
    trends = _trends(material, previous)
    better = [_said(material, t) for t in trends if t.gain > 0]
    worse = [_said(material, t) for t in trends if t.gain < 0]
    if not better and not worse:
        lead = _("Angka kunci tetap sejak edisi {number}:").format(number=number)
        return Highlight(lead, _("{labels}.").format(labels=w.listing([t.label for t in trends])))
    if not better:
        lead = _("Tidak ada angka kunci yang membaik sejak edisi {number};").format(number=number)
        return Highlight(lead, _("yang memburuk: {worse}.").format(worse=w.listing(worse)))
    lead = w.ngettext(
        "{count} angka kunci membaik sejak edisi {number}:",
        "{count} angka kunci membaik sejak edisi {number}:",
        len(better),
    ).format(count=w.number(len(better)), number=number)
    if not worse:
        return Highlight(lead, _("{better}; tidak ada yang memburuk.").format(better=w.listing(better)))
    return Highlight(
        lead, _("{better}; memburuk: {worse}.").format(better=w.listing(better), worse=w.listing(worse))
    )


def _trends(material: Material, previous: Standing) -> list[_Trend]:
    """Return the figures of page 1 that can be better or worse."""
    _ = material.wording.gettext
    now, stage = material.measures, material.current_stage
    place = _("lengkap {place}").format(place=material.stage_place(stage))
    return [
        _trend(_("desk melapor"), now.reporting.last_day.part, previous.reporting.last_day.part, 1),
        _trend(place, _complete(now, stage), _complete(previous, stage), 1),
        _trend(_("isu terbuka"), _still_open(now), _still_open(previous), -1),
        _trend(_("keputusan lewat tenggat"), now.follow_up.overdue, previous.follow_up.overdue, -1),
    ]


def _complete(measures: Measures | Standing, stage: Stage) -> int:
    """Return how many regions are complete at a stage."""
    return len(dict(measures.logistics.complete_regions).get(stage, ()))


def _still_open(measures: Measures | Standing) -> int:
    """Return how many issues are open."""
    return sum(1 for issue in measures.issues.issues if issue.is_open)


def _trend(label: str, now: int, before: int, good: int) -> _Trend:
    """Return one figure; ``good`` is 1 where more is better, −1 where less is."""
    return _Trend(label, now - before, (now - before) * good)


def _said(material: Material, trend: _Trend) -> str:
    """Return a figure with its change: ``desk melapor −2``."""
    return f"{trend.label} {material.wording.signed(trend.difference)}"
