"""A season lived week by week through the program's commands: what every Monday leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.season.office import BALLOTS, Office, Report
from tests.site.atom import faults
from tests.site.test_pages import missing, opened

A, B = "Contoh 001", "Contoh 002"


@dataclass(frozen=True, slots=True)
class Revision:
    """Reports that come when an edition is signed already, and what the revision says it corrects.

    ``corrected`` are region, column, old, new and cause; a row that came late has no column.
    """

    meeting: str
    number: str
    reports: tuple[Report, ...]
    signed: str
    corrected: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Week:
    """What happens until a meeting, and what its edition has to say; ``revision`` is what happens then.

    ``ballots`` is section M's line of the ballots in the warehouse: then, now, difference, and of it
    new, late, corrected, rules; empty: no line, since nothing changed. ``says`` stands on the page.
    ``missed``: reports come, but nobody runs anything.
    """

    meeting: str
    number: str
    reports: tuple[Report, ...] = ()
    compared_with: str = ""
    ballots: tuple[str, ...] = ()
    says: str = ""
    revision: Revision | None = None
    missed: bool = False
    formats: str = "html"


SEASON = (
    Week(
        "2024-11-04",
        "45/2024",
        (
            Report("2024-11-01", "2024-11-01", B, 2000),
            Report("2024-11-03", "2024-11-03", A, 8000),
        ),
    ),
    # A report of before the last meeting comes two days after it.
    Week(
        "2024-11-11",
        "46/2024",
        (
            Report("2024-11-06", "2024-11-03", B, 6000),
            Report("2024-11-10", "2024-11-10", A, 12000),
            Report("2024-11-10", "2024-11-10", B, 9000),
        ),
        "45 (FINAL)",
        ("10.000", "21.000", "+11.000", "+7.000", "+4.000", "0", "0"),
    ),
    # The signed edition is corrected the day after.
    Week(
        "2024-11-18",
        "47/2024",
        (
            Report("2024-11-17", "2024-11-17", A, 20000),
            Report("2024-11-17", "2024-11-17", B, 15000),
        ),
        "46 (FINAL)",
        ("21.000", "35.000", "+14.000", "+14.000", "0", "0", "0"),
        revision=Revision(
            "2024-11-18",
            "47/2024",
            (Report("2024-11-19", "2024-11-17", A, 18000),),
            "2024-11-20",
            (("Kabupaten Contoh 001", "diterima", "20000", "18000", "ralat desk"),),
        ),
    ),
    # A correction that nobody made a revision of stands in the next edition, beside what is new.
    Week(
        "2024-11-25",
        "48/2024",
        (
            Report("2024-11-21", "2024-11-17", B, 16000),
            Report("2024-11-24", "2024-11-24", A, 25000),
            Report("2024-11-24", "2024-11-24", B, 19000),
        ),
        "47 (REVISI 1)",
        ("33.000", "44.000", "+11.000", "+10.000", "0", "+1.000", "0"),
        formats="html,pdf",
    ),
    Week("2024-12-02", "49/2024", (Report("2024-12-01", "2024-11-30", A, 25850),), missed=True),
    # The report of the missed week is new to whoever read the edition before it.
    Week(
        "2024-12-09",
        "50/2024",
        (Report("2024-12-08", "2024-12-08", B, 20250),),
        "48 (FINAL)",
        ("44.000", "46.100", "+2.100", "+2.100", "0", "0", "0"),
    ),
    # Nobody sends anything: the last known state, and said so.
    Week(
        "2024-12-16",
        "51/2024",
        (),
        "50 (FINAL)",
        says="Belum satu pun dari 2 desk melapor untuk Minggu, 15 Desember 2024; semua angka adalah keadaan"
        " terakhir yang diketahui.",
    ),
    # What should have come then comes when the next edition is out already: a revision of the older one.
    Week(
        "2024-12-23",
        "52/2024",
        (Report("2024-12-22", "2024-12-22", A, 25860),),
        "51 (FINAL)",
        ("46.100", "46.110", "+10", "+10", "0", "0", "0"),
        revision=Revision(
            "2024-12-16",
            "51/2024",
            (Report("2024-12-26", "2024-12-15", B, 20255),),
            "2024-12-27",
            (
                (
                    "Kabupaten Contoh 002",
                    "–",
                    "–",
                    "satuan lembar; diterima 20255; rusak 0; kurang 0",
                    "laporan terlambat",
                ),
            ),
        ),
    ),
    Week(
        "2024-12-30",
        "53/2024",
        (Report("2024-12-29", "2024-12-29", B, 20260),),
        "52 (FINAL)",
        ("46.110", "46.120", "+10", "+5", "+5", "0", "0"),
    ),
    # The number runs on over the turn of the year.
    Week(
        "2025-01-06",
        "54/2025",
        (Report("2025-01-05", "2025-01-05", A, 25870),),
        "53 (FINAL)",
        ("46.120", "46.130", "+10", "+10", "0", "0", "0"),
    ),
)


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """What the site has to show of a meeting: an edition that was ``signed``, or that there is none."""

    meeting: str
    revision: int
    number: str
    signed: str

    @property
    def title(self) -> str:
        """How the archive calls it."""
        standing = f"REVISI {self.revision}" if self.revision else "FINAL"
        return f"Nomor {self.number} {standing if self.signed else 'TIDAK TERBIT'}"


@dataclass(slots=True)
class Story:
    """An office as it lives: ``shown`` is what has been published, ``kept`` the digests of all of it."""

    office: Office
    shown: list[Shown]
    kept: dict[str, str]

    def live(self, week: Week) -> None:
        """Live through a week, and look at everything when it is over."""
        for report in week.reports:
            self.office.receive(report)
        if week.missed:
            self.shown.append(Shown(week.meeting, 0, week.number, ""))
            return
        self.office.weekly(week.meeting)
        self.office.sign(week.meeting, week.meeting, week.formats)
        self.published(Shown(week.meeting, 0, week.number, week.meeting))
        assert self.office.standing(week.meeting) == (week.number.partition("/")[0], "final")
        assert self.office.compared_with(week.meeting) == week.compared_with
        assert self.office.changes(week.meeting).get(f"{BALLOTS} di gudang, lembar", ()) == week.ballots
        assert week.says in self.office.text(week.meeting)
        if week.revision:
            self.revise(week.revision)

    def revise(self, revision: Revision) -> None:
        """Make and publish a revision; page and table list old and new, each with its cause."""
        for report in revision.reports:
            self.office.receive(report)
        name = f"{revision.meeting}-rev1"
        self.office.weekly(revision.meeting)
        self.office.sign(name, revision.signed)
        self.published(Shown(revision.meeting, 1, revision.number, revision.signed))
        assert self.office.standing(name) == (revision.number.partition("/")[0], "revision")
        assert self.office.revision_list(name) == list(revision.corrected)

    def published(self, edition: Shown) -> None:
        """Publish; archive, feed and latest.json tell of every edition so far, and none has changed."""
        self.office.publish()
        self.shown.append(edition)
        newest_first = sorted(self.shown, reverse=True)
        assert self.office.archive() == [shown.title for shown in newest_first]
        entries = [shown for shown in newest_first if shown.signed]
        assert self.office.feed() == [(shown.title, shown.signed) for shown in entries]
        assert faults((self.office.site / "atom.xml").read_bytes(), "https://contoh.go.id/atom.xml") == []
        newest = entries[0]
        address = f"edisi/{newest.meeting}{f'-rev{newest.revision}' if newest.revision else ''}/"
        due = date.fromisoformat(newest.meeting) + timedelta(days=7)
        assert self.office.latest() == (newest.number, address, f"{due}T08:00:00+08:00")
        now = self.office.record()
        assert now.items() >= self.kept.items()
        self.kept = now


def test_three_weeks(tmp_path: Path) -> None:
    """A late report, then a correction of a signed edition: every Monday is right, and stays as it was."""
    story = Story(Office(tmp_path), [], {})
    for week in SEASON[:3]:
        story.live(week)
    assert len(story.kept) > 50


@pytest.mark.thorough
def test_ten_weeks(tmp_path: Path, chromium: Browser) -> None:
    """The whole season: a missed Monday, a week without a report, and the turn of the year besides.

    The reader who opens the page on the missed Monday is told that the edition is due since eight.
    """
    story = Story(Office(tmp_path), [], {})
    for week in SEASON:
        story.live(week)
        if week.missed:
            with opened(chromium, story.office.site / "index.html", f"{week.meeting}T08:00:00+08:00") as page:
                due = "Jatuh temponya Senin, 2 Desember 2024 pukul 08.00 WITA."
                assert missing(page) == [f"Edisi Nomor 49/2024 belum terbit. {due}"]
    assert len(SEASON) == 10
    assert [shown.title for shown in sorted(story.shown)] == [
        "Nomor 45/2024 FINAL",
        "Nomor 46/2024 FINAL",
        "Nomor 47/2024 FINAL",
        "Nomor 47/2024 REVISI 1",
        "Nomor 48/2024 FINAL",
        "Nomor 49/2024 TIDAK TERBIT",
        "Nomor 50/2024 FINAL",
        "Nomor 51/2024 FINAL",
        "Nomor 51/2024 REVISI 1",
        "Nomor 52/2024 FINAL",
        "Nomor 53/2024 FINAL",
        "Nomor 54/2025 FINAL",
    ]
