"""The story of the program: what each command does, one line a step (design rule 1)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

import pipeline
from pipeline.bulletin import (
    EditionContext,
    EditionView,
    Enclosure,
    Press,
    Print,
    compose,
    enclosure_of,
    render_html,
    sheet_prints,
)
from pipeline.cache import files_digest
from pipeline.commands.checking import spoken
from pipeline.edition.comparing import compared, damage_notes, previous_edition
from pipeline.edition.letter import LETTER_NAME, letter
from pipeline.edition.opening import Opened, opened_edition, public_files
from pipeline.edition.signing import standing_notes, standing_place
from pipeline.editorial import Editorial, read_editorial
from pipeline.errors import BulletinError, Sentence, Translate
from pipeline.feedback import Reading, Season, feedback_files, gathered
from pipeline.measures import Measures, measure
from pipeline.measures.model import PreviousEdition
from pipeline.merging import default_meeting, merge
from pipeline.model.dataset import Dataset
from pipeline.model.editions import EditionStanding
from pipeline.model.findings import Severity
from pipeline.publishing import (
    PACKAGE_NAME,
    Place,
    corrections_csv,
    data_files,
    data_package,
    edition_digest,
    manifest,
    write_edition,
)
from pipeline.reading import read_contents, read_reports, read_sources
from pipeline.reports import Judged, judge
from pipeline.sample import sample_state
from pipeline.settings.model import Settings, Words
from pipeline.terminal.closing import Closing
from pipeline.terminal.console import Screen, edition_table
from pipeline.terminal.journal import Journal
from pipeline.terminal.ordering import EditionOrder
from pipeline.terminal.progress import Progress

STEPS = (
    Words(id="Membaca berkas", en="Reading files"),
    Words(id="Memeriksa laporan", en="Checking reports"),
    Words(id="Menyatukan baris", en="Merging rows"),
    Words(id="Menghitung", en="Measuring"),
    Words(id="Menyusun halaman", en="Composing pages"),
    Words(id="Mencetak PDF", en="Printing the PDF"),
    Words(id="Menyimpan edisi", en="Saving the edition"),
)


MEETING = Words(
    id="Rapat {meeting}; {files} berkas di folder masukan.",
    en="Meeting {meeting}; files in the inputs: {files}.",
)
STANDING = Words(
    id="Edisi {edition} ({status}): {accepted} dari {rows} baris berlaku, {rejected} ditolak, "
    "{findings} temuan.",
    en="Edition {edition} ({status}): {accepted} of {rows} rows count, {rejected} rejected, "
    "findings: {findings}.",
)
UNCHANGED = Words(
    id="Sejak edisi {edition} dibuat tidak ada yang berubah; tidak ada yang ditulis.",
    en="Nothing has changed since edition {edition} was made; nothing was written.",
)


@dataclass(frozen=True, slots=True)
class Made:
    """An edition that lies in ``folder``, and what it rests on."""

    folder: Path
    files: tuple[str, ...]
    dataset: Dataset
    measures: Measures
    place: Place
    notes: tuple[Sentence, ...] = ()
    """What the operator has to know of the editor's text and of earlier editions."""
    content: str | None = None
    """The digest of what was written; None where a signed edition lay there already."""


def make_edition(order: EditionOrder, settings: Settings, screen: Screen) -> Made:
    """Read, check, merge, measure, compose and write one edition; return what was made.

    Raises BulletinError where there is nothing to make an edition of, or sample data beside real reports.
    """
    _refuse_mixture(order.inputs, settings)
    with Journal("weekly") as log, Progress(screen, log) as progress, _press(order, settings) as press:
        progress.step(STEPS[0])
        tables = read_reports([order.inputs], settings)
        progress.step(STEPS[1])
        judged = judge(tables, settings)
        meeting = order.meeting or _next_meeting(judged, settings)
        progress.decided(MEETING, meeting=meeting, files=len(judged.files))
        press.warm_up()
        progress.step(STEPS[2])
        dataset = merge(judged, settings, meeting)
        progress.step(STEPS[3])
        previous = previous_edition(judged, settings, meeting, order.outputs)
        measures = compared(measure(dataset, settings), previous, judged, settings)
        progress.step(STEPS[4])
        files = data_files(dataset, settings, spoken(settings, settings.edition.language))
        place = standing_place(order.outputs, files, meeting, settings)
        _tell_standing(progress, dataset, place)
        if place.settled:
            return Made(place.settled.folder, place.settled.files, dataset, measures, place)
        files[PACKAGE_NAME] = data_package(files, settings, meeting)
        editorial = read_editorial(order.inputs, meeting)
        feedback = gathered(_season(judged, dataset, measures, settings, previous))
        context = _context(dataset, settings, edition_digest(files), place.standing, editorial)
        view = compose(measures, previous, replace(context, corrections=feedback.corrections))
        progress.step(STEPS[5])
        opened = opened_edition(view, files, dataset, place.standing, settings)
        files |= _pages(view, enclosure_of(files, settings, meeting), opened, order.formats, press)
        files |= feedback_files(feedback, view) | _corrections(place)
        files |= _letter(view, files, dataset, settings)
        progress.step(STEPS[6])
        files["manifest.json"] = manifest(dataset, settings, files, measures.calendar.number, place.standing)
        folder = write_edition(order.outputs, place.name, files)
    notes = (*damage_notes(meeting, settings, order.outputs), *(editorial.notes if editorial else ()))
    return Made(folder, tuple(sorted(files)), dataset, measures, place, notes, files_digest(files))


