"""Section D, the key figures: value, of what, change, how many regions stand behind it, its age."""

from __future__ import annotations

from dataclasses import replace

from pipeline.bulletin.after_vote import missing_turnout
from pipeline.bulletin.anchors import key_figure_origin
from pipeline.bulletin.ballots import BallotStanding, ballot_items, front, scarcer_ballots, standing
from pipeline.bulletin.context import Material
from pipeline.bulletin.views_front import KeyFigure
from pipeline.measures.model import Ratio, Standing, TurnoutTotal
from pipeline.model.stages import STAGES, Stage

TILES = 6
ELECTIONS = 3
"""Of governor, regents and mayors: so many tiles have room between reporting and the registers."""


def _since(material: Material, before: str, difference: int | None = None) -> str:
    """Return the change since the last edition; says so where there is none to compare with."""
    _ = material.wording.gettext
    if material.previous is None:
        return _("belum ada edisi pembanding")
    number = material.previous.calendar.number
    if difference is None:
        return _("edisi {number}: {before}").format(number=number, before=before)
    if difference == 0:
        return _("tetap sejak edisi {number}").format(number=number)
    return _("{difference} sejak edisi {number} ({before})").format(
        difference=material.wording.signed(difference), number=number, before=before
    )


def _basis(material: Material, regions: int, oldest_days: int | None) -> str:
    """Return how many regions stand behind a figure, and the age of its oldest value."""
    w = material.wording
    _ = w.gettext
    behind = w.ratio(Ratio(regions, len(material.regions)), _("daerah"))
    if not regions:
        return _("belum ada daerah yang melaporkannya")
    if not oldest_days:
        return _("{regions}, semua terbaru").format(regions=behind)
    return _("{regions}, tertua {age}").format(regions=behind, age=w.days(oldest_days))


def _last_day(material: Material) -> KeyFigure:
    """Return the tile of reporting."""
    w, reporting = material.wording, material.measures.reporting
    before = material.previous.reporting.last_day if material.previous else None
    return KeyFigure(
        label=w.gettext("desk melapor"),
        value=w.number(reporting.last_day.part),
        of=w.gettext("dari {count}").format(count=w.number(reporting.last_day.whole)),
        note=w.gettext("untuk {day}").format(day=w.long_day(material.measures.calendar.period.end)),
        change=_since(
            material, w.number(before.part) if before else "", _difference(reporting.last_day, before)
        ),
        basis=w.gettext("berkas yang datang sampai hari rapat"),
        origin=key_figure_origin("lapor"),
    )


def _difference(now: Ratio, before: Ratio | None) -> int | None:
    """Return by how much the part grew; None where the wholes differ or there is none before."""
    return now.part - before.part if before and before.whole == now.whole else None


def _complete(material: Material, stage: Stage) -> KeyFigure:
    """Return the tile of the regions that are complete at ``stage``."""
    w = material.wording
    _ = w.gettext
    summaries = [s for s in material.measures.logistics.summaries if s.stage is stage]
    known = [s for s in summaries if s.as_of is not None]
    ratio = Ratio(len(material.complete.get(stage, ())), len(material.regions))
    before = _complete_before(material.previous, stage, len(material.regions))
    deadlines = sorted(s.deadline for s in summaries)
    return KeyFigure(
        label=_("lengkap {place}").format(place=material.stage_place(stage)),
        value=w.number(ratio.part),
        of=_("dari {count}").format(count=w.number(ratio.whole)),
        note=_("kabupaten/kota; tenggat {days}").format(days=w.short_span(deadlines[0], deadlines[-1]))
        if deadlines
        else _("kabupaten/kota"),
        change=_since(material, w.number(before.part) if before else "", _difference(ratio, before)),
        basis=_basis(material, len(known), max((s.age_days or 0 for s in known), default=None)),
        origin=key_figure_origin("lengkap", stage),
    )


def _complete_before(previous: Standing | None, stage: Stage, regions: int) -> Ratio | None:
    """Return the same figure of the last edition."""
    if previous is None:
        return None
    return Ratio(len(dict(previous.logistics.complete_regions).get(stage, ())), regions)


def _ballots(material: Material, item: str, found: BallotStanding) -> KeyFigure:
    """Return the tile of one ballot item at the stage where it now stands."""
    w = material.wording
    oldest = found.total.oldest
    end = material.measures.calendar.period.end
    age = max((end - oldest).days, 0) if oldest else None
    return KeyFigure(
        label=w.gettext("{item} {place}").format(
            item=material.item_mention(item), place=material.stage_place(found.total.stage)
        ),
        value=found.percent(w),
        of="",
        note=w.gettext("{count} dari {need} lembar").format(
            count=w.span(*found.count), need=w.span(*found.need)
        ),
        change=_since(material, _ballots_before(material, found)),
        basis=_basis(material, found.regions, age),
        origin=key_figure_origin(item, found.total.stage),
    )


