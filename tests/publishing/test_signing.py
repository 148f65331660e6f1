"""Signing: a draft becomes final and stays as it was; what changes later is a revision beside it."""

from __future__ import annotations

import csv
import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.test_weekly import ROOT, bulletin, spoken_text
from tests.workspaces import LOGISTICS, save

REPORT = f"{LOGISTICS}\n17/11/2024;Berau;;Bilik suara;buah;1900;{{}};0;0;;;;\n"


class Desk:
    """A small workspace: its own configuration, one region's report, and an outputs folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        shutil.copytree(ROOT / "config", folder / "config")
        self.report("2024-11-17", "1000")

    def report(self, received: str, count: str, name: str = "berau.csv") -> None:
        """Receive a report of Berau's booths."""
        save(self.folder / "inputs", {f"{received}/{name}": REPORT.format(count)})

    def weekly(self, meeting: str = "2024-11-18") -> subprocess.CompletedProcess[str]:
        """Make the edition of a meeting as HTML."""
        return bulletin(
            "weekly", "--meeting-date", meeting, "--format", "html",
            "--config", self.folder / "config/pipeline.yaml",
            "--inputs", self.folder / "inputs", "--outputs", self.folder / "outputs",
        )  # fmt: skip

    def sign(self, digest: str) -> None:
        """Write a signature under the edition with this digest."""
        path = self.folder / "config/sign-off.yaml"
        text = path.read_text(encoding="utf-8").replace("signed: []", "signed:")
        entry = (
            f"  - {{meeting: 2024-11-18, digest: '{digest}', name: (nama), role: Ketua Desk, "
            "day: 2024-11-18}\n"
        )
        path.write_text(text + entry, encoding="utf-8")

    def edition(self, name: str) -> dict[str, object]:
        """Return what the manifest says of an edition."""
        manifest = json.loads((self.folder / "outputs" / name / "manifest.json").read_text())
        own = manifest["edition"]
        assert isinstance(own, dict)
        return own

    def bytes_of(self, name: str) -> dict[str, str]:
        """Return path → digest of every file of an edition."""
        folder = self.folder / "outputs" / name
        return {
            path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The workspace, with nothing made yet."""
    return Desk(tmp_path)


def test_a_draft_becomes_final_by_its_digest(desk: Desk) -> None:
    """The digest copied into the configuration makes the next run print FINAL and who approved it."""
    assert desk.weekly().returncode == 0
    draft = desk.edition("2024-11-18")
    assert (draft["status"], draft["revision"], draft["signatures"]) == ("draft", 0, [])
    desk.sign(str(draft["digest"]))
    assert desk.weekly().returncode == 0
    final = desk.edition("2024-11-18")
    assert (final["status"], final["digest"]) == ("final", draft["digest"])
    text = spoken_text(desk.folder / "outputs/2024-11-18/buletin.html")
    assert "FINAL" in text
    assert "DRAF" not in text
    assert "Disetujui (nama), Ketua Desk, 18 November 2024" in text


def test_a_signed_edition_is_never_written_again(desk: Desk) -> None:
    """A later run of the same meeting says that it stands, and touches not a byte."""
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18")["digest"]))
    desk.weekly()
    before = desk.bytes_of("2024-11-18")
    desk.report("2024-11-19", "1000", "berau-lagi.csv")  # the same figures once more
    run = desk.weekly()
    assert run.returncode == 0
    assert "sudah ditandatangani dan tidak ada angkanya yang berubah" in run.stderr
    assert desk.bytes_of("2024-11-18") == before
    assert [path.name for path in (desk.folder / "outputs").glob("2024*")] == ["2024-11-18"]


def test_a_correction_of_a_signed_edition_is_a_revision_beside_it(desk: Desk) -> None:
    """Old and new value, cause, file and row are listed; the signed edition stays as it was."""
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18")["digest"]))
    desk.weekly()
    before = desk.bytes_of("2024-11-18")
    desk.report("2024-11-19", "1200", "berau-ralat.csv")
    run = desk.weekly()
    assert "yang dibuat adalah revisinya" in run.stderr
    assert desk.bytes_of("2024-11-18") == before
    revision = desk.edition("2024-11-18-rev1")
    assert (revision["status"], revision["revision"]) == ("draft", 1)
    page = spoken_text(desk.folder / "outputs/2024-11-18-rev1/buletin.html")
    assert "REVISI 1 · DRAF" in page
    assert "2024-11-17 · Bilik suara diterima 1000 1200 ralat desk 2024-11-19/berau-ralat.csv baris 2" in page
    with (desk.folder / "outputs/2024-11-18-rev1/koreksi.csv").open(encoding="utf-8") as stream:
        (correction,) = csv.DictReader(stream)
    assert correction == {
        "kind": "logistik", "region": "Kabupaten Berau",
        "key": "2024-11-17 · Kabupaten Berau · Bilik suara", "column": "diterima",
        "old": "1000", "new": "1200", "cause": "corrected",
        "file": "2024-11-19/berau-ralat.csv", "row": "2",
    }  # fmt: skip


def test_a_signed_revision_is_frozen_and_the_next_one_counts_on(desk: Desk) -> None:
    """REVISI 1 once signed stays; what changes after it is REVISI 2."""
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18")["digest"]))
    desk.weekly()
    desk.report("2024-11-19", "1200", "berau-ralat.csv")
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18-rev1")["digest"]))
    desk.weekly()
    assert desk.edition("2024-11-18-rev1")["status"] == "revision"
    before = desk.bytes_of("2024-11-18-rev1")
    desk.report("2024-11-20", "1300", "berau-ralat-lagi.csv")
    desk.weekly()
    assert desk.bytes_of("2024-11-18-rev1") == before
    assert desk.edition("2024-11-18-rev2")["status"] == "draft"


def test_an_edition_whose_manifest_is_damaged_is_not_written_over(desk: Desk) -> None:
    """It may be the signed one: the run stops in one sentence and touches nothing."""
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18")["digest"]))
    desk.weekly()
    (desk.folder / "outputs/2024-11-18/manifest.json").write_text("{")
    before = desk.bytes_of("2024-11-18")
    run = desk.weekly()
    assert run.returncode == 1
    assert "manifest.json-nya tidak dapat dibaca" in run.stderr
    assert desk.bytes_of("2024-11-18") == before


def test_a_signature_under_other_data_is_told(desk: Desk) -> None:
    """A digest that belongs to no edition leaves the edition a draft and says what to look at."""
    desk.sign("00000000")
    run = desk.weekly()
    assert desk.edition("2024-11-18")["status"] == "draft"
    assert "sidik 00000000" in run.stderr


def test_a_wrong_signature_is_a_fault_of_the_configuration(desk: Desk) -> None:
    """File, line and key, as for any other file."""
    desk.sign("SALAH")
    run = desk.weekly()
    assert run.returncode == 1
    assert "config/sign-off.yaml:13 `signed[(nama)].digest`" in run.stderr


def test_the_next_edition_compares_itself_with_what_was_published(desk: Desk) -> None:
    """Section M reads the signed edition's own data, and says which edition that was."""
    desk.weekly()
    digest = str(desk.edition("2024-11-18")["digest"])
    desk.sign(digest)
    desk.weekly()
    desk.report("2024-11-24", "1500", "berau-24.csv")
    run = desk.weekly("2024-11-25")
    assert run.returncode == 0, run.stderr
    text = spoken_text(desk.folder / "outputs/2024-11-25/buletin.html")
    assert (
        "Dibandingkan dengan edisi 47 (FINAL) rapat Senin, 18 November 2024 sebagaimana diterbitkan, "
        f"sidik {digest}."
    ) in text


def test_a_published_edition_that_was_altered_is_told_and_not_used(desk: Desk) -> None:
    """The comparison is computed anew then, and the operator learns which file is not as it was."""
    desk.weekly()
    desk.sign(str(desk.edition("2024-11-18")["digest"]))
    desk.weekly()
    data = desk.folder / "outputs/2024-11-18/data/logistik.csv"
    data.write_text(data.read_text().replace(",1000,", ",9999,"))
    desk.report("2024-11-24", "1500", "berau-24.csv")
    run = desk.weekly("2024-11-25")
    assert run.returncode == 0
    assert "Edisi 2024-11-18 yang sudah ditandatangani tidak lagi seperti waktu dibuat" in run.stderr
    text = spoken_text(desk.folder / "outputs/2024-11-25/buletin.html")
    assert "dihitung kembali dengan aturan sekarang" in text
