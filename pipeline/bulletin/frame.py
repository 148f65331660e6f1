"""The frame of any page of ours that is no edition: a guide, a desk's corrections, a site's index."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.settings.model import Language


@dataclass(frozen=True, slots=True)
class FrameHead:
    """What the margins of paper say: the page's title, its standing, and the mark of sample data."""

    title: str
    revision: str
    sample_mark: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What ``templates/base.html`` asks of a page, as an edition has it of its own.

    ``script`` names a file of ``templates/assets/js``; empty: the page has none.
    """

    language: Language
    title: str
    description: str
    author: str
    footer: str
    running: str
    paper: str
    head: FrameHead
    script: str = ""
