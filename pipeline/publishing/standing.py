"""What the edition that is being made is: a draft, the final one, or a revision of a signed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.model.editions import EditionStanding, EditionStatus, Signature
from pipeline.publishing.record import EditionRecord, edition_name
from pipeline.settings.model import SignOffs


@dataclass(frozen=True, slots=True)
class Place:
    """Where an edition goes and as what.

    ``name`` is its folder's; ``standing`` has no corrections yet; ``revises`` is the signed
    edition that it would correct; ``settled`` the signed edition that is this very one and lies
    there already, so that nothing is to be written; ``unmatched`` the digests that were signed for
    this meeting, but belong to no edition at all.
    """

    name: str
    standing: EditionStanding
    revises: EditionRecord | None = None
    settled: EditionRecord | None = None
    unmatched: tuple[str, ...] = ()


def place_of(meeting: date, digest: str, record: Sequence[EditionRecord], sign_offs: SignOffs) -> Place:
    """Return the place of the edition of ``meeting`` whose data have ``digest``.

    Signing makes an edition FINAL, or REVISI n where a signed one lies there with other data; an
    unsigned edition beside a signed one is the draft of its next revision.
    """
    signed = [e for e in record if e.meeting == meeting and e.is_signed]
    last = signed[-1] if signed else None
    if last is not None and last.digest == digest:
        own = EditionStanding(last.status, last.revision, last.signatures)
        return Place(last.folder.name, own, settled=last)
    revision = last.revision + 1 if last else 0
    signatures = tuple(Signature(s.name, s.role, s.day) for s in sign_offs.of(meeting, digest))
    status = EditionStatus.DRAFT
    if signatures:
        status = EditionStatus.REVISION if revision else EditionStatus.FINAL
    known = {edition.digest for edition in signed}
    unmatched = tuple(s.digest for s in sign_offs.other(meeting, digest) if s.digest not in known)
    standing = EditionStanding(status, revision, signatures)
    return Place(edition_name(meeting, revision), standing, last, None, unmatched)
