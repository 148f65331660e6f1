"""YAML files as plain values that remember the line of every key.

Only plain data is taken: no tags, no repeated keys, hardly any aliases, and no more depth or size
than a configuration needs, so that a file from elsewhere cannot exhaust the machine.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

import yaml

from pipeline.errors import ConfigFault

Key = tuple[str | int, ...]
"""The way to a value: keys of mappings and indices of lists, from the root."""

MAX_BYTES = 16_000_000
MAX_NODES = 2_000_000
MAX_DEPTH = 20
MAX_ALIASES = 20
MAX_FAULTS = 50

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING_TAG = "tag:yaml.org,2002:str"
_SCALAR_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "timestamp")
)

_SYNTAX: tuple[tuple[str, str], ...] = (
    ("mapping values are not allowed", "titik dua di tempat yang keliru; apit teksnya dengan tanda kutip."),
    ("cannot start any token", "ada tab, @ atau % di awal; pakai spasi atau tanda kutip."),
    ("could not find expected ':'", "titik dua sesudah nama kunci tidak ada."),
    ("expected ',' or", "kurung atau koma di dalam daftar tidak lengkap."),
    ("did not find expected", "lekukan di awal baris tidak sejajar dengan baris sebelumnya."),
    ("expected <block end>", "lekukan di awal baris tidak sejajar dengan baris sebelumnya."),
    ("unexpected end of stream", "tanda kutip dibuka tetapi tidak ditutup."),
    ("undefined alias", "memakai *nama yang tidak ada &nama-nya."),
    ("but found another document", "memuat lebih dari satu dokumen (---)."),
    ("special characters are not allowed", "memuat tanda yang tidak boleh ada dalam YAML."),
)


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


def read_document(file: str, content: bytes) -> tuple[Document | None, tuple[ConfigFault, ...]]:
    """Return the document in ``content`` and the faults of its YAML.

    ``file`` is the name that faults carry. The document is None where nothing can be made of it.
    """
    if len(content) > MAX_BYTES:
        return None, (ConfigFault(file, 0, "", f"berkas lebih besar dari {MAX_BYTES // 1_000_000} MB."),)
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, (ConfigFault(file, line, "", "hurufnya bukan UTF-8.", "Simpan ulang sebagai UTF-8."),)
    return _read_text(file, text)


def _read_text(file: str, text: str) -> tuple[Document | None, tuple[ConfigFault, ...]]:
    loader = _Loader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            return None, (ConfigFault(file, 0, "", "berkas kosong."),)
        reading = _Reading(file, loader)
        value = reading.plain(root, ())
    except yaml.YAMLError as error:
        return None, (_syntax_fault(file, text, error),)
    except RecursionError:
        return None, (ConfigFault(file, 1, "", f"susunannya lebih dalam dari {MAX_DEPTH} tingkat."),)
    finally:
        loader.dispose()
    if not isinstance(value, dict):
        problem = "seharusnya berisi `kunci: nilai`, bukan daftar atau teks."
        return None, (*reading.faults, ConfigFault(file, 1, "", problem))
    return Document(file, value, reading.lines), tuple(reading.faults)


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> ConfigFault:
    """Return what the YAML parser stumbled over, in Indonesian."""
    said = str(error)
    problem = next((words for sign, words in _SYNTAX if sign in said), "susunannya tidak terbaca.")
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        line = int(mark.line) + 1
    else:
        line = text.count("\n", 0, int(getattr(error, "position", 0) or 0)) + 1
    return ConfigFault(file, line, "", f"bukan YAML yang sah: {problem}")


@dataclass(slots=True)
class _Reading:
    """Turns nodes into plain values, noting lines and faults on the way."""

    file: str
    loader: yaml.SafeLoader
    lines: dict[Key, int] = field(default_factory=dict)
    faults: list[ConfigFault] = field(default_factory=list)
    nodes: int = 0
    aliases: int = 0
    seen: set[int] = field(default_factory=set)

    def plain(self, node: yaml.Node, key: Key) -> object:
        """Return the value of ``node``; what is not allowed becomes a fault and None."""
        self.nodes += 1
        if not isinstance(node, yaml.ScalarNode):
            self.aliases += id(node) in self.seen
            self.seen.add(id(node))
        if len(key) > MAX_DEPTH:
            self._note(_line(node), key, f"lebih dalam dari {MAX_DEPTH} tingkat.")
            return None
        if self.nodes > MAX_NODES or self.aliases > MAX_ALIASES:
            self._note(_line(node), key, "terlalu banyak isi atau *nama yang diulang.")
            return None
        if isinstance(node, yaml.MappingNode):
            return dict(self._entries(node, key))
        if isinstance(node, yaml.SequenceNode):
            return tuple(self._items(node, key))
        return self._scalar(node, key)

    def _items(self, node: yaml.SequenceNode, key: Key) -> Iterator[object]:
        for index, item in enumerate(node.value):
            self.lines[*key, index] = _line(item)
            yield self.plain(item, (*key, index))

    def _entries(self, node: yaml.MappingNode, key: Key) -> Iterator[tuple[str, object]]:
        for name_node, value_node in node.value:
            line = _line(name_node)
            if name_node.tag != _STRING_TAG:
                hint = "Apit dengan tanda kutip."
                found = f"`{name_node.value}`" if isinstance(name_node, yaml.ScalarNode) else "yang tertulis"
                self._note(line, key, f"nama kunci seharusnya teks, bukan {found}.", hint)
                continue
            name = str(name_node.value)
            path = (*key, name)
            if path in self.lines:
                self._note(line, path, f"kunci ini sudah tertulis di baris {self.lines[path]}.")
                continue
            self.lines[path] = line
            yield name, self.plain(value_node, path)

    def _scalar(self, node: yaml.Node, key: Key) -> object:
        if node.tag == _STRING_TAG:
            return node.value
        if node.tag not in _SCALAR_TAGS:
            self._note(_line(node), key, f"jenis `{node.tag}` tidak diterima.")
            return None
        try:
            value: object = self.loader.construct_object(node)
        except ValueError:
            self._note(_line(node), key, f"`{node.value}` bukan tanggal atau bilangan yang ada.")
            return None
        return value

    def _note(self, line: int, key: Key, problem: str, hint: str = "") -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(ConfigFault(self.file, line, _numbered(key), problem, hint))


def _numbered(key: Key) -> str:
    """Return ``key`` with list entries by number, as long as their names are not read yet."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")


def _line(node: yaml.Node) -> int:
    return int(node.start_mark.line) + 1
