"""The reply to a desk: thanks, what became of each file, what to correct, and by when.

It is text to paste into WhatsApp: ``*bold*``, no tables, one thought a line.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import groupby

from babel.dates import format_date

from pipeline.model.findings import Finding, Severity
from pipeline.model.ledger import FileRecord, Verdict
from pipeline.settings.model import Language, Settings, Words
from pipeline.text.chat import chat_line, row_list

GROUPS_SHOWN = 8
"""Kinds of finding that the reply spells out per file; the rest is counted."""


class Outcome(StrEnum):
    """What was done with a file that came in."""

    KEPT = "kept"
    RESENT = "resent"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Answered:
    """One file that came in and what is said to it.

    ``original`` is its name as sent; ``path`` where it (or the same content, sent before) lies
    below the inputs folder, empty where it was refused or stands twice in this very sending;
    ``record`` and ``findings`` are of the kept file, as the next edition would judge it.
    """

    original: str
    outcome: Outcome
    path: str
    record: FileRecord | None = None
    findings: tuple[Finding, ...] = ()

    @property
    def has_error(self) -> bool:
        """Whether the sender has to do something."""
        return self.outcome is Outcome.REFUSED or any(f.severity is Severity.ERROR for f in self.findings)


@dataclass(frozen=True, slots=True)
class _Speaker:
    language: Language
    words: Callable[[Finding], tuple[str, str]]

    def say(self, words: Words, **blanks: object) -> str:
        return words.in_language(self.language).format(**blanks)


def word_reply(
    answered: Sequence[Answered],
    day: date,
    settings: Settings,
    words: Callable[[Finding], tuple[str, str]],
) -> str:
    """Return the reply to one sending of ``day``; ``words`` gives message and remedy of a finding."""
    speaker = _Speaker(settings.edition.language, words)
    lines = [*_marks(settings, speaker), _thanks(answered, settings, speaker)]
    for number, file in enumerate(answered, 1):
        lines += ["", f"*{number}. {chat_line(file.original)}*: {_verdict(file, speaker)}"]
        lines += _corrections(file.findings, speaker)
    lines += ["", *_closing(answered, day, settings, speaker)]
    return "\n".join(lines) + "\n"


def _marks(settings: Settings, speaker: _Speaker) -> list[str]:
    return [speaker.say(SAMPLE)] if settings.edition.data_status == "sample" else []


def _thanks(answered: Sequence[Answered], settings: Settings, speaker: _Speaker) -> str:
    codes = {code for file in answered if file.record for code in file.record.regions}
    known = sorted(codes & set(settings.baseline.by_code))
    names = ", ".join(settings.baseline.by_code[code].short_name for code in known)
    count = len(answered)
    files = speaker.say(ONE_FILE if count == 1 else MANY_FILES, count=count)
    return speaker.say(THANKS_TO if names else THANKS, names=names, files=files)


def _verdict(file: Answered, speaker: _Speaker) -> str:
    if file.outcome is Outcome.REFUSED:
        return speaker.say(NOT_KEPT)
    if file.outcome is Outcome.RESENT:
        return speaker.say(RESENT if file.path else TWICE, path=file.path)
    assert file.record is not None, "a kept file has a record"
    rows = file.record.rows
    said = [speaker.say(VERDICTS[file.record.verdict])]
    for words, count in (
        (COUNTED, rows.accepted), (REJECTED, rows.rejected),
        (SET_ASIDE, rows.duplicate + rows.superseded), (OUTSIDE, rows.out_of_period),
    ):  # fmt: skip
        if count:
            said.append(speaker.say(words, count=_number(count, speaker.language)))
    return ", ".join(said) + "."


def _corrections(findings: Sequence[Finding], speaker: _Speaker) -> list[str]:
    """Return what to correct, errors first; cells with the same fault stand together."""
    told = [f for f in findings if f.severity is not Severity.INFO]
    order = list(Severity)

    def fault(finding: Finding) -> tuple[int, str, str]:
        return order.index(finding.severity), finding.code, finding.column or ""

    groups = [list(group) for _, group in groupby(sorted(told, key=fault), key=fault)]
    groups.sort(key=lambda group: (order.index(group[0].severity), -len(group)))
    lines = [_correction(group, speaker) for group in groups[:GROUPS_SHOWN]]
    if len(groups) > GROUPS_SHOWN:
        lines.append(speaker.say(MORE, count=len(groups) - GROUPS_SHOWN))
    return lines


def _correction(group: Sequence[Finding], speaker: _Speaker) -> str:
    first = min(group, key=lambda f: f.row or 0)
    message, remedy = speaker.words(first)
    rows = sorted({f.row for f in group if f.row is not None})
    place = [speaker.say(ROWS, rows=row_list(rows))] if rows else []
    place += [speaker.say(COLUMN, column=first.column)] if first.column else []
    heard = f"{' '.join(place)}: {message}" if place else message
    return "- " + chat_line(speaker.say(SAID, heard=heard, remedy=remedy).strip())


def _closing(answered: Sequence[Answered], day: date, settings: Settings, speaker: _Speaker) -> list[str]:
    if not any(file.has_error for file in answered):
        warned = any(f.severity is Severity.WARNING for file in answered for f in file.findings)
        return [speaker.say(LOOK_AGAIN if warned else ALL_WELL)]
    schedule = settings.edition.schedule
    due = schedule.last_day_for_corrections(day)
    return [
        speaker.say(
            SEND_AGAIN,
            day=format_date(due, "EEEE, d MMMM y", locale=speaker.language),
            time=schedule.corrections_due.replace(".", ":") if speaker.language == "en" else
            schedule.corrections_due.replace(":", "."),
            zone=schedule.zone_name,
        )
    ]  # fmt: skip


def _number(count: int, language: Language) -> str:
    return f"{count:,}".replace(",", "." if language == "id" else ",")


# --- words --------------------------------------------------------------------------------------

SAMPLE = Words(id="_DATA CONTOH: balasan ini hanya latihan._", en="_SAMPLE DATA: this reply is an exercise._")
ONE_FILE = Words(id="{count} berkas", en="{count} file")
MANY_FILES = Words(id="{count} berkas", en="{count} files")
THANKS_TO = Words(
    id="Terima kasih, Desk Pilkada {names}. {files} telah kami periksa.",
    en="Thank you, Desk Pilkada {names}. We have checked {files}.",
)
THANKS = Words(id="Terima kasih. {files} telah kami periksa.", en="Thank you. We have checked {files}.")
NOT_KEPT = Words(
    id="tidak dapat dipakai dan tidak disimpan; yang diterima adalah CSV atau XLSX. "
    "Buka di Excel, pilih Simpan Sebagai, jenis CSV, lalu kirim lagi.",
    en="cannot be used and was not kept; CSV and XLSX are accepted. "
    "Open it in Excel, choose Save As, type CSV, and send it again.",
)
RESENT = Words(
    id="sudah kami terima sebelumnya dengan isi yang persis sama ({path}), jadi tidak disimpan dua kali.",
    en="we already had this very content ({path}), so it was not kept twice.",
)
TWICE = Words(
    id="isinya persis sama dengan berkas lain dalam kiriman ini, jadi tidak disimpan dua kali.",
    en="its content equals another file of this sending, so it was not kept twice.",
)
VERDICTS = {
    Verdict.ACCEPTED: Words(id="diterima", en="accepted"),
    Verdict.WITH_WARNINGS: Words(id="diterima dengan catatan", en="accepted with notes"),
    Verdict.PARTLY_REJECTED: Words(id="sebagian ditolak", en="partly rejected"),
    Verdict.REJECTED: Words(id="ditolak", en="rejected"),
    Verdict.NIL: Words(id="laporan nihil diterima", en="nil report accepted"),
    Verdict.EMPTY: Words(id="kosong, belum dihitung sebagai laporan", en="empty, not counted as a report"),
    Verdict.NOT_A_REPORT: Words(
        id="disimpan, tetapi tidak dapat dibaca; simpan sebagai CSV atau XLSX, lalu kirim lagi",
        en="kept, but cannot be read as a report; save it as CSV or XLSX and send it again",
    ),
}
COUNTED = Words(id="{count} baris berlaku", en="rows that count: {count}")
REJECTED = Words(id="{count} baris ditolak", en="rows rejected: {count}")
SET_ASIDE = Words(
    id="{count} baris sudah digantikan atau sama dengan kiriman lain",
    en="rows replaced by or equal to another sending: {count}",
)
OUTSIDE = Words(id="{count} baris di luar periode", en="rows out of period: {count}")
ROWS = Words(id="baris {rows}", en="row {rows}")
COLUMN = Words(id='kolom "{column}"', en='column "{column}"')
SAID = Words(id="{heard} {remedy}", en="{heard} {remedy}")
MORE = Words(id="- dan {count} macam catatan lain.", en="- and {count} more kinds of note.")
SEND_AGAIN = Words(
    id="Mohon diperbaiki di berkas aslinya, lalu kirim ulang seluruh berkas (tambahkan rev2 pada namanya) "
    "paling lambat *{day} pukul {time} {zone}*.",
    en="Please correct the original and send the whole file again (add rev2 to its name) "
    "by *{day}, {time} {zone}*.",
)
LOOK_AGAIN = Words(
    id="Angkanya sudah kami pakai. Mohon catatan di atas diperhatikan pada laporan berikutnya.",
    en="We use the figures as they are. Please mind the notes above in the next report.",
)
ALL_WELL = Words(id="Tidak ada yang perlu diperbaiki.", en="Nothing needs to be corrected.")
