"""The same order again, and nothing has changed: then the edition that lies there is the answer.

It is, where everything that a run depends on has the content that it had when that edition was made
(:mod:`pipeline.cache.fingerprints`: inputs, configuration, program, libraries, published record), the
order is the same, and the edition's folder holds the very files that were written then.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.cache import program_digest, tree_digest
from pipeline.terminal.closing import Closing, read_closing, written
from pipeline.terminal.journal import Journal
from pipeline.terminal.ordering import EditionOrder

KIND = "runs"
_EDITION = re.compile(r"\d{4}-\d{2}-\d{2}(-rev\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Ground:
    """What a run rests on: ``content`` what it is, ``moment`` besides that nothing was touched since."""

    content: str
    moment: str


@dataclass(frozen=True, slots=True)
class Repeat:
    """An order, and the ground that it found when it began; None: nobody can say what it rests on."""

    order: EditionOrder
    config: Path
    language: str | None
    ground: Ground | None

    @classmethod
    def begin(cls, order: EditionOrder, config: Path, language: str | None) -> Repeat:
        """Return the order on today's ground; ``language`` None: the configuration's."""
        return cls(order, config, language, _ground(order, config) if order.store.folder else None)

    def recall(self) -> Closing | None:
        """Return how this very run ended before, None where it has to be done."""
        kept = self.order.store.get(KIND, self._key) if self.ground else None
        if kept is None or self.ground is None:
            return None
        try:
            told = json.loads(kept)
            closing = read_closing(told["closing"])
            same = told["ground"] == self.ground.content
            if not same or told["record"] != record_digest(self.order.outputs, told["edition"], None):
                return None
        except (OSError, ValueError, KeyError, TypeError):
            return None
        with Journal("weekly") as journal:
            journal.note(unchanged=told["edition"])
        return replace(closing, notes=(*closing.notes, *filter(None, [closing.unchanged])))

    def remember(self, edition: str, content: str | None, closing: Closing) -> None:
        """Keep how this run ended; not where the ground moved under it.

        ``edition`` is the folder's name; ``content`` the digest of what was written there
        (:func:`pipeline.cache.files_digest`), None where the edition lay there already.
        """
        if self.ground is None or self.ground != _ground(self.order, self.config):
            return
        try:
            record = record_digest(self.order.outputs, edition, content)
        except OSError:
            return
        told = {
            "ground": self.ground.content,
            "edition": edition,
            "record": record,
            "closing": written(closing),
        }
        self.order.store.put(KIND, self._key, json.dumps(told, ensure_ascii=False).encode())

    @property
    def _key(self) -> str:
        """The order in words: paths as typed and from where, since they are printed so."""
        order = self.order
        words = (
            str(Path.cwd()),
            str(order.inputs),
            str(order.outputs),
            str(self.config),
            str(order.meeting),
            ",".join(sorted(order.formats)),
            str(self.language),
        )
        return "\n".join(map(repr, words))


def _ground(order: EditionOrder, config: Path) -> Ground | None:
    """Return what the order rests on now; None where some of it can't be read."""
    try:
        inputs, settings = tree_digest(order.inputs), tree_digest(config.parent)
        program = program_digest()
    except OSError:
        return None
    shared = (program, str(order.inputs.resolve()))  # the days of arrival may stand in its own path
    return Ground(
        _joined(*shared, inputs.content, settings.content), _joined(*shared, inputs.moment, settings.moment)
    )


def record_digest(outputs: Path, edition: str, content: str | None) -> str:
    """Return one digest over the published record: every file of every edition in ``outputs``.

    ``content`` stands for the edition itself; None: as it lies on the disk. Raises OSError where
    something can't be read.
    """
    lines = {edition: content} if content else {}
    for folder in outputs.iterdir():
        if folder.name not in lines and _EDITION.fullmatch(folder.name):
            lines[folder.name] = "link" if folder.is_symlink() else tree_digest(folder).content
    return _joined(*(f"{name} {line}" for name, line in sorted(lines.items())))


def _joined(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogateescape")).hexdigest()
