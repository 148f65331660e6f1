"""The story of ``receive``: judge what came in beside what is there, shelve it, word the reply."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import click

from pipeline.commands.checking import spoken
from pipeline.errors import BulletinError, Sentence
from pipeline.intake import FileClass, RawTable, arriving, classify, printable
from pipeline.merging import merge
from pipeline.model.dataset import Dataset
from pipeline.reading import read_sources
from pipeline.receipt import Answered, Known, Outcome, Shelf, Staged, shelf_name, word_reply
from pipeline.reports import Claim, FileJudgement, FileState, Judged, judge
from pipeline.sample import sample_state
from pipeline.settings.model import Settings


@dataclass(frozen=True, slots=True)
class Arrival:
    """Where and when files come in: the inputs folder, the day of arrival, the moment of this run."""

    inputs: Path
    day: date
    at: datetime


def receive_files(files: Sequence[Path], arrival: Arrival, settings: Settings) -> tuple[Answered, ...]:
    """Shelve ``files`` in ``inputs/<day>/`` and return what is to be said to each, refused ones last.

    Raises BulletinError, with nothing kept, where a path is no readable file or sample data lie in
    the inputs; never for what is in a file.
    """
    _refuse_odd(files, arrival.inputs)
    with Shelf.opened(arrival.inputs, arrival.day) as shelf:
        staged = shelf.stage([file for file in files if _is_report_name(file)])
        resent = _sent_again(staged, shelf, settings)
        for file in resent:
            shelf.discard(file)
        named = _named([file for file in staged if file not in resent], shelf, settings)
        present = read_sources(shelf.present, settings)
        dataset = merge(judge(_in_order([*present, *named.values()]), settings), settings, None)
        for file, table in named.items():
            shelf.put(file, table.source.name_parts[0], arrival.at)
    answers = [
        Answered(printable(file.original), Outcome.RESENT, resent[file])
        if file in resent
        else _kept(file, named[file], dataset)
        for file in staged
    ]
    refused = [Answered(printable(f.name), Outcome.REFUSED, "") for f in files if not _is_report_name(f)]
    return (*answers, *refused)


def _refuse_odd(files: Sequence[Path], inputs: Path) -> None:
    """Raise BulletinError where a path can't be received, or the inputs hold sample data."""
    for file in files:
        name = printable(str(file))
        try:
            mode = file.stat().st_mode
        except OSError as error:
            raise BulletinError(
                Sentence("Tidak ada berkas bernama {name}, atau tidak dapat dibuka.", name=name)
            ) from error
        if not stat.S_ISREG(mode):
            raise BulletinError(
                Sentence("{name} bukan berkas biasa; sebut berkas laporannya satu per satu.", name=name)
            )
    if sample_state(inputs).has_sample:
        raise BulletinError(
            Sentence(
                "Di {inputs} masih ada data contoh, yang tidak boleh bercampur dengan laporan"
                " yang sebenarnya; jalankan `make start` untuk membuangnya.",
                inputs=inputs,
            )
        )


def _is_report_name(file: Path) -> bool:
    return classify(printable(file.name)) is not FileClass.NOT_A_REPORT


def _sent_again(staged: Sequence[Staged], shelf: Shelf, settings: Settings) -> dict[Staged, str]:
    """Return those that are there already, with the path of the one that they repeat.

    That is the same content that speaks of the same regions and days; "" where it stands twice
    in this very sending.
    """
    twins = {twin for file in staged for twin in file.twins}
    tables = [*read_sources(sorted(twins, key=lambda twin: twin.path), settings)]
    said = _claims([*tables, *_as_sent(staged, shelf, settings)], settings)
    again: dict[Staged, str] = {}
    met: set[tuple[str, frozenset[Claim]]] = set()
    for file in staged:
        own = said[file.copy]
        same = [twin.path for twin in file.twins if said[twin.absolute] == own]
        if same:
            again[file] = same[0]
        elif (file.sha256, own) in met:
            again[file] = ""
        met.add((file.sha256, own))
    return again


def _claims(tables: Iterable[RawTable], settings: Settings) -> dict[Path, frozenset[Claim]]:
    files = judge(_in_order(tables), settings).files
    return {file.table.source.absolute: frozenset(file.claims) for file in files}


