"""The two languages: both catalogues know every text of pages and errors, and English reads as English."""

from __future__ import annotations

import ast
import pickle
import re
import string
import subprocess
import sys
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

from pipeline.bulletin.wording import wording_in
from pipeline.errors import BulletinError, ConfigError, Sentence
from pipeline.measures.model import Ratio
from pipeline.settings import Settings, load_settings
from pipeline.settings.model import Language
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.workspaces import LOGISTICS, save

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES: tuple[Language, ...] = ("id", "en")
TEXTS = (("pipeline/**.py", "python"), ("templates/**.html", "jinja2"))
KEYWORDS = {**DEFAULT_KEYWORDS, "Sentence": None}


def catalogue(language: Language) -> Catalog:
    """The catalogue as its file has it."""
    with (ROOT / "config" / "locale" / language / "LC_MESSAGES" / "bulletin.po").open("rb") as file:
        return read_po(file, locale=language)


@pytest.fixture(scope="module")
def texts() -> set[str | tuple[str, ...]]:
    """Every text that the code and the templates give to the catalogue, a plural as its two forms."""
    return {text for _, _, text, _, _ in extract_from_dir(ROOT, method_map=list(TEXTS), keywords=KEYWORDS)}


def blanks(text: str) -> set[str]:
    """The names of the blanks of a text."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said(message: Message) -> tuple[str, ...]:
    """What a message is in its language, a form each."""
    return (message.string,) if isinstance(message.string, str) else tuple(message.string)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_lists_every_text_and_no_other(
    language: Language, texts: set[str | tuple[str, ...]]
) -> None:
    """What the pages say stands in both catalogues, and nothing that they no longer say (`make words`)."""
    found = catalogue(language)
    assert {message.id for message in found if message.id} == texts
    assert list(found.obsolete) == []


def test_every_text_has_its_english() -> None:
    """No text of a page is left in Indonesian, and none is taken on a guess."""
    english = [message for message in catalogue("en") if message.id]
    assert [message.id for message in english if not all(said(message))] == []
    assert [message.id for message in english if message.fuzzy] == []


def test_english_fills_the_same_blanks() -> None:
    """A translated sentence has the blanks of its original, so that no figure is lost."""
    strange = [
        (message.id, form)
        for message in catalogue("en")
        if message.id
        for form in said(message)
        if blanks(form) != blanks(message.id if isinstance(message.id, str) else message.id[0])
    ]
    assert strange == []


def test_english_has_two_forms_for_a_number_and_indonesian_one() -> None:
    """One region has, three regions have: each plural has as many forms as its language."""
    for language, forms in (("en", 2), ("id", 1)):
        found = catalogue(language)
        assert found.num_plurals == forms
        assert {len(said(m)) for m in found if m.id and not isinstance(m.id, str)} == {forms}


# --- figures and dates --------------------------------------------------------------------------


def test_english_writes_figures_and_dates_as_a_british_report_does() -> None:
    """Commas between thousands, no space before the sign of per cent, the day before the month."""
    english = wording_in("en")
    assert english.number(2_821_202) == "2,821,202"
    assert english.percent(Ratio(1_882_391, 2_821_202), 2) == "66.72%"
    assert english.long_day(date(2024, 11, 18)) == "Monday, 18 November 2024"
    assert english.period(date(2024, 11, 11), date(2024, 11, 17)) == "11 to 17 November 2024"
    assert [english.days(1), english.days(3)] == ["1 day", "3 days"]
    assert english.listing(["Paser", "Berau", "Bontang"]) == "Paser, Berau and Bontang"


# --- a whole edition ----------------------------------------------------------------------------

_STOP_WORDS = """
    ada adalah akan angka atau baris baru belum berkas buah butir cara daerah dalam dan dari dengan
    di diterima dua hari hanya ini isu itu jumlah juga kabar karena ke kebutuhan kecamatan kurang
    laporan lebih lembar lengkap lewat menurut nilai oleh orang pada perkiraan rapat rusak sampai
    satu sebelum sejak selesai semua sesudah setiap sudah tahap tanpa telah tenggat terakhir tetap
    tiap tidak untuk wilayah yang
"""
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words of an Indonesian sentence that are no English words; proper names have none of them."""
REPORTS = {
    "2024-11-17/berau-logistik.csv": f"{LOGISTICS}\n"
    "2024-11-17;Berau;;Kotak suara;buah;976;976;0;0;976;;;\n"
    "2024-11-17;Berau;;Surat suara gubernur;lembar;203523;150000;12;53511;;;;\n",
    "2024-11-17/mahulu-logistik.csv": f"{LOGISTICS}\n"
    "2024-11-17;Mahakam Ulu;;Kotak suara;buah;164;12O;0;0;;;;\n"
    "2024-11-17;Mahakam Ulu;;Segel;keping;3850;3850;0;0;3850;3850;;\n",
    "2024-11-17/berau-isu.csv": "tanggal;wilayah;nomor;kategori;tingkat;uraian;tenggat;status\n"
    "2024-11-17;Berau;B-1;logistik_rusak;kritis;Lorem ipsum;2024-11-10;ditangani\n"
    "2024-11-17;Berau;B-2;sara_hoaks;rendah;Lorem ipsum;2024-11-30;baru\n",
    "2024-11-17/berau-kesiapan.csv": "tanggal;wilayah;indikator;target;realisasi\n"
    "2024-11-17;Berau;KPPS dilantik;3325;3000\n2024-11-17;Berau;Personel Polri;;1588\n",
    "2024-11-17/provinsi/keputusan.csv": "nomor;rapat;keputusan;penanggung_jawab;tenggat;status;tanggal\n"
    "K-1;2024-11-04;Lorem ipsum;KPU;2024-11-11;proses;2024-11-05\n",
    "2024-11-17/provinsi/kunjungan.csv": "nomor;tanggal;wilayah;tim;status\n"
    "V-1;2024-11-16;Berau;Lorem;terlaksana\n",
}
"""One report of each kind; what the field wrote is no language at all."""


