"""A file of the configuration as plain values that remember the line of every key."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from pipeline.errors import ConfigFault

Key = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists, from the root."""


@dataclass(frozen=True, slots=True)
class Document:
    """One file of the configuration.

    ``value`` is plain: dict, tuple, str, int, float, bool, date, datetime or None; ``lines`` gives
    the line of every key and list entry, counted from 1.
    """

    file: str
    value: object
    lines: Mapping[Key, int]

    def line(self, key: Key) -> int:
        """Return the line of ``key``, else of the nearest key above it, else 1."""
        for end in range(len(key), 0, -1):
            if key[:end] in self.lines:
                return self.lines[key[:end]]
        return 1

    def child(self, key: Key) -> object:
        """Return the value at ``key`` of nested mappings, None where there is none."""
        value = self.value
        for part in key:
            if not isinstance(value, dict) or part not in value:
                return None
            value = value[part]
        return value

    def fault(self, key: Key, problem: str, hint: str = "") -> ConfigFault:
        """Return the fault ``problem`` at ``key`` of this file."""
        return ConfigFault(self.file, self.line(key), self.dotted(key), problem, hint)

    def dotted(self, key: Key) -> str:
        """Return ``key`` as people write it; a list entry by its code or name, else its number.

        For example ``regions[64.11].tile`` or ``copies_to[3]``.
        """
        written, value = "", self.value
        for part in key:
            if isinstance(part, int):
                entry = value[part] if isinstance(value, tuple) and part < len(value) else None
                written += f"[{_identity(entry) or part + 1}]"
            else:
                entry = value.get(part) if isinstance(value, dict) else None
                written += f".{part}"
            value = entry
        return written.removeprefix(".")

    def without(self, keys: Collection[Key]) -> Document:
        """Return the document without the parts at ``keys``; later list entries move up."""
        lines: dict[Key, int] = {}

        def kept(value: object, old: Key, new: Key) -> object:
            if old in self.lines:
                lines[new] = self.lines[old]
            if isinstance(value, dict):
                names = [name for name in value if (*old, name) not in keys]
                return {name: kept(value[name], (*old, name), (*new, name)) for name in names}
            if isinstance(value, tuple):
                indices = [index for index in range(len(value)) if (*old, index) not in keys]
                moved = enumerate(indices)
                return tuple(kept(value[index], (*old, index), (*new, to)) for to, index in moved)
            return value

        return Document(self.file, kept(self.value, (), ()), lines)


def _identity(entry: object) -> str:
    """Return what a list entry calls itself, or ``""``."""
    names = (entry.get(name) for name in ("code", "name", "unit")) if isinstance(entry, dict) else ()
    return next((name for name in names if isinstance(name, str)), "")
