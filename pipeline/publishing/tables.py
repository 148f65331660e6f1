"""A table as canonical CSV: UTF-8 without BOM, comma, LF, quotes only where they are needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from pipeline.text.cells import FORMULA_START

TEXT = pa.large_string()
NEEDS_QUOTES = r'[",\r\n]'
SLICE_ROWS = 250_000
"""Rows that are joined at a time, so that the peak of memory does not grow with the table."""


def text_column(values: pd.Series[Any] | Iterable[str | None]) -> pa.Array:
    """Return text as it is written, neutralised, and quoted where its cell would break.

    A cell that begins with = + - @, tab or CR gets a leading ``'``. Absent values stay absent and
    are written as nothing. Each distinct value is worked on once.
    """
    encoded = pc.dictionary_encode(_flat(pa.array(values, from_pandas=True)).cast(TEXT))
    distinct = pc.replace_substring_regex(encoded.dictionary, pattern=FORMULA_START, replacement=r"'\1")
    return _quoted(distinct).take(encoded.indices)


def count_column(values: pd.Series[Any] | Iterable[int | None]) -> pa.Array:
    """Return whole numbers as plain digits; absent values stay absent."""
    return _flat(pa.array(values, type=pa.int64(), from_pandas=True)).cast(TEXT)


def date_column(values: pd.Series[Any]) -> pa.Array:
    """Return days as ISO dates (2024-11-18); absent values stay absent."""
    return _flat(pa.array(values, from_pandas=True)).cast(pa.date32()).cast(TEXT)


def csv_bytes(columns: Mapping[str, pa.Array]) -> bytes:
    """Return the table of these columns with a header line; all columns are as made above."""
    cells = list(columns.values())
    lines = (
        _lines([column.slice(start, SLICE_ROWS) for column in cells])
        for start in range(0, len(cells[0]), SLICE_ROWS)
    )
    return b"".join((f"{','.join(columns)}\n".encode(), *lines))


def _scalar(text: str) -> pa.Scalar:
    """Arrow joins only what is all of one type."""
    return pa.scalar(text, TEXT)


def _flat(values: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Arrow-backed columns of pandas come in chunks."""
    return values.combine_chunks() if isinstance(values, pa.ChunkedArray) else values


def _quoted(column: pa.Array) -> pa.Array:
    doubled = pc.replace_substring(column, pattern='"', replacement='""')
    quote = _scalar('"')
    wrapped = pc.binary_join_element_wise(quote, doubled, quote, _scalar(""))
    return pc.if_else(pc.match_substring_regex(column, pattern=NEEDS_QUOTES), wrapped, column)


def _lines(columns: list[pa.Array]) -> bytes:
    rows = pc.binary_join_element_wise(*columns, _scalar(","), null_handling="replace", null_replacement="")
    return "".join(f"{row}\n" for row in rows.to_pylist()).encode()
