"""The public edition, made once beside the full one; publishing only copies it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pipeline.bulletin import EditionView, Print, enclosure_of, on_paper, public_view, render_html
from pipeline.measures import edition_number
from pipeline.model.dataset import Dataset
from pipeline.model.editions import EditionStanding, EditionStatus
from pipeline.publishing import (
    PACKAGE_NAME,
    PUBLIC_FOLDER,
    RECORD_NAME,
    PublicRecord,
    data_package,
    files_of,
    public_data,
    record_bytes,
)
from pipeline.settings.model import Settings

PUBLIC_PRINT = f"{PUBLIC_FOLDER}/buletin.pdf"


@dataclass(frozen=True, slots=True)
class Opened:
    """The public edition: its page and data by their path inside it, and its print.

    ``print`` is still to be printed; None for a draft that will not be published: its turn comes
    when it is signed.
    """

    view: EditionView
    meeting: date
    number: str
    standing: EditionStanding
    files: Mapping[str, bytes]
    print: Print | None

    @property
    def prints(self) -> dict[str, Print]:
        """What is to be printed, by its path inside the full edition."""
        return {PUBLIC_PRINT: self.print} if self.print else {}


def opened_edition(
    view: EditionView,
    files: Mapping[str, bytes],
    dataset: Dataset,
    standing: EditionStanding,
    settings: Settings,
) -> Opened:
    """Return the public edition of ``view``; ``files`` are the data files of the full one."""
    public = public_view(view, settings)
    assert dataset.meeting is not None, "an edition is made for a meeting"
    number = edition_number(dataset.meeting, settings.edition.first_meeting)
    data = public_data(dataset, settings, files)
    data[PACKAGE_NAME] = data_package(data, settings, dataset.meeting)
    page = render_html(public).encode()
    paper = None
    if standing.status is not EditionStatus.DRAFT or settings.edition.publish_drafts:
        enclosure = enclosure_of(data, settings, dataset.meeting)
        paper = Print(render_html(on_paper(public)), enclosure)
    return Opened(public, dataset.meeting, number, standing, {"index.html": page, **data}, paper)


def public_files(opened: Opened, printed: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the public edition's page, data and record by their path inside the full edition.

    ``printed`` are the prints that were made, the public one perhaps among them.
    """
    files = dict(opened.files)
    if PUBLIC_PRINT in printed:
        files["buletin.pdf"] = printed[PUBLIC_PRINT]
    files[RECORD_NAME] = record_bytes(_record(opened, files))
    return {f"{PUBLIC_FOLDER}/{name}": content for name, content in files.items()}


def _record(opened: Opened, files: Mapping[str, bytes]) -> PublicRecord:
    view, standing = opened.view, opened.standing
    head = view.head
    sentences = view.highlights.sentences if view.highlights else ()
    return PublicRecord(
        meeting=opened.meeting,
        revision=standing.revision,
        number=opened.number,
        status=standing.status,
        digest=head.digest,
        is_sample=view.is_sample,
        language=view.language,
        title=view.title,
        label=head.number,
        standing=head.revision,
        updated=max((s.day for s in standing.signatures), default=opened.meeting),
        facts=tuple((fact.term, fact.text) for fact in head.facts),
        highlights=tuple((sentence.lead, sentence.text) for sentence in sentences),
        figures=tuple((tile.label, tile.value, tile.of, tile.note) for tile in view.key_figures),
        corrections=len(standing.corrections),
        files=files_of(files),
    )
