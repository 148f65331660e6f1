"""What the configuration says, as frozen values.

Every class mirrors one mapping of one YAML file; an unknown key is a fault. Sentences in two
languages are :class:`Words`. Reading, line numbers and near-miss hints: :mod:`.loading`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from pipeline.stages import STAGES, Stage

Language = Literal["id", "en"]
RegionCode = Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
DistrictCode = Annotated[str, Field(pattern=r"^\d{2}\.\d{2}\.\d{2,3}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[float, Field(ge=0, le=100)]
StageName = Annotated[Stage, Field(strict=False)]
"""A stage by its name, as YAML has it."""


class Frozen(BaseModel):
    """Base of all configuration values: immutable, an unknown key is a fault, no type is bent."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class Words(Frozen):
    """The same words in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.id if language == "id" else self.en


# --- regions.yaml -------------------------------------------------------------------------------


class District(Frozen):
    """A kecamatan."""

    code: DistrictCode
    name: str
    aliases: tuple[str, ...] = ()


class Region(Frozen):
    """A kabupaten or kota with its official baseline; ``code`` is the Kemendagri code (64.02)."""

    code: RegionCode
    name: str
    short_name: str
    aliases: tuple[str, ...] = ()
    capital: str
    registered_voters: Count
    polling_stations: Count
    special_polling_stations: Count = 0
    villages: Count
    tile: tuple[int, int]
    """Column and row of the region's tile on the map, from 0 at the top left."""
    districts: tuple[District, ...]

    @property
    def slug(self) -> str:
        """Short name in lower case with hyphens, as in file names (``mahakam-ulu``)."""
        return "-".join(self.short_name.lower().split())


class BaselineTotals(Frozen):
    """What the regions must sum to exactly."""

    regions: Count
    registered_voters: Count
    polling_stations: Count
    districts: Count
    villages: Count


class Baseline(Frozen):
    """regions.yaml: the province's official figures, with their date and source."""

    version: Literal[1]
    province: str
    province_code: Annotated[str, Field(pattern=r"^\d{2}$")]
    as_of: date
    source: str
    totals: BaselineTotals
    statistics_codes: Mapping[str, RegionCode] = {}
    """BPS codes that look like Kemendagri codes, with the region they really name: a trap."""
    regions: tuple[Region, ...]

    @cached_property
    def by_code(self) -> dict[str, Region]:
        """Region by Kemendagri code, in code order."""
        return {r.code: r for r in sorted(self.regions, key=lambda r: r.code)}


# --- items.yaml and indicators.yaml -------------------------------------------------------------


