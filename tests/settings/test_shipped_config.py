"""The configuration that is shipped says what the contract and the official baseline say."""

from __future__ import annotations

from collections import Counter
from datetime import date
from string import Formatter

from pipeline.model.stages import Stage
from pipeline.settings import Settings, Words
from pipeline.settings.spelling import folded
from tests.settings.conftest import Workspace

COLUMNS = {
    "logistik": "tanggal wilayah kecamatan barang★ satuan kebutuhan diterima★ rusak kurang dikemas"
    " di_ppk di_pps di_tps keterangan",
    "isu": "tanggal wilayah kecamatan nomor★ kategori★ tingkat★ uraian★ sumber penanggung_jawab"
    " tenggat status★ tindak_lanjut",
    "kesiapan": "tanggal wilayah indikator★ target realisasi★ satuan sumber keterangan",
    "partisipasi": "tanggal wilayah pemilihan★ dpt★ pengguna_hak_pilih★ keterangan",
    "kunjungan": "nomor★ tanggal★ wilayah★ tim★ moda tujuan status★ temuan tindak_lanjut",
    "keputusan": "nomor★ rapat★ keputusan★ penanggung_jawab★ wilayah tenggat★ status★ tanggal keterangan",
}

NOT_BLANK = {
    "logistik": "barang",
    "isu": "nomor kategori tingkat uraian status",
    "kesiapan": "indikator",
    "partisipasi": "pemilihan",
    "kunjungan": "nomor tanggal wilayah status",
    "keputusan": "nomor rapat keputusan penanggung_jawab tenggat status",
}

KEYS = {
    "logistik": "tanggal wilayah kecamatan barang",
    "isu": "tanggal wilayah nomor",
    "kesiapan": "tanggal wilayah indikator sumber",
    "partisipasi": "tanggal wilayah pemilihan",
    "kunjungan": "nomor",
    "keputusan": "nomor tanggal",
}


def test_the_baseline_sums_to_the_province(settings: Settings) -> None:
    """Ten regions sum exactly to 2,821,202 voters, 6,274 TPS, 105 kecamatan, 1,038 desa/kelurahan."""
    regions = settings.baseline.regions
    assert len(regions) == 10
    assert sum(r.registered_voters for r in regions) == 2_821_202
    assert sum(r.polling_stations for r in regions) == 6_274
    assert sum(len(r.districts) for r in regions) == 105
    assert sum(r.villages for r in regions) == 1_038
    assert (settings.baseline.as_of, bool(settings.baseline.source)) == (date(2024, 9, 22), True)


def test_statistics_codes_lead_to_the_region_they_really_name(settings: Settings) -> None:
    """The BPS code 6402 is Kutai Barat, though 64.02 is Kutai Kartanegara."""
    baseline = settings.baseline
    named = {c: baseline.by_code[r].short_name for c, r in baseline.statistics_codes.items()}
    assert named == {
        "6402": "Kutai Barat",
        "6403": "Kutai Kartanegara",
        "6404": "Kutai Timur",
        "6405": "Berau",
    }


def test_the_map_lies_as_the_province_lies(settings: Settings) -> None:
    """Mahakam Ulu is in the north-west, Berau in the north-east, Paser is the southernmost."""
    at = {r.short_name: r.tile for r in settings.baseline.regions}
    assert at["Mahakam Ulu"] == (0, 0)
    assert at["Berau"] == (max(x for x, _ in at.values()), 0)
    assert at["Paser"][1] == max(y for _, y in at.values()) > at["Balikpapan"][1] > at["Samarinda"][1]


def test_kinds_have_the_columns_of_the_contract(settings: Settings) -> None:
    """Columns, in order, with ★ for what a header must have; keys and cells that may not be blank."""
    kinds = settings.kind_by_name
    written = {k: " ".join(f.name + "★" * f.in_header for f in kinds[k].fields) for k in kinds}
    required = {k: " ".join(f.name for f in kinds[k].fields if f.constraints.required) for k in kinds}
    assert written == COLUMNS
    assert required == NOT_BLANK
    assert {k: " ".join(kinds[k].primaryKey) for k in kinds} == KEYS


