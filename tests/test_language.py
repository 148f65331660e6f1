"""The two languages of the pages: both catalogues know every text, and English reads as English."""

from __future__ import annotations

import string
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from pipeline.settings.model import Language

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES: tuple[Language, ...] = ("id", "en")
TEXTS = (("pipeline/**.py", "python"), ("templates/**.html", "jinja2"))


def catalogue(language: Language) -> Catalog:
    """The catalogue as its file has it."""
    with (ROOT / "config" / "locale" / language / "LC_MESSAGES" / "bulletin.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def texts() -> set[str | tuple[str, ...]]:
    """Every text that the code and the templates give to the catalogue, a plural as its two forms."""
    return {text for _, _, text, _, _ in extract_from_dir(ROOT, method_map=list(TEXTS))}


def blanks(text: str) -> set[str]:
    """The names of the blanks of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said(message: Message) -> tuple[str, ...]:
    """What a message is in its language, a form each."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_lists_every_text_and_no_other(
    language: Language, texts: set[str | tuple[str, ...]]
) -> None:
    """What the pages say stands in both catalogues, and nothing that they no longer say (`make words`)."""
    found = catalogue(language)
    assert {message.id for message in found if message.id} == texts
    assert list(found.obsolete) == []


def test_every_text_has_its_english() -> None:
    """No text of a page is left in Indonesian, and none is taken on a guess."""
    english = [message for message in catalogue("en") if message.id]
    assert [message.id for message in english if not all(said(message))] == []
    assert [message.id for message in english if message.fuzzy] == []


def test_english_fills_the_same_blanks() -> None:
    """A translated sentence has the blanks of its original, so that no figure is lost."""
    strange = [
        (message.id, form)
        for message in catalogue("en")
        if message.id
        for form in said(message)
        if blanks(form) != blanks(message.id if isinstance(message.id, str) else message.id[0])
    ]
    assert strange == []


def test_english_has_two_forms_for_a_number_and_indonesian_one() -> None:
    """One region has, three regions have: each plural has as many forms as its language."""
    for language, forms in (("en", 2), ("id", 1)):
        found = catalogue(language)
        assert found.num_plurals == forms
        assert {len(said(m)) for m in found if m.id and not isinstance(m.id, str)} == {forms}