class NeedRule(Frozen):
    """How a need follows from the baseline, as a corridor [low, high] in the item's unit.

    The parts are added: per polling station, per kecamatan (a low and a high figure), per
    registered voter, a fixed number per region, and ballots. ``ballot_reserve_permille`` gives
    the ballots: Σ over TPS of ceil(DPT_TPS × (1 + reserve)); from the region's totals alone that
    lies in [ceil(f·DPT), floor(f·DPT + TPS)] (contract, section 1).
    """

    per_station: Count = 0
    per_district: tuple[Count, Count] = (0, 0)
    per_voter: Count = 0
    per_region: Count = 0
    ballot_reserve_permille: Count | None = None

    def corridor(self, region: Region) -> tuple[int, int]:
        """Return the lowest and the highest need of ``region`` that the rule allows."""
        base = (
            self.per_station * region.polling_stations
            + self.per_voter * region.registered_voters
            + self.per_region
        )
        low, high = (base + n * len(region.districts) for n in self.per_district)
        if self.ballot_reserve_permille is not None:
            ballots = region.registered_voters * (1000 + self.ballot_reserve_permille)
            low += -(-ballots // 1000)
            high += ballots // 1000 + region.polling_stations
        return low, high


class Item(Frozen):
    """A logistics item of the catalogue."""

    code: Slug
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    unit: str
    phase: Literal["I", "II"]
    is_ballot: bool = False
    """True for the ballots of an election, which the bulletin shows apart (not for PSU)."""
    need: NeedRule | None = None
    """Rule for the whole region at every stage; None: only a reported need counts."""
    stage_need: Mapping[StageName, NeedRule] = {}
    """Stages whose need differs from ``need`` (the PPK's boxes stay in the kecamatan)."""
    stages: tuple[StageName, ...] = STAGES
    """Stages at which the item is needed at all (PSU ballots: received only)."""
    note: str = ""

    def need_at(self, stage: Stage) -> NeedRule | None:
        """Return the rule that holds at ``stage``; None where there is none."""
        return self.stage_need.get(stage, self.need)


class Unit(Frozen):
    """A unit of count with the spellings that desks use."""

    name: str
    aliases: tuple[str, ...] = ()


class Conversion(Frozen):
    """One ``unit`` holds ``factor`` of ``to``; ``partial_last``: the last one may be part-filled,
    so that a converted count is an upper bound (finding ``unit-inexact``).
    """

    unit: str
    to: str
    factor: Annotated[int, Field(gt=0)]
    partial_last: bool = False
    items: tuple[Slug, ...] = ()
    """Items that it holds for; empty: all."""


class ItemCatalogue(Frozen):
    """items.yaml."""

    version: Literal[1]
    catalogue_version: str
    source: str
    units: tuple[Unit, ...]
    conversions: tuple[Conversion, ...] = ()
    items: tuple[Item, ...]

    @cached_property
    def by_code(self) -> dict[str, Item]:
        """Item by code, in the order of the file."""
        return {item.code: item for item in self.items}


Topic = Literal["personel", "tps", "c_pemberitahuan", "keamanan", "anggaran", "distribusi", "kerawanan"]


class Indicator(Frozen):
    """A readiness indicator of the catalogue; values of different scales are never added."""

    code: Slug
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    unit: str
    scale: str
    """Who counts it and how: the scale's author (kept apart from other scales)."""
    summable: bool
    """Whether regions may be added (Bawaslu's indicators overlap and may not)."""
    topic: Topic
    target: NeedRule | None = None
    """Target from the baseline, where a rule exists; else the reported target."""


class IndicatorCatalogue(Frozen):
    """indicators.yaml."""

    version: Literal[1]
    source: str
    indicators: tuple[Indicator, ...]

    @cached_property
    def by_code(self) -> dict[str, Indicator]:
        """Indicator by code, in the order of the file."""
        return {i.code: i for i in self.indicators}


# --- milestones.yaml ----------------------------------------------------------------------------


class StageDeadlines(Frozen):
    """By when a region's goods must be complete at each stage."""

    diterima: date
    dikemas: date
    di_ppk: date
    di_pps: date
    di_tps: date
    source: str
    """Where the dates are from; an assumption says so."""

    def at(self, stage: Stage) -> date:
        """Return the deadline of ``stage``."""
        deadline: date = getattr(self, stage.value)
        return deadline


class Milestones(Frozen):
    """milestones.yaml: the season and its deadlines; all dates are WITA days."""

    version: Literal[1]
    season_start: date
    season_end: date
    voting_day: date
    campaign_start: date
    campaign_end: date
    quiet_start: date
    quiet_end: date
    recapitulation_end: date
    default: StageDeadlines
    regions: Mapping[RegionCode, StageDeadlines] = {}

    def deadline(self, region: str, stage: Stage) -> date:
        """Return the deadline of ``stage`` in ``region`` (its own, else the default)."""
        return self.regions.get(region, self.default).at(stage)


# --- pipeline.yaml ------------------------------------------------------------------------------


class Targets(Frozen):
    """What reporting and turnout are measured against, each with its source."""

    completeness_percent: Percent
    timeliness_percent: Percent
    reporting_source: str
    turnout_percent: Percent
    turnout_source: str


class Thresholds(Frozen):
    """Where the status scale and the checks change their word."""

    on_time_days: Count = 1
    attention_slack_days: Count = 2
    jump_factor: Annotated[int, Field(ge=2)] = 10
    stale_issue_days: Count = 7


class Limits(Frozen):
    """What a report may be at most; beyond it a file is refused (``file-too-large``)."""

    file_bytes: Annotated[int, Field(gt=0)] = 64_000_000
    file_rows: Annotated[int, Field(gt=0)] = 2_000_000
    cell_characters: Annotated[int, Field(gt=0)] = 32_767


class Letterhead(Frozen):
    """The kop: lines above the double rule."""

    government: str
    office: str
    address: str
    city: str


class Signatory(Frozen):
    """The signature block; a name is the office's to fill in, the program has none of its own."""

    role: str
    name: str
    nip: str


class Edition(Frozen):
    """pipeline.yaml."""

    version: Literal[1]
    language: Language = "id"
    paper: Literal["A4", "F4"] = "A4"
    data_status: Literal["sample", "real"]
    first_meeting: date
    """The Monday of edition number 1."""
    address: str
    """Where the full edition is found, printed at the end of the summary text."""
    letterhead: Letterhead
    signatories: tuple[Signatory, ...]
    copies_to: tuple[str, ...] = ()
    targets: Targets
    thresholds: Thresholds = Thresholds()
    limits: Limits = Limits()


# --- reports/<kind>.yaml ------------------------------------------------------------------------

FieldRole = Literal[
    "date",
    "region",
    "district",
    "item",
    "unit",
    "indicator",
    "election",
    "category",
    "word",
    "count",
    "text",
    "reference",
]


class FieldConstraints(Frozen):
    """The part of Table Schema's constraints that we use."""

    required: bool = False
    minimum: int | None = None
    enum: tuple[str, ...] | None = None


class ReportField(Frozen):
    """One column of a kind of report (a Table Schema field with our own keys)."""

    name: str
    type: Literal["string", "integer", "date"]
    title: Words
    description: Words
    role: FieldRole
    in_header: bool = False
    """Whether the file is refused without this column."""
    from_name: bool = False
    """Whether a missing column may be taken from the folder and file name."""
    fill_down: Literal["no", "always", "with_region"] = "no"
    aliases: tuple[str, ...] = ()
    word_aliases: Mapping[str, str] = {}
    """Other spellings of the words of ``constraints.enum``, to the word that they mean."""
    constraints: FieldConstraints = FieldConstraints()


class ReportKind(Frozen):
    """One kind of report: config/reports/<kind>.yaml."""

    version: Literal[1]
    kind: str
    title: Words
    sender: Literal["desk", "province"]
    primaryKey: tuple[str, ...]  # noqa: N815 - Table Schema's own spelling
    missingValues: tuple[str, ...] = ("", "-")  # noqa: N815 - Table Schema's own spelling
    ladder: tuple[str, ...] = ()
    """Columns that may not rise from one to the next."""
    cumulative: tuple[str, ...] = ()
    """Columns that are cumulative to their date."""
    jumps: tuple[str, ...] = ()
    """Columns in which a tenfold rise or fall from one day to another is doubted (``jump``)."""
    fields: tuple[ReportField, ...]

    @cached_property
    def by_name(self) -> dict[str, ReportField]:
        """Field by canonical name, in the order of the file."""
        return {f.name: f for f in self.fields}


# --- rules.yaml ---------------------------------------------------------------------------------


class Rule(Frozen):
    """One entry of the rule book: what a finding means and how it is cured.

    ``message`` and ``remedy`` are format strings over ``value``, ``column`` and the finding's
    details; ``remedy`` speaks to the sender.
    """

    code: Annotated[str, Field(pattern=r"^[a-z]+(-[a-z]+)*$")]
    severity: Literal["error", "warning", "info"]
    scope: Literal["file", "row"]
    title: Words
    message: Words
    remedy: Words
    example: Words


class RuleBook(Frozen):
    """rules.yaml."""

    version: Literal[1]
    rule_book_version: str
    rules: tuple[Rule, ...]

    @cached_property
    def by_code(self) -> dict[str, Rule]:
        """Rule by code, in the order of the file."""
        return {rule.code: rule for rule in self.rules}


# --- all of it ----------------------------------------------------------------------------------


class Settings(Frozen):
    """The whole configuration, parsed once; a function takes the part that it needs."""

    edition: Edition
    baseline: Baseline
    items: ItemCatalogue
    indicators: IndicatorCatalogue
    milestones: Milestones
    kinds: tuple[ReportKind, ...]
    rules: RuleBook
    digest: str
    """SHA-256 over the configuration files, in name order."""

    @cached_property
    def kind_by_name(self) -> dict[str, ReportKind]:
        """Kind of report by its name, in name order."""
        return {k.kind: k for k in sorted(self.kinds, key=lambda k: k.kind)}