def test_only_desks_and_decisions_take_anything_from_names(settings: Settings) -> None:
    """A desk's date and region, and the date of a decision, may come from the file's name."""
    taken = {(k.kind, f.name) for k in settings.kinds for f in k.fields if f.from_name}
    desks = {(k.kind, name) for k in settings.kinds if k.sender == "desk" for name in ("tanggal", "wilayah")}
    assert taken == desks | {("keputusan", "tanggal")}


def test_a_decision_without_a_region_is_for_all(settings: Settings) -> None:
    """A blank region of a decision means all regions and is never filled from the row above."""
    assert settings.kind_by_name["keputusan"].by_name["wilayah"].fill_down == "no"


def test_words_are_those_of_the_contract(settings: Settings) -> None:
    """Levels, statuses and elections that reports may use."""
    words = {
        (k.kind, f.name): f.constraints.enum for k in settings.kinds for f in k.fields if f.constraints.enum
    }
    categories = words.pop(("isu", "kategori"))
    assert words == {
        ("isu", "tingkat"): ("rendah", "sedang", "tinggi", "kritis"),
        ("isu", "status"): ("baru", "ditelusuri", "ditangani", "diteruskan", "dihentikan", "selesai"),
        ("kunjungan", "status"): ("rencana", "terlaksana", "ditunda", "batal"),
        ("keputusan", "status"): ("belum", "proses", "selesai", "batal"),
        ("partisipasi", "pemilihan"): ("gubernur", "bupati", "wali kota"),
    }
    assert categories is not None
    assert len(categories) == 18


def test_no_kind_asks_for_votes(settings: Settings) -> None:
    """No report has a column for vote counts or candidates (domain, content rules)."""
    spellings = [a for k in settings.kinds for f in k.fields for a in (f.name, *f.aliases)]
    assert [s for s in spellings if "suara" in folded(s) or "paslon" in folded(s)] == []


def test_only_the_shipped_needs_have_a_rule(settings: Settings) -> None:
    """Boxes, booths, ink and the ballots of two elections; every other need is the desk's word."""
    ruled = [item.code for item in settings.items.items if item.need is not None]
    assert len(settings.items.items) == 16
    assert ruled == [
        "kotak-suara",
        "bilik-suara",
        "tinta",
        "surat-suara-gubernur",
        "surat-suara-bupati-wali-kota",
    ]
    assert settings.items.by_code["surat-suara-psu"].stages == (Stage.RECEIVED,)
    ballots = [item.code for item in settings.items.items if item.is_ballot]
    assert ballots == ["surat-suara-gubernur", "surat-suara-bupati-wali-kota"]


def test_the_catalogue_of_indicators_keeps_scales_apart(settings: Settings) -> None:
    """Twelve indicators; Bawaslu's overlapping ones alone may not be added over regions."""
    indicators = settings.indicators.indicators
    assert len(indicators) == 12
    assert [i.code for i in indicators if not i.summable] == ["tps-rawan-bawaslu"]
    berau = settings.baseline.by_code["64.03"]
    targets = {i.code: i.target.corridor(berau) for i in indicators if i.target}
    assert targets == {
        "kpps-dilantik": (3325, 3325),
        "linmas": (950, 950),
        "tps-siap": (475, 475),
        "c-pemberitahuan-tersampaikan": (198_347, 198_347),
        "kecamatan-terlayani": (13, 13),
    }


def test_editions_are_numbered_from_the_first_monday(settings: Settings) -> None:
    """Monday 18 November 2024 is number 47."""
    assert (date(2024, 11, 18) - settings.edition.first_meeting).days / 7 + 1 == 47


