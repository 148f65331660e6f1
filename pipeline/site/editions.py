"""Which editions the site shows, and that none of them has changed since it was made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import BulletinError, Sentence
from pipeline.model.editions import EditionStatus
from pipeline.publishing import (
    PUBLIC_FOLDER,
    RECORD_NAME,
    EditionRecord,
    PublicRecord,
    edition_name,
    parse_record,
    read_record,
)

FINISHED, DRAFTS = "edisi", "draf"
"""Folders of the site: finished editions stay where they are for good, drafts only for a time."""


@dataclass(frozen=True, slots=True)
class SiteEdition:
    """A public edition: what it tells of itself, and the folder in which its files lie."""

    record: PublicRecord
    folder: Path

    @property
    def name(self) -> str:
        """The name of the full edition's folder: ``2024-11-18-rev1``."""
        return edition_name(self.record.meeting, self.record.revision)

    @property
    def address(self) -> str:
        """Where it stands inside the site, with a slash at the end."""
        return f"{DRAFTS if self.record.is_draft else FINISHED}/{self.name}/"

    @property
    def paths(self) -> dict[str, Path]:
        """Its files by their path inside the site."""
        names = [file.path for file in self.record.files] + [RECORD_NAME]
        return {f"{self.address}{name}": self.folder / name for name in names}


@dataclass(frozen=True, slots=True)
class SiteEditions:
    """What the site shows, by meeting and revision, and the finished editions that it can't.

    ``unopened`` are names of editions that were made before there was a public one.
    """

    shown: tuple[SiteEdition, ...]
    unopened: tuple[str, ...]


def read_editions(outputs: Path, site: Path, *, with_drafts: bool) -> SiteEditions:
    """Return the editions of ``outputs``, and those that only the present ``site`` still has.

    Raises BulletinError where a finished edition is not, byte for byte, what it was when it was
    made, or stands on the site with other bytes.
    """
    archived = {edition.address: edition for edition in _archived(site)}
    found: dict[str, SiteEdition] = {}
    unopened = []
    for full in read_record(outputs):
        if not full.is_signed and not with_drafts:
            continue
        edition = _opened(full)
        if edition is None:
            unopened.append(full.folder.name)
            continue
        found[edition.address] = edition
    for address, edition in archived.items():
        if edition.record.is_draft:
            if with_drafts and _finished_address(edition) not in found | archived:
                found.setdefault(address, edition)
            continue
        _refuse_difference(edition, found.get(address))
        found[address] = edition
    shown = sorted(found.values(), key=lambda e: (e.record.meeting, e.record.revision))
    return SiteEditions(tuple(shown), tuple(unopened))


def _finished_address(draft: SiteEdition) -> str:
    return f"{FINISHED}/{draft.name}/"


def _opened(full: EditionRecord) -> SiteEdition | None:
    """Return the public edition inside a full one; None: it has none with a page."""
    folder = full.folder / PUBLIC_FOLDER
    if f"{PUBLIC_FOLDER}/{RECORD_NAME}" not in full.files:
        return None
    changed = [name for name in full.faults if name.startswith(f"{PUBLIC_FOLDER}/")]
    record = None if changed else parse_record((folder / RECORD_NAME).read_bytes())
    if record is None:
        raise BulletinError(
            Sentence(
                "Edisi {name} berubah sejak dibuat ({file}); laman tidak diperbarui. Kembalikan"
                " berkasnya dari salinan yang utuh.",
                name=full.folder.name,
                file=changed[0] if changed else f"{PUBLIC_FOLDER}/{RECORD_NAME}",
            )
        )
    return SiteEdition(record, folder)


def _archived(site: Path) -> Iterator[SiteEdition]:
    """Yield the editions of the present site; a finished one that has changed is refused."""
    for kind in (FINISHED, DRAFTS):
        for path in sorted((site / kind).glob(f"*/{RECORD_NAME}")):
            record = parse_record(path.read_bytes())
            name = f"{kind}/{path.parent.name}"
            if record is None:
                raise _changed(name, RECORD_NAME)
            edition = SiteEdition(record, path.parent)
            if edition.address != f"{name}/":
                raise _changed(name, RECORD_NAME)
            for file in record.files:
                if _digest_of(path.parent / file.path) != file.sha256:
                    raise _changed(name, file.path)
            yield edition


def _refuse_difference(archived: SiteEdition, made: SiteEdition | None) -> None:
    """Raise BulletinError where the same edition stands on the site and in the outputs unlike."""
    if made is not None and made.record != archived.record:
        raise BulletinError(
            Sentence(
                "Edisi {name} di laman (sidik {old}) lain dari yang di folder keluaran (sidik {new});"
                " laman tidak diperbarui, karena alamat tetap tidak boleh berubah isinya.",
                name=archived.name,
                old=archived.record.digest,
                new=made.record.digest,
            )
        )


def _changed(name: str, file: str) -> BulletinError:
    return BulletinError(
        Sentence(
            "Di laman, {name}/{file} berubah sejak diterbitkan; laman tidak diperbarui. Kembalikan dari"
            " salinan, atau hapus folder {name} dari laman supaya disalin lagi dari folder keluaran.",
            name=name,
            file=file,
        )
    )


def _digest_of(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def is_superseded(edition: SiteEdition, editions: tuple[SiteEdition, ...]) -> SiteEdition | None:
    """Return the newest signed revision of the same meeting; None: this one is it."""
    later = [
        other
        for other in editions
        if other.record.meeting == edition.record.meeting
        and other.record.revision > edition.record.revision
        and other.record.status is not EditionStatus.DRAFT
    ]
    return later[-1] if later else None
