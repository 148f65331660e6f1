"""sign-off.yaml: which edition was signed, by whom and when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from pipeline.settings.model.base import Frozen


class SignOff(Frozen):
    """One signature under one edition, known by the digest that stands on its pages."""

    meeting: date
    digest: Annotated[str, Field(pattern=r"^[0-9a-f]{8}$")]
    name: str
    role: str
    day: date


class SignOffs(Frozen):
    """sign-off.yaml; without the file nothing is signed."""

    version: Literal[1]
    signed: tuple[SignOff, ...] = ()

    def of(self, meeting: date, digest: str) -> tuple[SignOff, ...]:
        """Return the signatures under the edition of ``meeting`` with this digest, as listed."""
        return tuple(s for s in self.signed if s.meeting == meeting and s.digest == digest)

    def other(self, meeting: date, digest: str) -> tuple[SignOff, ...]:
        """Return the signatures of ``meeting`` that stand under another digest."""
        return tuple(s for s in self.signed if s.meeting == meeting and s.digest != digest)
