"""Reads YAML into a :class:`~.documents.Document`, or says what is wrong with it.

Only plain data is taken: no tags, no repeated keys, hardly any aliases, and no more depth or size
than a configuration needs. The parser's events are read one by one and never nested further than
that, so that no file can exhaust the machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.documents import Document, Key

MAX_BYTES = 16_000_000
MAX_DEPTH = 20
MAX_ALIASES = 20
MAX_FAULTS = 50

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRING_TAG = "tag:yaml.org,2002:str"
_SCALAR_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("null", "bool", "int", "float", "timestamp")
)

_SYNTAX: tuple[tuple[str, str], ...] = (
    (
        "mapping values are not allowed",
        Sentence("titik dua di tempat yang keliru; apit teksnya dengan tanda kutip."),
    ),
    ("cannot start any token", Sentence("ada tab, @ atau % di awal; pakai spasi atau tanda kutip.")),
    ("could not find expected ':'", Sentence("titik dua sesudah nama kunci tidak ada.")),
    ("expected ',' or", Sentence("kurung atau koma di dalam daftar tidak lengkap.")),
    ("did not find expected", Sentence("lekukan di awal baris tidak sejajar dengan baris sebelumnya.")),
    ("expected <block end>", Sentence("lekukan di awal baris tidak sejajar dengan baris sebelumnya.")),
    ("unexpected end of stream", Sentence("tanda kutip dibuka tetapi tidak ditutup.")),
    ("special characters are not allowed", Sentence("memuat tanda yang tidak boleh ada dalam YAML.")),
    ("control characters are not allowed", Sentence("memuat tanda yang tidak boleh ada dalam YAML.")),
)


def read_document(file: str, content: bytes) -> tuple[Document | None, tuple[ConfigFault, ...]]:
    """Return the document in ``content`` and the faults of its YAML.

    ``file`` is the name that faults carry. The document is None where nothing can be made of it.
    """
    if len(content) > MAX_BYTES:
        return None, (
            ConfigFault(
                file,
                0,
                "",
                Sentence("berkas lebih besar dari {max_bytes} MB.", max_bytes=MAX_BYTES // 1_000_000),
            ),
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return None, (
            ConfigFault(
                file, line, "", Sentence("hurufnya bukan UTF-8."), Sentence("Simpan ulang sebagai UTF-8.")
            ),
        )
    return _read_text(file, text)


def _read_text(file: str, text: str) -> tuple[Document | None, tuple[ConfigFault, ...]]:
    try:
        reading = _Reading(file, _Loader(text))
        value = reading.whole()
    except yaml.YAMLError as error:
        return None, (_syntax_fault(file, text, error),)
    except _RefusedError as error:
        return None, (error.fault,)
    if value is None and not reading.faults:
        return None, (ConfigFault(file, 0, "", Sentence("berkas kosong.")),)
    if not isinstance(value, dict):
        problem = Sentence("seharusnya berisi `kunci: nilai`, bukan daftar atau teks.")
        return None, (*reading.faults, ConfigFault(file, 1, "", problem))
    return Document(file, value, reading.lines), tuple(reading.faults)


def _syntax_fault(file: str, text: str, error: yaml.YAMLError) -> ConfigFault:
    """Return what the YAML parser stumbled over, in words of ours."""
    said = str(error)
    problem = next((words for sign, words in _SYNTAX if sign in said), Sentence("susunannya tidak terbaca."))
    mark = getattr(error, "problem_mark", None)
    if mark is not None:
        line = int(mark.line) + 1
    else:
        line = text.count("\n", 0, int(getattr(error, "position", 0) or 0)) + 1
    return ConfigFault(file, line, "", Sentence("bukan YAML yang sah: {problem}", problem=problem))


class _RefusedError(Exception):
    """The file asks for more than a configuration may."""

    def __init__(self, fault: ConfigFault) -> None:
        self.fault = fault
        super().__init__(str(fault))


@dataclass(slots=True)
class _Reading:
    """Turns the parser's events into plain values, noting lines and faults on the way."""

    file: str
    loader: Any  # the types of PyYAML leave its methods untyped
    lines: dict[Key, int] = field(default_factory=dict)
    faults: list[ConfigFault] = field(default_factory=list)
    anchored: dict[str, object] = field(default_factory=dict)
    aliases: int = 0

    def whole(self) -> object:
        """Return the value of the one document; None for none."""
        self.loader.get_event()  # the start of the stream
        if self.loader.check_event(yaml.StreamEndEvent):
            return None
        self.loader.get_event()  # the start of the document
        value = self._value(self.loader.get_event(), ())
        self.loader.get_event()  # the end of the document
        following = self.loader.get_event()
        if not isinstance(following, yaml.StreamEndEvent):
            raise self._refused(following, Sentence("memuat lebih dari satu dokumen (---)."))
        return value

    def _value(self, event: yaml.Event, key: Key) -> object:
        """Return the value that begins with ``event``; what is not allowed is noted and None."""
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if isinstance(event, yaml.ScalarEvent):
            value = self._scalar(event, key)
        elif len(key) >= MAX_DEPTH:
            raise self._refused(
                event, Sentence("susunannya lebih dalam dari {max_depth} tingkat.", max_depth=MAX_DEPTH)
            )
        elif isinstance(event, yaml.MappingStartEvent):
            value = self._mapping(key)
        else:
            value = self._list(key)
        anchor = getattr(event, "anchor", None)
        if anchor is not None:
            self.anchored[anchor] = value
        return value

    def _alias(self, event: yaml.AliasEvent) -> object:
        name = str(event.anchor)
        self.aliases += 1
        if self.aliases > MAX_ALIASES:
            raise self._refused(
                event, Sentence("memakai *nama lebih dari {max_aliases} kali.", max_aliases=MAX_ALIASES)
            )
        if name not in self.anchored:
            raise self._refused(event, Sentence("memakai *{name} sebelum ada &{name}.", name=name))
        return self.anchored[name]

    def _list(self, key: Key) -> tuple[object, ...]:
        entries: list[object] = []
        while not isinstance(event := self.loader.get_event(), yaml.SequenceEndEvent):
            path = (*key, len(entries))
            self.lines[path] = _line(event)
            entries.append(self._value(event, path))
        return tuple(entries)

    def _mapping(self, key: Key) -> dict[str, object]:
        entries: dict[str, object] = {}
        while not isinstance(event := self.loader.get_event(), yaml.MappingEndEvent):
            path = self._entry_key(event, key, entries)
            if path is not None:
                self.lines[path] = _line(event)
            value = self._value(self.loader.get_event(), path or (*key, "?"))
            if path is not None:
                entries[str(path[-1])] = value
        return entries

    def _entry_key(self, event: yaml.Event, key: Key, entries: dict[str, object]) -> Key | None:
        """Return the way to the entry that ``event`` names; None where its name is not allowed."""
        hint = Sentence("Apit dengan tanda kutip.")
        if not isinstance(event, yaml.ScalarEvent):
            raise self._refused(event, Sentence("nama kunci seharusnya teks."))
        if self._tag(event) != _STRING_TAG:
            self._note(
                event, key, Sentence("nama kunci seharusnya teks, bukan `{value}`.", value=event.value), hint
            )
            return None
        path = (*key, str(event.value))
        if event.value in entries:
            self._note(
                event, path, Sentence("kunci ini sudah tertulis di baris {line}.", line=self.lines[path])
            )
            return None
        return path

    def _scalar(self, event: yaml.ScalarEvent, key: Key) -> object:
        tag = self._tag(event)
        if tag == _STRING_TAG:
            return event.value
        if tag not in _SCALAR_TAGS or event.tag is not None:
            self._note(event, key, Sentence("jenis `{tag}` tidak diterima.", tag=tag))
            return None
        try:
            value: object = self.loader.construct_object(yaml.ScalarNode(tag, event.value))
        except (ValueError, OverflowError):
            self._note(
                event, key, Sentence("`{value}` bukan tanggal atau bilangan yang ada.", value=event.value)
            )
            return None
        return value

    def _tag(self, event: yaml.ScalarEvent) -> str:
        return str(event.tag or self.loader.resolve(yaml.ScalarNode, event.value, event.implicit))

    def _note(self, event: yaml.Event, key: Key, problem: str, hint: str = "") -> None:
        if len(self.faults) < MAX_FAULTS:
            self.faults.append(ConfigFault(self.file, _line(event), _numbered(key), problem, hint))

    def _refused(self, event: yaml.Event, problem: str) -> _RefusedError:
        return _RefusedError(ConfigFault(self.file, _line(event), "", problem))


def _line(event: yaml.Event) -> int:
    return int(event.start_mark.line) + 1 if event.start_mark else 0


def _numbered(key: Key) -> str:
    """Return ``key`` with list entries by number, as long as their names are not read yet."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in key).removeprefix(".")
