"""What must hold within a kind of report, and among all kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.clashes import Claim, repeated_faults, spelling_faults, written
from pipeline.settings.documents import Document, Key
from pipeline.settings.model import ReportField, ReportKind
from pipeline.settings.spelling import folded, meant
from pipeline.settings.validation import Loaded

_TYPE_OF_ROLE = {"date": "date", "count": "integer"}
_ROLES_WITH_WORDS = ("word", "election", "category")
_ROLES_ONCE = ("region", "district", "item", "indicator", "unit")
_DESK_COLUMNS = (("tanggal", "date"), ("wilayah", "region"))


def kind_faults(loaded: Loaded[ReportKind]) -> Iterator[ConfigFault]:
    """Yield every contradiction within one reports/<kind>.yaml."""
    document, kind = loaded.document, loaded.value
    stem = PurePosixPath(document.file).stem
    if kind.kind != stem:
        yield document.fault(
            ("kind",),
            Sentence('"{kind}" harus sama dengan nama berkasnya, "{stem}".', kind=kind.kind, stem=stem),
        )
    yield from repeated_faults(loaded.whole, written(loaded.whole, "fields", "name"))
    yield from spelling_faults(document, _headers(kind))
    for number, report_field in enumerate(kind.fields):
        yield from _field_faults(document, ("fields", number), report_field)
    if loaded.complete:
        yield from _column_list_faults(document, kind)
        yield from _role_faults(document, kind)


def kinds_faults(kinds: Sequence[Loaded[ReportKind]]) -> Iterator[ConfigFault]:
    """Yield a fault for every kind whose header cannot be told from another kind's."""
    first: dict[frozenset[str], ReportKind] = {}
    for loaded in kinds:
        if not loaded.complete:
            continue
        kind = loaded.value
        header = frozenset(f.name for f in kind.fields if f.in_header)
        other = first.setdefault(header, kind)
        if not header:
            yield loaded.document.fault(
                ("fields",), Sentence("sedikitnya satu kolom harus `in_header: true`.")
            )
        elif other is not kind:
            problem = Sentence(
                "kolom `in_header`-nya sama dengan jenis laporan {kind}, sehingga tertukar.", kind=other.kind
            )
            yield loaded.document.fault(("fields",), problem)


def _headers(kind: ReportKind) -> Iterator[Claim]:
    for number, report_field in enumerate(kind.fields):
        owner: Key = ("fields", number)
        label = Sentence("kolom {name}", name=report_field.name)
        yield Claim(report_field.name, (*owner, "name"), owner, label)
        yield Claim(report_field.title.id, (*owner, "title", "id"), owner, label)
        for index, alias in enumerate(report_field.aliases):
            yield Claim(alias, (*owner, "aliases", index), owner, label)


def _field_faults(document: Document, owner: Key, report_field: ReportField) -> Iterator[ConfigFault]:
    role = report_field.role
    expected = _TYPE_OF_ROLE.get(role, "string")
    if report_field.type != expected:
        problem = Sentence(
            "kolom dengan `role: {role}` harus `type: {expected}`, bukan {type}.",
            role=role,
            expected=expected,
            type=report_field.type,
        )
        yield document.fault((*owner, "type"), problem)
    words = report_field.constraints.enum or ()
    if role in _ROLES_WITH_WORDS and not words:
        problem = Sentence("kolom dengan `role: {role}` memerlukan daftar kata di `enum`.", role=role)
        yield document.fault((*owner, "constraints"), problem)
    yield from _word_faults(document, owner, report_field, words)


def _word_faults(
    document: Document, owner: Key, report_field: ReportField, words: tuple[str, ...]
) -> Iterator[ConfigFault]:
    """Aliases lead to words of the list, and no spelling leads to two of them."""
    meaning: dict[str, str] = {}
    for index, word in enumerate(words):
        other = meaning.setdefault(folded(word), word)
        if index != words.index(other):
            yield document.fault(
                (*owner, "constraints", "enum", index),
                Sentence('"{word}" sudah ada dalam daftar.', word=word),
            )
    for alias, word in report_field.word_aliases.items():
        key: Key = (*owner, "word_aliases", alias)
        if word not in words:
            yield document.fault(
                key, Sentence('"{word}" tidak ada dalam `enum`.', word=word), meant(word, words)
            )
        elif meaning.setdefault(folded(alias), word) != word:
            yield document.fault(
                key, Sentence('"{alias}" sudah berarti {label}.', alias=alias, label=meaning[folded(alias)])
            )
    for word in report_field.labels:
        if word not in words:
            place: Key = (*owner, "labels", word)
            yield document.fault(
                place, Sentence('"{word}" tidak ada dalam `enum`.', word=word), meant(word, words)
            )


def _column_list_faults(document: Document, kind: ReportKind) -> Iterator[ConfigFault]:
    """Columns named outside `fields` exist, and what is compared as a quantity is a count."""
    lists = (("primaryKey", kind.primaryKey), ("ladder", kind.ladder), ("cumulative", kind.cumulative))
    for part, columns in lists:
        for index, column in enumerate(columns):
            known = kind.by_name.get(column)
            if known is None:
                hint = meant(column, kind.by_name)
                yield document.fault(
                    (part, index), Sentence('kolom "{column}" tidak ada dalam `fields`.', column=column), hint
                )
            elif part != "primaryKey" and known.role != "count":
                yield document.fault(
                    (part, index), Sentence('kolom "{column}" bukan `role: count`.', column=column)
                )
    if not kind.primaryKey:
        yield document.fault(("primaryKey",), Sentence("sedikitnya satu kolom harus menjadi kunci."))


def _role_faults(document: Document, kind: ReportKind) -> Iterator[ConfigFault]:
    for role, count in Counter(f.role for f in kind.fields).items():
        if role in _ROLES_ONCE and count > 1:
            yield document.fault(
                ("fields",),
                Sentence(
                    "`role: {role}` ada pada {count} kolom; paling banyak satu.", role=role, count=count
                ),
            )
    if kind.sender != "desk":
        return
    for name, needed in _DESK_COLUMNS:
        column = kind.by_name.get(name)
        if column is None or column.role != needed:
            problem = Sentence(
                "laporan desk memerlukan kolom {name} dengan `role: {needed}`.", name=name, needed=needed
            )
            yield document.fault(("fields",), problem)
