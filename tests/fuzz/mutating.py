"""Bad inputs: reports of the dirty corpus, broken further in ways that files and people break them."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
KEPT = TESTS / "fuzz" / "corpus"
"""Inputs that once broke something, or that reach what no other does; small, and kept for good."""
LARGEST_SEED = 20_000
_ONE_IN = 12
"""So many of the shipped sample reports are broken: they are much alike."""
Made = tuple[str, bytes]
"""A path below the inputs, and the bytes of the file."""

TOKENS = [
    *(text.encode() for text in (
        ";", ",", "\t", "|", '"', "'", "\n", "\r\n", "\r", "sep=;\n", "NIHIL", "JUMLAH", "TOTAL", "#REF!",
        "-", "0", "12O", "1.447", "1,23E+05", "999999999999999", "-5", "87,5%", "2 boks", "1.447 TPS", "±500",
        "2024-11-18", "31/02/2024", "45614", "Senin, 18 November 2024", "64.02", "6402", "64.02 Mahulu",
        "Mahulu", "Kutai", "Tinta", "Surat suara gubernur", "Segel", "koli", "belum ada", "=1+1", "@SUM(A1)",
        "tanggal", "wilayah", "kecamatan", "barang", "diterima", "nomor", "status", "indikator", "realisasi",
        "pemilihan", "selesai", "3201234567890123", "0812-3456-7890", "\u202e", "\u200b", "\u00a0", "\u2028",
        "\ufeff", "é", "İ", "ß", "٣", "²", "𝟙", "\x00", "\x1a", "{0}", "%s", "{{", "<b>", "baris %(x)s",
    )),
    b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\xff", b"\xc3", b"\xed\xa0\x80", b"PK\x03\x04", b"%PDF",
]  # fmt: skip
MARKS = ("", " rev2", " (3)", " final", " Mahulu", " 31-02-2024", " 2024-11-17", " NIHIL", " 64.02")
FOLDERS = ("2024-11-18", "2024-11-17", "berau", "2024-11-18/Mahulu", "2024-02-31")


@cache
def seeds() -> tuple[Made, ...]:
    """Return the reports that are broken: the kept ones, the dirty corpus, some of the sample."""
    shipped = sorted((TESTS.parent / "inputs").rglob("*.*"))[::_ONE_IN]
    files = [*sorted(KEPT.glob("*")), *sorted((TESTS / "data" / "dirty").glob("*/*/**/*")), *shipped]
    return tuple(
        (path.name, path.read_bytes())
        for path in files
        if path.is_file() and path.name != "expected.yaml" and path.stat().st_size < LARGEST_SEED
    )


def made(chance: random.Random) -> Made:
    """Return a new bad input."""
    name, content = chance.choice(seeds())
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        content = chance.choice(MUTATIONS)(content, chance)
    stem, _, ending = name.rpartition(".")
    kept_name = f"{stem}{chance.choice(MARKS)}.{ending}" if chance.random() < 0.2 else name
    return f"{chance.choice(FOLDERS)}/{chance.randrange(10**6)}-{kept_name}", content


def _flip(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + bytes([chance.randrange(256)]) + data[place + 1 :]


def _insert(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.choice(TOKENS) * chance.choice((1, 1, 1, 3)) + data[place:]


def _drop(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + data[place + chance.choice((1, 2, 20, 200)) :]


def _repeat(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    part = data[place : place + chance.choice((5, 50, 500))]
    return data[:place] + part * 2 + data[place + len(part) :]


def _swap_cell(data: bytes, chance: random.Random) -> bytes:
    """Put some word where a cell was."""
    cells = data.split(b";")
    cells[chance.randrange(len(cells))] = chance.choice(TOKENS)
    return b";".join(cells)


def _splice(data: bytes, chance: random.Random) -> bytes:
    """Go on with the end of another file."""
    other = chance.choice(seeds())[1]
    return data[: chance.randrange(len(data) + 1)] + other[chance.randrange(len(other) + 1) :]


def _shuffle_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    chance.shuffle(lines)
    return b"".join(lines)


def _dress(data: bytes, chance: random.Random) -> bytes:
    """Save it in another encoding, or as if it were in another."""
    text = data.decode("utf-8", errors="replace")
    mark = chance.choice((b"", b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf"))
    return mark + text.encode(chance.choice(("utf-8", "utf-16-le", "utf-16-be", "cp1252")), errors="replace")


MUTATIONS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    _flip, _insert, _insert, _drop, _repeat, _swap_cell, _swap_cell, _swap_cell, _splice, _shuffle_lines,
    _dress,
)  # fmt: skip
