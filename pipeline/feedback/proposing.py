"""The proposed copy of a file: as its sender wrote it, with the safe corrections applied.

What only the sender can know is not marked inside the copy, for a column or a note more would itself
be found fault with when the copy is sent: the desk's sheet and table list it beside the copy. No
copy is proposed that was not read and judged anew, in the place of the file and under its new name.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from pipeline.feedback.desk import Desk
from pipeline.feedback.model import Season
from pipeline.feedback.proving import Judgement, Written, is_proved
from pipeline.feedback.rewriting import rewritten
from pipeline.feedback.safety import Material, by_path, drafted, is_proposed
from pipeline.intake import FileClass, RawTable, SourceFile
from pipeline.model.findings import Finding
from pipeline.receipt import shelf_name
from pipeline.reports import FINAL_REVISION, compile_vocabulary, find_header, revision_mark

_SEARCHED_ROWS = 60
"""Rows among which a header is looked for."""


@dataclass(frozen=True, slots=True)
class Change:
    """One cell of a proposed copy: row as a spreadsheet shows it, position from 0.

    ``is_sure``: nothing of the cell's meaning is in doubt; else the sender has to confirm it.
    """

    row: int
    position: int
    before: str
    after: str
    is_sure: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed copy of the file at ``path``.

    ``name`` is its own, below the desk's folder, with the next revision mark; region and day are in
    it where they stand in no row. ``claimed`` are the findings that it removes; ``columns`` maps
    canonical column → position.
    """

    path: str
    name: str
    content: bytes
    changes: tuple[Change, ...]
    claimed: frozenset[Finding]
    columns: Mapping[str, int]


def proposals(desks: Iterable[Desk], season: Season) -> dict[str, tuple[Proposal, ...]]:
    """Return by region the copies that are proposed, in path order: of files in which something
    stands that the rule book lets the program correct.
    """
    wanted = {desk.region.code: _paths(desk, season) for desk in desks}
    copies = copies_of({path for own in wanted.values() for path in own}, season)
    return {
        region: _told_apart([copies[path] for path in sorted(own) if path in copies])
        for region, own in wanted.items()
    }


def copies_of(paths: Set[str], season: Season) -> dict[str, Proposal]:
    """Return by path a copy of each file that can be corrected, and was proved."""
    proved = _proved(list(_written(sorted(paths), season)), season) if paths else []
    return {copy.path: _proposal(copy, name) for copy, name in proved}


def _paths(desk: Desk, season: Season) -> set[str]:
    rules = season.settings.rules
    remarks = (remark for group in desk.open for remark in group.remarks)
    return {remark.finding.path for remark in remarks if is_proposed(remark.finding, rules)}


def _written(paths: Sequence[str], season: Season) -> Iterator[Written]:
    """Yield the copies of the files at ``paths`` that can be written."""
    settings = season.settings
    vocabulary = compile_vocabulary(settings)
    numbers = {file.table.source.path: n for n, file in enumerate(season.judged.files)}
    findings = by_path(season.dataset.findings)
    for path in paths:
        number = numbers[path]
        judged = season.judged.files[number].table
        data = _content(judged)
        if judged.source.file_class is not FileClass.REPORT or data is None:
            continue
        table = next(iter(season.reading.contents([(judged.source, data)])))
        header = find_header(table.rows(0, _SEARCHED_ROWS), vocabulary) if table.problem is None else None
        if header is None:
            continue
        frame = season.judged.frames[header.kind]
        own = tuple(frame.loc[frame["file"] == number, "row"].tolist())
        kind = settings.kind_by_name[header.kind]
        draft = drafted(Material(table.rows(), header, kind, own, settings.rules), findings[path])
        content = rewritten(data, table, {place: edit.text for place, edit in draft.edits.items()})
        if draft.edits and content is not None:
            yield Written(table, content, draft, header.columns)


def _content(table: RawTable) -> bytes | None:
    """Return the bytes that were judged; None where the file has become another meanwhile."""
    try:
        data = table.source.absolute.read_bytes()
    except OSError:
        return None
    return data if hashlib.sha256(data).hexdigest() == table.sha256 else None


def _proved(copies: Sequence[Written], season: Season) -> list[tuple[Written, str]]:
    """Return the copies that hold what they promise, each with its name."""
    before = Judgement.of([copy.table for copy in copies], season.settings)
    in_place = _judged_as(copies, [copy.table.source for copy in copies], season)
    left = [copy for copy in copies if is_proved(copy, copy.path, before, in_place)]
    proved: list[tuple[Written, str]] = []
    for name_of in (_own_name, _full_name):
        sources = [_sent_as(copy, f"{n}/{name_of(copy)}") for n, copy in enumerate(left)]
        renamed = _judged_as(left, sources, season)
        holds = [
            is_proved(copy, source.path, before, renamed) for copy, source in zip(left, sources, strict=True)
        ]
        proved += [(copy, name_of(copy)) for copy, is_held in zip(left, holds, strict=True) if is_held]
        left = [copy for copy, is_held in zip(left, holds, strict=True) if not is_held]
    return proved


def _judged_as(copies: Sequence[Written], sources: Sequence[SourceFile], season: Season) -> Judgement:
    contents = [(source, copy.content) for source, copy in zip(sources, copies, strict=True)]
    return Judgement.of(list(season.reading.contents(contents)), season.settings)


def _sent_as(copy: Written, path: str) -> SourceFile:
    """Return the source of a copy that tells nothing but by its name: it arrives on a day to come."""
    return replace(copy.table.source, path=path, name_parts=(PurePosixPath(path).name,))


def _own_name(copy: Written) -> str:
    return revised(PurePosixPath(copy.path).name)


def _full_name(copy: Written) -> str:
    """Return a name that says what the folders of the file say."""
    return revised(copy.path.replace("/", " "))


def revised(name: str) -> str:
    """Return ``name``, clean, with the next revision mark, so that it counts after the one before."""
    path = PurePosixPath(name)
    mark = revision_mark(path.stem)
    number = 2 if mark in {0, FINAL_REVISION} else mark + 1
    return shelf_name(f"{path.stem} rev{number}{path.suffix}", None, ())


def _told_apart(copies: Iterable[Proposal]) -> tuple[Proposal, ...]:
    """Return the copies of one desk, each under a name of its own."""
    named: dict[str, Proposal] = {}
    for copy in copies:
        name = shelf_name(copy.name, None, named)
        named[name] = replace(copy, name=name)
    return tuple(named.values())


def _proposal(copy: Written, name: str) -> Proposal:
    rows = copy.table.rows()
    changes = [
        Change(row + 1, position, rows[row][position], edit.text, edit.is_sure)
        for (row, position), edit in sorted(copy.draft.edits.items(), key=lambda item: item[0])
    ]
    return Proposal(
        path=copy.path,
        name=name,
        content=copy.content,
        changes=tuple(changes),
        claimed=frozenset(copy.draft.claimed),
        columns=copy.columns,
    )
