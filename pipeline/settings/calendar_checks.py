"""What must hold among dates: the season, the deadlines of the stages and the first meeting."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from pipeline.errors import ConfigFault, Sentence
from pipeline.model.stages import STAGES
from pipeline.settings.clashes import written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import Baseline, Edition, Milestones, StageDeadlines
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded

MOST_ADDRESS_CHARACTERS = 300
"""So that it fits at the end of the summary for WhatsApp."""

_WEEKDAYS = (
    Sentence("Senin"),
    Sentence("Selasa"),
    Sentence("Rabu"),
    Sentence("Kamis"),
    Sentence("Jumat"),
    Sentence("Sabtu"),
    Sentence("Minggu"),
)

_IN_ORDER = (
    ("season_start", "voting_day"),
    ("voting_day", "season_end"),
    ("season_start", "campaign_start"),
    ("campaign_start", "campaign_end"),
    ("campaign_end", "quiet_start"),
    ("quiet_start", "quiet_end"),
    ("quiet_end", "voting_day"),
    ("voting_day", "recapitulation_end"),
    ("recapitulation_end", "season_end"),
)


def edition_faults(loaded: Loaded[Edition]) -> Iterator[ConfigFault]:
    """Yield what contradicts itself within pipeline.yaml."""
    first = loaded.value.first_meeting
    if first.weekday() != 0:
        weekday = _WEEKDAYS[first.weekday()]
        problem = Sentence(
            "rapat pertama harus hari Senin, padahal {first} hari {weekday}.",
            first=first.isoformat(),
            weekday=weekday,
        )
        yield loaded.document.fault(("first_meeting",), problem)
    longest = max(len(loaded.value.address.id), len(loaded.value.address.en))
    if longest > MOST_ADDRESS_CHARACTERS:
        problem = Sentence(
            "paling banyak {most} huruf, padahal {longest}.", most=MOST_ADDRESS_CHARACTERS, longest=longest
        )
        yield loaded.document.fault(("address",), problem)


def milestone_faults(loaded: Loaded[Milestones], baseline: Loaded[Baseline] | None) -> Iterator[ConfigFault]:
    """Yield every contradiction within milestones.yaml and with the regions.

    ``baseline`` is None where regions.yaml can't be read; regions are not judged then.
    """
    known = [str(code) for _, code in written(baseline.whole, "regions", "code")] if baseline else []
    document, milestones = loaded.document, loaded.value
    for earlier, later in _IN_ORDER:
        start, end = getattr(milestones, earlier), getattr(milestones, later)
        if start > end:
            problem = Sentence(
                "{end} mendahului `{earlier}`, {start}.",
                end=end.isoformat(),
                earlier=earlier,
                start=start.isoformat(),
            )
            yield document.fault((later,), problem)
    yield from _deadline_faults(document, milestones, ("default",), milestones.default)
    for code, deadlines in milestones.regions.items():
        key: Key = ("regions", code)
        if known and code not in known:
            problem = Sentence("tidak ada kabupaten/kota berkode {code} di regions.yaml.", code=code)
            yield document.fault(key, problem, meant(code, known))
        yield from _deadline_faults(document, milestones, key, deadlines)


def _deadline_faults(
    document: Document, milestones: Milestones, key: Key, deadlines: StageDeadlines
) -> Iterator[ConfigFault]:
    for earlier, later in pairwise(STAGES):
        before, after = deadlines.at(earlier), deadlines.at(later)
        if before > after:
            problem = Sentence(
                "tenggat {after} mendahului tenggat {value}, {before}.",
                after=after.isoformat(),
                value=earlier.value,
                before=before.isoformat(),
            )
            yield document.fault((*key, later.value), problem)
    start, end = milestones.season_start, milestones.season_end
    season = Sentence("{start} s.d. {end}", start=start.isoformat(), end=end.isoformat())
    for stage in STAGES:
        deadline = deadlines.at(stage)
        if not start <= deadline <= end:
            problem = Sentence(
                "{deadline} di luar masa kerja, {season}.", deadline=deadline.isoformat(), season=season
            )
            yield document.fault((*key, stage.value), problem)
