"""`trace`: every figure of a region led back to file and row, and what was set aside beside it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from pipeline.measures import Measures, measure
from pipeline.merging import default_meeting, merge, rows_set_aside
from pipeline.model.dataset import Asides, Dataset
from pipeline.model.stages import STAGES
from pipeline.origins import Ground, Trace, TracedFigure, trace_lines, trace_region
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.sample import SamplePlan, write_sample
from pipeline.settings import Settings
from pipeline.settings.model import Item
from tests.test_weekly import ROOT, bulletin
from tests.workspaces import save

MEETING = date(2024, 11, 18)
BERAU = "64.03"


@dataclass(frozen=True)
class Edition:
    """One edition, as far as its figures and their rows go."""

    measures: Measures
    dataset: Dataset
    asides: Asides
    settings: Settings

    def trace(self, region: str, subject: str | None = None) -> Trace:
        """Trace one region."""
        found = self.settings.baseline.by_code[region]
        return trace_region(Ground(found, self.measures, self.dataset, self.asides, self.settings), subject)

    def text(self, region: str, subject: str | None = None) -> str:
        """What a person reads, findings worded by their code."""
        lines = trace_lines(self.trace(region, subject), lambda f: (f"({f.code} {f.value})", ""), "id")
        return "\n".join(line for line in lines if " sidik " not in line or "<" not in line)


def edition_of(inputs: Path, settings: Settings, meeting: date | None = None) -> Edition:
    """Read, judge, merge and measure what lies in ``inputs``."""
    judged = judge(read_reports([inputs], settings), settings)
    day = meeting or default_meeting(judged, settings)
    dataset = merge(judged, settings, day)
    return Edition(measure(dataset, settings), dataset, rows_set_aside(judged, settings, day), settings)


@pytest.fixture(scope="module", params=[None, 7, 4711], ids=["shipped", "seed 7", "seed 4711"])
def season(
    request: pytest.FixtureRequest, settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Edition:
    """The shipped season, and two others."""
    if request.param is None:
        return edition_of(ROOT / "inputs", settings)
    folder = tmp_path_factory.mktemp("season")
    write_sample(folder, settings, SamplePlan(request.param, 2, None, None))
    return edition_of(folder / "inputs", settings)


def figures(trace: Trace) -> dict[str, TracedFigure]:
    """Every figure by its key."""
    return {figure.key: figure for group in trace.groups for figure in group.figures}


def test_every_cell_of_the_logistics_is_traced(season: Edition) -> None:
    """Section H: value, need and the sum of the rows agree with the edition, region by region."""
    for region in season.settings.baseline.by_code:
        traced = figures(season.trace(region))
        for item in season.settings.items.items:
            assert_item(season, region, item, traced)
        for stage in STAGES:
            summary = season.measures.logistics.summary(region, stage)
            figure = traced[f"H/tangga/{stage.value}"]
            assert figure.value == (None if summary.as_of is None else summary.items.part)
            parts = [traced[key] for key in figure.parts]
            assert summary.items.whole == len(parts)
            done = [part for part in parts if part.state is not None and part.state.id.startswith("lengkap")]
            assert summary.items.part == len(done)


def assert_item(season: Edition, region: str, item: Item, traced: dict[str, TracedFigure]) -> None:
    """One item of one region: every count is the sum of its rows, and no count is without a row."""
    ladder = season.measures.logistics.ladder(region, item.code)
    columns = {s.value: ladder.at(s).value for s in item.stages}
    for column, value in {**columns, "rusak": ladder.damaged, "kurang": ladder.short}.items():
        figure = traced[f"H/{item.code}/{column}"]
        assert figure.value == value.count
        assert sum(source.count or 0 for source in figure.sources) == (value.count or 0)
        assert bool(figure.sources) == (value.count is not None)


def test_every_other_cell_is_traced(season: Edition) -> None:
    """Sections D, G, J and L: each has its figure, and every part that is named exists."""
    readiness, issues = season.measures.readiness, season.measures.issues.issues
    for region in season.settings.baseline.by_code:
        traced = figures(season.trace(region))
        assert {key for key in traced if key.startswith("G/")} == {f"G/{t}" for t in readiness.topics}
        for value in (v for v in readiness.values if v.region == region):
            key = f"L/{value.indicator}" + (f"/{value.source}" if value.source else "")
            assert (traced[key].value, bool(traced[key].sources)) == (
                value.value.count,
                value.value.count is not None,
            )
        for issue in (i for i in issues if i.region == region):
            status = traced[f"J/{issue.number}/status"].text
            assert status is not None
            assert status.id == issue.status
            assert traced[f"J/{issue.number}/umur"].value == issue.age_days
        assert [p for figure in traced.values() for p in figure.parts if p not in traced] == []


def test_the_regions_add_up_to_the_key_figures(season: Edition) -> None:
    """Section D: the parts of all regions sum to what the province's tile says."""
    traces = [figures(season.trace(region)) for region in season.settings.baseline.by_code]
    for key, figure in traces[0].items():
        if key.startswith("D/") and key not in {"D/keputusan"} and figure.province is not None:
            assert sum(traced[key].value or 0 for traced in traces) == figure.province[0], key


