"""From a document to its typed value, with every fault told at its line.

A document with faults is tried again without the faulty parts, so that checks across its entries
(two regions with one code, say) can speak in the same run.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from pipeline.errors import ConfigFault, Sentence
from pipeline.settings.documents import Document, Key
from pipeline.settings.spelling import meant
from pipeline.settings.wording import sentence

Model = TypeVar("Model", bound=BaseModel)

_MAX_ROUNDS = 4
_KEY_MARK = "[key]"


@dataclass(frozen=True, slots=True)
class Loaded(Generic[Model]):
    """A file of the configuration as far as it could be understood.

    ``document`` fits ``value`` entry by entry; ``whole`` is the file before faulty entries were
    left out; ``complete``: nothing but unknown keys had to be left out.
    """

    value: Model
    document: Document
    whole: Document
    complete: bool


def parse(document: Document, model: type[Model]) -> tuple[Loaded[Model] | None, tuple[ConfigFault, ...]]:
    """Return ``document`` as ``model`` and all faults.

    With faults, the value is what remains without the faulty entries, or None where too little
    remains.
    """
    faults: tuple[ConfigFault, ...] = ()
    rest, complete = document, True
    for attempt in range(_MAX_ROUNDS):
        try:
            return Loaded(model.model_validate(rest.value), rest, document, complete), faults
        except ValidationError as error:
            errors = error.errors(include_url=False)
        if attempt == 0:
            faults = tuple(_faults(document, model, errors))
        complete = complete and all(e["type"] == "extra_forbidden" for e in errors)
        rest = rest.without({_removable(rest, e) for e in errors})
    return None, faults


def _faults(document: Document, model: type[BaseModel], errors: list[ErrorDetails]) -> Iterator[ConfigFault]:
    """Yield one fault per error; a missing key whose misspelling stands beside it is one fault."""
    missing = [e["loc"] for e in errors if e["type"] == "missing"]
    strange = [e["loc"] for e in errors if e["type"] == "extra_forbidden"]
    unknown = {location: _hint(model, location, strange, missing) for location in strange}
    for error in errors:
        location = error["loc"]
        if location in unknown:
            yield document.fault(location, Sentence("kunci ini tidak dikenal."), unknown[location])
            continue
        if error["type"] == "missing" and _is_misspelt(location, unknown):
            continue
        problem, hint = sentence(error)
        yield document.fault(_without_mark(location), problem, hint)


def _hint(model: type[BaseModel], location: Key, strange: list[Key], missing: list[Key]) -> str:
    """Return what an unknown key is likely to stand for.

    A near spelling; else, where it is the only unknown and another the only missing key, that one.
    """
    block = location[:-1]
    hint = meant(str(location[-1]), known_keys(model, block))
    absent = [key for key in missing if key[:-1] == block]
    if hint or len(absent) != 1 or sum(key[:-1] == block for key in strange) != 1:
        return hint
    return Sentence("Maksudnya `{close}`?", close=absent[0][-1])


def _is_misspelt(location: Key, unknown: Mapping[Key, str]) -> bool:
    return any(
        other[:-1] == location[:-1] and hint == f"Maksudnya `{location[-1]}`?"
        for other, hint in unknown.items()
    )


def _without_mark(location: Key) -> Key:
    return location[:-1] if location[-1:] == (_KEY_MARK,) else location


def known_keys(model: type[BaseModel], location: Key) -> tuple[str, ...]:
    """Return the keys that ``model`` knows in the mapping at ``location``."""
    annotation: Any = model
    for part in location:
        annotation = _inside(_plain(annotation), part)
    found = _plain(annotation)
    if isinstance(found, type) and issubclass(found, BaseModel):
        return tuple(found.model_fields)
    return ()


def _plain(annotation: Any) -> Any:
    """Return ``annotation`` without ``| None`` and ``Annotated``."""
    while get_origin(annotation) not in (None, tuple, Mapping):
        annotation = get_args(annotation)[0]
    return annotation


def _inside(annotation: Any, part: str | int) -> Any:
    """Return the annotation of the value at ``part`` of a value of ``annotation``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation.model_fields[str(part)].annotation
    arguments = get_args(annotation)
    return arguments[0] if isinstance(part, int) else arguments[-1]


def _removable(document: Document, error: ErrorDetails) -> Key:
    """Return the smallest part of ``document`` without which ``error`` may be gone."""
    location = error["loc"]
    if error["type"] == "extra_forbidden" or location[-1:] == (_KEY_MARK,):
        return _without_mark(location)
    for end in range(len(location), 0, -1):
        if isinstance(location[end - 1], int) and location[:end] in document.lines:
            return location[:end]
    parent = location[:-1]
    return parent if len(location) > 1 and parent in document.lines else location
