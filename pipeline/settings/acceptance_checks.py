"""What must hold among the accepted values: only warnings, of codes that exist, each place once."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.acceptance_keys import Catalogues, key_faults, resolved_key
from pipeline.settings.model import LAPSED, Acceptance, Acceptances, Rule, RuleBook
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded


def acceptance_faults(
    loaded: Loaded[Acceptances], rules: RuleBook, known: Catalogues | None
) -> Iterator[ConfigFault]:
    """Yield every entry of acceptances.yaml that accepts what can't be accepted, names no place, or is
    there for a second time. Without ``known`` (they have faults of their own) keys are not looked into.
    """
    seen = set()
    for number, entry in enumerate(loaded.value.accepted):
        faults = [*_code_faults(loaded, number, entry, rules)]
        faults += _place_faults(loaded, number, entry, rules.by_code.get(entry.code))
        if known is not None and entry.key and not entry.file:
            faults += _key_faults(loaded, number, entry, known)
        yield from faults
        if faults or (entry.key and known is None):
            continue
        place = (entry.code, entry.column, *_place(entry, known))
        if place in seen:
            yield loaded.document.fault(
                ("accepted", number, "code"), Sentence("temuan di tempat ini sudah diterima di atas.")
            )
        seen.add(place)


def _code_faults(
    loaded: Loaded[Acceptances], number: int, entry: Acceptance, rules: RuleBook
) -> Iterator[ConfigFault]:
    key = ("accepted", number, "code")
    rule = rules.by_code.get(entry.code)
    if rule is None:
        hint = meant(entry.code, rules.by_code)
        yield loaded.document.fault(key, Sentence("kode ini tidak ada dalam buku aturan."), hint)
    elif rule.severity != "warning" or rule.code == LAPSED:
        yield loaded.document.fault(
            key, Sentence("hanya peringatan tentang data yang dapat diterima, dan ini bukan peringatan.")
        )


def _place_faults(
    loaded: Loaded[Acceptances], number: int, entry: Acceptance, rule: Rule | None
) -> Iterator[ConfigFault]:
    """The place is a file (and row), or the key of a row; never both."""
    fault = loaded.document.fault
    if bool(entry.file) == bool(entry.key):
        problem = Sentence("sebut tempatnya dengan `file` atau dengan `kind` dan `key`, salah satu saja.")
        yield fault(("accepted", number, "key" if entry.key else "code"), problem)
    if entry.kind is not None and not entry.key:
        yield fault(("accepted", number, "kind"), Sentence("`kind` hanya dipakai bersama `key`."))
    if entry.row is not None and not entry.file:
        yield fault(("accepted", number, "row"), Sentence("`row` hanya dipakai bersama `file`."))
    if entry.key and rule is not None and rule.scope == "file":
        problem = Sentence("temuan ini tentang seluruh berkas; sebut tempatnya dengan `file`.")
        yield fault(("accepted", number, "key"), problem)


def _key_faults(
    loaded: Loaded[Acceptances], number: int, entry: Acceptance, known: Catalogues
) -> Iterator[ConfigFault]:
    for fault in key_faults(entry, known):
        at = ("accepted", number, "key", fault.name) if fault.name else ("accepted", number, "key")
        yield loaded.document.fault(at, fault.problem, fault.hint)
    kind = known.kinds.get(entry.kind or "")
    if kind is not None and entry.column is not None and entry.column not in kind.by_name:
        problem = Sentence("jenis laporan ini tidak mempunyai kolom `{column}`.", column=entry.column)
        yield loaded.document.fault(
            ("accepted", number, "column"), problem, meant(entry.column, kind.by_name)
        )


def _place(entry: Acceptance, known: Catalogues | None) -> tuple[object, ...]:
    if entry.key and known is not None:
        return entry.kind, *resolved_key(entry, known).values()
    return entry.file, entry.row
