"""The story of ``forms``: blank reports for the desks, written where they can be sent from."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.bulletin import render_page, render_pdf
from pipeline.forms import (
    Form,
    desk_forms,
    form_csv,
    form_workbook,
    guide_frame,
    guide_view,
    province_forms,
)
from pipeline.publishing import write_edition
from pipeline.reports import compile_vocabulary, find_region
from pipeline.settings.model import Region, Settings, Words

FOLDER = "formulir"
PROVINCE = "provinsi"
_UNKNOWN = Words(
    id="{name} bukan kabupaten/kota yang dikenal; pilih dari {known}.",
    en="{name} is no known regency or city; choose from {known}.",
)


def find_regions(name: str | None, settings: Settings) -> tuple[Region, ...]:
    """Return the region that ``name`` (official, short, alias or code) means; all for None.

    Raises click.BadParameter where no region, or more than one, is called so.
    """
    if name is None:
        return settings.baseline.regions
    code = find_region(name, compile_vocabulary(settings).regions)
    if code is None:
        known = ", ".join(region.short_name for region in settings.baseline.regions)
        words = _UNKNOWN.in_language(settings.edition.language).format(name=repr(name), known=known)
        raise click.BadParameter(words, param_hint="--region")
    return (settings.baseline.by_code[code],)


def write_forms(outputs: Path, regions: tuple[Region, ...], settings: Settings) -> tuple[Path, ...]:
    """Write ``outputs/formulir/<slug>/`` for each region, the province's own forms, and the guide.

    Returns the paths. Each folder is replaced as a whole or left as it was. Raises BulletinError
    where the disk refuses.
    """
    paths: list[Path] = []
    sets = {region.slug: desk_forms(region, settings) for region in regions}
    for name, forms in {**sets, PROVINCE: province_forms(settings)}.items():
        files = _files(forms, settings)
        folder = write_edition(outputs / FOLDER, name, files)
        paths += [folder / file for file in sorted(files)]
    guide = _guide(desk_forms(regions[0], settings), settings)
    folder = write_edition(outputs / FOLDER, "panduan", guide)
    return (*paths, *(folder / name for name in sorted(guide)))


def _guide(forms: tuple[Form, ...], settings: Settings) -> dict[str, bytes]:
    """Return the guide for a screen and for the wall."""
    frame, view = guide_frame(settings), guide_view(forms, settings)
    return {
        "panduan.html": render_page("guide", frame, view).encode(),
        "panduan.pdf": render_pdf(render_page("guide", frame, view, printed=True)),
    }


def _files(forms: tuple[Form, ...], settings: Settings) -> dict[str, bytes]:
    language = settings.edition.language
    return {
        f"{form.name}{suffix}": content
        for form in forms
        for suffix, content in ((".csv", form_csv(form)), (".xlsx", form_workbook(form, language)))
    }
