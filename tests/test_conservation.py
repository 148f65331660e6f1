"""No row is ever lost: read = accepted + rejected + duplicate + superseded + out_of_period + ignored."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.ledger import RowCounts
from pipeline.settings import Settings
from tests.workspaces import LOGISTICS, judged, save

CELLS = st.sampled_from(
    ["", "-", "0", "12", "1.447", "12O", "NIHIL", "JUMLAH", "Tinta", "Kotak suara", "Mahulu", "64.02", "6402",
     "2024-11-17", "17/11/2024", "31/02/2024", "belum ada", "#REF!", "boks", '"', "a;b", "=1+1", "Ket: x"]
)  # fmt: skip
LINES = st.lists(CELLS, max_size=14).map(";".join)
NAMES = st.sampled_from(
    ["2024-11-18/mahulu-logistik.csv", "2024-11-18/berau.csv", "2024-11-19/mahulu-logistik rev2.csv", "x.txt"]
)
HEADERS = st.sampled_from([LOGISTICS, "barang;diterima", "indikator;realisasi;target", "tanpa;kepala", ""])


def add_up(counts: RowCounts) -> int:
    """Return the parts of ``counts`` added."""
    return (
        counts.accepted + counts.rejected + counts.duplicate + counts.superseded + counts.out_of_period
        + counts.ignored
    )  # fmt: skip


def test_a_broken_account_is_refused() -> None:
    """The ledger itself refuses an account that does not add up."""
    with pytest.raises(AssertionError, match="conservation"):
        RowCounts(read=3, accepted=1, ignored=1)


@given(st.dictionaries(NAMES, st.tuples(HEADERS, st.lists(LINES, max_size=8)), min_size=1, max_size=3))
def test_every_row_of_any_report_is_accounted_for(
    settings: Settings, files: dict[str, tuple[str, list[str]]]
) -> None:
    """Whatever rows come under whatever header, the parts add up to the rows of the file."""
    with TemporaryDirectory() as folder:
        texts = {name: "\n".join([header, *lines]) + "\n" for name, (header, lines) in files.items()}
        dataset = judged(save(Path(folder), texts), settings, date(2024, 11, 18))
    for file in dataset.ledger.files:
        assert file.rows.read == add_up(file.rows)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_a_verdict(settings: Settings, content: bytes) -> None:
    """Any bytes at all, saved as a report, end in a verdict and an account that adds up."""
    with TemporaryDirectory() as folder:
        dataset = judged(save(Path(folder), {"2024-11-18/mahulu.csv": content}), settings)
    (file,) = dataset.ledger.files
    assert file.rows.read == add_up(file.rows)
    assert file.verdict
