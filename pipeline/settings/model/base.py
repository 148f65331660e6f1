"""What every value of the configuration is built from."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["id", "en"]
RegionCode = Annotated[str, Field(pattern=r"^\d{2}\.\d{2}$")]
DistrictCode = Annotated[str, Field(pattern=r"^\d{2}\.\d{2}\.\d{2,3}$")]
Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Count = Annotated[int, Field(ge=0)]
Percent = Annotated[float, Field(ge=0, le=100)]


class Frozen(BaseModel):
    """Base of all configuration values: immutable, an unknown key is a fault, no type is bent."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, str_strip_whitespace=True)


class Words(Frozen):
    """The same words in Indonesian and in English."""

    id: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the words in ``language``."""
        return self.id if language == "id" else self.en
