"""Files by a short number, and rows in ranges: a place on the page takes a few letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipeline.bulletin.context import Material
from pipeline.bulletin.masking import masked
from pipeline.bulletin.views_origins import OriginFile
from pipeline.measures.model import ItemLadder, Origin

DIGEST_CHARACTERS = 8


@dataclass(slots=True)
class Places:
    """Words places, and remembers which files it has named."""

    material: Material
    _named: set[str] = field(default_factory=set)

    def text(self, origins: Iterable[Origin]) -> str:
        """Return ``berkas 12 baris 9, 11–24; berkas 14``; row 0 is the whole file."""
        rows: dict[str, list[int]] = {}
        for origin in origins:
            rows.setdefault(origin.file, []).append(origin.row)
        self._named |= set(rows)
        numbers = self.material.file_numbers
        return "; ".join(self._place(rows[f], numbers[f]) for f in sorted(rows, key=lambda f: numbers[f]))

    def _place(self, rows: Sequence[int], number: int) -> str:
        _ = self.material.wording.gettext
        named = ranges(row for row in rows if row)
        if not named:
            return _("berkas {number}").format(number=number)
        return _("berkas {number} baris {rows}").format(number=number, rows=named)

    def files(self) -> tuple[OriginFile, ...]:
        """Return the files that were named, by number: path, first digits of the digest, arrival."""
        w, numbers = self.material.wording, self.material.file_numbers
        _ = w.gettext
        files = {file.path: file for file in self.material.context.ledger.files if file.path in self._named}
        return tuple(
            OriginFile(
                str(numbers[path]),
                _("{file} · sidik {digest} · datang {day}").format(
                    file=masked(path),
                    digest=file.sha256[:DIGEST_CHARACTERS],
                    day=w.short_day(file.received),
                ),
            )
            for path, file in files.items()
        )


def ranges(rows: Iterable[int]) -> str:
    """Return ``2, 9–24``: whole numbers in order, neighbours as a range."""
    spans: list[list[int]] = []
    for row in sorted(set(rows)):
        if spans and row == spans[-1][1] + 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ", ".join(str(low) if low == high else f"{low}–{high}" for low, high in spans)


def has_origin(ladder: ItemLadder) -> bool:
    """Return whether any figure of an item was ever reported."""
    counters = (ladder.damaged, ladder.short)
    return any(s.value.origins or s.need.origins for s in ladder.stages) or any(c.origins for c in counters)
