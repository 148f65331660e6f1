"""Section L: the readiness indicators, each scale apart with its author and its day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, timedelta

from pipeline.measures.dating import UNREPORTED, meeting_of, value_of
from pipeline.measures.lastknown import last_known
from pipeline.measures.model import IndicatorValue, Origin, Status, Value
from pipeline.measures.status import stage_status
from pipeline.model.dataset import Dataset
from pipeline.settings import Settings
from pipeline.settings.model import Indicator, Region

REACHED_COLUMN, TARGET_COLUMN = "realisasi", "target"

ScaleKey = tuple[str, str, str]
"""Region, indicator, author of the row ("" where it names none)."""


def measure_indicators(dataset: Dataset, settings: Settings) -> tuple[IndicatorValue, ...]:
    """Return every indicator that a region has reported, per author where the scales differ.

    Regions in code order, then indicators in the order of the catalogue, then authors. Value and
    target are each the last known.
    """
    reported = last_known_values(dataset)
    by_region: dict[str, list[ScaleKey]] = defaultdict(list)
    for key in reported:
        by_region[key[0]].append(key)
    catalogue = {code: position for position, code in enumerate(settings.indicators.by_code)}
    return tuple(
        indicator_value(key, region, reported[key], settings, meeting_of(dataset))
        for code, region in settings.baseline.by_code.items()
        for key in sorted(by_region[code], key=lambda k: (catalogue.get(k[1], -1), k[2]))
        if key[1] in catalogue
    )


def last_known_values(dataset: Dataset) -> dict[ScaleKey, dict[str, Value]]:
    """Return the last known ``realisasi`` and ``target`` per region, indicator and author."""
    meeting = meeting_of(dataset)
    known = last_known(
        dataset.frames["kesiapan"], ["wilayah", "indikator", "sumber"], (REACHED_COLUMN, TARGET_COLUMN)
    )
    values: dict[ScaleKey, dict[str, Value]] = defaultdict(dict)
    keys = zip(known["wilayah"], known["indikator"], known["sumber"], strict=True)
    cells = zip(known["column"], known["count"], known["tanggal"], known["file"], known["row"], strict=True)
    for key, (column, count, day, file, row) in zip(keys, cells, strict=True):
        values[key][column] = value_of(count, day.date(), meeting, (Origin(file, int(row)),))
    return values


def indicator_value(
    key: ScaleKey, region: Region, values: Mapping[str, Value], settings: Settings, meeting: date
) -> IndicatorValue:
    """Return one indicator of ``region`` with its target and status (None without a target)."""
    _, code, author = key
    indicator = settings.indicators.by_code[code]
    value = values.get(REACHED_COLUMN, UNREPORTED)
    told = values.get(TARGET_COLUMN, UNREPORTED)
    target = target_of(indicator, region, told.count)
    return IndicatorValue(
        region=region.code,
        indicator=code,
        source=author or None,
        value=value,
        target=target,
        target_is_rule=indicator.target is not None,
        status=None if target is None else indicator_status(value.count, target, settings, meeting),
        target_origins=told.origins if indicator.target is None else (),
    )


def target_of(indicator: Indicator, region: Region, reported: int | None) -> int | None:
    """Return the target: the lower end of the configuration's rule, else the reported one."""
    return reported if indicator.target is None else indicator.target.corridor(region)[0]


def indicator_status(count: int | None, target: int, settings: Settings, meeting: date) -> Status:
    """Return the status of ``count`` against ``target``; see :func:`readiness_status`."""
    complete = count is not None and count >= target
    return readiness_status(complete=complete, reported=count is not None, settings=settings, meeting=meeting)


def readiness_status(*, complete: bool, reported: bool, settings: Settings, meeting: date) -> Status:
    """Return the status of something that must stand on the eve of voting day.

    The eve is an assumption, taken over from the logistics, which are due at the polling stations
    by H-1; no published calendar gives readiness a day of its own.
    """
    eve = settings.milestones.voting_day - timedelta(days=1)
    return stage_status(
        complete=complete,
        reported=reported,
        slack_days=(eve - meeting).days,
        attention_slack_days=settings.edition.thresholds.attention_slack_days,
    )