class Words(HTMLParser):
    """Every text that a reader or a screen reader meets on a page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._silent += tag in ("style", "script")
        said = (
            "aria-label",
            "title",
            "alt",
            "content",
            "data-footer",
            "data-running",
            "data-of",
            "data-page",
        )
        self.texts += [value or "" for name, value in attrs if name in said]

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.texts.append(data)


@pytest.fixture(scope="module")
def english(settings: Settings) -> Settings:
    """The shipped configuration with ``language: en``."""
    edition = settings.edition.model_copy(update={"language": "en", "data_status": "real"})
    return settings.model_copy(update={"edition": edition})


def test_the_english_edition_has_no_indonesian_sentence(english: Settings, tmp_path: Path) -> None:
    """Every section, mark, chart and note of ``language: en`` is English; the field's text is its own."""
    inputs = save(tmp_path / "inputs", REPORTS)
    order = EditionOrder(inputs, tmp_path / "outputs", date(2024, 11, 18), ("html",))
    made = make_edition(order, english, Screen("en", quiet=True))
    page = (made.folder / "buletin.html").read_text(encoding="utf-8")
    assert '<html lang="en"' in page
    assert "<title>Desk Pilkada Weekly Coordination Bulletin, Number 47/2024</title>" in page
    found = Words()
    found.feed(page)
    indonesian = {
        text.strip()
        for text in found.texts
        if STOP_WORDS & set(re.findall(r"(?<![\w/.-])[a-z-]+(?![\w/])", re.sub(r"\S+\.csv", "", text)))
    }
    assert indonesian == set()


# --- errors -------------------------------------------------------------------------------------


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The program as the operator runs it, in the root of the repository."""
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def test_a_sentence_is_its_indonesian_text_and_can_be_said_in_another_language() -> None:
    """It equals its text, keeps its blanks, also from another process, and words those that are sentences."""
    inner = Sentence("baris {row}", row=9)
    sentence = Sentence("{place}: kosong", place=inner)
    words = {"baris {row}": "row {row}", "{place}: kosong": "{place}: empty"}
    assert sentence == "baris 9: kosong"
    assert sentence.said(words.__getitem__) == "row 9: empty"
    assert pickle.loads(pickle.dumps(BulletinError(sentence))).said(words.__getitem__) == "row 9: empty"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("check", "nowhere", "--lang", "en"), 1, "There is no file or folder called nowhere."),
        (("--lang", "en", "read", "inputs"), 1, "inputs is a folder; name one file."),
        (("weekly", "--meeting-date", "x", "--lang", "en"), 2, "'x' is not a date; write for example"),
        (("weekly", "--format", "doc", "--lang", "en"), 2, "'doc' is not known; choose from"),
        (("check", "nowhere"), 1, "Tidak ada berkas atau folder bernama nowhere."),
    ],
)
def test_an_error_is_told_in_the_language_asked_for(
    arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    """``--lang en``, before or after the command, words what failed and what was used wrongly."""
    done = run(*arguments)
    assert done.returncode == code
    assert sentence in done.stderr


RAISED = {"BulletinError", "ConfigFault", "ExpressionError", "fault"}


def test_every_error_is_a_sentence() -> None:
    """No error is given a bare text, which could be said in Indonesian alone."""
    bare = []
    for path in sorted((ROOT / "pipeline").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node, "func", None)
            if not isinstance(node, ast.Call) or getattr(name, "id", getattr(name, "attr", "")) not in RAISED:
                continue
            texts = [*node.args, *(keyword.value for keyword in node.keywords)]
            bare += [
                f"{path.name}:{text.lineno}"
                for text in texts
                if isinstance(text, ast.JoinedStr)
                or (isinstance(text, ast.Constant) and isinstance(text.value, str) and " " in text.value)
            ]
    assert bare == []


def test_faults_of_the_configuration_are_told_in_english(tmp_path: Path) -> None:
    """Every fault at its line, with what is expected, what it says and a near miss, in English."""
    for source in sorted((ROOT / "config").rglob("*.yaml")):
        save(tmp_path, {source.relative_to(ROOT / "config").as_posix(): source.read_bytes()})
    path = tmp_path / "pipeline.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("paper: A4", "papr: A4").replace("language: id", "language: fr"), "utf-8")
    with pytest.raises(ConfigError) as raised:
        load_settings(path)
    told = raised.value.said(wording_in("en").gettext)
    assert "this key is not known. Did you mean `paper`?" in told
    assert '`language`: it should be one of `id`, `en`, but it says the text "fr".' in told


def test_checking_reads_no_catalogue() -> None:
    """The terminal's own words are in the program: ``check`` in English starts as fast as in Indonesian."""
    program = (
        "import sys\nfrom pipeline.cli import bulletin\n"
        "bulletin.main(['check', 'tests/data/published', '--lang', 'en'], standalone_mode=False)\n"
    )
    command = [sys.executable, "-c", f"import sys\ntry:\n exec({program!r})\nexcept SystemExit:\n pass\n"
               "assert not [name for name in sys.modules if name.startswith('babel')]"]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