def test_every_row_that_is_named_is_in_a_file_that_is_listed(season: Edition) -> None:
    """Whoever reads a place finds the file's whole digest beside it."""
    for region in season.settings.baseline.by_code:
        trace = season.trace(region)
        named = {s.file for f in figures(trace).values() for s in f.sources}
        assert named <= set(trace.files)
        assert all(len(trace.files[name].sha256) == 64 for name in named)


HEADER = "tanggal;wilayah;kecamatan;barang;satuan;kebutuhan;diterima\n"
REPORTS = {
    "2024-11-15/berau.csv": f"{HEADER}2024-11-15;Berau;;Segel;keping;24000;20000\n",
    "2024-11-16/berau-lama.csv": f"{HEADER}2024-11-16;Berau;;Segel;keping;24000;21000\n",
    "2024-11-17/berau.csv": f"{HEADER}2024-11-16;Berau;;Segel;keping;24000;22000\n",
    "2024-11-18/berau-lagi.csv": f"{HEADER}2024-11-16;Berau;;Segel;keping;24000;22000\n",
    "2024-11-18/berau.csv": f"{HEADER}2024-11-17;Berau;;Segel;keping;24000;2200O\n",
    "2024-11-20/berau.csv": f"{HEADER}2024-11-19;Berau;;Segel;keping;24000;23000\n",
}


def test_what_was_set_aside_stands_beside_the_figure(tmp_path: Path, settings: Settings) -> None:
    """Superseded, duplicate, rejected and out of period: each row with its place and the reason;
    rows older than the one that counts could not have changed the figure and are left out.
    """
    text = edition_of(save(tmp_path, REPORTS), settings, MEETING).text(BERAU, "segel")
    aside = text[text.index("    dikesampingkan:") :]
    assert aside == (
        "    dikesampingkan:\n"
        "      × 2024-11-16/berau-lama.csv baris 2 · laporan 2024-11-16 · kebutuhan 24.000 · diterima 21.000:"
        " diganti oleh 2024-11-17/berau.csv baris 2, kiriman yang lebih akhir\n"
        "      × 2024-11-18/berau-lagi.csv baris 2 · laporan 2024-11-16 · kebutuhan 24.000 · diterima 22.000:"
        " (file-copied None)\n"
        "      × 2024-11-18/berau.csv baris 2 · laporan 2024-11-17 · kebutuhan 24.000:"
        " ditolak: (number-invalid 2200O)\n"
        "      × 2024-11-20/berau.csv baris 2 · laporan 2024-11-19 · kebutuhan 24.000 · diterima 23.000:"
        " bertanggal sesudah rapat"
    )


def test_a_sum_names_every_kecamatan(tmp_path: Path, settings: Settings) -> None:
    """Where only kecamatan report, each is a source of its own, and the formula says how many."""
    rows = "2024-11-17;Berau;Sambaliung;Segel;keping;;900\n2024-11-17;Berau;Teluk Bayur;Segel;keping;;1100\n"
    edition = edition_of(save(tmp_path, {"2024-11-17/berau.csv": HEADER + rows}), settings, MEETING)
    figure = figures(edition.trace(BERAU, "segel"))["H/segel/diterima"]
    assert figure.value == 2000
    assert figure.formula.id == "jumlah angka terakhir 2 dari 13 kecamatan"
    assert [(s.file, s.row, s.count) for s in figure.sources] == [
        ("2024-11-17/berau.csv", 2, 900),
        ("2024-11-17/berau.csv", 3, 1100),
    ]


