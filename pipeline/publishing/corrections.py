"""What a revision corrects: the signed edition's rows beside today's, cell by cell, each with its cause."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from pipeline.model.editions import Cause, RowCorrection
from pipeline.publishing.record import EditionRecord
from pipeline.publishing.tables import csv_bytes, text_column
from pipeline.settings.model import ReportKind

_PLACE = ("file", "row")


def corrections_of(
    signed: EditionRecord, files: Mapping[str, bytes], kinds: Sequence[ReportKind]
) -> tuple[RowCorrection, ...]:
    """Return what differs between the data of a ``signed`` edition and ``files``, by kind and key.

    Only rows that count are compared: a file that came later and changed nothing is no correction.
    """
    known = {entry["path"] for entry in signed.manifest["inputs"]}
    found: list[RowCorrection] = []
    for kind in sorted(kinds, key=lambda kind: kind.kind):
        name = f"data/{kind.kind}.csv"
        path = signed.folder / name
        before = _rows(path.read_bytes() if path.is_file() else b"", kind)
        now = _rows(files.get(name, b""), kind)
        for key in sorted(before.keys() | now.keys()):
            found += _differences(kind, key, before.get(key), now.get(key), known)
    return tuple(found)


def corrections_csv(corrections: Sequence[RowCorrection]) -> bytes:
    """Return the list, one cell a line: kind, region, key, column, old, new, cause, file, row."""
    return csv_bytes(
        {
            "kind": text_column([c.kind for c in corrections]),
            "region": text_column([c.region for c in corrections]),
            "key": text_column([c.key for c in corrections]),
            "column": text_column([c.column or None for c in corrections]),
            "old": text_column([c.old for c in corrections]),
            "new": text_column([c.new for c in corrections]),
            "cause": text_column([c.cause.value for c in corrections]),
            "file": text_column([c.file for c in corrections]),
            "row": text_column([c.row for c in corrections]),
        }
    )


def _rows(content: bytes, kind: ReportKind) -> dict[tuple[str, ...], dict[str, str]]:
    """Return the rows of a canonical CSV by the kind's key."""
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    return {tuple(row.get(name, "") for name in kind.primaryKey): row for row in rows}


def _differences(
    kind: ReportKind,
    key: tuple[str, ...],
    old: Mapping[str, str] | None,
    new: Mapping[str, str] | None,
    known: set[str],
) -> Iterator[RowCorrection]:
    """Yield the cells of one key that differ; a row that came or went is one correction."""
    place = new or old
    assert place is not None, "a key belongs to one of the two"
    cause = Cause.RULES
    if new is not None and new["file"] not in known:
        cause = Cause.LATE if old is None else Cause.CORRECTED
    shared = (kind.kind, place.get("wilayah", ""), " · ".join(part for part in key if part))
    where = (cause, place["file"], place["row"])
    if old is None or new is None:
        yield RowCorrection(*shared, "", _told(old, kind), _told(new, kind), *where)
        return
    for name in new:
        if name not in _PLACE and old.get(name, "") != new[name]:
            yield RowCorrection(*shared, name, old.get(name, ""), new[name], *where)


def _told(row: Mapping[str, str] | None, kind: ReportKind) -> str | None:
    """Return the cells of a row that are no key, as one text; None without a row."""
    if row is None:
        return None
    rest = [field.name for field in kind.fields if field.name not in kind.primaryKey]
    return "; ".join(f"{name} {row[name]}" for name in rest if row.get(name))
