"""The story of ``trace``: the figures of one region, each led back to its files and rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from pipeline.commands.checking import spoken
from pipeline.errors import BulletinError
from pipeline.measures import measure
from pipeline.merging import default_meeting, merge, rows_set_aside
from pipeline.origins import Ground, Trace, trace_json, trace_lines, trace_region
from pipeline.reading import read_reports
from pipeline.reports import Lookup, NameCell, compile_vocabulary, judge
from pipeline.settings.model import Region, Settings, Words
from pipeline.terminal.console import Screen, visible

_NO_REGION = Words(
    id='"{name}" bukan kabupaten/kota yang dikenal.', en='"{name}" is no kabupaten or kota that is known.'
)
_NO_ITEM = Words(
    id='"{name}" bukan butir atau indikator dalam katalog.', en='"{name}" is no item or indicator known.'
)
_OTHER_CODE = Words(
    id='Kode dan nama dalam "{name}" menyebut daerah yang berbeda.',
    en='Code and name in "{name}" are of different regions.',
)
_MEANT = Words(id="Maksudnya {names}?", en="Did you mean {names}?")
_TAKEN = Words(id='"{name}" dibaca sebagai {official}.', en='"{name}" is taken for {official}.')
_NO_REPORTS = Words(
    id="Belum ada laporan yang dapat dibaca; sebut --date bila rapatnya tetap ingin ditelusuri.",
    en="There is no readable report yet; give --date to trace a meeting nevertheless.",
)


@dataclass(frozen=True, slots=True)
class TraceOrder:
    """What the operator asked for: names as typed; ``item`` None: all; ``meeting`` None: the next."""

    region: str
    item: str | None
    inputs: Path
    meeting: date | None


def trace_figures(order: TraceOrder, settings: Settings, screen: Screen) -> Trace:
    """Return the origin of the figures that ``order`` asks for.

    Raises UsageError for a region or item that is not known, BulletinError where there is no
    report to take the meeting from.
    """
    region = _region(order.region, settings, screen)
    subject = None if order.item is None else _subject(order.item, settings, screen)
    judged = judge(read_reports([order.inputs], settings), settings)
    meeting = order.meeting or default_meeting(judged, settings)
    if meeting is None:
        raise BulletinError(screen.say(_NO_REPORTS))
    dataset = merge(judged, settings, meeting)
    asides = rows_set_aside(judged, settings, meeting)
    return trace_region(Ground(region, measure(dataset, settings), dataset, asides, settings), subject)


def print_trace(trace: Trace, settings: Settings, form: str, screen: Screen) -> None:
    """Print ``trace`` as ``text`` or ``json`` to stdout."""
    words = spoken(settings, screen.language)
    if form == "json":
        click.echo(trace_json(trace, words, screen.language))
        return
    for line in trace_lines(trace, words, screen.language):
        click.echo(visible(line))


def _region(name: str, settings: Settings, screen: Screen) -> Region:
    lookup = compile_vocabulary(settings).regions
    cell, contradicts = lookup.find(name)
    if contradicts:
        raise click.UsageError(screen.say(_OTHER_CODE).format(name=name))
    code = _taken(name, cell, screen, _NO_REGION, lookup.names.nearest)
    return settings.baseline.by_code[code]


def _subject(name: str, settings: Settings, screen: Screen) -> str:
    """Return the code of an item, or else of an indicator; a clear name beats a near miss."""
    vocabulary = compile_vocabulary(settings)
    lookups: tuple[Lookup, ...] = (vocabulary.items, vocabulary.indicators)
    cells = [lookup.find(name) for lookup in lookups]
    known = [cell for cell in cells if cell.code is not None]
    best = min(known, key=lambda cell: cell.is_corrected, default=cells[0])
    return _taken(name, best, screen, _NO_ITEM, vocabulary.items.nearest)


def _taken(name: str, cell: NameCell, screen: Screen, unknown: Words, nearest: Callable[[str], str]) -> str:
    """Return the code that ``name`` stands for; a near miss is said, an unknown one is wrong usage."""
    if cell.code is None:
        words = screen.say(unknown).format(name=name)
        if near := cell.candidates or tuple(filter(None, [nearest(name)])):
            words += " " + screen.say(_MEANT).format(names=", ".join(near))
        raise click.UsageError(words)
    if cell.is_corrected:
        click.echo(screen.say(_TAKEN).format(name=name, official=cell.candidates[0]), err=True)
    return cell.code
