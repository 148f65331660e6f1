"""What every command takes, and in which language the run speaks before the settings are read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from typing_extensions import override

from pipeline.errors import Sentence, said

if TYPE_CHECKING:
    from pipeline.settings.model import Language

PATH = click.Path(path_type=Path)
_SHARED = ("config", "lang", "verbose", "quiet", "no_color")


@dataclass(slots=True)
class Speech:
    """In which language this run speaks, as far as is known, and the options before the command."""

    language: Language = "id"
    options: dict[str, Any] = field(default_factory=dict)

    def said(self, text: str) -> str:
        """Return a sentence in this run's language."""
        return str(said(text, self.translate))

    def translate(self, text: str) -> str:
        """Return a text of the program in this run's language; no catalogue is read for Indonesian."""
        if self.language == "id":
            return text
        from pipeline.catalogues import catalogue

        return catalogue(self.language).gettext(text)


def hear_language(context: click.Context, _param: click.Parameter, language: Language | None) -> str | None:
    """Take note of ``--lang`` before anything else, so that wrong usage is told in it as well."""
    if language is not None:
        context.ensure_object(Speech).language = language
    return language


class Day(click.ParamType[date]):
    """A day written as 2024-11-18."""

    name = "JJJJ-MM-HH"

    @override
    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a wrong one is wrong usage."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            words = Sentence("{value} bukan tanggal; tulis misalnya 2024-11-18.", value=repr(value))
            speech = ctx.ensure_object(Speech) if ctx else Speech()
            self.fail(speech.said(words), param, ctx)


SHARED_OPTIONS = (
    click.option("--config", type=PATH, default=None, help="Berkas konfigurasi [config/pipeline.yaml]."),
    click.option(
        "--lang",
        type=click.Choice(["id", "en"]),
        default=None,
        is_eager=True,
        callback=hear_language,
        help="Bahasa pesan dan halaman.",
    ),
    click.option("-v", "--verbose", is_flag=True, default=None, help="Ceritakan lebih banyak."),
    click.option("-q", "--quiet", is_flag=True, default=None, help="Hanya yang perlu."),
    click.option("--no-color", is_flag=True, default=None, help="Tanpa warna."),
)


def shared_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give ``command`` the options that every command has; None means not given here."""
    for option in reversed(SHARED_OPTIONS):
        command = option(command)
    return command


def given(context: click.Context, options: dict[str, Any]) -> dict[str, Any]:
    """Return the shared options: those after the command's name, else those before it."""
    before = context.ensure_object(Speech).options
    return {name: options[name] if options[name] is not None else before.get(name) for name in _SHARED}
