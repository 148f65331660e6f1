"""What an edition is made of besides its measures, and the names that its pages use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.bulletin.anchors import indicator_origin, item_origin, topic_origin
from pipeline.bulletin.page import PROVINCE, Cell, Mark, order_of
from pipeline.bulletin.wording import ABSENT, Wording, shortened
from pipeline.editorial import Editorial
from pipeline.measures.model import (
    IndicatorValue,
    ItemLadder,
    Measures,
    RegionReporting,
    StageSummary,
    Standing,
    Status,
    Value,
)
from pipeline.model.corrections import Corrections
from pipeline.model.editions import EditionStanding
from pipeline.model.ledger import Ledger
from pipeline.model.stages import STAGES, Stage
from pipeline.settings.model import Item, Language, Region, Settings, Words

REGIONS_ACROSS = 10
"""So many regions stand side by side in a table; more make a further table."""
MOST_SERIOUS_FIRST = (
    Status.CRITICAL,
    Status.ATTENTION,
    Status.ON_COURSE,
    Status.DONE,
    Status.UNKNOWN,
)

LONGEST_NAME = 28
"""A region's name is cut to so many characters where page 1 has no room for more."""


@dataclass(frozen=True, slots=True)
class EditionContext:
    """What the caller knows of an edition.

    ``ledger`` is the dataset's; ``digest`` the edition's first 8 hex digits; ``standing``
    whether it is a draft, and who signed it; ``program_version`` the version of this program.
    """

    settings: Settings
    ledger: Ledger
    digest: str
    standing: EditionStanding
    language: Language
    program_version: str
    editorial: Editorial | None = None
    """The editor's own highlights; None: the program words them."""
    corrections: Corrections | None = None
    """What became of what the desks were asked to correct; None: there was no edition before."""


