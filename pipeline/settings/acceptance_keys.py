"""The key of an accepted value: which column means what, by the names that the configuration knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.errors import Sentence
from pipeline.settings.model import (
    Acceptance,
    Baseline,
    Indicator,
    IndicatorCatalogue,
    Item,
    ItemCatalogue,
    ReportField,
    ReportKind,
    Settings,
)
from pipeline.settings.spelling import folded, meant

KeyValue = str | date | None
"""A code, a word, a text or a day as the rows hold it; None: blank."""


@dataclass(frozen=True, slots=True)
class Catalogues:
    """What a key may name: kinds of report by name, regions with their kecamatan, items, indicators."""

    kinds: Mapping[str, ReportKind]
    baseline: Baseline
    items: ItemCatalogue
    indicators: IndicatorCatalogue

    @classmethod
    def of(cls, settings: Settings) -> Catalogues:
        """Return the catalogues of ``settings``."""
        return cls(settings.kind_by_name, settings.baseline, settings.items, settings.indicators)


@dataclass(frozen=True, slots=True)
class KeyFault:
    """What is wrong with a key at the column ``name`` (empty: with the key as a whole)."""

    name: str
    problem: Sentence
    hint: str = ""


def resolved_key(entry: Acceptance, known: Catalogues) -> dict[str, KeyValue]:
    """Return the value of every key column of the entry's kind; raises KeyError for one with faults."""
    kind = known.kinds[entry.kind or ""]
    return {name: _meaning(kind.by_name[name], entry, known) for name in kind.primaryKey}


def key_faults(entry: Acceptance, known: Catalogues) -> Iterator[KeyFault]:
    """Yield what keeps the key of ``entry`` from naming one row of its kind."""
    kind = known.kinds.get(entry.kind or "")
    if kind is None:
        problem = Sentence(
            "sebut jenis laporannya (`kind`), salah satu dari: {kinds}.", kinds=", ".join(known.kinds)
        )
        yield KeyFault("", problem, meant(entry.kind or "", known.kinds))
        return
    columns = ", ".join(f"`{name}`" for name in kind.primaryKey)
    for name in entry.key:
        if name not in kind.primaryKey:
            problem = Sentence("bukan kolom kunci; kunci jenis ini: {columns}.", columns=columns)
            yield KeyFault(name, problem, meant(name, kind.primaryKey))
    for name in kind.primaryKey:
        if name in entry.key:
            yield from _value_faults(kind.by_name[name], entry, known)
        elif not _may_be_blank(kind.by_name[name]):
            yield KeyFault("", Sentence("kolom kunci `{column}` belum disebut.", column=name))


def _value_faults(field: ReportField, entry: Acceptance, known: Catalogues) -> Iterator[KeyFault]:
    try:
        _meaning(field, entry, known)
    except KeyError:
        text = str(entry.key[field.name])
        if field.role == "date":
            yield KeyFault(field.name, Sentence("bukan tanggal; tulis seperti 2024-11-17."))
        else:
            problem = Sentence("`{text}` tidak dikenal di kolom ini.", text=text)
            yield KeyFault(field.name, problem, meant(text, _names(field, entry, known) or {}))


def _may_be_blank(field: ReportField) -> bool:
    return not (field.constraints.required or field.from_name or field.in_header)


def _meaning(field: ReportField, entry: Acceptance, known: Catalogues) -> KeyValue:
    """Return what the rows hold in ``field``; raises KeyError where the configuration knows no such name."""
    given = entry.key.get(field.name)
    if given is None or given == "":
        return None
    if field.role == "date":
        if not isinstance(given, date):
            raise KeyError(field.name)
        return given
    names = _names(field, entry, known)
    if names is None:
        return str(given)
    return {folded(name): code for name, code in names.items()}[folded(str(given))]


def _names(field: ReportField, entry: Acceptance, known: Catalogues) -> Mapping[str, str] | None:
    """Return every name that ``field`` may hold with its code; None where it holds a free text."""
    regions = known.baseline.regions
    if field.role == "region":
        return {name: r.code for r in regions for name in (r.code, *r.aliases, r.short_name, r.name)}
    if field.role == "district":
        told = {folded(str(value)) for value in entry.key.values()}
        own = [r for r in regions if told & {folded(n) for n in (r.code, r.name, r.short_name, *r.aliases)}]
        districts = [d for region in own for d in region.districts]
        return {name: d.code for d in districts for name in (d.code, *d.aliases, d.name)}
    if field.role == "item":
        return _catalogue(known.items.items)
    if field.role == "indicator":
        return _catalogue(known.indicators.indicators)
    if field.constraints.enum is not None:
        return {word: word for word in field.constraints.enum} | dict(field.word_aliases)
    return None


def _catalogue(entries: tuple[Item, ...] | tuple[Indicator, ...]) -> Mapping[str, str]:
    return {name: e.code for e in entries for name in (e.code, *e.aliases, e.name_en, e.name)}
