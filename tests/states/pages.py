"""What a test asks of a page and of its print: the words, where they stand, and how they look in grey."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MM = 72 / 25.4
HEAD_MM, FOOT_MM, SIDE_MM = 16, 13, 15
"""The margins of a page; the running head and foot stand in them."""
FIRST_HEAD_MM = 8
FRONT = ("Pokok berita", "Angka kunci", "Disiplin pelaporan")
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>', re.DOTALL
)
_UNSEEN_HEIGHT = 2
"""A word lower than this (in points) is only for those who hear the page."""


def in_one_line(text: str) -> str:
    """The text with every run of blanks as one."""
    return re.sub(r"\s+", " ", text).strip()


@dataclass(frozen=True)
class Page:
    """An edition's HTML page."""

    html: str

    @cached_property
    def text(self) -> str:
        """What a reader reads, in one line."""
        shown = re.sub(r"<(head|style|svg|script)\b.*?</\1>", " ", self.html, flags=re.DOTALL)
        return in_one_line(unescape(re.sub(r"<[^>]+>", " ", shown)))

    @cached_property
    def front(self) -> str:
        """What stands on page 1: all before the follow-up of the last meeting."""
        return self.section_text("front")

    def section_text(self, style: str) -> str:
        """The words of the part of the page with this class."""
        start = re.search(rf'<(div|section|header|footer) class="{style}"', self.html)
        assert start is not None, style
        end = {"div": '<section class="follow-up"', "header": "</header>", "footer": "</footer>"}
        stop = self.html.index(end.get(start[1], "</section>"), start.end())
        return Page(self.html[start.start() : stop]).text

    @cached_property
    def pictures(self) -> tuple[str, ...]:
        """The captions of the pictures, without blanks."""
        found = re.findall(r"<figcaption[^>]*>(.*?)</figcaption>", self.html, flags=re.DOTALL)
        return tuple(re.sub(r"\s|<[^>]+>", "", unescape(caption)) for caption in found)

    @cached_property
    def openings(self) -> tuple[str, ...]:
        """What opens a block and needs the block below it, without blanks: headings, captions,
        findings and the counts under a heading.
        """
        blocks = re.findall(
            r'<(h[23]|caption|p|dl)\b( class="(?:finding|counts)")?[^>]*>(.*?)</\1>',
            self.html,
            re.DOTALL,
        )
        return tuple(
            re.sub(r"\s|<[^>]+>", "", unescape(inner))
            for tag, style, inner in blocks
            if tag not in "pdl" or style
        )


@dataclass(frozen=True, slots=True)
class Word:
    """A word on paper: its box in points from the top left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Its height in points."""
        return self.bottom - self.top


@dataclass(frozen=True)
class Sheet:
    """One sheet of paper."""

    number: int
    width: float
    height: float
    words: tuple[Word, ...]

    @cached_property
    def seen(self) -> tuple[Word, ...]:
        """The words between head and foot that the eye can see."""
        head = (FIRST_HEAD_MM if self.number == 1 else HEAD_MM) * MM
        foot = self.height - FOOT_MM * MM
        return tuple(
            w for w in self.words if w.height > _UNSEEN_HEIGHT and w.top >= head - 1 and w.bottom <= foot + 1
        )

    @cached_property
    def text(self) -> str:
        """All words, head and foot included."""
        return " ".join(w.text for w in self.words)

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The seen text line by line, from the top: words on one height are one line."""
        rows: dict[int, list[Word]] = {}
        for word in sorted(self.seen, key=lambda w: (w.bottom, w.left)):
            near = next((key for key in rows if abs(key - word.bottom * 10) < 25), round(word.bottom * 10))
            rows.setdefault(near, []).append(word)
        return tuple(" ".join(w.text for w in sorted(row, key=lambda w: w.left)) for row in rows.values())

    @property
    def empty_share(self) -> float:
        """The part of the sheet's room for text that stays empty at its end."""
        room = self.height - (HEAD_MM + FOOT_MM) * MM
        return (self.height - FOOT_MM * MM - max(w.bottom for w in self.seen)) / room


@dataclass(frozen=True)
class Paper:
    """An edition's print."""

    path: Path
    tool: Callable[[str], str]

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """Its sheets with their words."""
        told = self._run("pdftotext", "-bbox", self.path, "-").decode()
        found = re.findall(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', told, flags=re.DOTALL)
        return tuple(
            Sheet(number, float(width), float(height), _words(body))
            for number, (width, height, body) in enumerate(found, start=1)
        )

    def in_grey(self, number: int, dots_per_inch: int = 40) -> NDArray[np.uint8]:
        """One sheet as a photocopier sees it: 0 black, 255 white."""
        only = ("-f", str(number), "-l", str(number))
        image = self._run("pdftoppm", "-gray", "-r", str(dots_per_inch), *only, self.path)
        head = re.match(rb"P5\s(\d+) (\d+)\s255\s", image)
        assert head is not None
        pixels = np.frombuffer(image, np.uint8, offset=head.end())
        return pixels.reshape(int(head[2]), int(head[1]))

    def _run(self, name: str, *arguments: str | Path) -> bytes:
        return subprocess.run([self.tool(name), *arguments], check=True, capture_output=True).stdout


def _words(body: str) -> tuple[Word, ...]:
    return tuple(
        Word(unescape(text), float(left), float(top), float(right), float(bottom))
        for left, top, right, bottom, text in _WORD.findall(body)
    )


def overlapping(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Pairs of words whose letters stand on each other."""
    boxes = np.array([(w.left, w.top + w.height * 0.3, w.right, w.bottom - w.height * 0.25) for w in words])
    left = np.maximum(boxes[:, None, 0], boxes[None, :, 0])
    right = np.minimum(boxes[:, None, 2], boxes[None, :, 2])
    top = np.maximum(boxes[:, None, 1], boxes[None, :, 1])
    bottom = np.minimum(boxes[:, None, 3], boxes[None, :, 3])
    pairs = np.argwhere((right - left > 1) & (bottom - top > 0.5))
    return [(words[a].text, words[b].text) for a, b in pairs if a < b]
