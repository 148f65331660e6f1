"""Section B, the highlights: two to five sentences made from the figures.

Each has one figure, says what it means and where. The first is always about reporting.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.bulletin import after_vote, alone
from pipeline.bulletin.ballots import front, scarcer_ballots
from pipeline.bulletin.comparing import since_last_edition
from pipeline.bulletin.context import Material
from pipeline.bulletin.issue_sentence import open_issues
from pipeline.bulletin.masking import masked, on_one_line
from pipeline.bulletin.sections.reporting import silence
from pipeline.bulletin.views_front import Highlight, HighlightsView
from pipeline.bulletin.wording import shortened, unwidowed
from pipeline.measures.model import AgendaKind, Ratio
from pipeline.model.stages import Stage

MOST = 5
NAMES = 88
"""Characters that a list of regions may take."""
SENTENCE = 220
"""Characters of an editor's sentence: two lines on paper."""
NAMED_OPEN = 3
"""Up to so many open regions are named instead of the complete ones."""


def _reporting(material: Material) -> Highlight:
    """Return the sentence about reporting."""
    if alone.is_alone(material):
        return alone.reporting(material)
    w, reporting = material.wording, material.measures.reporting
    _ = w.gettext
    day = w.long_day(material.measures.calendar.period.end)
    whole = w.number(reporting.last_day.whole)
    if not reporting.silent:
        return Highlight(
            _("Semua {count} desk melapor").format(count=whole),
            _("untuk {day}, sehingga keadaan di lembar ini adalah keadaan hari itu di semua daerah.").format(
                day=day
            ),
        )
    if not reporting.last_day.part:
        return Highlight(
            _("Belum satu pun dari {count} desk melapor").format(count=whole),
            (
                _("untuk {day}; belum ada angka yang dapat ditampilkan.")
                if material.measures.calendar.data_as_of is None
                else _("untuk {day}; semua angka adalah keadaan terakhir yang diketahui.")
            ).format(day=day),
        )
    names = [
        f"{material.fitting_regions((code,), NAMES)} ({silence(material, material.reporting[code])})"
        for code in reporting.silent
    ]
    return Highlight(
        _("{ratio} desk melapor").format(ratio=w.ratio(reporting.last_day)),
        _("untuk {day}; belum ada kabar dari {names}.").format(
            day=w.short_day(material.measures.calendar.period.end), names=w.fitting(names, NAMES)
        ),
    )


def _complete(material: Material) -> Highlight:
    """Return the sentence about the stage that is being completed; of few open regions it names those."""
    w, stage = material.wording, material.current_stage
    _ = w.gettext
    place = material.stage_place(stage)
    deadline = _deadline(material, stage)
    done = material.complete.get(stage, ())
    rest = [region.code for region in material.regions if region.code not in done]
    whole = w.number(len(material.regions))
    if material.measures.calendar.data_as_of is None:
        return Highlight(
            _("Belum ada angka logistik"),
            _("di tahap mana pun; di gudang {deadline}.").format(deadline=deadline),
        )
    if alone.is_alone(material):
        return alone.complete(material, stage, deadline)
    if not rest:
        return Highlight(
            _("Semua {count} kabupaten/kota lengkap {place}").format(count=whole, place=place),
            _("menurut laporan terakhir masing-masing; tidak ada tahap logistik sesudahnya."),
        )
    if not done:
        return Highlight(
            _("Belum satu pun dari {count} kabupaten/kota lengkap {place}").format(count=whole, place=place),
            _("menurut laporan terakhir; {deadline}.").format(deadline=deadline),
        )
    text = _("menurut laporan terakhir: {names}; {rest} lainnya masih dalam proses, {deadline}.")
    if len(rest) <= NAMED_OPEN:
        text = _("menurut laporan terakhir; yang masih dalam proses {open}, {deadline}.")
    return Highlight(
        _("{done} dari {whole} kabupaten/kota lengkap {place}").format(
            done=w.number(len(done)), whole=whole, place=place
        ),
        text.format(
            names=material.fitting_regions(done, NAMES),
            open=material.fitting_regions(rest, NAMES),
            rest=w.number(len(rest)),
            deadline=deadline,
        ),
    )


def _deadline(material: Material, stage: Stage) -> str:
    """Return the span of the stage's deadlines, in words."""
    w = material.wording
    days = sorted(s.deadline for s in material.measures.logistics.summaries if s.stage is stage)
    if not days:
        return w.gettext("tanpa tenggat")
    if days[0] == days[-1]:
        return w.gettext("tenggatnya {day}").format(day=w.day(days[0]))
    return w.gettext("tenggatnya {span} menurut daerah").format(span=w.period(days[0], days[-1]))