def _named(staged: Sequence[Staged], shelf: Shelf, settings: Settings) -> dict[Staged, RawTable]:
    """Return each staged file as a table under the name that it is to bear.

    That is a clean one made of region, kind and day, unless it would change what is found in the
    file: region and day may stand in the sender's name alone, or contradict the rows.
    """
    as_sent = _as_sent(staged, shelf, settings)
    before = judge(_in_order(as_sent), settings)
    judged = {file.table.source.absolute: file for file in before.files}
    taken = set(shelf.names)
    clean, plain = [], []
    for file, table in zip(staged, as_sent, strict=True):
        known = _known(judged[table.source.absolute], settings)
        clean.append(shelf_name(file.original, known, taken))
        plain.append(shelf_name(file.original, None, taken))
        taken |= {clean[-1], plain[-1]}
    said = _said(before, settings)
    renamed = _read(staged, _places(clean, shelf), shelf, settings)
    after = _said(judge(_in_order(renamed), settings), settings)
    names = [
        clean[n] if said[table.source.absolute] == after[table.source.absolute] else plain[n]
        for n, table in enumerate(as_sent)
    ]
    return dict(zip(staged, _read(staged, _places(names, shelf), shelf, settings), strict=True))


def _as_sent(staged: Sequence[Staged], shelf: Shelf, settings: Settings) -> list[RawTable]:
    """Return staged files as they are read under their senders' names, of which two may be alike."""
    paths = [f"{number}/{printable(file.original)}" for number, file in enumerate(staged)]
    return _read(staged, paths, shelf, settings)


def _read(staged: Sequence[Staged], paths: Sequence[str], shelf: Shelf, settings: Settings) -> list[RawTable]:
    """Return staged files as they are read when they are spoken of by ``paths``."""
    sources = [arriving(file.copy, path, shelf.day) for file, path in zip(staged, paths, strict=True)]
    return list(read_sources(sources, settings))


def _in_order(tables: Iterable[RawTable]) -> list[RawTable]:
    """Return tables as they are judged: in path order."""
    return sorted(tables, key=lambda table: table.source.path)


def _places(names: Sequence[str], shelf: Shelf) -> list[str]:
    return [f"{shelf.day.isoformat()}/{name}" for name in names]


def _known(file: FileJudgement, settings: Settings) -> Known | None:
    """Return what a file says of itself, or None where it says none or more than one thing."""
    regions = {claim.region for claim in file.claims}
    days = {claim.day for claim in file.claims}
    province = file.kind is not None and settings.kind_by_name[file.kind].sender != "desk"
    contradicted = file.names.region is not None and file.names.region not in regions
    if province or contradicted or len(regions) != 1 or len(days) != 1:
        return None
    if file.state is FileState.NOT_A_REPORT:
        return None
    slug = settings.baseline.by_code[regions.pop()].slug
    return Known(slug, file.kind or "nihil", days.pop())


def _said(judged: Judged, settings: Settings) -> dict[Path, object]:
    """Return, per file, what is found in it and made of it, without its own name."""
    dataset = merge(judged, settings, None)
    found: dict[str, list[tuple[str, int, str]]] = {}
    for finding in dataset.findings:
        found.setdefault(finding.path, []).append((finding.code, finding.row or 0, finding.column or ""))
    return {
        file.table.source.absolute: (record.verdict, record.regions, file.claims, found.get(record.path))
        for file, record in zip(judged.files, dataset.ledger.files, strict=True)
    }


def _kept(file: Staged, table: RawTable, dataset: Dataset) -> Answered:
    path = table.source.path
    record = next(record for record in dataset.ledger.files if record.path == path)
    findings = tuple(finding for finding in dataset.findings if finding.path == path)
    return Answered(printable(file.original), Outcome.KEPT, path, record, findings)


def print_reply(answers: Sequence[Answered], arrival: Arrival, settings: Settings) -> None:
    """Print the reply to stdout, ready to be pasted into a message."""
    words = spoken(settings, settings.edition.language)
    click.echo(word_reply(answers, arrival.day, settings, words), nl=False)