def closing_of(made: Made, settings: Settings, screen: Screen, translate: Translate) -> Closing:
    """Return what is to be said of an edition that was made; ``translate`` words its notes."""
    return Closing(
        language=screen.language,
        notes=(*standing_notes(made.place, screen.language), *(note.said(translate) for note in made.notes)),
        unchanged="" if made.place.settled else screen.say(UNCHANGED).format(edition=made.folder.name),
        table=edition_table(made.measures, settings.baseline, screen),
        paths=tuple(str(made.folder / name) for name in made.files),
        has_errors=any(finding.severity is Severity.ERROR for finding in made.dataset.findings),
    )


def _tell_standing(progress: Progress, dataset: Dataset, place: Place) -> None:
    counts = dataset.ledger.totals
    progress.decided(
        STANDING,
        edition=place.name,
        status=place.standing.status.value,
        rows=counts.read,
        accepted=counts.accepted,
        rejected=counts.rejected,
        findings=len(dataset.findings),
    )


def _corrections(place: Place) -> dict[str, bytes]:
    """Return what a revision corrects, as a table."""
    return {"koreksi.csv": corrections_csv(place.standing.corrections)} if place.revises else {}


def _letter(
    view: EditionView, files: Mapping[str, bytes], dataset: Dataset, settings: Settings
) -> dict[str, bytes]:
    """Return the e-mail where both its text and its print were asked for."""
    if not {"ringkasan.txt", "buletin.pdf"} <= files.keys():
        return {}
    return {LETTER_NAME: letter(view, files["buletin.pdf"], dataset, settings)}


def _season(
    judged: Judged,
    dataset: Dataset,
    measures: Measures,
    settings: Settings,
    previous: PreviousEdition | None,
) -> Season:
    reading = Reading(partial(read_sources, settings=settings), partial(read_contents, settings=settings))
    return Season(judged, dataset, measures, settings, reading, previous)


def _refuse_mixture(inputs: Path, settings: Settings) -> None:
    """Raise BulletinError where sample data would stand beside, or as, real reports."""
    state = sample_state(inputs)
    if state.is_mixed:
        raise BulletinError(
            Sentence(
                "Di {inputs} data contoh bercampur dengan laporan yang sebenarnya (mis."
                " {report}); jalankan `make start` untuk membuang data contoh.",
                inputs=inputs,
                report=state.real_reports[0],
            )
        )
    if state.has_sample and settings.edition.data_status == "real":
        raise BulletinError(
            Sentence(
                "Di {inputs} masih ada data contoh, padahal data_status: real; jalankan `make"
                " start` untuk membuangnya.",
                inputs=inputs,
            )
        )


def _next_meeting(judged: Judged, settings: Settings) -> date:
    meeting = default_meeting(judged, settings)
    if meeting is None:
        raise BulletinError(
            Sentence(
                "Belum ada laporan yang dapat dibaca, jadi tanggal rapatnya tidak diketahui;"
                " simpan laporan di inputs/<tanggal terima>/ atau sebut --meeting-date."
            )
        )
    return meeting


def _context(
    dataset: Dataset, settings: Settings, digest: str, standing: EditionStanding, editorial: Editorial | None
) -> EditionContext:
    return EditionContext(
        settings=settings,
        ledger=dataset.ledger,
        digest=digest,
        standing=standing,
        language=settings.edition.language,
        program_version=pipeline.__version__,
        editorial=editorial,
    )


def _press(order: EditionOrder, settings: Settings) -> Press:
    most_seconds = settings.edition.limits.render_seconds
    return Press(order.jobs if "pdf" in order.formats else 1, order.store, most_seconds)


def _pages(
    view: EditionView, enclosure: Enclosure, opened: Opened, formats: Sequence[str], press: Press
) -> dict[str, bytes]:
    """Return the pages that were asked for; the data go into the bulletin's PDF."""
    pages: dict[str, bytes] = {}
    html = render_html(view)
    if "txt" in formats:
        pages["ringkasan.txt"] = view.message.encode()
    if "html" in formats:
        pages["buletin.html"] = html.encode()
    if "pdf" in formats:
        # The bulletin first: it takes longest.
        pages |= press.prints({"buletin.pdf": Print(html, enclosure)} | opened.prints | sheet_prints(view))
    return pages | public_files(opened, pages)