def _ballots(material: Material) -> Highlight | None:
    """Return the sentence about the ballots: the item with the smallest share; None where unknown."""
    w = material.wording
    _ = w.gettext
    scarcer = scarcer_ballots(material)
    found = front(material, scarcer) if scarcer else None
    if found is None or not found.need[1]:
        return None
    item, stage = found.total.item, found.total.stage
    lead = _("{item} {place} {percent}").format(
        item=material.item_name(item), place=material.stage_place(stage), percent=found.percent(w)
    )
    if found.is_reached:
        return Highlight(lead, _("dengan {counts}.").format(counts=found.counts(w)))
    return Highlight(
        lead,
        _("yaitu {counts}{worst}.").format(counts=found.counts(w), worst=_largest_gap(material, item, stage)),
    )


def _largest_gap(material: Material, item: str, stage: Stage) -> str:
    """Return where most is missing of an item at a stage; empty where nothing is."""
    gaps = []
    for region in material.regions:
        ladder = material.ladders.get((region.code, item))
        if ladder is None:
            continue
        found = ladder.at(stage)
        if found.value.count is not None and found.need.low is not None:
            gaps.append((found.need.low - found.value.count, region.code))
    worst = max(gaps, key=lambda gap: (gap[0], gap[1]), default=(0, ""))
    if worst[0] <= 0:
        return ""
    return material.wording.gettext("; selisih terbesar di {region}, {count} lembar").format(
        region=material.fitting_regions((worst[1],), NAMES), count=material.wording.number(worst[0])
    )


def _turnout(material: Material) -> Highlight | None:
    """Return the sentence about turnout; None before voting day."""
    w, turnout = material.wording, material.measures.turnout
    _ = w.gettext
    if not turnout.totals:
        return None
    total = turnout.totals[0]
    share = total.ratio.share
    target = w.target(turnout.target_percent)
    reached = share is not None and float(share) * 100 >= turnout.target_percent
    verdict = _("mencapai target {target}") if reached else _("di bawah target {target}")
    return Highlight(
        _("Partisipasi pemilihan {election} {percent}").format(
            election=material.election(total.election), percent=w.percent(total.ratio, 2)
        ),
        _("({counts}) dari laporan {regions} kabupaten/kota, {verdict}.").format(
            counts=w.ratio(total.ratio, _("pemilih")),
            regions=w.ratio(Ratio(total.regions, total.of_regions)),
            verdict=verdict.format(target=target),
        ),
    )


def _written(lead: str, rest: str) -> Highlight:
    """Return an editor's sentence as it is printed: masked as field text, and of two lines at most."""
    opening = on_one_line(lead, SENTENCE) if lead else ""
    return Highlight(opening, shortened(masked(rest), max(SENTENCE - len(opening), 20)))


def byline(material: Material) -> str:
    """Return who wrote the highlights and when; empty where the program did."""
    editorial = material.context.editorial
    if editorial is None:
        return ""
    _ = material.wording.gettext
    by = on_one_line(editorial.by, NAMES) or _("tanpa nama")
    return _("Redaksi: {by}, {day}").format(by=by, day=material.wording.day(editorial.day))


def highlights(material: Material) -> tuple[Highlight, ...]:
    """Return section B: two to five sentences.

    Reporting always comes first. Then what the season is about: turnout once there is any, before
    that the stage that is being completed and, where section C does not already ask a decision on
    it, the ballots. Then what has become better or worse since the last edition, and the issues;
    after the vote the goods come last, as they were last known.
    Where an editor gave his own text, his sentences follow the one about reporting instead.
    """
    editorial = material.context.editorial
    if editorial is not None:
        own = (_written(lead, rest) for lead, rest in editorial.sentences)
        return _told([_reporting(material), *own])
    kinds = {item.kind for item in material.measures.agenda.items}
    turnout = _turnout(material)
    goods: list[Highlight | None] = [_complete(material)]
    if AgendaKind.BALLOTS_SHORT not in kinds and turnout is None:
        goods.append(_ballots(material))
    change, issues = since_last_edition(material), open_issues(material)
    candidates = [_reporting(material), turnout, *goods, change, issues]
    if material.has_voted:
        candidates = [_reporting(material), turnout, change, issues, after_vote.goods(material)]
    return _told(candidates)


def _told(candidates: Sequence[Highlight | None]) -> tuple[Highlight, ...]:
    """Return the first sentences that there are, none of which ends with a lone word."""
    found = [sentence for sentence in candidates if sentence is not None][:MOST]
    return tuple(Highlight(sentence.lead, unwidowed(sentence.text)) for sentence in found)


def highlights_section(material: Material) -> HighlightsView:
    """Return section B with the name of who wrote it."""
    return HighlightsView(highlights(material), byline(material))
