"""What ``trace --format json`` answers to a program: the whole trace, every digest in full.

``{"version": 1, "region": {"code", "name"}, "meeting": "2024-11-18", "groups": […],
"unplaced": […], "files": […]}``

- A group: ``section`` (D, G, H, J or L), ``subject`` (an item, an indicator, the number of an
  issue …), ``label``, ``figures``, ``set_aside``.
- A figure: ``key``, ``label``, ``formula`` (in words), ``value`` (null: not reported, or in
  ``text``), ``of`` ([low, high] that it is measured against, or null), ``upper_bound``, ``text``,
  ``state``, ``as_of``, ``age_days``, ``province`` ({"value", "of"} or null), ``parts`` (keys of
  other figures that it is made of), ``sources``.
- A source: ``file``, ``row`` (0: the whole file), ``column``, ``count`` (what it adds; the counts
  of a figure sum to its value), ``day`` of the report, ``district`` (null: the whole region).
- A row set aside: ``file``, ``row``, ``fate`` (rejected, duplicate, superseded, out_of_period),
  ``day``, ``district``, ``counts`` by column, ``counts_instead`` ({"file", "row"} or null),
  ``findings`` ([{"code", "column", "value", "message"}]).
- A file: ``path``, ``sha256``, ``received`` (day of arrival; null: unknown), ``kind``, ``verdict``.

Labels, formulas and messages are in the language asked for.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pipeline.model.findings import Finding
from pipeline.model.ledger import FileRecord
from pipeline.origins.model import Aside, Group, Source, Trace, TracedFigure
from pipeline.settings.model import Language, Words

Sentences = Callable[[Finding], tuple[str, str]]
"""From a finding to its message and its remedy, in the reader's language."""


def trace_json(trace: Trace, sentences: Sentences, language: Language) -> str:
    """Return ``trace`` as one JSON object, as this module says."""
    answer = {
        "version": 1,
        "region": {"code": trace.region.code, "name": trace.region.name},
        "meeting": trace.meeting.isoformat(),
        "groups": [_group(group, sentences, language) for group in trace.groups],
        "unplaced": [_aside(aside, sentences) for aside in trace.unplaced],
        "files": [_file(file) for file in trace.files.values()],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1)


def _group(group: Group, sentences: Sentences, language: Language) -> Mapping[str, Any]:
    return {
        "section": group.section.value,
        "subject": group.subject,
        "label": group.label.in_language(language),
        "figures": [_figure(figure, language) for figure in group.figures],
        "set_aside": [_aside(aside, sentences) for aside in group.asides],
    }


def _figure(figure: TracedFigure, language: Language) -> Mapping[str, Any]:
    province = figure.province
    return {
        "key": figure.key,
        "label": figure.label.in_language(language),
        "formula": figure.formula.in_language(language),
        "value": figure.value,
        "of": None if figure.of is None else list(figure.of),
        "upper_bound": figure.upper_bound,
        "text": _said(figure.text, language),
        "state": _said(figure.state, language),
        "as_of": _day(figure.as_of),
        "age_days": figure.age_days,
        "province": None if province is None else {"value": province[0], "of": province[1] or None},
        "parts": list(figure.parts),
        "sources": [_source(source) for source in figure.sources],
    }


def _source(source: Source) -> Mapping[str, Any]:
    return {
        "file": source.file,
        "row": source.row,
        "column": source.column,
        "count": source.count,
        "day": _day(source.day),
        "district": source.district,
    }


def _aside(aside: Aside, sentences: Sentences) -> Mapping[str, Any]:
    winner = aside.winner
    return {
        "file": aside.file,
        "row": aside.row,
        "fate": aside.fate.value,
        "day": _day(aside.day),
        "district": aside.district,
        "counts": dict(aside.counts),
        "counts_instead": None if winner is None else {"file": winner[0], "row": winner[1]},
        "findings": [
            {"code": f.code, "column": f.column, "value": f.value, "message": sentences(f)[0]}
            for f in aside.findings
        ],
    }


def _file(file: FileRecord) -> Mapping[str, Any]:
    return {
        "path": file.path,
        "sha256": file.sha256,
        "received": _day(file.received),
        "kind": file.kind,
        "verdict": file.verdict.value,
    }


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _said(words: Words | None, language: Language) -> str | None:
    return None if words is None else words.in_language(language)
