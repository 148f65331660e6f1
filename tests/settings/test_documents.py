"""YAML is read as plain data with the line of every key, and whatever it holds ends in faults."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import ConfigFault
from pipeline.settings.documents import Document
from pipeline.settings.reading import MAX_BYTES, read_document


def read(text: str) -> Document:
    """Return the document in ``text``, which has no fault."""
    document, faults = read_document("a.yaml", text.encode())
    assert faults == ()
    assert document is not None
    return document


def told(content: bytes) -> list[str]:
    """Return the faults of ``content``."""
    return [str(fault) for fault in read_document("a.yaml", content)[1]]


def test_values_are_plain_and_keys_know_their_line() -> None:
    """Mappings, lists, texts, numbers, dates; a list entry has a line of its own."""
    document = read("satu: 1\ndua:\n  - a: 2024-11-18\n  - b: [x, true, ~, 1.5]\n")
    assert document.value == {
        "satu": 1,
        "dua": ({"a": date(2024, 11, 18)}, {"b": ("x", True, None, 1.5)}),
    }
    assert document.line(("dua", 1, "b")) == 4
    assert document.line(("dua", 1, "absent")) == 4
    assert document.line(("absent",)) == 1


def test_a_fault_names_entries_by_their_code() -> None:
    """`regions[64.11].tile` is found sooner than the seventh entry."""
    document = read("regions:\n  - code: '64.11'\n    tile: [0]\n  - tile: [1]\n")
    assert str(document.fault(("regions", 0, "tile"), "keliru.")) == "a.yaml:3 `regions[64.11].tile`: keliru."
    assert str(document.fault(("regions", 1, "tile"), "keliru.")) == "a.yaml:4 `regions[2].tile`: keliru."


def test_parts_left_out_keep_the_lines_of_the_rest() -> None:
    """Later entries move up and still know where they stand in the file."""
    document = read("a:\n  - 10\n  - 11\n  - 12\nb: 1\nc: 2\n").without([("a", 1), ("b",)])
    assert document.value == {"a": (10, 12), "c": 2}
    assert (document.line(("a", 1)), document.line(("c",))) == (4, 6)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("a: 1\nb: 2\na: 3\n", "a.yaml:3 `a`: kunci ini sudah tertulis di baris 1."),
        ("1: x\n", "a.yaml:1: nama kunci seharusnya teks, bukan `1`. Apit dengan tanda kutip."),
        (
            "? [x]\n: 1\n",
            "a.yaml:1: nama kunci seharusnya teks.",
        ),
        ("a: !!python/name:os.system x\n", "tidak diterima."),
        ("a: !!timestamp kemarin\n", "a.yaml:1 `a`: jenis `tag:yaml.org,2002:timestamp` tidak diterima."),
        ("a: 2024-13-45\n", "a.yaml:1 `a`: `2024-13-45` bukan tanggal atau bilangan yang ada."),
        ("- a\n- b\n", "a.yaml:1: seharusnya berisi `kunci: nilai`, bukan daftar atau teks."),
        ("", "a.yaml: berkas kosong."),
        ("# hanya komentar\n", "a.yaml: berkas kosong."),
        (
            "a:\n\tb: 1\n",
            "a.yaml:2: bukan YAML yang sah: ada tab, @ atau % di awal; pakai spasi atau tanda kutip.",
        ),
        ("a: [1, 2\nb: 3\n", "a.yaml:2: bukan YAML yang sah: "),
        ('a: "x\n', "a.yaml:2: bukan YAML yang sah: tanda kutip dibuka tetapi tidak ditutup."),
        ("a: 1\n b: 2\n", "a.yaml:2: bukan YAML yang sah: "),
        ("a: *b\n", "a.yaml:1: memakai *b sebelum ada &b."),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: memuat lebih dari satu dokumen (---)."),
        ("a: 1\nb: \x07\n", "bukan YAML yang sah: "),
    ],
)
def test_what_yaml_may_not_hold(text: str, fault: str) -> None:
    """Each is one fault with its line."""
    assert len(told(text.encode())) == 1
    assert fault in told(text.encode())[0]


def test_other_encodings_are_told() -> None:
    """A file in Windows-1252 is told with the line of its first foreign letter; a BOM is no fault."""
    assert told("a: 1\nb: é\n".encode("cp1252")) == [
        "a.yaml:2: hurufnya bukan UTF-8. Simpan ulang sebagai UTF-8."
    ]
    assert told("a: é\n".encode("utf-8-sig")) == []


def test_a_file_cannot_exhaust_the_machine() -> None:
    """Nested aliases, endless depth and endless size end in a fault at once."""
    bomb = "a: &a [x]\n" + "".join(
        f"{n}: &{n} [{', '.join([f'*{p}'] * 9)}]\n" for p, n in pairwise("abcdefgh")
    )
    assert told(bomb.encode()) == ["a.yaml:4: memakai *nama lebih dari 20 kali."]
    assert "lebih dalam dari" in told(b"a: " + b"[" * 100 + b"]" * 100)[0]
    assert len(told(b"a: " + b"[" * 100_000)) == 1
    assert told(b"#" * (MAX_BYTES + 1)) == ["a.yaml: berkas lebih besar dari 16 MB."]
    assert told(b"a: &a [*a]\n") == ["a.yaml:1: memakai *a sebelum ada &a."]


@given(
    st.binary(max_size=200) | st.text(alphabet="ab:- \n\t[]{}&*!'\"#|>%@`?,1.", max_size=80).map(str.encode)
)
def test_any_bytes_end_in_a_document_or_in_faults(content: bytes) -> None:
    """No content raises, and what can't be read is told."""
    document, faults = read_document("a.yaml", content)
    assert document is not None or faults
    assert all(isinstance(fault, ConfigFault) for fault in faults)


LEAVES = st.none() | st.booleans() | st.integers() | st.dates() | st.text(max_size=8)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text(min_size=1, max_size=6), VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    """Reading undoes writing, lists being frozen."""
    document, faults = read_document("a.yaml", yaml.safe_dump(value).encode())
    assert faults == ()
    assert document is not None
    assert document.value == frozen(value)


def frozen(value: object) -> object:
    """Return ``value`` with tuples for lists."""
    if isinstance(value, list):
        return tuple(frozen(item) for item in value)
    if isinstance(value, dict):
        return {name: frozen(item) for name, item in value.items()}
    return value
