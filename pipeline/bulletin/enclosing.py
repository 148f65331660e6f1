"""The data that a print carries inside, so that nobody has to type its figures anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePosixPath

from pipeline.bulletin.pdf_record import EnclosedFile, Enclosure
from pipeline.bulletin.wording import wording_in
from pipeline.settings.model import Settings

FOLDER = "data"
MEDIA_TYPES = {".csv": "text/csv", ".json": "application/json"}


def enclosure_of(files: Mapping[str, bytes], settings: Settings, day: date) -> Enclosure:
    """Return the edition's data (``data/*.csv`` and ``data/*.json`` of ``files``) for its print.

    Each file goes by its bare name and tells what it holds. ``day`` is the meeting's: it stands as
    the day of every file, for no clock has a part in a print.
    """
    paths = {name: PurePosixPath(name) for name in sorted(files)}
    chosen = {
        name: path
        for name, path in paths.items()
        if str(path.parent) == FOLDER and path.suffix in MEDIA_TYPES
    }
    return Enclosure(
        day,
        tuple(
            EnclosedFile(path.name, _description(path, settings), MEDIA_TYPES[path.suffix], files[name])
            for name, path in chosen.items()
        ),
    )


def _description(path: PurePosixPath, settings: Settings) -> str:
    """Return what a file of data holds; a file of unknown name is data of the edition."""
    language = settings.edition.language
    _ = wording_in(language).gettext
    kind = settings.kind_by_name.get(path.stem)
    if kind is not None:
        return _("{title}: baris laporan yang berlaku").format(title=kind.title.in_language(language))
    known = {
        "findings": _("Temuan pemeriksaan laporan, satu per baris"),
        "ledger": _("Buku besar berkas: setiap berkas laporan dan hitungan barisnya"),
        "datapackage": _("Keterangan kolom setiap berkas data (Frictionless Data Package)"),
    }
    return known.get(path.stem, _("Data edisi"))
