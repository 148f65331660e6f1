"""The story of ``read``: one file as the program sees it; nothing is judged, no schema is asked."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import click

from pipeline.errors import BulletinError, Sentence
from pipeline.intake import Problem, RawTable, ReadingLimits, discover, find_heading, read_anything
from pipeline.model.findings import Finding, Severity
from pipeline.rulebook import sentences
from pipeline.settings.model import Settings


def show_file(path: Path, settings: Settings, form: str) -> None:
    """Print every row of the file ``path`` as ``json`` or ``csv`` to stdout.

    Raises BulletinError where there is no such file, or where it can't be read as text.
    """
    if path.is_dir():
        raise BulletinError(Sentence("{path} adalah folder; sebut satu berkas.", path=path))
    (source,) = discover([path])
    limits = settings.edition.limits
    bounds = ReadingLimits(limits.file_bytes, limits.file_rows, limits.cell_characters)
    table = read_anything(source, bounds)
    if table.problem is not None and table.cells is None and table.arrow is None and table.size:
        raise BulletinError(_refusal(table, table.problem, settings))
    click.echo(as_csv(table) if form == "csv" else as_json(table), nl=form != "csv")


def _refusal(table: RawTable, problem: Problem, settings: Settings) -> str:
    details = (("expected", problem.expected), ("other", problem.other))
    found = Finding(problem.code, Severity.ERROR, table.source.path, value=problem.value, details=details)
    return f"{table.source.path}: {sentences(settings.rules, found, settings.edition.language).message}"


def as_json(table: RawTable) -> str:
    """Return ``table`` as the object of ``read --format json`` (contract, section 2).

    ``header_row`` counts from 1 and is null where no row looks like a header.
    """
    rows = table.rows()
    header = find_heading(rows)
    answer = {
        "version": 1,
        "path": table.source.path,
        "sha256": table.sha256,
        "encoding": table.encoding,
        "delimiter": table.delimiter,
        "quote": table.quote,
        "header_row": None if header is None else header + 1,
    }
    lines = [
        json.dumps({"row": number, "cells": list(cells)}, ensure_ascii=False)
        for number, cells in enumerate(rows, 1)
    ]
    head = json.dumps(answer, ensure_ascii=False, indent=1).removesuffix("\n}")
    body = "[\n  " + ",\n  ".join(lines) + "\n ]" if lines else "[]"
    return f'{head},\n "rows": {body}\n}}'


def as_csv(table: RawTable) -> str:
    """Return ``table`` as RFC 4180 CSV: ``row``, then ``cell1`` to as many as the widest row has.

    A narrower row ends in empty cells, so that every line has the same number of them.
    """
    rows = table.rows()
    width = max((len(cells) for cells in rows), default=0)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(["row", *(f"cell{n}" for n in range(1, width + 1))])
    for number, cells in enumerate(rows, 1):
        writer.writerow([number, *cells, *[""] * (width - len(cells))])
    return text.getvalue()
