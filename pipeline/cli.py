"""The command line: words in, one call into the story, words and an exit code out.

Exit codes (contract, section 2): 0 fine, 1 the run failed (one sentence), 2 wrong usage, 3 done
but some finding is an error. Heavy modules are imported by the command that needs them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

import pipeline
from pipeline.errors import Sentence
from pipeline.terminal.ending import leave_with
from pipeline.terminal.options import PATH, Day, Speech, given, shared_options

if TYPE_CHECKING:
    from pipeline.model.dataset import Dataset
    from pipeline.settings.model import Language, Settings
    from pipeline.terminal.closing import Closing
    from pipeline.terminal.repeating import Repeat
    from pipeline.terminal.screen import Screen

EXIT_FOUND_ERRORS = 3
DEFAULT_CONFIG, DEFAULT_INPUTS, DEFAULT_OUTPUTS = (
    Path("config/pipeline.yaml"),
    Path("inputs"),
    Path("outputs"),
)


def opened(context: click.Context, options: dict[str, Any]) -> tuple[Settings, Screen]:
    """Return the settings and the screen that the shared options ask for."""
    from pipeline.settings import load_settings

    shared = given(context, options)
    settings = load_settings(shared["config"] or DEFAULT_CONFIG)
    if shared["lang"]:
        edition = settings.edition.model_copy(update={"language": shared["lang"]})
        settings = settings.model_copy(update={"edition": edition})
    return settings, _screen(context, options, settings.edition.language)


def _screen(context: click.Context, options: dict[str, Any], language: Language) -> Screen:
    """Return the screen of a run that speaks ``language``."""
    from pipeline.terminal.screen import Screen

    shared = given(context, options)
    context.ensure_object(Speech).language = language
    return Screen(
        language,
        color=not shared["no_color"],
        quiet=bool(shared["quiet"]),
        verbose=bool(shared["verbose"]),
    )


def listed(text: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """Return the comma-separated names of ``text``; one that is not allowed is wrong usage."""
    names = tuple(dict.fromkeys(name.strip() for name in text.split(",") if name.strip()))
    if unknown := [name for name in names if name not in allowed]:
        words = Sentence(
            "{name} tidak dikenal; pilih dari {names}.", name=repr(unknown[0]), names=", ".join(allowed)
        )
        speech = click.get_current_context().ensure_object(Speech)
        raise click.BadParameter(speech.said(words), param_hint="--format")
    return names


def exit_code(dataset: Dataset) -> int:
    """Return 3 where some finding is an error, else 0."""
    return EXIT_FOUND_ERRORS if any(f.severity.value == "error" for f in dataset.findings) else 0


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(pipeline.__version__, prog_name="bulletin")
@shared_options
@click.pass_context
def bulletin(context: click.Context, /, **options: Any) -> None:
    """Buletin koordinasi mingguan Desk Pilkada Kalimantan Timur."""
    context.ensure_object(Speech).options = options


@bulletin.command()
@click.option("--meeting-date", type=Day(), default=None, help="Hari rapat [Senin setelah laporan terbaru].")
@click.option("--inputs", type=PATH, default=DEFAULT_INPUTS, show_default=True, help="Folder laporan.")
@click.option("--outputs", type=PATH, default=DEFAULT_OUTPUTS, show_default=True, help="Folder edisi.")
@click.option(
    "--format", "formats", default="html,pdf,txt", show_default=True, help="Bentuk halaman, dipisah koma."
)
@click.option(
    "--jobs",
    type=click.IntRange(1),
    default=None,
    help="Proses pencetak PDF [inti prosesor, paling banyak 4].",
)
@click.option("--strict", is_flag=True, help="Keluar dengan kode 3 bila ada kesalahan dalam laporan.")
@click.option("--no-cache", is_flag=True, help="Kerjakan semuanya, juga yang tidak berubah.")
@shared_options
@click.pass_context
def weekly(context: click.Context, /, **options: Any) -> None:
    """Baca, periksa, satukan, dan cetak edisi satu rapat."""
    from pipeline.cache import NO_STORE, open_store
    from pipeline.terminal.closing import show_closing
    from pipeline.terminal.ordering import FORMATS, EditionOrder, usual_jobs
    from pipeline.terminal.repeating import Repeat

    formats = listed(options["formats"], FORMATS)
    store = NO_STORE if options["no_cache"] else open_store()
    places = (options["inputs"], options["outputs"], options["meeting_date"])
    order = EditionOrder(*places, formats, options["jobs"] or usual_jobs(), store)
    shared = given(context, options)
    repeat = Repeat.begin(order, shared["config"] or DEFAULT_CONFIG, shared["lang"])
    closing = repeat.recall() or _made(context, options, repeat)
    show_closing(closing, _screen(context, options, closing.language))
    sys.exit(EXIT_FOUND_ERRORS if options["strict"] and closing.has_errors else 0)


def _made(context: click.Context, options: dict[str, Any], repeat: Repeat) -> Closing:
    """Return how the edition came out that has to be made, and keep it for the next time."""
    from pipeline.weekly import closing_of, make_edition

    settings, screen = opened(context, options)
    made = make_edition(repeat.order, settings, screen)
    closing = closing_of(made, settings, screen, context.ensure_object(Speech).translate)
    repeat.remember(made.folder.name, made.content, closing)
    return closing


@bulletin.command()
@click.argument("paths", nargs=-1, required=True, type=PATH)
@click.option(
    "--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True
)
@click.option(
    "--meeting-date", type=Day(), default=None, help="Hari rapat; baris sesudahnya di luar periode."
)
@shared_options
@click.pass_context
def check(context: click.Context, /, **options: Any) -> None:
    """Baca dan periksa berkas atau folder; tidak menulis apa pun."""
    from pipeline.commands.checking import check_reports, print_check

    settings, screen = opened(context, options)
    dataset = check_reports(options["paths"], options["meeting_date"], settings)
    print_check(dataset, settings, options["form"], screen)
    sys.exit(exit_code(dataset))


@bulletin.command()
@click.argument("file", type=PATH)
@click.option("--format", "form", type=click.Choice(["json", "csv"]), default="json", show_default=True)
@shared_options
@click.pass_context
def read(context: click.Context, /, **options: Any) -> None:
    """Tampilkan satu berkas sebagaimana program melihatnya; tanpa skema."""
    from pipeline.commands.showing import show_file

    settings, _ = opened(context, options)
    show_file(options["file"], settings, options["form"])


@bulletin.command()
@click.argument("files", nargs=-1, required=True, type=PATH)
@click.option("--date", "day", type=Day(), default=None, help="Hari diterima [hari ini].")
@click.option("--inputs", type=PATH, default=DEFAULT_INPUTS, show_default=True, help="Folder laporan.")
@shared_options
@click.pass_context
def receive(context: click.Context, /, **options: Any) -> None:
    """Periksa berkas yang datang, simpan, dan cetak balasan untuk desk pengirim."""
    from pipeline.commands.receiving import Arrival, print_reply, receive_files

    settings, _ = opened(context, options)
    now = settings.edition.schedule.now()
    arrival = Arrival(options["inputs"], options["day"] or now.date(), now)
    answers = receive_files(options["files"], arrival, settings)
    print_reply(answers, arrival, settings)
    sys.exit(EXIT_FOUND_ERRORS if any(answer.has_error for answer in answers) else 0)


@bulletin.command()
@click.argument("region")
@click.argument("item", required=False)
@click.option("--date", "meeting", type=Day(), default=None, help="Hari rapat edisinya [rapat berikutnya].")
@click.option("--inputs", type=PATH, default=DEFAULT_INPUTS, show_default=True, help="Folder laporan.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@shared_options
@click.pass_context
def trace(context: click.Context, /, **options: Any) -> None:
    """Asal setiap angka satu kabupaten/kota (atau satu butirnya): berkas, baris, dan yang dikesampingkan."""
    from pipeline.commands.tracing import TraceOrder, print_trace, trace_figures

    settings, screen = opened(context, options)
    order = TraceOrder(options["region"], options["item"], options["inputs"], options["meeting"])
    print_trace(trace_figures(order, settings, screen), settings, options["form"], screen)


@bulletin.command()
@click.option("--region", default=None, help="Satu kabupaten/kota saja, nama atau kode [semua].")
@click.option("--outputs", type=PATH, default=DEFAULT_OUTPUTS, show_default=True, help="Folder keluaran.")
@shared_options
@click.pass_context
def forms(context: click.Context, /, **options: Any) -> None:
    """Tulis borang laporan kosong untuk desk, CSV dan XLSX, dan petunjuk satu halaman."""
    from pipeline.commands.forming import find_regions, write_forms

    settings, _ = opened(context, options)
    regions = find_regions(options["region"], settings)
    for path in write_forms(options["outputs"], regions, settings):
        click.echo(str(path))


@bulletin.command()
@click.option("--outputs", type=PATH, default=DEFAULT_OUTPUTS, show_default=True, help="Folder edisi.")
@click.option("--site", type=PATH, default=None, help="Folder laman [outputs/site].")
@shared_options
@click.pass_context
def publish(context: click.Context, /, **options: Any) -> None:
    """Muat edisi yang selesai ke laman: indeks, arsip, umpan, dan data."""
    from pipeline.site import SITE, SiteOrder, publish_site, published_notes
    from pipeline.terminal.console import tell

    settings, screen = opened(context, options)
    order = SiteOrder(options["outputs"], options["site"] or options["outputs"] / SITE)
    published = publish_site(order, settings)
    tell(published_notes(published, screen.language), screen)
    click.echo(str(published.folder / "index.html"))


@bulletin.command()
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False))
@click.option("--seed", type=int, default=2024, show_default=True, help="Benih bilangan acak.")
@click.option(
    "--weeks", type=click.IntRange(1, 12), default=3, show_default=True, help="Lama musim dalam minggu."
)
@click.option("--regions", type=click.IntRange(1), default=None, help="Jumlah kabupaten/kota contoh.")
@click.option("--districts", type=click.IntRange(1), default=None, help="Jumlah kecamatan contoh.")
@shared_options
@click.pass_context
def sample(context: click.Context, /, **options: Any) -> None:
    """Tulis satu musim laporan contoh ke DIRECTORY/inputs."""
    from pipeline.sample import SamplePlan, write_sample

    settings, _ = opened(context, options)
    plan = SamplePlan(options["seed"], options["weeks"], options["regions"], options["districts"])
    summary = write_sample(options["directory"], settings, plan)
    words = Sentence(
        "{files} laporan contoh ditulis di {inputs}.",
        files=summary.files,
        inputs=options["directory"] / "inputs",
    )
    click.echo(context.ensure_object(Speech).said(words))


@bulletin.command()
@click.argument("code", required=False)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", show_default=True)
@click.option("--test", "tested", is_flag=True, help="Jalankan uji aturannya (config/rules.yaml, tests).")
@shared_options
@click.pass_context
def explain(context: click.Context, /, **options: Any) -> None:
    """Arti sebuah temuan, contoh, dan cara memperbaikinya; tanpa CODE seluruh buku aturan."""
    from pipeline.commands.explaining import print_rules, run_rule_tests

    settings, screen = opened(context, options)
    if options["tested"]:
        run_rule_tests(options["code"], settings, screen)
    else:
        print_rules(options["code"], settings, options["form"], screen)


@bulletin.command(hidden=True)
@click.option("--inputs", type=PATH, default=DEFAULT_INPUTS, show_default=True)
@shared_options
@click.pass_context
def start(context: click.Context, /, **options: Any) -> None:
    """Buang data contoh dan mulai bekerja dengan laporan yang sebenarnya (make start)."""
    from pipeline.sample import start_real_work

    config = given(context, options)["config"] or DEFAULT_CONFIG
    summary = start_real_work(options["inputs"], config)
    words = Sentence("{files} laporan contoh dibuang; data_status: real.", files=summary.removed_files)
    click.echo(context.ensure_object(Speech).said(words))


def main() -> NoReturn:
    """Run the program and leave with an exit code."""
    leave_with(bulletin, DEFAULT_INPUTS)
