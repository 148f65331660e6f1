"""What must hold among the regions: codes, names, kecamatan, tiles and the official sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.clashes import Claim, repeated_faults, spelling_faults, written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import Baseline, Region
from pipeline.settings.validation import Loaded

_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

_SUMMED: tuple[tuple[str, str], ...] = (
    ("registered_voters", Sentence("pemilih")),
    ("polling_stations", Sentence("TPS")),
    ("villages", Sentence("desa/kelurahan")),
)


def region_faults(loaded: Loaded[Baseline]) -> Iterator[ConfigFault]:
    """Yield every contradiction within regions.yaml."""
    document, baseline = loaded.document, loaded.value
    regions = baseline.regions
    yield from repeated_faults(loaded.whole, written(loaded.whole, "regions", "code"))
    yield from spelling_faults(document, _names(regions))
    yield from repeated_faults(loaded.whole, written(loaded.whole, "regions", "tile"))
    yield from _slug_faults(document, regions)
    yield from _district_faults(document, regions)
    for number, region in enumerate(regions):
        yield from _own_faults(document, baseline, number, region)
    codes = {code for _, code in written(loaded.whole, "regions", "code")}
    for code, region_code in baseline.statistics_codes.items():
        if region_code not in codes:
            key: Key = ("statistics_codes", code)
            yield document.fault(
                key, Sentence("tidak ada kabupaten/kota berkode {region_code}.", region_code=region_code)
            )
    yield from _sum_faults(loaded.whole)


def _names(regions: tuple[Region, ...]) -> Iterator[Claim]:
    for number, region in enumerate(regions):
        owner: Key = ("regions", number)
        yield Claim(region.name, (*owner, "name"), owner, region.name)
        yield Claim(region.short_name, (*owner, "short_name"), owner, region.name)
        for index, alias in enumerate(region.aliases):
            yield Claim(alias, (*owner, "aliases", index), owner, region.name)


def _slug_faults(document: Document, regions: tuple[Region, ...]) -> Iterator[ConfigFault]:
    """Slugs name files, so they must be plain and each its own."""
    slugs: list[tuple[Key, object]] = []
    for number, region in enumerate(regions):
        key: Key = ("regions", number, "short_name")
        if _SLUG.fullmatch(region.slug):
            slugs.append((key, region.slug))
        else:
            problem = Sentence(
                "nama pendek menjadi nama berkas, jadi hanya boleh huruf a-z, angka dan spasi."
            )
            yield document.fault(key, problem)
    yield from repeated_faults(document, slugs)


def _district_faults(document: Document, regions: tuple[Region, ...]) -> Iterator[ConfigFault]:
    codes: list[tuple[Key, object]] = []
    for number, region in enumerate(regions):
        claims: list[Claim] = []
        for index, district in enumerate(region.districts):
            owner: Key = ("regions", number, "districts", index)
            codes.append(((*owner, "code"), district.code))
            claims.append(Claim(district.name, (*owner, "name"), owner, district.name))
            aliases = enumerate(district.aliases)
            claims += [Claim(a, (*owner, "aliases", n), owner, district.name) for n, a in aliases]
        yield from spelling_faults(document, claims)
        yield from _stray_faults(document, number, region)
    yield from repeated_faults(document, codes)


def _stray_faults(document: Document, number: int, region: Region) -> Iterator[ConfigFault]:
    """Tell once for each other region whose kecamatan stand here (a copied block has many)."""
    prefixes = [district.code[: len(region.code)] for district in region.districts]
    for prefix in sorted(set(prefixes) - {region.code}):
        key: Key = ("regions", number, "districts", prefixes.index(prefix), "code")
        problem = Sentence(
            "{count} kecamatan di sini berkode {prefix}, padahal {name} berkode {code}.",
            count=prefixes.count(prefix),
            prefix=prefix,
            name=region.name,
            code=region.code,
        )
        yield document.fault(key, problem)


def _own_faults(document: Document, baseline: Baseline, number: int, region: Region) -> Iterator[ConfigFault]:
    province = baseline.province_code
    if province is not None and not region.code.startswith(f"{province}."):
        problem = Sentence("kode {code} bukan di provinsi {province}.", code=region.code, province=province)
        yield document.fault(("regions", number, "code"), problem)
    if region.special_polling_stations > region.polling_stations:
        problem = Sentence(
            "TPS lokasi khusus ({special_polling_stations}) melebihi seluruh TPS ({polling_stations}).",
            special_polling_stations=region.special_polling_stations,
            polling_stations=region.polling_stations,
        )
        yield document.fault(("regions", number, "special_polling_stations"), problem)


def _sum_faults(document: Document) -> Iterator[ConfigFault]:
    """Compare the regions with the official totals, each figure by itself.

    Works on the file as it stands, so that one faulty region doesn't hide a wrong sum elsewhere;
    a figure that some region lacks is not summed.
    """
    regions = document.child(("regions",))
    entries = regions if isinstance(regions, tuple) else ()
    sums: dict[str, tuple[int | None, str]] = {"regions": (len(entries), Sentence("kabupaten/kota"))}
    for name, words in _SUMMED:
        sums[name] = (_sum(r.get(name) if isinstance(r, dict) else None for r in entries), words)
    districts = (r.get("districts") if isinstance(r, dict) else None for r in entries)
    counts = (len(d) if isinstance(d, tuple) else None for d in districts)
    sums["districts"] = (_sum(counts), Sentence("kecamatan"))
    for name, (found, words) in sums.items():
        key: Key = ("totals", name)
        official = document.child(key)
        if found is not None and isinstance(official, int) and found != official:
            blanks: dict[str, object] = {"words": words, "found": found, "official": official}
            problem = Sentence(
                "jumlah {words} semua kabupaten/kota {found}, padahal di sini {official} ({more} lebih).",
                more=found - official,
                **blanks,
            )
            if found < official:
                problem = Sentence(
                    "jumlah {words} semua kabupaten/kota {found},"
                    " padahal di sini {official} ({less} kurang).",
                    less=official - found,
                    **blanks,
                )
            yield document.fault(key, problem)


def _sum(values: Iterator[object]) -> int | None:
    total = 0
    for value in values:
        if not isinstance(value, int):
            return None
        total += value
    return total