@dataclass(frozen=True)
class Material:
    """Everything that the composer of a section may use: figures, names and wording."""

    measures: Measures
    previous: Standing | None
    context: EditionContext
    wording: Wording

    @property
    def settings(self) -> Settings:
        """The configuration."""
        return self.context.settings

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """Regions in code order."""
        return tuple(self.settings.baseline.by_code.values())

    @cached_property
    def region_chunks(self) -> tuple[tuple[Region, ...], ...]:
        """Regions in code order, in groups that can stand side by side in a table."""
        starts = range(0, len(self.regions), REGIONS_ACROSS)
        return tuple(self.regions[n : n + REGIONS_ACROSS] for n in starts)

    @cached_property
    def silent(self) -> frozenset[str]:
        """Regions without a report for the last day of the period."""
        return frozenset(self.measures.reporting.silent)

    @cached_property
    def ladders(self) -> dict[tuple[str, str], ItemLadder]:
        """Ladder by region and item."""
        return {(x.region, x.item): x for x in self.measures.logistics.ladders}

    @cached_property
    def summaries(self) -> dict[tuple[str, Stage], StageSummary]:
        """Stage summary by region and stage."""
        return {(x.region, x.stage): x for x in self.measures.logistics.summaries}

    @cached_property
    def reporting(self) -> dict[str, RegionReporting]:
        """Row of the reporting matrix by region."""
        return {x.region: x for x in self.measures.reporting.rows}

    @cached_property
    def complete(self) -> dict[Stage, tuple[str, ...]]:
        """Regions that are complete at each stage, in code order."""
        return dict(self.measures.logistics.complete_regions)

    @property
    def has_voted(self) -> bool:
        """Whether the vote is over: goods have no deadline before them any more."""
        return self.measures.calendar.days_to_voting < 0

    @cached_property
    def current_stage(self) -> Stage:
        """The first stage of the ladder at which a region is still incomplete, else the last.

        After the vote it is the last: where the goods had to be.
        """
        if self.has_voted:
            return STAGES[-1]
        every = len(self.regions)
        return next((s for s in STAGES if len(self.complete.get(s, ())) < every), STAGES[-1])

    @cached_property
    def next_stage(self) -> Stage:
        """The stage whose deadline comes next (the meeting's day included), else the last."""
        meeting = self.measures.calendar.meeting
        default = self.settings.milestones.default
        return next((s for s in STAGES if default.at(s) >= meeting), STAGES[-1])

    def region(self, code: str | None) -> str:
        """Return a region's short name; the code itself where it is unknown, "–" for None."""
        if code is None:
            return ABSENT
        known = self.settings.baseline.by_code.get(code)
        return known.short_name if known else code

    def region_list(self, codes: Sequence[str], limit: int = 10) -> str:
        """Return the regions' names as a list in a sentence."""
        return self.wording.limited([self.region(code) for code in codes], limit)

    def fitting_regions(self, codes: Sequence[str], characters: int) -> str:
        """Return as many of the regions' names as fit, a very long one cut, and how many more there are."""
        names = [shortened(self.region(code), LONGEST_NAME) for code in codes]
        return self.wording.fitting(names, characters)

    def item(self, code: str) -> Item:
        """Return an item of the catalogue."""
        return self.settings.items.by_code[code]

    def item_name(self, code: str) -> str:
        """Return an item's name in the edition's language."""
        item = self.item(code)
        return item.name if self.wording.language == "id" else item.name_en

    def item_mention(self, code: str) -> str:
        """Return an item's name inside a sentence; an abbreviation keeps its capitals (``C.Hasil``)."""
        name = self.item_name(code)
        return name[:1].lower() + name[1:] if name[1:2].islower() else name

    def indicator_name(self, code: str) -> str:
        """Return an indicator's name in the edition's language."""
        indicator = self.settings.indicators.by_code[code]
        return indicator.name if self.wording.language == "id" else indicator.name_en

    def unit_name(self, name: str) -> str:
        """Return a unit of the catalogue in the edition's language."""
        unit = self.settings.items.units_by_name[name]
        return unit.name if self.wording.language == "id" else unit.name_en

    def item_unit(self, code: str) -> str:
        """Return the unit that an item is counted in, in the edition's language."""
        return self.unit_name(self.item(code).unit)

    def said(self, words: Words) -> str:
        """Return a text of the configuration in the edition's language."""
        return words.in_language(self.wording.language)

    def label(self, kind: str, field: str, word: str) -> str:
        """Return what a page prints for one of the words that a column of a kind allows."""
        return self.settings.kind_by_name[kind].by_name[field].label(word, self.wording.language)

    def election(self, word: str) -> str:
        """Return which election a report of turnout speaks of."""
        return self.label("partisipasi", "pemilihan", word)

    def stage_place(self, stage: Stage) -> str:
        """Return the stage as it follows the word *lengkap*: ``di gudang``."""
        _ = self.wording.gettext
        return {
            Stage.RECEIVED: _("di gudang"),
            Stage.PACKED: _("dikemas"),
            Stage.AT_DISTRICT: _("di PPK"),
            Stage.AT_VILLAGE: _("di PPS"),
            Stage.AT_STATION: _("di TPS"),
        }[stage]

    def stage_label(self, stage: Stage) -> str:
        """Return the stage as a heading: ``Gudang``."""
        _ = self.wording.gettext
        return {
            Stage.RECEIVED: _("Gudang"),
            Stage.PACKED: _("Dikemas"),
            Stage.AT_DISTRICT: _("PPK"),
            Stage.AT_VILLAGE: _("PPS"),
            Stage.AT_STATION: _("TPS"),
        }[stage]

    def status_word(self, status: Status) -> str:
        """Return the word of the status scale."""
        _ = self.wording.gettext
        return {
            Status.DONE: _("Siap"),
            Status.ON_COURSE: _("Berjalan"),
            Status.ATTENTION: _("Perhatian"),
            Status.CRITICAL: _("Kritis"),
            Status.UNKNOWN: _("Belum ada laporan"),
        }[status]

    def status_mark(self, status: Status) -> Mark:
        """Return the shape of a status with its word."""
        return Mark(status.value.replace("_", "-"), self.status_word(status))

    def is_stale(self, region: str, as_of: date | None) -> bool:
        """Return whether a value stands as last known: its desk is silent, or it is old.

        Old means older than the period. An absent value is not stale.
        """
        if as_of is None:
            return False
        return region in self.silent or as_of < self.measures.calendar.period.start

    def age_note(self, as_of: date | None, age_days: int | None) -> str:
        """Return ``per 14 Nov, 3 hari``; empty for a value of the period's last day or none."""
        if as_of is None or not age_days:
            return ""
        return self.wording.gettext("per {day}, {age}").format(
            day=self.wording.short_day(as_of), age=self.wording.days(age_days)
        )

    @cached_property
    def file_numbers(self) -> dict[str, int]:
        """The short number of every file: its place in the ledger, from 1."""
        return {file.path: number for number, file in enumerate(self.context.ledger.files, 1)}

    def item_origin(self, region: str, item: str) -> str:
        """Return the anchor of the origin of an item's figures in a region."""
        return item_origin(self.settings.baseline.by_code[region], item)

    def indicator_origin(self, found: IndicatorValue) -> str:
        """Return the anchor of the origin of an indicator's figure; empty where there is none."""
        region = self.settings.baseline.by_code[found.region]
        return indicator_origin(region, found.indicator) if found.value.origins else ""

    def topic_origin(self, region: str, topic: str) -> str:
        """Return the anchor of what a region's figures of a stage or topic are made of."""
        return topic_origin(self.settings.baseline.by_code[region], topic)

    def figure(
        self, region: str, value: Value, *, upper_bound: bool = False, dated: bool = False, origin: str = ""
    ) -> Cell:
        """Return a region's count as a cell: grey where it stands as last known, "≤" for a bound.

        ``dated``: with its date and age where it isn't of the period's last day. ``origin`` is the
        anchor of the figure's origin; what was never reported has none.
        """
        text = self.wording.number(value.count)
        if upper_bound and value.count is not None:
            text = f"≤ {text}"
        stale = self.is_stale(region, value.as_of)
        note = self.age_note(value.as_of, value.age_days) if dated and stale else ""
        linked = origin if value.origins else ""
        return Cell(text, note=note, stale=stale, order=order_of(value.count), origin=linked)

    def count(self, count: int | None) -> Cell:
        """Return a count as a cell that sorts by it; "–" where absent."""
        return Cell(self.wording.number(count), order=order_of(count))

    def day(self, day: date | None, *, stale: bool = False) -> Cell:
        """Return a day as a cell that sorts by it; "–" where absent."""
        return Cell(self.wording.short_day(day), stale=stale, order=order_of(day))

    def slug(self, code: str | None) -> str:
        """Return how the page's filter names a region; the whole province for None."""
        return PROVINCE if code is None else self.settings.baseline.by_code[code].slug

    def status_order(self, status: Status) -> str:
        """Return what a status sorts by: the most serious first, the unknown last."""
        return order_of(MOST_SERIOUS_FIRST.index(status))
