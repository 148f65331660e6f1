"""audience.yaml: which part of an edition is for everyone, and which stays with the desk."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pipeline.settings.model.base import Frozen
from pipeline.settings.model.catalogues import Topic

Reach = Literal["public", "internal"]
SectionLetter = Literal["B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P"]
Content = Literal["field_texts", "file_names"]


class Audience(Frozen):
    """audience.yaml; what it does not name is internal, so without the file nothing is public."""

    version: Literal[1]
    sections: Mapping[SectionLetter, Reach] = {}
    contents: Mapping[Content, Reach] = {}
    """What is closed in any section where it stands."""
    regional_topics: Mapping[Topic, Reach] = {}
    """Topics of indicators, region by region; the province's own sums are public."""
    data: Mapping[str, Reach] = {}
    """Data files by their name without ending: kinds of report, ``findings``, ``ledger``."""

    def shows(self, letter: str) -> bool:
        """Return whether a section is public."""
        return self.sections.get(letter) == "public"  # type: ignore[call-overload,no-any-return]

    def allows(self, content: str) -> bool:
        """Return whether ``content`` (a content, a topic, or empty: of no concern) is public."""
        reaches: dict[str, Reach] = {}
        reaches.update(self.contents)  # type: ignore[arg-type]
        reaches.update(self.regional_topics)  # type: ignore[arg-type]
        return not content or reaches.get(content) == "public"

    def gives(self, name: str) -> bool:
        """Return whether a data file is public."""
        return self.data.get(name) == "public"
