"""Writing a sample season into a folder: reports by day of arrival, marked as sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

from pipeline.errors import BulletinError, Sentence
from pipeline.sample.edits import UNICODE_TEXT, YESTERDAYS_FIGURES, edited
from pipeline.sample.habits import PROVINCE, DateStyle, date_text, habit_of
from pipeline.sample.marks import MARK, remove_sample, sample_state, write_mark
from pipeline.sample.mess import is_mess, mess_bytes
from pipeline.sample.plan import SEASON_START, SamplePlan, SampleSummary
from pipeline.sample.schedule import Delivery
from pipeline.sample.spelling import UNICODE_TEXT_ENCODING, Speller
from pipeline.sample.synthetic import settings_of, write_config
from pipeline.sample.table import ReportTable, joined
from pipeline.sample.tables import (
    DAILY,
    breaks_down,
    decision_table,
    district_goods_table,
    goods_table,
    visit_table,
)
from pipeline.sample.truth import ProvinceTruth, RegionTruth, province_truth, region_truths
from pipeline.settings.model import Settings

CONFIG_SENTENCE = "DATA CONTOH: konfigurasi wilayah karangan, ditulis oleh `bulletin sample`."
_EXTRA_MEETING = date(2024, 11, 13)
_KIND_WORDS = {
    "logistik": "Logistik",
    "isu": "Isu",
    "kesiapan": "Kesiapan",
    "partisipasi": "Partisipasi",
    "kunjungan": "Kunjungan Lapangan",
    "keputusan": "Keputusan Rapat",
}
_MONDAY, _FRIDAY = 0, 4


@dataclass(frozen=True, slots=True)
class _File:
    """One file to write; ``path`` is below ``inputs``, ``rows`` are its rows of data."""

    path: PurePosixPath
    content: bytes
    rows: int


def write_sample(target: Path, settings: Settings, plan: SamplePlan) -> SampleSummary:
    """Write the season of ``plan`` to ``target/inputs`` and, for synthetic regions, the matching
    configuration to ``target/config``; ``settings`` are the shipped ones.

    An older sample is replaced wholly. The same plan and settings give the same bytes on any
    machine. Raises BulletinError, before anything is changed, where ``target/inputs`` holds a real
    report or ``target/config`` a configuration that is no sample.
    """
    inputs, config = target / "inputs", target / "config"
    about = settings_of(settings, plan)
    _refuse_beside_real(inputs, config if plan.is_synthetic else None)
    remove_sample(inputs)
    inputs.mkdir(parents=True, exist_ok=True)
    files, rows = _write_files(inputs, _files(about, plan))
    if plan.is_synthetic:
        write_config(config, about)
        (config / MARK).write_text(f"{CONFIG_SENTENCE}\n", encoding="utf-8", newline="\n")
    first, last = plan.days[0], plan.days[-1]
    return SampleSummary(inputs, config if plan.is_synthetic else None, files, rows, first, last)


def _write_files(inputs: Path, files: Iterable[_File]) -> tuple[int, int]:
    """Write and mark ``files``; return how many they are, and their rows."""
    names: dict[PurePosixPath, list[str]] = {}
    count = rows = 0
    for file in files:
        for folder in (file.path.parent, *file.path.parent.parents[:-1]):
            if folder not in names:
                names[folder] = []
                (inputs / folder).mkdir(parents=True, exist_ok=True)
        names[file.path.parent].append(file.path.name)
        (inputs / file.path).write_bytes(file.content)
        count += 1
        rows += file.rows
    for folder, inside in names.items():
        write_mark(inputs / folder, inside)
    return count, rows


def _refuse_beside_real(inputs: Path, config: Path | None) -> None:
    state = sample_state(inputs)
    if state.has_real:
        raise BulletinError(
            Sentence(
                "{report} laporan sungguhan: data contoh tidak ditulis di sampingnya (`make"
                " start` membuang contoh dan memulai kerja sungguhan).",
                report=state.real_reports[0],
            )
        )
    if config is not None and config.is_dir() and any(config.iterdir()) and not (config / MARK).is_file():
        raise BulletinError(
            Sentence(
                "{config} berisi konfigurasi yang bukan contoh; pilih folder lain untuk data contoh ini.",
                config=config,
            )
        )


def _files(settings: Settings, plan: SamplePlan) -> Iterator[_File]:
    for truth in region_truths(settings, plan):
        yield from _DeskWriter(truth, settings, plan).files()
    yield from _province_files(province_truth(settings, plan), settings, plan)


class _DeskWriter:
    """Writes what one desk sends, in the order of the days."""

    def __init__(self, truth: RegionTruth, settings: Settings, plan: SamplePlan) -> None:
        self._truth = truth
        self._plan = plan
        self._habit = habit_of(truth.region.code, truth.rank)
        self._speller = Speller(settings, self._habit, truth.region)

    def files(self) -> Iterator[_File]:
        """Yield the files of every delivery."""
        for delivery in self._truth.deliveries:
            if delivery.is_nil:
                yield self._nil(delivery)
                continue
            table = edited(self._table(delivery), delivery)
            if delivery.kind == "isu" and not table.rows and self._habit.bare_nil:
                yield self._nil(delivery)
            else:
                yield _File(
                    self._path(delivery, dated=table.rows == 0), self._content(delivery, table), table.rows
                )
            if delivery.kind == "logistik" and self._plan.is_synthetic and not delivery.mark:
                yield self._district_file(delivery)

    def _table(self, delivery: Delivery) -> ReportTable:
        if _key(delivery) in YESTERDAYS_FIGURES:
            return self._of_day(delivery.kind, delivery.days[-1] - timedelta(days=1))
        return joined([self._of_day(delivery.kind, day) for day in delivery.days])

    def _of_day(self, kind: str, day: date) -> ReportTable:
        if kind in DAILY:
            return DAILY[kind](self._truth, day)
        whole = goods_table(self._truth, day, zero_before_start=self._habit.zero_before_start)
        if not self._plan.is_synthetic and breaks_down(self._truth.region.code, day):
            return joined([whole, district_goods_table(self._truth, [day], all_items=False)])
        return whole

    def _content(self, delivery: Delivery, table: ReportTable) -> bytes:
        day = delivery.days[-1]
        if delivery.kind == "logistik" and is_mess(self._truth.region.code, self._truth.rank, day):
            return mess_bytes(self._speller, table, day)
        odd = _key(delivery) in UNICODE_TEXT
        return self._speller.file_bytes(table, UNICODE_TEXT_ENCODING if odd else self._habit.encoding)

    def _district_file(self, delivery: Delivery) -> _File:
        table = district_goods_table(self._truth, delivery.days, all_items=True)
        path = self._path(delivery, dated=True, words="Logistik Kecamatan")
        return _File(path, self._speller.file_bytes(table, self._habit.encoding), table.rows)

    def _nil(self, delivery: Delivery) -> _File:
        return _File(self._path(delivery, dated=True), self._speller.nil_bytes(), 0)

    def _path(self, delivery: Delivery, *, dated: bool, words: str = "") -> PurePosixPath:
        """Return where the file lies; one of several days carries a date only where it must."""
        day = delivery.days[-1]
        when = date_text(day, self._habit.file_dates)
        if len(delivery.days) > 1 and not dated:
            when = "susulan"
        name = self._habit.file_name.format(
            kind=words or _KIND_WORDS[delivery.kind],
            region=self._region_in_names(),
            date=when,
            mark=delivery.mark if delivery.mark.startswith("(") else f" {delivery.mark}".rstrip(),
        )
        if self._habit.lower_case_names:
            name = name.lower().replace(" ", "-")
        return PurePosixPath(delivery.received.isoformat(), self._habit.folder, name)

    def _region_in_names(self) -> str:
        name = self._speller.region_name(self._truth.region.code)
        return self._truth.region.short_name if name == self._truth.region.code else name


def _key(delivery: Delivery) -> tuple[str, str, date]:
    return delivery.region, delivery.kind, delivery.days[-1]


def _province_files(province: ProvinceTruth, settings: Settings, plan: SamplePlan) -> Iterator[_File]:
    """Yield the list of visits on Fridays if it changed, and the decisions after each meeting and then."""
    speller = Speller(settings, PROVINCE, None)
    last_told = SEASON_START - timedelta(days=1)
    listed: ReportTable | None = None
    for day in plan.days:
        visits = visit_table(province, day)
        if day.weekday() == _FRIDAY and visits != listed:
            listed = visits
            yield _province_file(speller, visits, day)
        if day.weekday() in {_MONDAY, _FRIDAY} or day == _EXTRA_MEETING:
            decisions = decision_table(province, day, since=last_told)
            last_told = day
            if decisions.rows:
                yield _province_file(speller, decisions, day)


def _province_file(speller: Speller, table: ReportTable, day: date) -> _File:
    when = date_text(day, DateStyle.ISO)
    name = PROVINCE.file_name.format(kind=_KIND_WORDS[table.kind], date=when)
    content = speller.file_bytes(table, PROVINCE.encoding)
    return _File(PurePosixPath(when, PROVINCE.folder, name), content, table.rows)