def test_a_need_is_told_with_its_rule(tmp_path: Path, settings: Settings) -> None:
    """Berau has 475 TPS and 13 kecamatan: 2 boxes each, up to 2 more a kecamatan; 900 is outside."""
    rows = "2024-11-17;Berau;;Kotak suara;buah;900;900\n"
    edition = edition_of(save(tmp_path, {"2024-11-17/berau.csv": HEADER + rows}), settings, MEETING)
    need = figures(edition.trace(BERAU, "kotak-suara"))["H/kotak-suara/kebutuhan"]
    assert need.of == (950, 976)
    assert need.formula.id == (
        "rentang aturan 2 × 475 TPS + 0–2 × 13 kecamatan = 950–976; angka desk 900 tidak dipakai karena"
        " di luarnya atau tidak pasti"
    )
    assert [(s.file, s.row, s.count) for s in need.sources] == [("2024-11-17/berau.csv", 2, None)]


def test_rows_of_no_figure_are_told_too(tmp_path: Path, settings: Settings) -> None:
    """A row whose item nobody knows, and a file that was refused, stand at the end."""
    files = {
        "2024-11-17/berau.csv": f"{HEADER}2024-11-17;Berau;;Xyzzyx;buah;1;1\n",
        "2024-11-17/berau-aneh.csv": "apa;ini\n1;2\n",
    }
    trace = edition_of(save(tmp_path, files), settings, MEETING).trace(BERAU)
    assert [(a.file, a.row, [f.code for f in a.findings]) for a in trace.unplaced] == [
        ("2024-11-17/berau-aneh.csv", 0, ["header-not-found"]),
        ("2024-11-17/berau.csv", 2, ["item-unknown"]),
    ]


def test_the_command_answers_in_json(tmp_path: Path) -> None:
    """One object, versioned; names in any spelling the program knows; digests in full."""
    inputs = save(tmp_path, REPORTS)
    run = bulletin(
        "trace", "Kab. Berau", "SEGEL", "--inputs", inputs, "--date", MEETING.isoformat(), "--format", "json"
    )
    assert (run.returncode, run.stderr) == (0, "")
    answer = json.loads(run.stdout)
    assert answer["version"] == 1
    assert answer["region"] == {"code": "64.03", "name": "Kabupaten Berau"}
    (group,) = answer["groups"]
    (received,) = [f for f in group["figures"] if f["key"] == "H/segel/diterima"]
    assert (received["value"], received["of"], received["as_of"]) == (22000, [24000, 24000], "2024-11-16")
    assert received["sources"] == [
        {
            "file": "2024-11-17/berau.csv",
            "row": 2,
            "column": "diterima",
            "count": 22000,
            "day": "2024-11-16",
            "district": None,
        }
    ]
    assert [aside["fate"] for aside in group["set_aside"]] == [
        "superseded", "duplicate", "rejected", "out_of_period",
    ]  # fmt: skip
    assert {len(file["sha256"]) for file in answer["files"]} == {64}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["Atlantis"], '"Atlantis" bukan kabupaten/kota yang dikenal.'),
        (["6402"], '"6402" bukan kabupaten/kota yang dikenal.'),
        (["64.02 Berau"], 'Kode dan nama dalam "64.02 Berau" menyebut daerah yang berbeda.'),
        (["Berau", "suarat"], '"suarat" bukan butir atau indikator dalam katalog. Maksudnya'),
    ],
)
def test_an_unknown_name_is_wrong_usage(arguments: list[str], sentence: str) -> None:
    """Exit 2, one sentence, with what was perhaps meant."""
    run = bulletin("trace", *arguments)
    assert (run.returncode, run.stdout) == (2, "")
    assert sentence in run.stderr


def test_a_near_miss_is_taken_and_said(tmp_path: Path) -> None:
    """As in a report: a name close to one alone is that one, and the operator is told."""
    run = bulletin("trace", "Beraw", "segel", "--inputs", save(tmp_path, REPORTS), "--lang", "en")
    assert (run.returncode, run.stderr) == (0, '"Beraw" is taken for Berau.\n')
    assert "the last figure reported for the whole region" in run.stdout
