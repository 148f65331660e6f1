"""An office that lives through a season: reports come in, editions are made, signed, published, read."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import lxml.etree
import lxml.html
from click.testing import CliRunner

from pipeline.cli import bulletin
from tests.conftest import ROOT

ATOM = "{http://www.w3.org/2005/Atom}"
BALLOTS = "Surat suara gubernur"


@dataclass(frozen=True, slots=True)
class Report:
    """A file as it came: the day of its arrival, the day it speaks of, the region, the ballots there."""

    received: str
    day: str
    region: str
    sheets: int

    @property
    def text(self) -> str:
        """The file's content."""
        row = f"{self.day};{self.region};{BALLOTS};lembar;{self.sheets};0;0"
        return f"tanggal;wilayah;barang;satuan;diterima;rusak;kurang\n{row}\n"


class Office:
    """A folder with two invented regions, in which nothing is done but by the program's commands."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.outputs, self.site = folder, folder / "outputs", folder / "outputs/site"
        self._config = folder / "config/pipeline.yaml"
        self._run("sample", folder, "--weeks", "1", "--regions", "2", "--districts", "2", of=ROOT)
        self._run("start", "--inputs", folder / "inputs")
        calendar = folder / "config/milestones.yaml"
        told = calendar.read_text(encoding="utf-8")
        calendar.write_text(
            told.replace("season_end: 2024-12-31", "season_end: 2025-01-31"), encoding="utf-8"
        )

    def receive(self, report: Report) -> None:
        """Take in a report on the day that it came."""
        path = self.folder / "kiriman.csv"
        path.write_text(report.text, encoding="utf-8")
        self._run("receive", path, "--date", report.received, "--inputs", self.folder / "inputs")

    def weekly(self, meeting: str, formats: str = "html") -> str:
        """Make the edition of a meeting; return what was said."""
        places = ("--inputs", self.folder / "inputs", "--outputs", self.outputs)
        return self._run("weekly", "--meeting-date", meeting, "--format", formats, *places)

    def sign(self, name: str, day: str, formats: str = "html") -> str:
        """Note the digest that the edition in folder ``name`` bears, make it final; return what was said."""
        own = self._edition(name)
        path = self.folder / "config/sign-off.yaml"
        told = path.read_text(encoding="utf-8") if path.exists() else "version: 1\nsigned:\n"
        entry = f"{{meeting: {own['meeting']}, digest: '{own['digest']}', name: N, role: Ketua, day: {day}}}"
        path.write_text(f"{told}  - {entry}\n", encoding="utf-8")
        return self.weekly(own["meeting"], formats)

    def publish(self) -> None:
        """Put the signed editions on the site."""
        self._run("publish", "--outputs", self.outputs)

    def _run(self, *words: str | Path, of: Path | None = None) -> str:
        config = of / "config/pipeline.yaml" if of else self._config
        ran = CliRunner().invoke(
            bulletin, [*map(str, words), "--config", str(config)], catch_exceptions=False
        )
        assert ran.exit_code == 0, ran.output
        return ran.output

    # --- what a reader finds ------------------------------------------------------------------------

    def standing(self, name: str) -> tuple[str, str]:
        """Number and status of the edition in folder ``name``."""
        own = self._edition(name)
        return own["number"], own["status"]

    def text(self, name: str) -> str:
        """What its page says, in one line."""
        return " ".join(self._page(name).text_content().split())

    def changes(self, name: str) -> dict[str, tuple[str, ...]]:
        """Section M: each figure with then, now, difference, and its parts: new, late, corrected, rules."""
        return {row[0]: row[1:] for row in self._rows(name, "perubahan")}

    def compared_with(self, name: str) -> str:
        """The edition that section M says it is compared with; empty: none."""
        found = re.search(r"Dibandingkan dengan edisi (\S+ \([^)]+\)) rapat", self.text(name))
        return found[1] if found else ""

    def revision_list(self, name: str) -> list[tuple[str, ...]]:
        """What the page of a revision says it corrects: region, column, old, new, cause.

        Its koreksi.csv has to have the same places.
        """
        told = self._rows(name, "koreksi-revisi")
        listed = csv.DictReader(
            io.StringIO((self.outputs / name / "koreksi.csv").read_text(encoding="utf-8"))
        )
        assert [row[6] for row in told] == [f"{line['file']} baris {line['row']}" for line in listed]
        return [(row[0], *row[2:6]) for row in told]

    def _edition(self, name: str) -> dict[str, str]:
        told: dict[str, str] = json.loads((self.outputs / name / "manifest.json").read_bytes())["edition"]
        return told

    def _page(self, name: str) -> lxml.html.HtmlElement:
        return lxml.html.parse(self.outputs / name / "buletin.html").getroot()

    def _rows(self, name: str, table: str) -> list[tuple[str, ...]]:
        page = self._page(name)
        for note in page.xpath("//*[@class='note']"):
            note.drop_tree()
        rows = page.xpath(f"//table[@id='{table}']/tbody/tr")
        return [tuple(" ".join(cell.text_content().split()) for cell in row) for row in rows]

    def archive(self) -> list[str]:
        """The archive as it stands without script: number and standing, newest first."""
        page = lxml.html.parse(self.site / "arsip.html")
        entries = page.xpath("//li[contains(@class, 'edition')][not(@hidden)]/h3")
        return [" ".join(entry.text_content().split()) for entry in entries]

    def feed(self) -> list[tuple[str, str]]:
        """The feed's entries as (number and standing, day of update), newest first."""
        root = lxml.etree.parse(self.site / "atom.xml").getroot()
        return [
            (
                re.sub(r".*(Nomor \S+).*, ", r"\1 ", entry.findtext(f"{ATOM}title")),
                entry.findtext(f"{ATOM}updated")[:10],
            )
            for entry in root.iter(f"{ATOM}entry")
        ]

    def latest(self) -> tuple[str, str, str]:
        """What latest.json calls the newest edition: number/year, its address, when the next is due."""
        told = json.loads((self.site / "latest.json").read_bytes())
        edition = told["edition"]
        return f"{edition['number']}/{edition['year']}", edition["address"], told["next_due"]

    def record(self) -> dict[str, str]:
        """The digest of every file of every signed edition, in the outputs and on the site."""
        signed = [
            path.parent
            for path in self.outputs.glob("*/manifest.json")
            if self._edition(path.parent.name)["status"] != "draft"
        ]
        return {
            path.relative_to(self.outputs).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for folder in (*signed, self.site / "edisi")
            for path in _files(folder)
        }


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.is_file())
