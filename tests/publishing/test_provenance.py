"""The manifest and the digest: a reader can check every byte of an edition."""

from __future__ import annotations

import hashlib
import json

from pipeline import __version__
from pipeline.model.dataset import Dataset
from pipeline.publishing import edition_digest, manifest
from pipeline.settings import Settings

FILES = {"buletin.html": b"<!doctype html>\n", "data/isu.csv": b"a\n", "data/logistik.csv": b"b\n"}


def test_the_digest_is_that_of_the_data_files_joined() -> None:
    """``cat data/*.csv | sha256sum`` gives it; pages, sub-folders and other formats have no part."""
    joined = hashlib.sha256(b"a\nb\n").hexdigest()
    others = {"buletin.html": b"x", "data/datapackage.json": b"{}", "data/lama/isu.csv": b"c\n"}
    assert edition_digest(FILES) == joined[:8]
    assert edition_digest(dict(reversed((FILES | others).items()))) == joined[:8]


def test_the_manifest_names_everything(dataset: Dataset, settings: Settings) -> None:
    """Edition, versions, counts, the ledger's totals, every input, every output but itself."""
    text = manifest(dataset, settings, FILES | {"manifest.json": b"lama"}, "47")
    record = json.loads(text)
    assert record["edition"] == {
        "number": "47",
        "meeting": "2024-11-18",
        "digest": edition_digest(FILES),
        "data_status": settings.edition.data_status,
        "status": "draft",
        "revision": 0,
        "signatures": [],
    }
    assert record["versions"]["program"] == __version__
    assert record["versions"]["config"] == settings.digest
    assert sorted(record["versions"]["libraries"]) == [
        "jinja2", "matplotlib", "pandas", "pikepdf", "pyarrow", "weasyprint",
    ]  # fmt: skip
    assert record["counts"]["files_by_verdict"] == {"not-a-report": 1, "partly-rejected": 1}
    assert record["counts"]["findings_by_severity"] == {"error": 1}
    assert record["counts"]["rows_by_kind"]["logistik"] == 1
    assert record["ledger"] == {
        "read": 6,
        "accepted": 1,
        "rejected": 1,
        "duplicate": 0,
        "superseded": 0,
        "out_of_period": 0,
        "ignored": 4,
    }
    assert [(i["path"], i["size"], i["verdict"]) for i in record["inputs"]] == [
        ("-catatan.docx", 9, "not-a-report"),
        ("2024-11-18/mahulu.csv", 120, "partly-rejected"),
    ]
    assert record["outputs"] == [
        {"path": name, "sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
        for name, content in FILES.items()
    ]


def test_the_manifest_is_the_same_twice(dataset: Dataset, settings: Settings) -> None:
    """Whatever the order in which the files come; keys are sorted and the last line ends."""
    once = manifest(dataset, settings, FILES, "47")
    again = manifest(dataset, settings, dict(reversed(FILES.items())), "47")
    assert once == again
    assert once.endswith(b"}\n")
    assert list(json.loads(once)) == [
        "counts",
        "edition",
        "inputs",
        "ledger",
        "outputs",
        "version",
        "versions",
    ]
