"""Seasons of any size to measure on: well-formed reports, small ones, and messy ones.

All figures are invented, of regions and kecamatan that do not exist (``bulletin sample`` names them).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from pipeline.sample import SamplePlan, write_sample
from pipeline.settings import Settings, load_settings
from pipeline.settings.model import Region

ROOT = Path(__file__).resolve().parent.parent.parent
FIRST_DAY = date(2024, 9, 26)
HEADER = (
    "tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima;rusak;kurang;dikemas;di_ppk;di_pps;di_tps"
)
TITLES = ("LAPORAN HARIAN LOGISTIK", "Desk Pilkada", "", "dibuat dengan Excel; angka sementara")
NUMBERING = ";".join(str(n) for n in range(1, 14))


def prepare(folder: Path, districts: int) -> Settings:
    """Write a configuration with ``districts`` kecamatan in ten regions below ``folder``; return it."""
    shipped = load_settings(ROOT / "config" / "pipeline.yaml")
    write_sample(folder / "made", shipped, SamplePlan(seed=1, weeks=1, regions=10, districts=districts))
    return load_settings(folder / "made" / "config" / "pipeline.yaml")


def write_districts(folder: Path, settings: Settings, days: int) -> int:
    """Write one well-formed file per region and day, a row per kecamatan and item; return the rows."""
    rows = 0
    for day, region in _days_and_regions(settings, days):
        lines = [HEADER]
        for district in region.districts:
            for number, item in enumerate(settings.items.items, 1):
                lines.append(_row(day, region.short_name, district.name, item.name, 400 + number))
        rows += len(lines) - 1
        _save(folder, day, f"{region.slug}-logistik.csv", lines)
    return rows


def write_small(folder: Path, settings: Settings, days: int, files: int) -> int:
    """Write ``files`` small well-formed files, a row per item of a few kecamatan; return the rows."""
    written = rows = 0
    while written < files:
        for day, region in _days_and_regions(settings, days):
            if written == files:
                break
            district = region.districts[written // (days * 10) % len(region.districts)]
            lines = [HEADER]
            lines += [
                _row(day, region.short_name, district.name, item.name, 400 + number)
                for number, item in enumerate(settings.items.items, 1)
            ]
            written += 1
            rows += len(lines) - 1
            _save(folder, day, f"{region.slug}-logistik-{written:04d}.csv", lines)
    return rows


def write_one(path: Path, settings: Settings, rows: int, *, messy: bool) -> None:
    """Write one file of about ``rows`` rows, as a program writes it or as people do."""
    lines = list(_messy(settings, rows) if messy else _clean(settings, rows))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode("cp1252" if messy else "utf-8"))


def write_messy(folder: Path, settings: Settings, files: int) -> int:
    """Write ``files`` small messy files, one region and day each; return their data rows."""
    rows = 0
    for number in range(files):
        region = settings.baseline.regions[number % len(settings.baseline.regions)]
        day = FIRST_DAY + timedelta(days=number // len(settings.baseline.regions) % 90)
        district = region.districts[number // 900 % len(region.districts)]
        data = [
            _row(day, region.short_name, district.name, item.name, 400 + n)
            for n, item in enumerate(settings.items.items, 1)
        ]
        rows += len(data)
        path = folder / str(day) / f"{region.slug}-logistik-{number:04d}.csv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(("\r\n".join(_dirtied(data, number)) + "\r\n").encode("cp1252"))
    return rows


def _clean(settings: Settings, rows: int) -> Iterator[str]:
    yield HEADER
    yield from _many(settings, rows)


def _messy(settings: Settings, rows: int) -> Iterator[str]:
    yield from _dirtied(_many(settings, rows))


def _dirtied(rows: Iterable[str], first: int = 0) -> Iterator[str]:
    """The same rows with titles, notes, blank and repeated rows, odd quotes, spellings and numbers."""
    yield from TITLES
    yield HEADER + ";keterangan"
    yield NUMBERING
    for number, row in enumerate(rows, first):
        cells = row.split(";")
        if number % 7 == 0:
            cells[3] = cells[3].upper() + " "
        if number % 11 == 0:
            cells[6] = f"{int(cells[6]):,}".replace(",", ".") + " buah"
        if number % 13 == 0:
            cells[0] = date.fromisoformat(cells[0]).strftime("%d/%m/%Y")
        cells.append(_remark(number))
        yield ";".join(cells)
        if number % 97 == 0:
            yield ";" * 13
        if number % 501 == 0:
            yield HEADER + ";keterangan"
    yield ""
    yield "Keterangan: é angka sementara"
    yield ";;;Ketua Desk"


def _remark(number: int) -> str:
    if number % 17 == 0:
        return '"rusak; diganti\r\nbesok"'
    if number % 101 == 0:
        return '"kotak "besar" dan kecil"'
    return 'pipa 5"' if number % 19 == 0 else ""


def _many(settings: Settings, rows: int) -> Iterator[str]:
    written = 0
    for day, region in _days_and_regions(settings, 90):
        for district in region.districts:
            for number, item in enumerate(settings.items.items, 1):
                if written == rows:
                    return
                written += 1
                yield _row(day, region.short_name, district.name, item.name, 400 + number)


def _days_and_regions(settings: Settings, days: int) -> Iterator[tuple[date, Region]]:
    for n in range(days):
        for region in settings.baseline.regions:
            yield FIRST_DAY + timedelta(days=n), region


def _row(day: date, region: str, district: str, item: str, need: int) -> str:
    received = need - 100 + (day - FIRST_DAY).days
    packed, at_district = received - 20, received - 40
    figures = f"{need};{received};{2};;{packed};{at_district};{at_district - 10};{at_district - 30}"
    return f"{day};{region};{district};{item};;{figures}"


def _save(folder: Path, day: date, name: str, lines: list[str]) -> None:
    path = folder / str(day) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode())
