"""What is wrong with a value, in sentences for the person who keeps the configuration."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from pydantic_core import ErrorDetails

from pipeline.settings.spelling import meant

_EXPECTED: Mapping[str, str] = {
    "int_type": "bilangan bulat, mis. 12",
    "float_type": "bilangan, mis. 79.5",
    "finite_number": "bilangan, mis. 79.5",
    "bool_type": "true atau false",
    "string_type": "teks",
    "date_type": "tanggal seperti 2024-11-18, tanpa tanda kutip dan tanpa jam",
    "tuple_type": "daftar, mis. [satu, dua]",
    "dict_type": "blok `kunci: nilai`",
    "model_type": "blok `kunci: nilai`",
}

PATTERNS: Mapping[str, str] = {
    r"^\d{2}\.\d{2}$": 'kode kabupaten/kota seperti "64.02"',
    r"^\d{2}\.\d{2}\.\d{2,3}$": 'kode kecamatan seperti "64.02.01"',
    r"^[a-z0-9]+(-[a-z0-9]+)*$": "kode huruf kecil dan tanda hubung seperti `kotak-suara`",
    r"^\d{2}$": 'dua angka seperti "64"',
    r"^([01]\d|2[0-3])[.:][0-5]\d$": 'jam seperti "18.00"',
    r"^[a-z]+(-[a-z]+)*$": "kode huruf kecil dan tanda hubung seperti `number-invalid`",
}

_BOUNDS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("ge", "paling sedikit"),
    "greater_than": ("gt", "lebih dari"),
    "less_than_equal": ("le", "paling banyak"),
    "less_than": ("lt", "kurang dari"),
}

_LONGEST_QUOTE = 40


def shown(value: object) -> str:
    """Return ``value`` as it is quoted back in a sentence."""
    if value is None:
        return "kosong"
    if isinstance(value, str):
        short = value if len(value) <= _LONGEST_QUOTE else value[: _LONGEST_QUOTE - 1] + "…"
        return f'teks "{short}"'
    if isinstance(value, Mapping):
        return "blok `kunci: nilai`"
    if isinstance(value, tuple):
        return f"daftar {len(value)} isian"
    return str(value).lower() if isinstance(value, bool) else str(value)


def sentence(error: ErrorDetails) -> tuple[str, str]:
    """Return the problem and the hint for one fault that validation found.

    Unknown keys are not told here, since their hint needs the keys that are known.
    """
    kind, found = error["type"], error["input"]
    context = error.get("ctx", {})
    if kind == "missing":
        return ("wajib ada, tetapi tidak tertulis.", "")
    if kind in ("literal_error", "enum"):
        options = re.findall(r"'([^']*)'", str(context["expected"])) or [str(context["expected"])]
        named = ", ".join(f"`{option}`" for option in options)
        one_of = named if len(options) == 1 else f"salah satu dari {named}"
        hint = meant(found, options) if isinstance(found, str) else ""
        return (_expected(one_of, found), hint)
    if kind == "string_pattern_mismatch":
        pattern = str(context["pattern"])
        return (_expected(PATTERNS.get(pattern, f"teks berpola {pattern}"), found), "")
    if kind in _BOUNDS:
        bound, words = _BOUNDS[kind]
        return (_expected(f"{words} {context[bound]:g}", found), "")
    if kind == "too_long":
        return (_expected(f"daftar {context['max_length']} isian", found), "")
    hint = "Apit dengan tanda kutip." if kind == "string_type" and _is_bare(found) else ""
    return (_expected(_EXPECTED.get(kind, "nilai yang lain"), found), hint)


def _expected(words: str, found: object) -> str:
    return f"seharusnya {words}, tetapi tertulis {shown(found)}."


def _is_bare(value: object) -> bool:
    """Whether quotation marks would have made ``value`` a text."""
    return isinstance(value, bool | int | float | date)
