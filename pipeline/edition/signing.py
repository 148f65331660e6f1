"""Where an edition goes: a draft's place, a signed edition left alone, or a revision beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from pipeline.errors import BulletinError, Sentence
from pipeline.publishing import EditionRecord, Place, corrections_of, edition_digest, place_of, read_record
from pipeline.settings.model import Language, Settings, Words


def standing_place(outputs: Path, files: Mapping[str, bytes], meeting: date, settings: Settings) -> Place:
    """Return where the edition of these data goes, with what it corrects of a signed one.

    Where nothing that was published reads otherwise, the signed edition stands as it is: files that
    came later and changed nothing make no revision. Raises BulletinError where a folder stands in
    the place that can't be told from a signed edition, because its manifest can't be read.
    """
    record = read_record(outputs)
    place = place_of(meeting, edition_digest(files), record, settings.sign_offs)
    _refuse_unreadable(outputs / place.name, record, meeting, settings)
    if place.revises is None:
        return place
    corrections = corrections_of(place.revises, files, settings.kinds)
    if not corrections:
        return replace(place, name=place.revises.folder.name, settled=place.revises)
    return replace(place, standing=replace(place.standing, corrections=corrections))


def _refuse_unreadable(
    folder: Path, record: Sequence[EditionRecord], meeting: date, settings: Settings
) -> None:
    """Raise BulletinError where ``folder`` may hold a signed edition whose manifest is damaged."""
    known = any(edition.folder == folder for edition in record)
    was_signed = any(signature.meeting == meeting for signature in settings.sign_offs.signed)
    if folder.is_dir() and not known and was_signed:
        raise BulletinError(
            Sentence(
                "{folder} mungkin edisi yang sudah ditandatangani, tetapi manifest.json-nya tidak dapat "
                "dibaca; kembalikan dari arsip atau pindahkan foldernya, lalu ulangi.",
                folder=folder,
            )
        )


def standing_notes(place: Place, language: Language) -> tuple[str, ...]:
    """Return what the operator has to know of the edition's standing; nothing for a plain one."""
    notes = []
    if place.settled:
        notes.append(UNCHANGED.in_language(language).format(name=place.settled.folder.name))
    elif place.revises:
        count = len(place.standing.corrections)
        notes.append(REVISED.in_language(language).format(name=place.revises.folder.name, count=count))
    if place.unmatched:
        notes.append(UNMATCHED.in_language(language).format(digests=", ".join(place.unmatched)))
    return tuple(notes)


UNCHANGED = Words(
    id="Edisi {name} sudah ditandatangani dan tidak ada angkanya yang berubah; tidak ada yang ditulis.",
    en="Edition {name} is signed and none of its figures has changed; nothing was written.",
)
REVISED = Words(
    id="Edisi {name} sudah ditandatangani dan tetap utuh; yang dibuat adalah revisinya. "
    "Sel yang berbeda: {count}, lihat koreksi.csv.",
    en="Edition {name} is signed and stays as it is; its revision was made. "
    "Cells that differ: {count}, see koreksi.csv.",
)
UNMATCHED = Words(
    id="config/sign-off.yaml memuat sidik {digests} untuk rapat ini, tetapi datanya kini bersidik lain; "
    "periksa edisi mana yang disetujui.",
    en="config/sign-off.yaml has digest {digests} for this meeting, but the data have another one now; "
    "check which edition was approved.",
)
