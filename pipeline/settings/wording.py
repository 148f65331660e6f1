"""What is wrong with a value, in sentences for the person who keeps the configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pydantic_core import ErrorDetails

from pipeline.errors import Sentence
from pipeline.settings.spelling import meant

_EXPECTED: Mapping[str, str] = {
    "int_type": Sentence("bilangan bulat, mis. 12"),
    "float_type": Sentence("bilangan, mis. 79.5"),
    "finite_number": Sentence("bilangan, mis. 79.5"),
    "bool_type": Sentence("true atau false"),
    "string_type": Sentence("teks"),
    "date_type": Sentence("tanggal seperti 2024-11-18, tanpa tanda kutip dan tanpa jam"),
    "tuple_type": Sentence("daftar, mis. [satu, dua]"),
    "dict_type": Sentence("blok `kunci: nilai`"),
    "model_type": Sentence("blok `kunci: nilai`"),
}

PATTERNS: Mapping[str, str] = {
    r"^\d{2}\.\d{2}$": Sentence('kode kabupaten/kota seperti "64.02"'),
    r"^\d{2}\.\d{2}\.\d{2,3}$": Sentence('kode kecamatan seperti "64.02.01"'),
    r"^[a-z0-9]+(-[a-z0-9]+)*$": Sentence("kode huruf kecil dan tanda hubung seperti `kotak-suara`"),
    r"^\d{2}$": Sentence('dua angka seperti "64"'),
    r"^[0-9a-f]{8}$": Sentence('sidik seperti "4263f8c6"'),
    r"^([01]\d|2[0-3])[.:][0-5]\d$": Sentence('jam seperti "18.00"'),
    r"^(https?://[^\s?#]+/)?$": Sentence("alamat seperti `https://contoh.go.id/buletin/`, berakhir dengan /"),
    r"^[^@\s,;<>]+@[^@\s,;<>]+$": Sentence("alamat seperti `desk@contoh.go.id`"),
    r"^[a-z]+(-[a-z]+)*$": Sentence("kode huruf kecil dan tanda hubung seperti `number-invalid`"),
}

_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", Sentence("paling sedikit")),
    "greater_than": ("gt", Sentence("lebih dari")),
    "less_than_equal": ("le", Sentence("paling banyak")),
    "less_than": ("lt", Sentence("kurang dari")),
}

_LONGEST_QUOTE = 40


def shown(value: object) -> str:
    """Return ``value`` as it is quoted back in a sentence."""
    if value is None:
        return Sentence("kosong")
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…"
        return Sentence('teks "{short}"', short=short)
    if isinstance(value, Mapping):
        return Sentence("blok `kunci: nilai`")
    if isinstance(value, tuple):
        return Sentence("daftar {value} isian", value=len(value))
    return str(value).lower() if isinstance(value, bool) else str(value)


def sentence(error: ErrorDetails) -> tuple[str, str]:
    """Return the problem and the hint for one fault that validation found.

    Unknown keys are not told here, since their hint needs the keys that are known.
    """
    kind, found = error["type"], error["input"]
    context = error.get("ctx", {})
    if kind == "missing":
        return (Sentence("wajib ada, tetapi tidak tertulis."), "")
    if kind in ("literal_error", "enum"):
        options = re.findall(r"'([^']*)'", str(context["expected"])) or [str(context["expected"])]
        named = ", ".join(f"`{option}`" for option in options)
        one_of = named if len(options) == 1 else Sentence("salah satu dari {named}", named=named)
        hint = meant(found, options) if isinstance(found, str) else ""
        return (_expected(one_of, found), hint)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return (
            _expected(PATTERNS.get(pattern, Sentence("teks berpola {pattern}", pattern=pattern)), found),
            "",
        )
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return (_expected(Sentence("{words} {bound}", words=words, bound=f"{context[bound]:g}"), found), "")
    if kind == "too_long":
        return (_expected(Sentence("daftar {max_length} isian", max_length=context["max_length"]), found), "")
    hint = Sentence("Apit dengan tanda kutip.") if kind == "string_type" and _is_bare(found) else ""
    return (_expected(_EXPECTED.get(kind, Sentence("nilai yang lain")), found), hint)


def _expected(words: str, found: object) -> str:
    return Sentence("seharusnya {words}, tetapi tertulis {found}.", words=words, found=shown(found))


def _is_bare(value: object) -> bool:
    """Whether quotation marks would have made ``value`` a text."""
    return isinstance(value, bool | int | float | date)