def _ballots_before(material: Material, found: BallotStanding) -> str:
    """Return the same share in the last edition; empty where there is none."""
    if material.previous is None:
        return ""
    before = standing(
        replace(
            material,
            measures=replace(material.measures, logistics=material.previous.logistics),
            previous=None,
        ),
        found.total.item,
        found.total.stage,
    )
    return before.percent(material.wording) if before else ""


def _issues(material: Material) -> KeyFigure:
    """Return the tile of the open issues."""
    w, issues = material.wording, material.measures.issues
    count = sum(1 for issue in issues.issues if issue.is_open)
    before = (
        sum(1 for issue in material.previous.issues.issues if issue.is_open) if material.previous else None
    )
    regions = len({issue.region for issue in issues.issues if issue.is_open})
    return KeyFigure(
        label=w.gettext("isu terbuka"),
        value=w.number(count),
        of="",
        note=w.gettext("{overdue} lewat tenggat; {new} baru; {closed} ditutup").format(
            overdue=w.number(issues.overdue),
            new=w.number(issues.new),
            closed=w.number(issues.closed_in_period),
        ),
        change=_since(material, w.number(before), count - before if before is not None else None),
        basis=w.gettext("di {regions}").format(
            regions=w.ratio(Ratio(regions, len(material.regions)), w.gettext("daerah"))
        ),
        origin=key_figure_origin("isu"),
    )


def _decisions(material: Material) -> KeyFigure:
    """Return the tile of the open decisions."""
    w, follow_up = material.wording, material.measures.follow_up
    before = material.previous.follow_up.open if material.previous else None
    return KeyFigure(
        label=w.gettext("keputusan rapat terbuka"),
        value=w.number(follow_up.open),
        of="",
        note=w.gettext("{overdue} lewat tenggat; {silent} tanpa kabar").format(
            overdue=w.number(follow_up.overdue), silent=w.number(follow_up.no_news)
        ),
        change=_since(material, w.number(before), follow_up.open - before if before is not None else None),
        basis=w.gettext("dari catatan keputusan rapat"),
        origin=key_figure_origin("keputusan"),
    )


def _turnout(material: Material, total: TurnoutTotal) -> KeyFigure:
    """Return the tile of the turnout of one election."""
    w, regions = material.wording, material.measures.turnout.regions
    newest = max((t.as_of for t in regions if t.election == total.election), default=None)
    _ = w.gettext
    return KeyFigure(
        label=_("partisipasi pemilihan {election}").format(election=material.election(total.election)),
        value=w.percent(total.ratio, 2),
        of="",
        note=w.ratio(total.ratio, _("pemilih")),
        change=_("target {percent}").format(percent=w.target(material.measures.turnout.target_percent)),
        basis=_("{regions}, data sampai {day}").format(
            regions=w.ratio(Ratio(total.regions, total.of_regions), _("daerah")), day=w.short_day(newest)
        ),
        origin=key_figure_origin(f"partisipasi-{total.election}"),
    )


def _goods(material: Material) -> list[KeyFigure]:
    """Return the tiles of what is on its way: the stage under way, and both ballots.

    Where another stage is due next, it takes the place of the ballots that have come further.
    """
    tiles = [_complete(material, material.current_stage)]
    ballots: tuple[str | None, ...] = ballot_items(material)
    if material.next_stage is not material.current_stage:
        tiles.append(_complete(material, material.next_stage))
        ballots = (scarcer_ballots(material),)
    for item in ballots:
        found = front(material, item) if item else None
        if item and found is not None:
            tiles.append(_ballots(material, item, found))
    return tiles


def _after_vote(material: Material) -> list[KeyFigure]:
    """Return the tiles of the turnout, and, where there is room, where the goods last stood."""
    totals = material.measures.turnout.totals
    tiles = [_turnout(material, total) for total in totals] or [missing_turnout(material)]
    if len(tiles) < ELECTIONS:
        tiles.append(_complete(material, STAGES[-1]))
    return tiles[:ELECTIONS]


def key_figures(material: Material) -> tuple[KeyFigure, ...]:
    """Return section D: at most six tiles; turnout takes the place of the goods after the vote."""
    register = [_issues(material), _decisions(material)]
    middle = _after_vote(material) if material.has_voted else _goods(material)
    return (_last_day(material), *middle[: TILES - 1 - len(register)], *register)
