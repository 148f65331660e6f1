"""How large a sample season is, and what was written of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from pipeline.errors import BulletinError, Sentence

SEASON_START = date(2024, 10, 28)
"""The Monday on which the sample season begins (H-30)."""
MOST_WEEKS = 9
"""Weeks from the start to the end of the season of the configuration (31 December 2024)."""
MOST_REGIONS = 891
"""Two digits of a province (91 to 99) times two digits of a region."""
MOST_DISTRICTS_OF_A_REGION = 999
DISTRICTS_OF_A_SYNTHETIC_REGION = 10
"""Kecamatan per region where only the number of regions is given."""


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """What to make. ``regions`` and ``districts`` None: the baseline of the configuration.

    ``districts`` is the total of all regions. With either of them the regions are synthetic, and
    every desk reports each of its kecamatan besides the whole region. Raises BulletinError where
    a number is out of reach.
    """

    seed: int = 2024
    weeks: int = 3
    regions: int | None = None
    districts: int | None = None

    def __post_init__(self) -> None:
        """Check the numbers against what codes and the calendar can hold."""
        if not 1 <= self.weeks <= MOST_WEEKS:
            raise BulletinError(
                Sentence(
                    "Jumlah minggu contoh harus 1 sampai {most_weeks}, bukan {weeks}.",
                    most_weeks=MOST_WEEKS,
                    weeks=self.weeks,
                )
            )
        regions = self.regions if self.regions is not None else 1
        if not 1 <= regions <= MOST_REGIONS:
            raise BulletinError(
                Sentence(
                    "Jumlah wilayah contoh harus 1 sampai {most_regions}, bukan {regions}.",
                    most_regions=MOST_REGIONS,
                    regions=regions,
                )
            )
        if self.districts is not None and self.districts < 1:
            raise BulletinError(
                Sentence(
                    "Jumlah kecamatan contoh harus paling sedikit 1, bukan {districts}.",
                    districts=self.districts,
                )
            )

    @property
    def is_synthetic(self) -> bool:
        """Whether the regions are made up instead of taken from the configuration."""
        return self.regions is not None or self.districts is not None

    @property
    def days(self) -> tuple[date, ...]:
        """The days that desks report of, in order."""
        return tuple(SEASON_START + timedelta(days=n) for n in range(7 * self.weeks))

    @property
    def last_arrival(self) -> date:
        """The Monday on whose morning the season is cut: nothing arrives later."""
        return SEASON_START + timedelta(days=7 * self.weeks)


@dataclass(frozen=True, slots=True)
class SampleSummary:
    """What was written: where, how many report files and their rows (headers not counted).

    ``config`` is the folder of the matching configuration, None where the shipped one fits.
    """

    inputs: Path
    config: Path | None
    files: int
    rows: int
    first_day: date
    last_day: date
