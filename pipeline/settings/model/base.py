"""What every value of the configuration is built from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

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


def _in_both(value: object) -> object:
    """Return a bare text as the words of both languages; what is neither text nor block is a fault."""
    if isinstance(value, str):
        return Words(id=value, en=value)
    if not isinstance(value, Mapping | Words):
        raise PydanticCustomError("string_type", "text or {id, en}")
    return value


Text = Annotated[Words, BeforeValidator(_in_both)]
"""A text of the office: written once for both languages, or as ``{id: …, en: …}``."""
