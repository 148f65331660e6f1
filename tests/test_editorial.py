"""The editor's own highlights: a little Markdown, named and dated, harmless whatever it holds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.editorial import MOST_SENTENCES, parse_editorial, read_editorial
from tests.test_weekly import bulletin, spoken_text
from tests.workspaces import save

DAY = date(2024, 11, 18)
TEXT = """---
oleh: Sekretariat Desk
tanggal: 2024-11-17
---
- **Sembilan daerah** belum lengkap di gudang.
- Kapal ke Mahakam Ulu berangkat **Selasa**.

Rapat dimulai pukul 09.00 WITA.
"""


def sentences(text: str) -> tuple[tuple[str, str], ...]:
    """Return the sentences of a text."""
    found = parse_editorial(text, DAY, "2024-11-18/pokok-berita.md")
    return found.sentences if found else ()


def test_items_and_paragraphs_are_sentences_with_their_bold_opening() -> None:
    """Bold at the start opens a sentence; elsewhere it is text like the rest."""
    found = parse_editorial(TEXT, DAY, "2024-11-18/pokok-berita.md")
    assert found is not None
    assert (found.by, found.day) == ("Sekretariat Desk", date(2024, 11, 17))
    assert found.sentences == (
        ("Sembilan daerah", "belum lengkap di gudang."),
        ("", "Kapal ke Mahakam Ulu berangkat Selasa."),
        ("", "Rapat dimulai pukul 09.00 WITA."),
    )


def test_without_a_head_the_folder_gives_the_day() -> None:
    """Name and day are optional; a head that is no YAML is none."""
    for text in ("Satu kalimat.", "---\n: [\n---\nSatu kalimat.", "---\n- a\n---\nSatu kalimat."):
        found = parse_editorial(text, DAY, "p.md")
        assert found is not None
        assert (found.by, found.day, found.sentences) == ("", DAY, (("", "Satu kalimat."),))


def test_too_many_sentences_are_told() -> None:
    """Page 1 has room for four beside the one about reporting."""
    found = parse_editorial("\n\n".join("abcdef"), DAY, "p.md")
    assert found is not None
    assert [rest for _, rest in found.sentences] == ["a", "b", "c", "d"]
    assert found.notes == ("p.md memuat 6 kalimat; yang dicetak hanya 4 yang pertama.",)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "[klik](javascript:alert(1))",
        "![x](http://example.org/a.png)",
        "<http://example.org>",
        "&lt;b&gt;",
        "# Judul",
    ],
)
def test_anything_but_bold_and_lists_stays_text(hostile: str) -> None:
    """No link, picture, heading, entity or tag is made of it."""
    assert sentences(hostile) == (("", hostile),)


@given(st.text(max_size=300))
def test_any_text_at_all_ends_in_sentences(text: str) -> None:
    """Never more than four, none of them empty, no matter what was typed."""
    found = sentences(text)
    assert len(found) <= MOST_SENTENCES
    assert all(lead or rest for lead, rest in found)


def test_only_the_week_s_own_text_is_taken(tmp_path: Path) -> None:
    """The newest one up to the meeting; last week's is old news, tomorrow's isn't known yet."""
    save(tmp_path, {f"{day}/pokok-berita.md": day for day in ("2024-11-11", "2024-11-15", "2024-11-19")})
    found = read_editorial(tmp_path, DAY)
    assert found is not None
    assert found.path == "2024-11-15/pokok-berita.md"
    assert read_editorial(tmp_path, date(2024, 12, 2)) is None


def test_the_page_prints_the_editor_s_text_with_his_name(tmp_path: Path) -> None:
    """After the sentence about reporting; numbers of people are masked; the file is in the ledger."""
    report = "tanggal;wilayah;barang;diterima\n17/11/2024;Berau;Segel;90\n"
    text = TEXT + "\n- Hubungi 0812 3456 7890.\n"
    save(tmp_path / "inputs", {"2024-11-17/berau.csv": report, "2024-11-18/pokok-berita.md": text})
    run = bulletin(
        "weekly", "--meeting-date", "2024-11-18", "--format", "html,txt",
        "--inputs", tmp_path / "inputs", "--outputs", tmp_path / "outputs",
    )  # fmt: skip
    assert run.returncode == 0, run.stderr
    page = spoken_text(tmp_path / "outputs/2024-11-18/buletin.html")
    assert "1 dari 10 desk melapor" in page
    assert "Sembilan daerah belum lengkap di gudang." in page
    assert "Redaksi: Sekretariat Desk, 17 November 2024" in page
    assert "3456" not in page
    assert "*Sembilan daerah* belum lengkap" in (tmp_path / "outputs/2024-11-18/ringkasan.txt").read_text()
    assert "2024-11-18/pokok-berita.md" in (tmp_path / "outputs/2024-11-18/data/ledger.csv").read_text()
