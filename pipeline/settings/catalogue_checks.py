"""What must hold among items, units, conversions and indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pipeline.errors import ConfigFault, Sentence
from pipeline.model.stages import STAGES
from pipeline.settings.clashes import Claim, repeated_faults, spelling_faults, written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import Indicator, IndicatorCatalogue, Item, ItemCatalogue, NeedRule
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded


def item_faults(loaded: Loaded[ItemCatalogue]) -> Iterator[ConfigFault]:
    """Yield every contradiction within items.yaml."""
    document, catalogue = loaded.document, loaded.value
    yield from repeated_faults(loaded.whole, written(loaded.whole, "items", "code"))
    yield from spelling_faults(document, _names("items", catalogue.items))
    yield from spelling_faults(document, _unit_spellings(catalogue))
    units = _unit_names(loaded)
    for number, item in enumerate(catalogue.items):
        owner: Key = ("items", number)
        yield from _unit_fault(document, (*owner, "unit"), item.unit, units)
        yield from _stage_faults(document, owner, item)
    yield from _conversion_faults(loaded)


def indicator_faults(
    loaded: Loaded[IndicatorCatalogue], items: Loaded[ItemCatalogue] | None
) -> Iterator[ConfigFault]:
    """Yield every contradiction within indicators.yaml and with the units of items.yaml.

    ``items`` is None where items.yaml can't be read; units are not judged then.
    """
    document, indicators = loaded.document, loaded.value.indicators
    yield from repeated_faults(loaded.whole, written(loaded.whole, "indicators", "code"))
    yield from spelling_faults(document, _names("indicators", indicators))
    units = _unit_names(items) if items else ()
    for number, indicator in enumerate(indicators):
        owner: Key = ("indicators", number)
        if units:
            yield from _unit_fault(document, (*owner, "unit"), indicator.unit, units)
        yield from _corridor_fault(document, (*owner, "target"), indicator.target)


def _unit_names(loaded: Loaded[ItemCatalogue]) -> tuple[str, ...]:
    return tuple(str(name) for _, name in written(loaded.whole, "units", "name"))


def _names(part: str, entries: Sequence[Item | Indicator]) -> Iterator[Claim]:
    for number, entry in enumerate(entries):
        owner: Key = (part, number)
        label = f"{entry.name} ({entry.code})"
        yield Claim(entry.code, (*owner, "code"), owner, label)
        yield Claim(entry.name, (*owner, "name"), owner, label)
        for index, alias in enumerate(entry.aliases):
            yield Claim(alias, (*owner, "aliases", index), owner, label)


def _unit_spellings(catalogue: ItemCatalogue) -> Iterator[Claim]:
    for number, unit in enumerate(catalogue.units):
        owner: Key = ("units", number)
        yield Claim(unit.name, (*owner, "name"), owner, unit.name)
        for index, alias in enumerate(unit.aliases):
            yield Claim(alias, (*owner, "aliases", index), owner, unit.name)


def _unit_fault(document: Document, key: Key, unit: str, units: tuple[str, ...]) -> Iterator[ConfigFault]:
    if unit not in units:
        problem = Sentence('satuan "{unit}" tidak ada dalam `units` di items.yaml.', unit=unit)
        yield document.fault(key, problem, meant(unit, units))


def _stage_faults(document: Document, owner: Key, item: Item) -> Iterator[ConfigFault]:
    key: Key = (*owner, "stages")
    if not item.stages or item.stages != tuple(s for s in STAGES if s in item.stages):
        names = ", ".join(s.value for s in STAGES)
        yield document.fault(
            key, Sentence("tahap harus diambil dari {names}, urut dan tidak berulang.", names=names)
        )
    for stage, rule in item.stage_need.items():
        path: Key = (*owner, "stage_need", stage.value)
        if stage not in item.stages:
            yield document.fault(
                path, Sentence("tahap {value} tidak ada dalam `stages` barang ini.", value=stage.value)
            )
        yield from _corridor_fault(document, path, rule)
    yield from _corridor_fault(document, (*owner, "need"), item.need)


def _corridor_fault(document: Document, key: Key, rule: NeedRule | None) -> Iterator[ConfigFault]:
    if rule is not None and rule.per_district[0] > rule.per_district[1]:
        low, high = rule.per_district
        problem = Sentence(
            "paling sedikit ({low}) lebih besar daripada paling banyak ({high}).", low=low, high=high
        )
        yield document.fault((*key, "per_district"), problem)


def _conversion_faults(loaded: Loaded[ItemCatalogue]) -> Iterator[ConfigFault]:
    document, catalogue = loaded.document, loaded.value
    units, items = _unit_names(loaded), catalogue.by_code
    codes = [str(code) for _, code in written(loaded.whole, "items", "code")]
    seen: list[tuple[Key, object]] = []
    for number, conversion in enumerate(catalogue.conversions):
        owner: Key = ("conversions", number)
        yield from _unit_fault(document, (*owner, "unit"), conversion.unit, units)
        yield from _unit_fault(document, (*owner, "to"), conversion.to, units)
        if conversion.unit == conversion.to:
            yield document.fault(
                (*owner, "to"), Sentence('"{unit}" diubah menjadi dirinya sendiri.', unit=conversion.unit)
            )
        for index, code in enumerate(conversion.items):
            key: Key = (*owner, "items", index)
            seen.append((key, f"{conversion.unit} {code}"))
            if code not in codes:
                yield document.fault(
                    key, Sentence('barang "{code}" tidak ada.', code=code), meant(code, codes)
                )
            elif code in items and items[code].unit != conversion.to:
                problem = Sentence(
                    "{name} dihitung dalam {unit}, bukan {to}.",
                    name=items[code].name,
                    unit=items[code].unit,
                    to=conversion.to,
                )
                yield document.fault(key, problem)
    yield from repeated_faults(document, seen)
