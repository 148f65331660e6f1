"""bulletin.yml as GitHub would run it: its own steps in order, a clean clone, a local Pages folder."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.workflows.conftest import BULLETIN, MEETING, commit, git
from tests.workflows.server import BuildServer, JobRun
from tests.workspaces import save

pytestmark = pytest.mark.thorough

PUBLISHED = dict.fromkeys(("edition", "keep", "deploy", "notify"), "success")
REFUSED = {"edition": "failure", "keep": "skipped", "deploy": "skipped", "notify": "success"}


def logs(jobs: dict[str, JobRun]) -> str:
    """All that the steps said, for a failing test."""
    return "\n".join(line for job in jobs.values() for line in job.log)


def results(jobs: dict[str, JobRun]) -> dict[str, str]:
    """How each job ended."""
    return {name: job.result for name, job in jobs.items()}


def archived(server: BuildServer) -> dict[str, str]:
    """The files of the archive branch: path → the digest of its bytes."""
    lines = git(server.origin, "ls-tree", "-r", "arsip").splitlines()
    return {line.split("\t")[1]: line.split()[2] for line in lines}


def issues(server: BuildServer) -> list[dict[str, Any]]:
    """The issues of the repository."""
    return list(json.loads(server.issues.read_text())["issues"]) if server.issues.exists() else []


def change(server: BuildServer, files: dict[str, str | None]) -> None:
    """Change files of the repository, as a person would by a commit; None: remove it."""
    desk = server.disk / "desk"
    save(desk, {name: text for name, text in files.items() if text is not None})
    for name in (name for name, text in files.items() if text is None):
        (desk / name).unlink()
    commit(desk, "Ubah")
    git(desk, "push", "--quiet", "origin", "main")


def bytes_of(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def sign(server: BuildServer, run: int) -> None:
    """Sign the edition that a run left to be fetched, as its reader would."""
    folder = server.disk / f"run-{run}" / "artifacts" / f"edisi-{MEETING}" / MEETING
    edition = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["edition"]
    signature = (
        f"version: 1\nsigned:\n  - meeting: {MEETING}\n    digest: '{edition['digest']}'\n"
        f"    name: (nama pejabat)\n    role: Ketua Desk\n    day: {MEETING}\n"
    )
    change(server, {"config/sign-off.yaml": signature})


def test_a_season_of_runs(server: BuildServer) -> None:
    """A draft is made, signed, published and kept; a refused run leaves it so, and opens an issue."""
    # Monday morning: nobody has signed yet, so there is nothing to show; the draft can be fetched.
    jobs = server.run(BULLETIN, {"meeting": ""})
    assert results(jobs) == REFUSED, logs(jobs)
    (issue,) = issues(server)
    assert issue["open"]
    assert "tanda tangani edisinya di config/sign-off.yaml" in issue["texts"][0]
    assert not server.pages.exists()

    # The signature makes it final: shown, and kept before it is shown. The issue is closed.
    sign(server, run=1)
    jobs = server.run(BULLETIN, {})
    assert results(jobs) == PUBLISHED, logs(jobs)
    kept, shown = archived(server), bytes_of(server.pages)
    assert {f"{MEETING}/buletin.pdf", f"{MEETING}/manifest.json"} <= set(kept)
    assert {"index.html", f"edisi/{MEETING}/index.html"} <= set(shown)
    assert {f"site/{name}" for name in shown} <= set(kept)
    (issue,) = issues(server)
    assert not issue["open"]
    assert issue["texts"][-1] == (
        f"Edisi rapat {MEETING} sudah terbit: https://github.invalid/desk/buletin/actions/runs/2"
    )

    # A real report beside the sample is refused by `weekly`: nothing moves, but the next issue is opened.
    change(server, {"inputs/2024-11-18/mahulu.csv": "tanggal;wilayah\n"})
    jobs = server.run(BULLETIN, {"meeting": MEETING})
    assert results(jobs) == REFUSED, logs(jobs)
    _, issue = issues(server)
    assert issue["open"]
    assert issue["texts"][0].splitlines() == [
        f"Edisi rapat {MEETING} belum terbit; laman tetap seperti semula. Sebabnya:",
        "",
        "    Di inputs data contoh bercampur dengan laporan yang sebenarnya "
        "(mis. inputs/2024-11-18/mahulu.csv); jalankan `make start` untuk membuang data contoh.",
        "",
        "Langkah: susun edisi failure, simpan arsip skipped, tampilkan laman skipped. "
        "Catatan, dan edisinya bila sempat jadi: https://github.invalid/desk/buletin/actions/runs/3",
    ]
    assert (archived(server), bytes_of(server.pages)) == (kept, shown)

    # Put right, there is nothing to add to the archive, and the site is the same.
    change(server, {"inputs/2024-11-18/mahulu.csv": None})
    jobs = server.run(BULLETIN, {"meeting": MEETING})
    assert results(jobs) == PUBLISHED, logs(jobs)
    assert jobs["edition"].contexts["outputs"] == {"meeting": MEETING, "changed": "false", "reason": ""}
    assert (archived(server), bytes_of(server.pages)) == (kept, shown)
    assert [issue["open"] for issue in issues(server)] == [False, False]


def test_a_day_typed_by_hand_is_a_day_or_nothing(server: BuildServer) -> None:
    """What is typed is never a part of a command; a second refusal is told in the issue of the first."""
    typed = ("$(touch owned)", "2024-11-18; touch owned")
    for asked in typed:
        jobs = server.run(BULLETIN, {"meeting": asked})
        assert results(jobs) == REFUSED, logs(jobs)
    (issue,) = issues(server)
    for asked, told in zip(typed, issue["texts"], strict=True):
        assert f"    {asked!r} bukan tanggal rapat; tulis misalnya 2024-11-18." in told.splitlines()
    assert list(server.disk.rglob("owned")) == []


def test_a_lost_archive_stops_the_run(server: BuildServer) -> None:
    """Without the archive nothing is made: a site begun afresh would lose every older edition."""
    git(server.origin, "branch", "--delete", "--force", "arsip")
    assert results(server.run(BULLETIN, {})) == REFUSED
    assert "cara membuatnya ada di docs/penjadwalan.md" in issues(server)[0]["texts"][0]


def test_real_data_are_not_worked_on_in_the_open(server: BuildServer) -> None:
    """In a public repository real reports are refused; the sample may be shown to anyone."""
    server.is_private = False
    text = (server.disk / "desk/config/pipeline.yaml").read_text(encoding="utf-8")
    change(server, {"config/pipeline.yaml": text.replace("data_status: sample", "data_status: real")})
    jobs = server.run(BULLETIN, {})
    assert results(jobs) == REFUSED, logs(jobs)
    assert "Repositori ini terbuka, padahal data_status: real" in issues(server)[0]["texts"][0]
