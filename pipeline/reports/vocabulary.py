"""Everything that reports are recognised by, compiled once from the settings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.reports.names import Lookup, RegionLookup
from pipeline.reports.text import header_key
from pipeline.settings.model import Indicator, Item, ItemCatalogue, ReportField, ReportKind, Settings

_REGION_PREFIXES = ("kab", "kabupaten", "kota", "kotamadya", "pemkab", "pemkot", "kpu", "desk")
_DISTRICT_PREFIXES = ("kec", "kecamatan")


@dataclass(frozen=True, slots=True)
class Units:
    """Units by any spelling, and how they convert."""

    name_by_key: Mapping[str, str]
    factors: Mapping[tuple[str, str, str], tuple[int, bool]]
    """(unit, to, item) → factor and whether the last one may be part-filled; item "" = any."""

    def find(self, text: str) -> str | None:
        """Return the catalogue's name of the unit that ``text`` spells, else None."""
        return self.name_by_key.get(header_key(text))

    def conversion(self, unit: str, to: str, item: str) -> tuple[int, bool] | None:
        """Return (factor, inexact) from ``unit`` to ``to`` for ``item``; None: not convertible."""
        if unit == to:
            return 1, False
        return self.factors.get((unit, to, item)) or self.factors.get((unit, to, ""))


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Header names, names of places and things, words and units."""

    settings: Settings
    columns: Mapping[str, Mapping[str, str]]
    """Per kind: header key → canonical column."""
    regions: RegionLookup
    districts: Mapping[str, Lookup]
    """Per region code: its kecamatan."""
    all_districts: Lookup
    items: Lookup
    indicators: Lookup
    words: Mapping[tuple[str, str], Lookup]
    """(kind, column) → the words that the column allows."""
    units: Units

    @property
    def kinds(self) -> tuple[ReportKind, ...]:
        """The kinds of report, in name order."""
        return tuple(self.settings.kind_by_name.values())


def compile_vocabulary(settings: Settings) -> Vocabulary:
    """Return what the reports of ``settings`` are recognised by."""
    regions = settings.baseline.regions
    region_names = Lookup(
        {r.code: r.short_name for r in regions},
        {r.code: (r.name, r.short_name, *r.aliases) for r in regions},
        _REGION_PREFIXES,
    )
    districts = {d.code: d for r in regions for d in r.districts}
    return Vocabulary(
        settings=settings,
        columns={kind.kind: _columns(kind) for kind in settings.kinds},
        regions=RegionLookup(region_names),
        districts={
            r.code: Lookup(
                {d.code: d.name for d in r.districts},
                {d.code: (d.code, *d.aliases) for d in r.districts},
                _DISTRICT_PREFIXES,
            )
            for r in regions
        },
        all_districts=Lookup(
            {code: d.name for code, d in districts.items()},
            {code: (code, *d.aliases) for code, d in districts.items()},
            _DISTRICT_PREFIXES,
        ),
        items=_catalogue(settings.items.items),
        indicators=_catalogue(settings.indicators.indicators),
        words={
            (kind.kind, field.name): _words(field)
            for kind in settings.kinds
            for field in kind.fields
            if field.constraints.enum is not None
        },
        units=_units(settings.items),
    )


def _columns(kind: ReportKind) -> dict[str, str]:
    names: dict[str, str] = {}
    for field in kind.fields:
        names.setdefault(header_key(field.name), field.name)
    for field in kind.fields:
        for spelling in (field.title.id, field.title.en, *field.aliases):
            names.setdefault(header_key(spelling), field.name)
    return names


def _catalogue(entries: tuple[Item, ...] | tuple[Indicator, ...]) -> Lookup:
    return Lookup(
        {entry.code: entry.name for entry in entries},
        {entry.code: (entry.code, entry.name_en, *entry.aliases) for entry in entries},
    )


def _words(field: ReportField) -> Lookup:
    allowed = field.constraints.enum or ()
    spellings: dict[str, list[str]] = {word: [] for word in allowed}
    for spelling, word in field.word_aliases.items():
        spellings[word].append(spelling)
    return Lookup({word: word for word in allowed}, spellings)


def _units(catalogue: ItemCatalogue) -> Units:
    names = {header_key(unit.name): unit.name for unit in catalogue.units}
    for unit in catalogue.units:
        for alias in unit.aliases:
            names.setdefault(header_key(alias), unit.name)
    factors = {
        (c.unit, c.to, item): (c.factor, c.partial_last)
        for c in catalogue.conversions
        for item in (c.items or ("",))
    }
    return Units(names, factors)
