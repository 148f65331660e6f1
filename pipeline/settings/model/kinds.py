"""reports/<kind>.yaml: the columns of one kind of report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Literal

from pipeline.settings.model.base import Frozen, Language, Words

FieldRole = Literal[
    "date",
    "region",
    "district",
    "item",
    "unit",
    "indicator",
    "election",
    "category",
    "word",
    "count",
    "text",
    "reference",
]


class FieldConstraints(Frozen):
    """The part of Table Schema's constraints that we use."""

    required: bool = False
    minimum: int | None = None
    enum: tuple[str, ...] | None = None


class ReportField(Frozen):
    """One column of a kind of report (a Table Schema field with our own keys)."""

    name: str
    type: Literal["string", "integer", "date"]
    title: Words
    description: Words
    role: FieldRole
    in_header: bool = False
    """Whether the file is refused without this column."""
    from_name: bool = False
    """Whether a missing column may be taken from the folder and file name."""
    fill_down: Literal["no", "always", "with_region"] = "no"
    aliases: tuple[str, ...] = ()
    word_aliases: Mapping[str, str] = {}
    """Other spellings of the words of ``constraints.enum``, to the word that they mean."""
    labels: Mapping[str, Words] = {}
    """What a page prints for a word of ``constraints.enum``; without one, the word itself."""
    constraints: FieldConstraints = FieldConstraints()

    @property
    def is_free_text(self) -> bool:
        """Whether a desk writes what it likes here."""
        return self.role in ("text", "reference")

    def label(self, word: str, language: Language) -> str:
        """Return what a page prints for ``word``: its label, else the word with spaces for underscores."""
        known = self.labels.get(word)
        return known.in_language(language) if known else word.replace("_", " ")


class ReportKind(Frozen):
    """One kind of report: config/reports/<kind>.yaml."""

    version: Literal[1]
    kind: str
    title: Words
    sender: Literal["desk", "province"]
    primaryKey: tuple[str, ...]  # noqa: N815 - Table Schema's own spelling
    missingValues: tuple[str, ...] = ("", "-")  # noqa: N815 - Table Schema's own spelling
    ladder: tuple[str, ...] = ()
    """Columns that may not rise from one to the next."""
    cumulative: tuple[str, ...] = ()
    """Columns that are cumulative to their date."""
    planned_status: str | None = None
    """The ``status`` whose rows speak today of a later day, and so are never out of period."""
    jumps: tuple[str, ...] = ()
    """Columns in which a tenfold rise or fall from one day to another is doubted (``jump``)."""
    fields: tuple[ReportField, ...]

    @cached_property
    def by_name(self) -> dict[str, ReportField]:
        """Field by canonical name, in the order of the file."""
        return {f.name: f for f in self.fields}
