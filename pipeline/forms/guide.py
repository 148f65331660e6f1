"""The guide that goes with the forms: one page a desk can pin to the wall."""

from __future__ import annotations

from dataclasses import dataclass

from babel.dates import format_date

from pipeline.bulletin import Frame, FrameHead
from pipeline.forms.content import Choices, Form, FormColumn
from pipeline.settings.model import Settings, Words

EXAMPLE_COLUMNS = 9
"""Columns of an example: those that matter, on one line of paper."""
EXAMPLE_FIGURE = 500


@dataclass(frozen=True, slots=True)
class Advice:
    """How one thing is written: ``right``, and what the program has to refuse or doubt."""

    what: str
    right: str
    wrong: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    """One row of one kind as a desk fills it in: (column, cell) in order."""

    title: str
    cells: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class GuideView:
    """What stands on the guide."""

    title: str
    lead: str
    steps_title: str
    steps: tuple[str, ...]
    advice_title: str
    advice_heads: tuple[str, str, str]
    advice: tuple[Advice, ...]
    examples_title: str
    examples: tuple[ExampleView, ...]
    closing: str


def guide_view(forms: tuple[Form, ...], settings: Settings) -> GuideView:
    """Return the guide for one desk's ``forms``; the examples are of its region, marked as examples."""
    language = settings.edition.language
    schedule = settings.edition.schedule

    def say(words: Words) -> str:
        return words.in_language(language)

    plain = [form for form in forms if not form.name.startswith(f"{form.kind}-kecamatan")]
    return GuideView(
        title=say(TITLE),
        lead=say(LEAD),
        steps_title=say(STEPS_TITLE),
        steps=tuple(
            say(step).format(due=schedule.corrections_due, zone=schedule.zone_name) for step in STEPS
        ),
        advice_title=say(ADVICE_TITLE),
        advice_heads=(say(WHAT), say(RIGHT), say(WRONG)),
        advice=tuple(Advice(say(what), say(right), say(wrong)) for what, right, wrong in ADVICE),
        examples_title=say(EXAMPLES_TITLE),
        examples=tuple(_example(form, settings) for form in plain),
        closing=settings.edition.letterhead.office,
    )


def guide_frame(settings: Settings) -> Frame:
    """Return the frame of the guide; it holds no figures of a report, so it bears no sample mark."""
    edition = settings.edition
    title = TITLE.in_language(edition.language)
    return Frame(
        language=edition.language,
        title=title,
        description=LEAD.in_language(edition.language),
        author=edition.letterhead.office,
        footer=FOOTER.in_language(edition.language),
        running="",
        paper=edition.paper.lower(),
        head=FrameHead(title, "", ""),
    )


def _example(form: Form, settings: Settings) -> ExampleView:
    """Return a row of the form filled in: what is known beforehand, and made-up figures that fit it."""
    known = next((row for row in form.rows if any(isinstance(cell, int) for cell in row.values())), {})
    filled = [c for c in form.columns if c.once or c.name in known or c.is_required or c.role == "count"]
    ladder = settings.kind_by_name[form.kind].ladder
    figure = next((cell for cell in known.values() if isinstance(cell, int)), EXAMPLE_FIGURE)
    cells = []
    for column in filled[:EXAMPLE_COLUMNS]:
        if column.name in known:
            cell = str(known[column.name])
        elif column.role == "count" and ladder and column.name not in ladder:
            cell = "0"
        elif column.role == "count":
            cell = str(figure)
            # What comes later on the way is never more, in an example as in a report.
            figure = figure * 9 // 10
        else:
            cell = _made_up(column, form, settings)
        cells.append((column.title, cell))
    return ExampleView(form.title, tuple(cells))


def _made_up(column: FormColumn, form: Form, settings: Settings) -> str:
    if column.role == "date":
        return format_date(settings.milestones.season_start, "dd/MM/y", locale=settings.edition.language)
    if column.role == "region":
        return form.region
    if column.role == "reference":
        return "1"
    words = column.check.words if isinstance(column.check, Choices) else ()
    return words[0] if words else EXAMPLE_TEXT.in_language(settings.edition.language)


