"""`publish`: what stands where, and that what once stood there never changes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from pipeline.errors import BulletinError
from tests.site.conftest import Desk
from tests.test_weekly import bulletin


def test_every_signed_edition_has_its_permanent_address(published: Desk) -> None:
    """Finished editions and revisions stand in edisi/, the draft and the full edition nowhere."""
    names = set(published.contents())
    assert {name.split("/")[1] for name in names if name.startswith("edisi/")} == {
        "2024-11-04",
        "2024-11-18",
        "2024-11-18-rev1",
    }
    assert {name for name in names if "/" not in name} == {
        "arsip.html",
        "atom.xml",
        "index.html",
        "latest.json",
    }
    assert {Path(name).name for name in names if name.startswith("edisi/")} == {
        "index.html",
        "edisi.json",
        "datapackage.json",
        "logistik.csv",
        "partisipasi.csv",
    }


def test_old_editions_stay_byte_for_byte(desk: Desk) -> None:
    """A later publish adds the revision and touches none of the editions that stood there."""
    before = desk.contents()
    desk.publish()
    after = desk.contents()
    assert {n: b for n, b in after.items() if n in before and n.startswith("edisi/")} == {
        n: b for n, b in before.items() if n.startswith("edisi/")
    }
    assert len(after) > len(before)
    desk.publish()
    assert desk.contents() == after


def test_the_site_alone_carries_the_archive(desk: Desk) -> None:
    """On a machine that has only the last edition and the site, the old editions stay on the site."""
    desk.publish()
    before = desk.contents()
    shutil.rmtree(desk.outputs / "2024-11-04")
    shutil.rmtree(desk.outputs / "2024-11-18")
    desk.publish()
    assert desk.contents() == before


def test_a_changed_edition_is_refused(desk: Desk) -> None:
    """Whoever alters a page of the site or of the outputs stops the next publish; the site stays."""
    desk.publish()
    for path, words in (
        (desk.site / "edisi/2024-11-04/index.html", "berubah sejak diterbitkan"),
        (desk.outputs / "2024-11-18/publik/data/logistik.csv", "berubah sejak dibuat"),
    ):
        whole = path.read_bytes()
        path.write_bytes(whole + b" ")
        before = desk.contents()
        with pytest.raises(BulletinError, match=words):
            desk.publish()
        assert desk.contents() == before
        path.write_bytes(whole)
    desk.publish()


def test_another_edition_at_the_same_address_is_refused(desk: Desk) -> None:
    """Outputs thrown away and signed anew with other data don't replace what was published."""
    shutil.rmtree(desk.outputs / "2024-11-18")
    shutil.rmtree(desk.outputs / "2024-11-18-rev1")
    (desk.folder / "config/sign-off.yaml").unlink()
    desk.weekly("2024-11-18")
    desk.sign("2024-11-18", "2024-11-21")
    with pytest.raises(BulletinError, match="alamat tetap tidak boleh berubah isinya"):
        desk.publish()


def test_a_folder_of_another_kind_is_left_alone(season: Desk, tmp_path: Path) -> None:
    """A site is never put over files that are none of its own."""
    (tmp_path / "dokumen.txt").write_text("penting", encoding="utf-8")
    run = bulletin(
        "publish", "--config", season.folder / "config/pipeline.yaml",
        "--outputs", season.outputs, "--site", tmp_path,
    )  # fmt: skip
    assert run.returncode == 1
    assert "dokumen.txt, yang bukan bagian laman" in run.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["dokumen.txt"]


def test_without_a_signed_edition_there_is_nothing_to_publish(fresh: Desk, tmp_path: Path) -> None:
    """One sentence says what to do first."""
    run = bulletin("publish", "--outputs", tmp_path, "--config", fresh.folder / "config/pipeline.yaml")
    assert run.returncode == 1
    assert "tanda tangani edisinya di config/sign-off.yaml" in run.stderr


def test_drafts_stand_apart_and_only_if_asked_for(desk: Desk) -> None:
    """With publish_drafts a draft has an address of its own, marked, until its edition is signed."""
    desk.configure("publish_drafts: true")
    desk.publish()
    assert "draf/2024-11-25/index.html" in desk.contents()
    front = (desk.site / "index.html").read_text(encoding="utf-8")
    assert "Belum ditandatangani; isinya masih dapat berubah." in front
    desk.sign("2024-11-25", "2024-11-25")
    desk.publish()
    assert not any(name.startswith("draf/") for name in desk.contents())
    assert "edisi/2024-11-25/index.html" in desk.contents()


def test_latest_json_names_the_newest_edition_and_the_next_one(published: Desk) -> None:
    """A program finds the newest revision, its files with digests, and when the next one is due."""
    latest = json.loads((published.site / "latest.json").read_text(encoding="utf-8"))
    edition = latest["edition"]
    assert (edition["number"], edition["year"], edition["revision"]) == ("47", 2024, 1)
    assert (edition["address"], edition["status"]) == ("edisi/2024-11-18-rev1/", "revision")
    assert [file["path"] for file in edition["files"]] == [
        "data/datapackage.json",
        "data/logistik.csv",
        "data/partisipasi.csv",
        "index.html",
    ]
    assert latest["next_due"] == "2024-11-25T08:00:00+08:00"
