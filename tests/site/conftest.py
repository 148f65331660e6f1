"""A season of two regions, lived through: signed editions, a missed Monday, a revision, a draft."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.model.editions import EditionStatus
from pipeline.publishing import read_record
from pipeline.sample import SamplePlan, write_sample
from pipeline.settings import Settings
from pipeline.settings.loading import load_settings
from pipeline.site import Published, SiteOrder, publish_site
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.conftest import Once
from tests.workspaces import LOGISTICS, save

QUIET = Screen("id", color=False, quiet=True)


class Desk:
    """A provincial desk in a folder: its configuration, the reports of two regions, its editions."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.outputs = folder / "outputs"
        self.site = self.outputs / "site"

    @property
    def settings(self) -> Settings:
        """The configuration as it stands now."""
        return load_settings(self.folder / "config/pipeline.yaml")

    def configure(self, line: str) -> None:
        """Add a line to pipeline.yaml."""
        path = self.folder / "config/pipeline.yaml"
        path.write_text(f"{path.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")

    def weekly(self, meeting: str, formats: tuple[str, ...] = ("html",)) -> None:
        """Make the edition of ``meeting``."""
        order = EditionOrder(self.folder / "inputs", self.outputs, date.fromisoformat(meeting), formats)
        make_edition(order, self.settings, QUIET)

    def sign(self, meeting: str, day: str, formats: tuple[str, ...] = ("html",)) -> None:
        """Sign the newest edition of ``meeting`` on ``day``, and make it anew as the final one."""
        edition = [e for e in read_record(self.outputs) if e.meeting.isoformat() == meeting][-1]
        path = self.folder / "config/sign-off.yaml"
        told = path.read_text(encoding="utf-8") if path.exists() else "version: 1\nsigned:\n"
        entry = (
            f"  - {{meeting: {meeting}, digest: '{edition.digest}', name: (nama), role: Ketua, day: {day}}}\n"
        )
        path.write_text(told + entry, encoding="utf-8")
        self.weekly(meeting, formats)

    def correct(self, received: str, day: str, count: int) -> None:
        """Receive a correction of the first region's booths for ``day``."""
        region = self.settings.baseline.regions[0]
        row = f"{day};{region.name};;Bilik suara;buah;;{count};0;0;;;;\n"
        report = {"ralat.csv": f"{LOGISTICS}\n{row}", ".sample": "dibuat untuk uji"}
        save(self.folder / "inputs" / received / "ralat", report)

    def publish(self) -> Published:
        """Put the finished editions on the site."""
        return publish_site(SiteOrder(self.outputs, self.site), self.settings)

    def copy(self, folder: Path) -> Desk:
        """Return another desk that has lived through the same."""
        shutil.copytree(self.folder, folder, dirs_exist_ok=True)
        return Desk(folder)

    def contents(self) -> dict[str, bytes]:
        """Every file of the site by its path."""
        return {
            p.relative_to(self.site).as_posix(): p.read_bytes() for p in self.site.rglob("*") if p.is_file()
        }


@pytest.fixture(scope="session")
def fresh(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A desk with four weeks of reports and no edition yet."""
    folder = tmp_path_factory.mktemp("desk")
    write_sample(folder, settings, SamplePlan(weeks=4, regions=2, districts=4))
    return Desk(folder)


@pytest.fixture(scope="session")
def season(fresh: Desk, once: Once) -> Desk:
    """Editions of 4 and 18 November signed, the 11th missed, the 18th corrected, the 25th a draft."""

    def live(folder: Path) -> None:
        desk = fresh.copy(folder)
        for meeting in ("2024-11-04", "2024-11-18"):
            desk.weekly(meeting)
            desk.sign(meeting, meeting)
        desk.publish()
        desk.correct("2024-11-19", "2024-11-17", 1)
        desk.weekly("2024-11-18")
        desk.sign("2024-11-18", "2024-11-20")
        desk.weekly("2024-11-25")

    desk = Desk(once("site-season", live))
    statuses = [(e.folder.name, e.status) for e in read_record(desk.outputs)]
    assert statuses == [
        ("2024-11-04", EditionStatus.FINAL),
        ("2024-11-18", EditionStatus.FINAL),
        ("2024-11-18-rev1", EditionStatus.REVISION),
        ("2024-11-25", EditionStatus.DRAFT),
    ]
    return desk


@pytest.fixture(scope="session")
def published(season: Desk, once: Once) -> Desk:
    """The season with its site; nobody writes to it."""
    return Desk(once("site-published", lambda folder: season.copy(folder).publish()))


@pytest.fixture
def desk(season: Desk, tmp_path: Path) -> Desk:
    """A copy of the season that a test may spoil."""
    return season.copy(tmp_path)
