"""acceptances.yaml: flagged values that somebody has verified."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Frozen

LAPSED = "acceptance-lapsed"
"""The finding that an acceptance has lapsed; it can't be accepted itself."""

NotBlank = Annotated[str, Field(min_length=1)]


class Acceptance(Frozen):
    """One flagged value that is right as it stands.

    It holds for the finding ``code`` at one place as long as the value there is ``value``, as
    data/findings.csv quotes it (None: the finding quotes none). The place is a ``file`` and ``row``,
    or the ``key`` of a row of ``kind``: then it also holds in a file that is sent again.
    """

    code: NotBlank
    file: NotBlank | None = None
    """Path below inputs/, as in data/findings.csv."""
    kind: NotBlank | None = None
    key: Mapping[str, str | int | date] = {}
    """Key column → name, code, text or day; a column that may be blank and is not named is blank."""
    row: Annotated[int, Field(ge=1)] | None = None
    """Row as a spreadsheet counts; None: the whole file."""
    column: NotBlank | None = None
    """Column of the finding; None: whichever it names."""
    value: str | None = None
    reason: NotBlank
    by: NotBlank
    """Role of who verified it; the program asks for no name."""
    day: date


class Acceptances(Frozen):
    """acceptances.yaml; without the file nothing has been accepted."""

    version: Literal[1]
    accepted: tuple[Acceptance, ...] = ()
