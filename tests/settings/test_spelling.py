"""How words are compared, and which word a misspelt one is taken to mean."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.settings.model import Settings as SettingsModel
from pipeline.settings.spelling import folded, meant, near_miss
from pipeline.settings.validation import known_keys
from pipeline.settings.wording import PATTERNS


def test_headers_are_compared_without_case_accents_punctuation_and_spaces() -> None:
    """The same column in the spellings that desks use."""
    assert {folded(s) for s in ("Surat Suara", "surat_suara", " SURAT-SUARA. ", "sùrat suara")} == {
        "suratsuara"
    }
    assert folded("-.-") == ""


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """A folded word is its own folding."""
    assert folded(folded(text)) == folded(text)


def test_the_nearest_word_is_meant_and_a_far_one_is_not() -> None:
    """A slip of a letter finds its word; another word finds none."""
    assert near_miss("languge", ["language", "paper"]) == "language"
    assert meant("regions", ["region_codes", "regions"]) == "Maksudnya `regions`?"
    assert meant("xyz", ["language", "paper"]) == ""


def test_known_keys_are_found_at_any_depth() -> None:
    """Through lists, mappings by code and optional blocks."""
    assert known_keys(SettingsModel, ("baseline", "regions", 3, "districts", 0)) == (
        "code",
        "name",
        "aliases",
    )
    assert known_keys(SettingsModel, ("milestones", "regions", "64.11"))[:2] == ("diterima", "dikemas")
    assert "per_station" in known_keys(SettingsModel, ("items", "items", 0, "need"))
    assert known_keys(SettingsModel, ("baseline", "regions", 3, "tile")) == ()


def test_every_pattern_of_the_model_has_words() -> None:
    """No fault shows a regular expression to the office."""
    schema = str(SettingsModel.model_json_schema())
    used = {part.split("'")[0] for part in schema.replace("\\\\", "\\").split("'pattern': '")[1:]}
    assert used <= set(PATTERNS)
    assert used
