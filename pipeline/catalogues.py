"""The catalogues of config/locale: the texts of pages and errors in the reader's language.

The keys are the Indonesian texts in the code. Terminal tables speak through :class:`Words` instead,
so that a command that never fails and prints no page reads no catalogue.
"""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from pipeline.settings.model import Language

CATALOGUES = Path(__file__).parents[1] / "config" / "locale"


@cache
def catalogue(language: Language) -> NullTranslations:
    """Return the gettext catalogue of a language, read from its ``.po`` (20 ms; nothing to build).

    A text that it does not have, or has left empty, stands as the code has it: in Indonesian.
    """
    compiled = io.BytesIO()
    with (CATALOGUES / language / "LC_MESSAGES" / "bulletin.po").open("rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