# --- words --------------------------------------------------------------------------------------

TITLE = Words(id="Cara mengisi laporan harian desk", en="How to fill in a desk's daily report")
LEAD = Words(
    id="Satu halaman untuk operator desk: apa yang dikirim, kapan, dan bagaimana menuliskannya.",
    en="One page for a desk's operator: what to send, when, and how to write it.",
)
FOOTER = Words(
    id="Contoh isian di lembar ini bukan data lapangan.", en="The examples on this page are no field data."
)
STEPS_TITLE = Words(id="Setiap hari", en="Every day")
STEPS = (
    Words(
        id="Buka borang jenis laporannya. Isi harinya sekali di sel kuning di atas tabel, lalu angkanya "
        "di sel kuning lainnya.",
        en="Open the form of the report. Type the day once in the yellow cell above the table, "
        "then the figures in the other yellow cells.",
    ),
    Words(
        id="Yang belum diketahui dibiarkan kosong. Kosong berarti belum dilaporkan; nol ditulis 0.",
        en="Leave blank what is not known yet. Blank means not reported; zero is typed as 0.",
    ),
    Words(
        id="Tidak ada kejadian sama sekali: kirim berkas berisi satu kata, NIHIL. Desk yang diam dianggap "
        "belum melapor.",
        en="Nothing happened at all: send a file with one word, NIHIL. "
        "A silent desk counts as not reporting.",
    ),
    Words(
        id="Simpan sebagai XLSX atau CSV, lalu kirim pada hari yang sama. Ralat: perbaiki berkas aslinya, "
        "tambahkan rev2 pada namanya, kirim seluruhnya.",
        en="Save as XLSX or CSV and send it the same day. A correction: mend the original, "
        "add rev2 to its name, send the whole file.",
    ),
    Words(
        id="Ralat untuk rapat Senin datang paling lambat Minggu pukul {due} {zone}.",
        en="Corrections for Monday's meeting come by Sunday, {due} {zone}.",
    ),
)
ADVICE_TITLE = Words(id="Cara menulis", en="How to write it")
WHAT = Words(id="Isian", en="What")
RIGHT = Words(id="Tulis", en="Write")
WRONG = Words(id="Jangan", en="Don't")
ADVICE = (
    (
        Words(id="Bilangan", en="Number"),
        Words(id="1447 atau 1.447", en="1447 or 1,447"),
        Words(id="±1400, 12O (huruf O), 1,4 ribu", en="±1400, 12O (letter O), 1.4 thousand"),
    ),
    (
        Words(id="Tanggal", en="Date"),
        Words(id="18/11/2024 atau 18 November 2024", en="18/11/2024 or 18 November 2024"),
        Words(id="11/18/2024, kemarin", en="11/18/2024, yesterday"),
    ),
    (
        Words(id="Logistik", en="Logistics"),
        Words(id="jumlah sampai hari itu", en="the total up to that day"),
        Words(id="tambahan hari itu saja", en="only what the day added"),
    ),
    (
        Words(id="Surat suara", en="Ballot papers"),
        Words(id="lembar; PSU di barisnya sendiri", en="sheets; PSU on its own row"),
        Words(id="boks dihitung sebagai lembar", en="boxes counted as sheets"),
    ),
    (
        Words(id="Belum ada angka", en="No figure yet"),
        Words(id="kosong, atau -", en="blank, or -"),
        Words(id="0 bila sebenarnya belum diketahui", en="0 when it is not known"),
    ),
    (
        Words(id="Orang", en="People"),
        Words(id="jabatan atau nomor perkara", en="role or case number"),
        Words(id="NIK dan nomor telepon", en="identity and telephone numbers"),
    ),
)
EXAMPLES_TITLE = Words(id="Contoh satu baris yang terisi", en="Example of one row filled in")
EXAMPLE_TEXT = Words(id="uraian singkat", en="a short text")
