"""What must hold among the accepted values: only warnings, of codes that exist, each place once."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.model import LAPSED, Acceptances, RuleBook
from pipeline.settings.spelling import meant
from pipeline.settings.validation import Loaded


def acceptance_faults(loaded: Loaded[Acceptances], rules: RuleBook) -> Iterator[ConfigFault]:
    """Yield every entry of acceptances.yaml that accepts what can't be accepted, or for a second time."""
    seen = set()
    for number, entry in enumerate(loaded.value.accepted):
        key = ("accepted", number, "code")
        rule = rules.by_code.get(entry.code)
        if rule is None:
            hint = meant(entry.code, rules.by_code)
            yield loaded.document.fault(key, Sentence("kode ini tidak ada dalam buku aturan."), hint)
        elif rule.severity != "warning" or rule.code == LAPSED:
            yield loaded.document.fault(
                key, Sentence("hanya peringatan tentang data yang dapat diterima, dan ini bukan peringatan.")
            )
        place = (entry.code, entry.file, entry.row, entry.column)
        if place in seen:
            yield loaded.document.fault(key, Sentence("temuan di tempat ini sudah diterima di atas."))
        seen.add(place)
