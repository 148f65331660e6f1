"""A made-up baseline of any size, and the configuration folder that fits it."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

import yaml

from pipeline.errors import BulletinError, Sentence
from pipeline.sample.curves import split
from pipeline.sample.plan import (
    DISTRICTS_OF_A_SYNTHETIC_REGION,
    MOST_DISTRICTS_OF_A_REGION,
    SEASON_START,
    SamplePlan,
)
from pipeline.settings.model import Baseline, BaselineTotals, District, Frozen, Region, Settings, Words

_FIRST_PROVINCE = 91
_REGIONS_OF_A_PROVINCE = 99
_TILES_IN_A_ROW = 23
_VILLAGE_LEVEL = 40
"""From so many kecamatan per region on they stand for villages, with a tenth of the stations."""
SOURCE = Words(
    id="CONTOH: wilayah karangan buatan program, bukan data resmi",
    en="SAMPLE: invented regions, made by the program, not official data",
)


def settings_of(settings: Settings, plan: SamplePlan) -> Settings:
    """Return the settings that the plan's season is about.

    The given ones where the plan keeps their regions; else the same with a synthetic baseline, no
    milestones of single regions, and the status ``sample``. The digest stays that of the given ones.
    Raises BulletinError where the kecamatan can't be spread over the regions.
    """
    if not plan.is_synthetic:
        return settings
    return settings.model_copy(
        update={
            "baseline": synthetic_baseline(plan, len(settings.baseline.regions)),
            "milestones": settings.milestones.model_copy(update={"regions": {}}),
            "edition": settings.edition.model_copy(update={"data_status": "sample"}),
        }
    )


def synthetic_baseline(plan: SamplePlan, usual_regions: int) -> Baseline:
    """Return ``plan.regions`` made-up regions with ``plan.districts`` kecamatan in all, whose sums
    fit; ``usual_regions`` and ten kecamatan per region where the plan leaves them open.
    """
    count = plan.regions or usual_regions
    districts = plan.districts or count * DISTRICTS_OF_A_SYNTHETIC_REGION
    rng = random.Random(f"{plan.seed}/baseline")
    # One kecamatan each, the rest by weight: no region is left without.
    shares = split(max(districts - count, 0), [rng.randint(80, 120) for _ in range(count)])
    if districts < count or max(shares) + 1 > MOST_DISTRICTS_OF_A_REGION:
        raise BulletinError(
            Sentence(
                "{districts} kecamatan tidak dapat dibagi kepada {count} wilayah: setiap wilayah memerlukan "
                "1 sampai {most} kecamatan.",
                districts=districts,
                count=count,
                most=MOST_DISTRICTS_OF_A_REGION,
            )
        )
    regions: list[Region] = []
    first_district = 1
    for n, share in enumerate(shares):
        regions.append(_region(n, first_district, share + 1, rng))
        first_district += share + 1
    return Baseline(
        version=1,
        province="Contoh",
        province_code=f"{_FIRST_PROVINCE}" if count <= _REGIONS_OF_A_PROVINCE else None,
        as_of=SEASON_START,
        source=SOURCE,
        totals=BaselineTotals(
            regions=len(regions),
            registered_voters=sum(r.registered_voters for r in regions),
            polling_stations=sum(r.polling_stations for r in regions),
            districts=sum(len(r.districts) for r in regions),
            villages=sum(r.villages for r in regions),
        ),
        regions=tuple(regions),
    )


def _region(n: int, first_district: int, districts: int, rng: random.Random) -> Region:
    province, number = divmod(n, _REGIONS_OF_A_PROVINCE)
    code = f"{_FIRST_PROVINCE + province}.{number + 1:02d}"
    stations_of_a_district = 6 if districts > _VILLAGE_LEVEL else 60
    stations = sum(
        rng.randint(stations_of_a_district // 2, stations_of_a_district * 3 // 2) for _ in range(districts)
    )
    return Region(
        code=code,
        name=f"Kabupaten Contoh {n + 1:03d}",
        short_name=f"Contoh {n + 1:03d}",
        capital=f"Ibu Kota Contoh {n + 1:03d}",
        registered_voters=stations * rng.randint(380, 480),
        polling_stations=stations,
        villages=stations // 6 + 1,
        tile=(n % _TILES_IN_A_ROW, n // _TILES_IN_A_ROW),
        districts=tuple(
            District(code=f"{code}.{k + 1:02d}", name=f"Kecamatan Contoh {first_district + k:05d}")
            for k in range(districts)
        ),
    )


def write_config(folder: Path, settings: Settings) -> None:
    """Write ``settings`` as the YAML files that ``load_settings(folder / "pipeline.yaml")`` reads."""
    parts: dict[str, Frozen] = {
        "pipeline.yaml": settings.edition,
        "regions.yaml": settings.baseline,
        "items.yaml": settings.items,
        "indicators.yaml": settings.indicators,
        "milestones.yaml": settings.milestones,
        "rules.yaml": settings.rules,
        "projection.yaml": settings.projection,
        "agenda.yaml": settings.agenda,
        "audience.yaml": settings.audience,
        **{f"reports/{kind.kind}.yaml": kind for kind in settings.kinds},
    }
    for name, part in sorted(parts.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        head = "# DATA CONTOH: ditulis oleh `bulletin sample`, bukan konfigurasi untuk kerja sungguhan.\n"
        path.write_text(head + _yaml(part), encoding="utf-8", newline="\n")


def _yaml(part: Frozen) -> str:
    plain: dict[str, Any] = part.model_dump(mode="python", exclude_defaults=True)
    return yaml.dump(_plain(plain), Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=110)


def _plain(value: Any) -> Any:
    """Return ``value`` in YAML's own types; dates stay dates, enumerations become their word."""
    if isinstance(value, dict):
        return {_plain(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(inner) for inner in value]
    return str(value) if isinstance(value, str) else value
