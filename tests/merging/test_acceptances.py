"""Accepting a flagged value: it becomes verified everywhere, and lapses when the value changes."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import ConfigError
from pipeline.measures import measure
from pipeline.model.dataset import Dataset
from pipeline.model.findings import Finding, Severity, Verification
from pipeline.model.ledger import Verdict
from pipeline.publishing import findings_csv
from pipeline.rulebook import sentences
from pipeline.settings import Settings, load_settings
from tests.test_weekly import ROOT
from tests.workspaces import judged, record, save

MEETING = date(2024, 11, 18)
FILE = "2024-11-17/berau.csv"
HEADER = "tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima\n"
OUTSIDE = f"{HEADER}2024-11-17;Berau;;Kotak suara;buah;900;900\n"
"""Berau needs 950 to 976 boxes: a need of 900 is flagged."""

ENTRY = """
version: 1
accepted:
  - code: {code}
    file: {file}
    row: 2
    column: kebutuhan
    value: '{value}'
    reason: satu TPS digabung, sesuai berita acara
    by: Sekretaris Desk Pilkada Berau
    day: 2024-11-17
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """The shipped configuration, in a folder of its own."""
    return Path(shutil.copytree(ROOT / "config", tmp_path / "config"))


def accepting(config: Path, value: str = "900", code: str = "need-outside-corridor") -> Settings:
    """The settings in which ``value`` is accepted for Berau's boxes."""
    text = ENTRY.format(code=code, file=FILE, value=value)
    (config / "acceptances.yaml").write_text(text, encoding="utf-8")
    return load_settings(config / "pipeline.yaml")


def flagged(dataset: Dataset, code: str) -> list[Finding]:
    """The findings of one code."""
    return [finding for finding in dataset.findings if finding.code == code]


def test_an_accepted_value_is_verified(config: Path, tmp_path: Path) -> None:
    """The flag weighs as a note, tells who verified it, when and why, and asks for nothing; the file
    has no warning any more.
    """
    settings = accepting(config)
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE}), settings, MEETING)
    (found,) = flagged(dataset, "need-outside-corridor")
    assert found.severity is Severity.INFO
    assert found.verified == Verification(
        "satu TPS digabung, sesuai berita acara", "Sekretaris Desk Pilkada Berau", date(2024, 11, 17)
    )
    said = sentences(settings.rules, found, "id")
    assert said.message.endswith(
        "Terverifikasi oleh Sekretaris Desk Pilkada Berau, 17 November 2024:"
        " satu TPS digabung, sesuai berita acara."
    )
    assert said.remedy == "Tidak perlu diperbaiki."
    assert record(dataset, FILE).verdict is Verdict.ACCEPTED
    table = findings_csv(dataset.findings, lambda f: (sentences(settings.rules, f, "en").message, ""))
    assert b"Verified by Sekretaris Desk Pilkada Berau, 17 November 2024" in table


def test_the_page_says_verified(config: Path, tmp_path: Path) -> None:
    """Section O counts verified findings apart, under that word."""
    settings = accepting(config)
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE}), settings, MEETING)
    (group,) = [g for g in measure(dataset, settings).quality.groups if g.code == "need-outside-corridor"]
    assert group.verified is not None
    assert (group.verified.by, group.count, group.severity) == ("Sekretaris Desk Pilkada Berau", 1, "info")


def test_an_acceptance_lapses_when_the_value_changes(config: Path, tmp_path: Path) -> None:
    """The warning is back, and another one names what had been accepted."""
    settings = accepting(config, value="899")
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE}), settings, MEETING)
    (found,) = flagged(dataset, "need-outside-corridor")
    assert (found.severity, found.verified) == (Severity.WARNING, None)
    (lapsed,) = flagged(dataset, "acceptance-lapsed")
    assert (lapsed.path, lapsed.row, lapsed.column, lapsed.value) == (FILE, 2, "kebutuhan", "900")
    assert sentences(settings.rules, lapsed, "id").message == (
        'Nilai ini pernah diterima meskipun ditandai need-outside-corridor, tetapi kini "900", bukan 899.'
    )


def test_without_the_file_nothing_is_accepted(config: Path) -> None:
    """The file is optional."""
    (config / "acceptances.yaml").unlink()
    assert load_settings(config / "pipeline.yaml").acceptances.accepted == ()


@pytest.mark.parametrize(
    ("code", "told"),
    [
        ("number-invalid", "hanya peringatan tentang data yang dapat diterima"),
        ("filled-down", "hanya peringatan tentang data yang dapat diterima"),
        ("jumpp", "kode ini tidak ada dalam buku aturan. Maksudnya `jump`?"),
    ],
)
def test_only_warnings_can_be_accepted(config: Path, code: str, told: str) -> None:
    """An error or a note is refused, and a misspelt code gets its hint, with file and line."""
    with pytest.raises(ConfigError) as raised:
        accepting(config, code=code)
    assert f"config/acceptances.yaml:4 `accepted[{code}].code`: {told}" in str(raised.value)


def test_a_lapsed_acceptance_fills_every_blank(config: Path, tmp_path: Path) -> None:
    """The finding that no shipped report shows has its sentences whole, in both languages and for both
    readers.
    """
    settings = accepting(config, value="899")
    dataset = judged(save(tmp_path / "inputs", {FILE: OUTSIDE}), settings, MEETING)
    (lapsed,) = flagged(dataset, "acceptance-lapsed")
    for language in ("id", "en"):
        for reader in ("sender", "coordinator"):
            said = sentences(settings.rules, lapsed, language, reader)
            assert "–" not in f"{said.message} {said.remedy}"
            assert "{" not in f"{said.message} {said.remedy}"
