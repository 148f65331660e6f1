"""Writing a sample season: the same bytes, marked everywhere, never beside real reports."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import BulletinError
from pipeline.sample import MARK, SamplePlan, sample_state, write_sample
from pipeline.settings import Settings
from pipeline.settings.loading import load_settings


def fingerprints(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file under ``folder`` by its path."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_plan_gives_the_same_bytes(season: Path, settings: Settings, tmp_path: Path) -> None:
    """A season is a function of its plan and the configuration, and another seed is another season."""
    write_sample(tmp_path / "again", settings, SamplePlan())
    write_sample(tmp_path / "other", settings, SamplePlan(seed=7))
    assert fingerprints(tmp_path / "again") == fingerprints(season)
    assert fingerprints(tmp_path / "other") != fingerprints(season)


def test_the_shipped_inputs_are_this_season(season: Path) -> None:
    """What lies in the repository is what ``make sample`` writes, unless real work has begun."""
    shipped = Path(__file__).resolve().parents[2] / "inputs"
    if not sample_state(shipped).has_sample:
        pytest.skip("data contoh sudah dibuang oleh make start")
    assert fingerprints(shipped) == fingerprints(season / "inputs"), "jalankan `make sample`"


def test_every_folder_bears_the_mark_that_names_its_files(season: Path) -> None:
    """Each folder written says in a sentence that it is sample, and which files are."""
    folders = [path for path in (season / "inputs").rglob("*") if path.is_dir()]
    assert folders
    for folder in folders:
        sentence, *names = (folder / MARK).read_text(encoding="utf-8").splitlines()
        assert sentence.startswith("DATA CONTOH: ")
        assert names == sorted(p.name for p in folder.iterdir() if p.is_file() and p.name != MARK)
    state = sample_state(season / "inputs")
    assert (len(state.sample_files), state.real_reports) == (600, ())


def test_nothing_is_written_beside_a_real_report(settings: Settings, tmp_path: Path) -> None:
    """A real report stops the generator before anything is changed, in one sentence."""
    real = tmp_path / "inputs" / "2024-11-18" / "mahulu-logistik.CSV"
    real.parent.mkdir(parents=True)
    real.write_text("barang,diterima\nTinta,154\n", encoding="utf-8")
    with pytest.raises(BulletinError, match="laporan sungguhan") as refusal:
        write_sample(tmp_path, settings, SamplePlan(weeks=1))
    assert "make start" in str(refusal.value)
    assert list(fingerprints(tmp_path)) == ["inputs/2024-11-18/mahulu-logistik.CSV"]


def test_a_real_report_saved_into_a_sample_folder_counts_as_real(settings: Settings, tmp_path: Path) -> None:
    """The mark names its files, so that a report received beside them is never taken for sample."""
    write_sample(tmp_path, settings, SamplePlan(weeks=1))
    real = tmp_path / "inputs" / "2024-11-01" / "laporan-berau.csv"
    real.write_text("barang,diterima\nTinta,950\n", encoding="utf-8")
    state = sample_state(tmp_path / "inputs")
    assert state.is_mixed
    assert state.real_reports == (real,)
    with pytest.raises(BulletinError):
        write_sample(tmp_path, settings, SamplePlan(weeks=1))


def test_an_older_sample_is_replaced_wholly(settings: Settings, tmp_path: Path) -> None:
    """No file of a longer season is left behind by a shorter one."""
    write_sample(tmp_path / "once", settings, SamplePlan(weeks=1))
    write_sample(tmp_path / "twice", settings, SamplePlan(weeks=4))
    write_sample(tmp_path / "twice", settings, SamplePlan(weeks=1))
    assert fingerprints(tmp_path / "twice") == fingerprints(tmp_path / "once")


def test_nothing_arrives_after_the_last_morning(season: Path) -> None:
    """Three weeks end with the morning of Monday 18 November, and speak of days up to the 17th."""
    days = sorted(path.name for path in (season / "inputs").iterdir())
    assert (days[0], days[-1]) == ("2024-10-28", "2024-11-18")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("2024-11-16/Laporan Isu Kabupaten Kutai Barat 16 November 2024.csv", b"sep=;\r\nTanggal;Wilayah;"),
        ("2024-11-05/kukar/Kesiapan_Kukar_05-11-2024.csv", b"\xef\xbb\xbfTgl;Kabupaten/kota;"),
        ("2024-11-06/Kutim Logistik 05.11.2024.txt", b"\xff\xfeT\x00a\x00n\x00"),
        ("2024-10-28/berau-logistik-2024-10-28.csv", b"tanggal,wilayah,kecamatan,barang,"),
        ("2024-11-11/mahulu-isu-2024-11-10.csv", b"NIHIL\n"),
    ],
)
def test_each_desk_keeps_its_own_hand(season: Path, name: str, start: bytes) -> None:
    """Encoding, delimiter, line ends and header follow the desk, not the machine that writes."""
    matching = [p for p in (season / "inputs").rglob(Path(name).name) if p.is_file()]
    assert [p.read_bytes()[: len(start)] for p in matching] == [start]


def test_synthetic_regions_come_with_a_configuration_that_fits(settings: Settings, tmp_path: Path) -> None:
    """The regions are named as sample, their sums hold, and the configuration loads as it stands."""
    summary = write_sample(tmp_path, settings, SamplePlan(weeks=1, regions=12, districts=300))
    assert summary.config == tmp_path / "config"
    loaded = load_settings(tmp_path / "config" / "pipeline.yaml")
    assert len(loaded.baseline.regions) == 12
    assert loaded.baseline.totals.districts == 300
    assert loaded.baseline.regions[0].name == "Kabupaten Contoh 001"
    assert loaded.baseline.source.id.startswith("CONTOH")
    assert loaded.edition.data_status == "sample"
    assert loaded.milestones.regions == {}
    assert loaded.items == settings.items
    assert loaded.kinds == settings.kinds
    assert loaded.rules == settings.rules


def test_a_whole_country_can_be_made(settings: Settings, tmp_path: Path) -> None:
    """More regions than a province can number lie in several, and their configuration loads too."""
    write_sample(tmp_path, settings, SamplePlan(weeks=1, regions=120, districts=120))
    loaded = load_settings(tmp_path / "config" / "pipeline.yaml").baseline
    assert loaded.province_code is None
    assert {region.code[:2] for region in loaded.regions} == {"91", "92"}


def test_a_configuration_of_ones_own_is_never_written_over(settings: Settings, tmp_path: Path) -> None:
    """Synthetic regions go beside no real configuration."""
    own = tmp_path / "config" / "pipeline.yaml"
    own.parent.mkdir()
    own.write_text("version: 1\n", encoding="utf-8")
    with pytest.raises(BulletinError, match="bukan contoh"):
        write_sample(tmp_path, settings, SamplePlan(weeks=1, regions=2))
    assert list(fingerprints(tmp_path)) == ["config/pipeline.yaml"]


def test_a_large_season_bundles_a_week_into_one_file(settings: Settings, tmp_path: Path) -> None:
    """Beyond forty regions a desk sends a file per kind and week, so that a nation stays countable."""
    summary = write_sample(tmp_path, settings, SamplePlan(weeks=1, regions=41, districts=82))
    names = [p.name for p in (tmp_path / "inputs" / "2024-11-03").iterdir() if "ontoh" in p.name]
    assert len(names) == 41 * 4
    assert summary.last_day == date(2024, 11, 3)


@pytest.mark.parametrize(
    ("numbers", "sentence"),
    [
        ({"weeks": 0}, "Jumlah minggu contoh harus 1 sampai 9, bukan 0."),
        ({"weeks": 10}, "Jumlah minggu contoh harus 1 sampai 9, bukan 10."),
        ({"regions": 892}, "Jumlah wilayah contoh harus 1 sampai 891, bukan 892."),
        ({"districts": 0}, "Jumlah kecamatan contoh harus paling sedikit 1, bukan 0."),
    ],
)
def test_a_plan_out_of_reach_is_refused_in_a_sentence(numbers: dict[str, int], sentence: str) -> None:
    """What codes and the calendar can't hold is said at once."""
    with pytest.raises(BulletinError) as refusal:
        SamplePlan(**numbers)
    assert str(refusal.value) == sentence


@pytest.mark.parametrize(("regions", "districts"), [(5, 4), (1, 1000)])
def test_kecamatan_that_do_not_fit_the_regions_are_refused(
    settings: Settings, tmp_path: Path, regions: int, districts: int
) -> None:
    """Every region has one to 999 kecamatan."""
    with pytest.raises(BulletinError, match="tidak dapat dibagi"):
        write_sample(tmp_path, settings, SamplePlan(weeks=1, regions=regions, districts=districts))
    assert fingerprints(tmp_path) == {}
