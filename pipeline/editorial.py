"""The editor's own highlights: ``inputs/<day>/pokok-berita.md``, in place of the program's sentences.

A small part of Markdown is understood: paragraphs or list items, one a sentence, with **bold**.
Everything else (HTML, links, pictures, headings) stays the text that it is. On top may stand, as
YAML between two lines of ``---``, ``oleh`` (the name) and ``tanggal`` (the day).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.errors import Sentence
from pipeline.settings.reading import read_document

NAME = "pokok-berita.md"
MOST_SENTENCES = 4
"""Beside the program's own sentence about reporting, which always stands first."""
MOST_BYTES = 20_000
_HEAD = re.compile(r"\A---\n(?P<head>.*?)\n---\n(?P<body>.*)\Z", re.DOTALL)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editor wrote: sentences as (bold opening or "", rest), in his order.

    ``by`` is "" where he gave no name; ``day`` is his own, else the folder's; ``path`` lies below
    the inputs folder; ``notes`` tell the operator what was left out.
    """

    by: str
    day: date
    sentences: tuple[tuple[str, str], ...]
    path: str
    notes: tuple[Sentence, ...] = ()


def read_editorial(inputs: Path, meeting: date) -> Editorial | None:
    """Return the editor's text of the newest day up to ``meeting``; None where there is none.

    Only a week's own text is taken: one from before the day after the last Monday is an old one.
    """
    found = [
        (date.fromisoformat(path.parent.name), path)
        for path in inputs.glob(f"*/{NAME}")
        if _is_day(path.parent.name) and path.is_file() and not _is_led_away(path)
    ]
    current = [(day, path) for day, path in found if 0 <= (meeting - day).days < 7]
    if not current:
        return None
    day, path = max(current)
    content = path.read_bytes()[:MOST_BYTES].decode("utf-8-sig", "replace").replace("\r\n", "\n")
    return parse_editorial(content, day, f"{path.parent.name}/{NAME}")


def parse_editorial(content: str, day: date, path: str) -> Editorial | None:
    """Return the text of a file that lies in the folder of ``day``; None where it says nothing."""
    head, body = _split(content)
    sentences = tuple(_sentences(MarkdownIt("zero").enable(["emphasis", "list"]).parse(body)))
    if not sentences:
        return None
    notes = []
    if len(sentences) > MOST_SENTENCES:
        notes.append(
            Sentence(
                "{path} memuat {count} kalimat; yang dicetak hanya {most} yang pertama.",
                path=path,
                count=len(sentences),
                most=MOST_SENTENCES,
            )
        )
    by, own_day = head.get("oleh"), head.get("tanggal")
    return Editorial(
        by=by if isinstance(by, str) else "",
        day=own_day if type(own_day) is date else day,
        sentences=sentences[:MOST_SENTENCES],
        path=path,
        notes=tuple(notes),
    )


def _is_led_away(path: Path) -> bool:
    """Whether a symbolic link, of the file or of its folder, stands in the way."""
    return path.is_symlink() or path.parent.is_symlink()


def _is_day(name: str) -> bool:
    try:
        return bool(_DAY.fullmatch(name)) and bool(date.fromisoformat(name))
    except ValueError:
        return False


def _split(content: str) -> tuple[Mapping[str, Any], str]:
    """Return what stands between the lines of ``---`` on top, and the text below."""
    found = _HEAD.match(content)
    if found is None:
        return {}, content
    # With the limits of the configuration: no depth, alias or tag does any harm.
    document, _ = read_document(NAME, found["head"].encode())
    head = document.value if document is not None else None
    return (head if isinstance(head, dict) else {}), found["body"]


def _sentences(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    """Yield each paragraph and list item as its bold opening and the rest."""
    for token in tokens:
        if token.type != "inline":
            continue
        lead: list[str] = []
        rest: list[str] = []
        depth, closed = 0, False
        for part in token.children or ():
            if part.type == "strong_open":
                depth += 1
            elif part.type == "strong_close":
                depth -= 1
                closed = True
            elif part.type in {"softbreak", "hardbreak"}:
                (rest if rest or closed else lead).append(" ")
            elif depth and not rest and not closed:
                lead.append(part.content)
            elif part.content:
                rest.append(part.content)
        pair = "".join(lead).strip(), "".join(rest).strip()
        if any(pair):
            yield pair