def test_everything_is_due_at_the_stations_before_voting_day(settings: Settings) -> None:
    """Every region's goods are due at the TPS on the day before voting, 26 November."""
    due = {settings.milestones.deadline(r.code, Stage.AT_STATION) for r in settings.baseline.regions}
    assert due == {date(2024, 11, 26)}
    assert settings.milestones.deadline("64.11", Stage.AT_DISTRICT) == date(2024, 11, 23)


def test_what_is_assumed_says_so(settings: Settings) -> None:
    """Dates and targets without a published source carry the word *asumsi*, in English *assumption*."""
    milestones, targets = settings.milestones, settings.edition.targets
    sources = [milestones.default.source, *(d.source for d in milestones.regions.values())]
    sources += [targets.reporting_source, targets.turnout_source]
    assert [s for s in sources if "asumsi" not in s.id] == []
    assert [s for s in sources if s.en != s.id and "assumption" not in s.en] == []


def test_the_program_names_no_person(settings: Settings) -> None:
    """The signature block holds places to fill in."""
    assert {s.name.id for s in settings.edition.signatories} == {"(nama pejabat)"}


def test_the_rule_book_weighs_as_the_contract_does(settings: Settings) -> None:
    """11 errors, 8 warnings, 2 infos about files; 18, 14 and 2 about rows,
    and a lapsed acceptance, which the program adds.
    """
    counted = Counter((rule.scope, rule.severity) for rule in settings.rules.rules)
    assert counted == {
        ("file", "error"): 11,
        ("file", "warning"): 8,
        ("file", "info"): 2,
        ("row", "error"): 18,
        ("row", "warning"): 14 + 1,
        ("row", "info"): 2,
    }


def test_a_message_reads_as_design_rule_5_asks(settings: Settings) -> None:
    """What was found, then what to do with an example."""
    rule = settings.rules.by_code["number-invalid"]
    words = {"value": "12O", "expected": "120"}
    said = f"{rule.message.id} {rule.remedy.id}".format(**words)
    assert said == '"12O" bukan bilangan. Tulis angka saja, mis. 120.'


def test_both_languages_ask_for_the_same_blanks(settings: Settings) -> None:
    """A message has the same blanks in Indonesian and in English, and every sentence ends as one."""
    for rule in settings.rules.rules:
        for words in (rule.message, rule.remedy):
            assert blanks(words.id) == blanks(words.en), rule.code
        sentences = (rule.message, rule.remedy, rule.example)
        assert all(s[-1] in ".)" for words in sentences for s in both(words)), rule.code


def blanks(sentence: str) -> set[str]:
    """Return the names of the blanks of a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def both(words: Words) -> tuple[str, str]:
    """Return the words in both languages."""
    return words.id, words.en


def test_the_digest_follows_every_file(workspace: Workspace) -> None:
    """Same files, same digest; one more letter in one file, another digest."""
    before = workspace.load().digest
    assert workspace.load().digest == before
    workspace.change("reports/isu.yaml", "Apa yang terjadi", "Apa yang telah terjadi")
    assert workspace.load().digest != before


def test_a_region_is_added_by_yaml_alone(workspace: Workspace) -> None:
    """A new block and new totals are enough for an eleventh region."""
    block = """
  - code: '64.99'
    name: Kabupaten Contoh
    short_name: Contoh
    capital: Contoh
    registered_voters: 8
    polling_stations: 2
    villages: 3
    tile: [9, 9]
    districts:
      - {code: '64.99.01', name: Contoh Hulu}
"""
    path = workspace.folder / "regions.yaml"
    path.write_text(path.read_text(encoding="utf-8") + block, encoding="utf-8")
    workspace.change("regions.yaml", "regions: 10", "regions: 11")
    workspace.change("regions.yaml", "registered_voters: 2821202", "registered_voters: 2821210")
    workspace.change("regions.yaml", "polling_stations: 6274", "polling_stations: 6276")
    workspace.change("regions.yaml", "districts: 105", "districts: 106")
    workspace.change("regions.yaml", "villages: 1038", "villages: 1041")
    assert workspace.load().baseline.by_code["64.99"].slug == "contoh"
