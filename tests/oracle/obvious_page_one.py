"""Page 1 counted again from an edition's own `data/*.csv`: the csv module and plain Python, no pandas."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from functools import cached_property
from pathlib import Path

import yaml

from tests.oracle.obvious_ladder import (
    STAGES,
    GoodsRow,
    Place,
    completion,
    is_needed,
    need,
    told,
)

Cells = Mapping[str, str]
CLOSES_ISSUE = {"selesai", "dihentikan"}
CLOSES_DECISION = {"selesai", "batal"}
COUNTS = ("kebutuhan", *STAGES, "rusak", "kurang")


@dataclass(frozen=True)
class Ballots:
    """Ballots of one election at one stage: reported in the period, with the older words added, and
    the two ends of the need.
    """

    fresh: int
    all_known: int
    need_low: int
    need_high: int
    regions: int


@dataclass(frozen=True)
class Matter:
    """An issue or a decision: when it was opened and closed (None: open), and its due day."""

    region: str
    opened: date
    closed: date | None
    due: date | None


@dataclass(frozen=True)
class Recount:
    """An edition's data read anew; ``data`` is its folder of CSV files, ``config`` the settings'."""

    data: Path
    config: Path
    meeting: date

    def rows(self, name: str) -> list[Cells]:
        """Return the rows of a data file."""
        with (self.data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    @cached_property
    def places(self) -> dict[str, Place]:
        """Regions by code."""
        known = yaml.safe_load((self.config / "regions.yaml").read_text(encoding="utf-8"))["regions"]
        return {
            str(r["code"]): Place(r["polling_stations"], len(r["districts"]), r["registered_voters"])
            for r in known
        }

    @cached_property
    def slugs(self) -> dict[str, str]:
        """Short name of a region in lower case with hyphens → code."""
        known = yaml.safe_load((self.config / "regions.yaml").read_text(encoding="utf-8"))["regions"]
        return {r["short_name"].lower().replace(" ", "-"): str(r["code"]) for r in known}

    @cached_property
    def item_codes(self) -> dict[str, str]:
        """Name of an item → code, in the order of the catalogue."""
        known = yaml.safe_load((self.config / "items.yaml").read_text(encoding="utf-8"))["items"]
        return {item["name"]: item["code"] for item in known}

    @cached_property
    def goods(self) -> list[GoodsRow]:
        """The rows of `logistik`."""
        return [
            GoodsRow(
                date.fromisoformat(row["tanggal"]),
                row["kode_wilayah"],
                row["kecamatan"] or None,
                self.item_codes[row["barang"]],
                {name: int(row[name]) if row[name] else None for name in COUNTS},
            )
            for row in self.rows("logistik")
        ]

    @property
    def period(self) -> tuple[date, ...]:
        """The seven days before the meeting."""
        return tuple(self.meeting - timedelta(days=n) for n in range(7, 0, -1))

    @property
    def newest_day(self) -> date | None:
        """The newest day of what desks send."""
        days = [
            date.fromisoformat(row["tanggal"])
            for name in ("logistik", "isu", "kesiapan", "partisipasi")
            for row in self.rows(name)
        ]
        return max(days, default=None)

    def reported(self) -> set[tuple[str, date]]:
        """Return the regions and days of which a row counts."""
        return {
            (row["kode_wilayah"], date.fromisoformat(row["tanggal"]))
            for name in ("logistik", "isu", "kesiapan", "partisipasi")
            for row in self.rows(name)
        }

    def complete(self, stage: str) -> set[str]:
        """Return the regions in which every item that is needed at the stage has reached its need."""
        items = [code for code in self.item_codes.values() if is_needed(code, stage)]
        return {
            region
            for region in self.places
            if all(self._state(region, item, stage) in {"complete", "estimated"} for item in items)
        }

    def ballots(self, item: str, stage: str) -> Ballots:
        """Return the province's ballots of one election at a stage."""
        known = {
            region: figure
            for region, place in self.places.items()
            if (figure := told(self._of(region), region, item, stage, place.districts))
        }
        wanted = [need(self._of(r), r, item, stage, place) or (0, 0) for r, place in self.places.items()]
        return Ballots(
            fresh=sum(figure.count for figure in known.values() if figure.day >= self.period[0]),
            all_known=sum(figure.count for figure in known.values()),
            need_low=sum(low for low, _ in wanted),
            need_high=sum(high for _, high in wanted),
            regions=len(known),
        )

    def all_reached(self, item: str, stage: str) -> bool:
        """Return whether every region has the ballots that it needs."""
        states = {self._state(region, item, stage) for region in self.places}
        return states <= {"complete", "estimated"}

    def issues(self) -> list[Matter]:
        """Return all issues."""
        return self._matters("isu", ("kode_wilayah", "nomor"), CLOSES_ISSUE)

    def decisions(self) -> list[Matter]:
        """Return all decisions."""
        return self._matters("keputusan", ("nomor",), CLOSES_DECISION)

    def turnout(self, election: str) -> tuple[int, int, int]:
        """Return voters, roll and number of regions of an election."""
        newest: dict[str, dict[str, int]] = defaultdict(dict)
        for row in sorted(self.rows("partisipasi"), key=lambda r: r["tanggal"]):
            if row["pemilihan"] == election:
                counts = {name: int(row[name]) for name in ("dpt", "pengguna_hak_pilih") if row[name]}
                newest[row["kode_wilayah"]] |= counts
        telling = {region: own for region, own in newest.items() if "pengguna_hak_pilih" in own}
        rolls = sum(own.get("dpt", self.places[region].voters) for region, own in telling.items())
        return sum(own["pengguna_hak_pilih"] for own in telling.values()), rolls, len(telling)

    def overdue(self, matters: Iterable[Matter]) -> int:
        """Return how many are open past their due day."""
        return sum(m.closed is None and m.due is not None and m.due < self.meeting for m in matters)

    def in_period(self, day: date | None) -> bool:
        """Whether the day lies in the period or is the meeting's own."""
        return day is not None and self.period[0] <= day <= self.meeting

    @cached_property
    def _by_region(self) -> dict[str, list[GoodsRow]]:
        found: dict[str, list[GoodsRow]] = defaultdict(list)
        for row in self.goods:
            found[row.region].append(row)
        return found

    def _of(self, region: str) -> list[GoodsRow]:
        return self._by_region.get(region, [])

    def _state(self, region: str, item: str, stage: str) -> str:
        place, rows = self.places[region], self._of(region)
        return completion(
            told(rows, region, item, stage, place.districts), need(rows, region, item, stage, place)
        )

    def _matters(self, name: str, key: Sequence[str], closing: set[str]) -> list[Matter]:
        """Open until a row closes it, open again when a later row says so; a blank keeps its word."""
        rows = sorted(self.rows(name), key=lambda row: row["tanggal"] or row.get("rapat", ""))
        found: dict[tuple[str, ...], Matter] = {}
        for row in rows:
            day = date.fromisoformat(row["tanggal"] or row["rapat"])
            subject = tuple(row[part] for part in key)
            before = found.get(subject)
            closed = None
            if row["status"] in closing:
                closed = before.closed if before and before.closed else day
            due = date.fromisoformat(row["tenggat"]) if row["tenggat"] else before and before.due
            opened = before.opened if before else day
            found[subject] = Matter(row.get("kode_wilayah", ""), opened, closed, due)
        return list(found.values())


def dotted(number: int) -> str:
    """Return a number in the Indonesian way."""
    return f"{number:,}".replace(",", ".")


def span(low: int, high: int) -> str:
    """Return one number, or two with a dash."""
    return dotted(low) if low == high else f"{dotted(low)}–{dotted(high)}"


def is_share(printed: str, share: Fraction, decimals: int) -> bool:
    """Whether a printed percentage is that share: at most one unit of its last digit away, 100 only
    for all and 0 only for none.
    """
    number = Fraction(printed.replace("\N{NO-BREAK SPACE}", "").removesuffix("%").strip().replace(",", "."))
    near = abs(number - share * 100) < Fraction(1, 10**decimals)
    return near and (number < 100 or share >= 1) and (number > 0 or share == 0)
