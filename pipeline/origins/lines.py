"""What ``trace`` tells a person: section by section, each figure with its rows, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.model.dataset import SetAside
from pipeline.origins.answer import Sentences
from pipeline.origins.model import Aside, Section, Source, Trace, TracedFigure
from pipeline.origins.sentences import number, span
from pipeline.settings.model import Language, Words

DIGEST_CHARACTERS = 8
PARTS_SHOWN = 3

HEADING = Words(
    id="{region} ({code}), rapat {meeting}: asal setiap angka",
    en="{region} ({code}), meeting {meeting}: the origin of every figure",
)
SECTIONS = {
    Section.KEY_FIGURES: Words(id="Angka kunci", en="Key figures"),
    Section.BOARD: Words(id="Papan kesiapan", en="Readiness board"),
    Section.LOGISTICS: Words(id="Logistik", en="Logistics"),
    Section.ISSUES: Words(id="Isu dan kendala", en="Issues"),
    Section.READINESS: Words(
        id="Kesiapan lain, keamanan, partisipasi", en="Other readiness, security, turnout"
    ),
}
OF = Words(id="{value} dari {whole}", en="{value} of {whole}")
PER = Words(id="per {day}", en="as of {day}")
OLD = Words(id="umur {days} hari", en="{days} days old")
PROVINCE = Words(id="provinsi {value}", en="province {value}")
SOURCE = Words(id="{file} baris {row}", en="{file}, row {row}")
WHOLE_FILE = Words(id="{file}", en="{file}")
DIGEST = Words(id="sidik {digest}", en="digest {digest}")
REPORT_DAY = Words(id="laporan {day}", en="report of {day}")
ARRIVED = Words(id="datang {day}", en="arrived {day}")
UNKNOWN_ARRIVAL = Words(id="hari datang tidak diketahui", en="day of arrival unknown")
DISTRICT = Words(id="kecamatan {name}", en="district {name}")
PARTS = Words(id="dari {count} angka: {keys}", en="from {count} figures: {keys}")
FIRST_OF = Words(id="{keys} …", en="{keys} …")
ASIDE = Words(id="dikesampingkan:", en="set aside:")
UNPLACED = Words(
    id="Dikesampingkan tanpa butir, indikator, atau isu yang dikenal",
    en="Set aside without a known item, indicator or issue",
)
NOTHING = Words(id="Tidak ada angka yang dilaporkan.", en="No figure was reported.")
REJECTED = Words(id="ditolak: {reason}", en="rejected: {reason}")
OUT_OF_PERIOD = Words(id="bertanggal sesudah rapat", en="dated after the meeting")
SUPERSEDED = Words(
    id="diganti oleh {place}, kiriman yang lebih akhir", en="superseded by {place}, a later submission"
)
DUPLICATE = Words(id="sama dengan {place}", en="the same as {place}")
DUPLICATE_ONLY = Words(id="isinya sudah ada", en="it says nothing new")


@dataclass(frozen=True, slots=True)
class _Speaker:
    """Puts words into one language; ``trace`` has the files and the names of kecamatan."""

    trace: Trace
    sentences: Sentences
    language: Language

    def say(self, words: Words, **blanks: str) -> str:
        return words.in_language(self.language).format(**blanks)

    def district(self, code: str) -> str:
        return next((d.name for d in self.trace.region.districts if d.code == code), code)


def trace_lines(trace: Trace, sentences: Sentences, language: Language) -> Iterator[str]:
    """Yield ``trace`` as lines of plain text; a digest is shortened to its first 8 digits."""
    speaker = _Speaker(trace, sentences, language)
    region = trace.region
    yield speaker.say(HEADING, region=region.name, code=region.code, meeting=trace.meeting.isoformat())
    if not trace.groups:
        yield speaker.say(NOTHING)
    section = None
    for group in trace.groups:
        if group.section is not section:
            section = group.section
            yield ""
            yield f"{section.value}  {speaker.say(SECTIONS[section])}"
        yield f"  {speaker.say(group.label)}"
        for figure in group.figures:
            yield from _figure(speaker, figure)
        yield from _asides(speaker, group.asides, speaker.say(ASIDE), "    ")
    yield from _asides(speaker, trace.unplaced, speaker.say(UNPLACED), "")


def _figure(speaker: _Speaker, figure: TracedFigure) -> Iterator[str]:
    yield f"    {speaker.say(figure.label)}: {_value(speaker, figure)}"
    yield f"      = {speaker.say(figure.formula)}"
    if figure.parts:
        keys = ", ".join(figure.parts[:PARTS_SHOWN])
        shown = speaker.say(FIRST_OF, keys=keys) if len(figure.parts) > PARTS_SHOWN else keys
        yield f"      < {speaker.say(PARTS, count=str(len(figure.parts)), keys=shown)}"
    for source in figure.sources:
        yield f"      < {_source(speaker, source)}"


def _value(speaker: _Speaker, figure: TracedFigure) -> str:
    """Return the value with what it is measured against, its state, its day and its age."""
    value = "–" if figure.value is None else speaker.say(number(figure.value))
    value = f"≤ {value}" if figure.upper_bound and figure.value is not None else value
    if figure.of is not None and figure.of != (figure.value, figure.value):
        value = speaker.say(OF, value=value, whole=speaker.say(span(*figure.of)))
    words = [] if figure.value is None and figure.text is not None else [value]
    words += [speaker.say(told) for told in (figure.text, figure.state) if told is not None]
    if figure.as_of is not None:
        words.append(speaker.say(PER, day=figure.as_of.isoformat()))
    if figure.age_days:
        words.append(speaker.say(OLD, days=str(figure.age_days)))
    if figure.province is not None:
        part, whole = figure.province
        told = speaker.say(number(part))
        words.append(
            speaker.say(
                PROVINCE,
                value=speaker.say(OF, value=told, whole=speaker.say(number(whole))) if whole else told,
            )
        )
    return ", ".join(words)


def _source(speaker: _Speaker, source: Source) -> str:
    words = [_place(speaker, source.file, source.row)]
    if source.district is not None:
        words.append(speaker.say(DISTRICT, name=speaker.district(source.district)))
    file = speaker.trace.files.get(source.file)
    if file is not None:
        words.append(speaker.say(DIGEST, digest=file.sha256[:DIGEST_CHARACTERS]))
    if source.day is not None:
        words.append(speaker.say(REPORT_DAY, day=source.day.isoformat()))
    if file is not None:
        arrived = file.received
        words.append(
            speaker.say(ARRIVED, day=arrived.isoformat()) if arrived else speaker.say(UNKNOWN_ARRIVAL)
        )
    count = "" if source.count is None else f": {speaker.say(number(source.count))}"
    return " · ".join(words) + count


def _place(speaker: _Speaker, file: str, row: int) -> str:
    return speaker.say(SOURCE if row else WHOLE_FILE, file=file, row=str(row))


def _asides(speaker: _Speaker, asides: tuple[Aside, ...], heading: str, indent: str) -> Iterator[str]:
    if not asides:
        return
    if not indent:
        yield ""
    yield f"{indent}{heading}"
    for aside in asides:
        words = [_place(speaker, aside.file, aside.row)]
        if aside.district is not None:
            words.append(speaker.say(DISTRICT, name=speaker.district(aside.district)))
        if aside.day is not None:
            words.append(speaker.say(REPORT_DAY, day=aside.day.isoformat()))
        words += [f"{column} {speaker.say(number(count))}" for column, count in aside.counts]
        yield f"{indent}  × {' · '.join(words)}: {_reason(speaker, aside)}"


def _reason(speaker: _Speaker, aside: Aside) -> str:
    """Return why a row does not count."""
    told = " ".join(dict.fromkeys(speaker.sentences(finding)[0] for finding in aside.findings))
    if aside.fate is SetAside.REJECTED:
        return speaker.say(REJECTED, reason=told)
    if aside.fate is SetAside.OUT_OF_PERIOD:
        return speaker.say(OUT_OF_PERIOD)
    if told:
        return told
    if aside.winner is None:
        return speaker.say(DUPLICATE_ONLY)
    words = SUPERSEDED if aside.fate is SetAside.SUPERSEDED else DUPLICATE
    return speaker.say(words, place=_place(speaker, *aside.winner))
