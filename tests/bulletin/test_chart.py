"""The charts: what they say, labels that don't overlap, pictures that a page can theme."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pipeline.bulletin import EditionView
from pipeline.bulletin.charts.plot import spread
from pipeline.bulletin.charts.svg import Caption, themable

LABELS = st.lists(st.tuples(st.floats(0, 100), st.floats(1, 15)), min_size=1, max_size=6)


@given(LABELS)
def test_labels_keep_their_order_and_distance(labels: list[tuple[float, float]]) -> None:
    """Each label has its room to itself, above zero, in the order of the lines."""
    heights, gaps = zip(*labels, strict=True)
    placed = spread(heights, gaps)
    in_order = sorted(range(len(heights)), key=lambda n: (-heights[n], n))
    assert all(placed[upper] - gaps[upper] >= placed[lower] - 1e-6 for upper, lower in pairwise(in_order))
    assert min(place - gap for place, gap in zip(placed, gaps, strict=True)) >= -1e-6


def test_the_title_is_a_finding(view: EditionView) -> None:
    """It says how far the ballots are, of both elections, and until when."""
    title = view.logistics.charts[0].title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == (
        "Sampai 17 November 2024, 90,0–100 % surat suara gubernur dan"
        " 90,0–100 % surat suara bupati/wali kota sudah di gudang"
    )


def test_each_picture_says_what_it_shows(view: EditionView) -> None:
    """Role, title and description for those who don't see it; its data as a table."""
    for panel in view.logistics.charts[0].panels:
        root = ElementTree.fromstring(str(panel.svg))
        assert root.get("role") == "img"
        texts = {child.tag.rpartition("}")[2]: child.text for child in root}
        assert texts["title"] == panel.title
        assert "Gudang 10.000" in str(texts["desc"])
    assert len(view.logistics.charts[0].data[0].rows) == 14
    assert view.logistics.charts[0].data[0].rows[-1].cells[0].text == "10.000"


def test_the_picture_carries_classes_not_styles(view: EditionView) -> None:
    """No style element or attribute reaches into the page; the font is the page's own."""
    for panel in view.logistics.charts[0].panels:
        svg = str(panel.svg)
        assert "<style" not in svg
        assert " style=" not in svg
        assert "<metadata" not in svg
        assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Desk Sans"}
        assert "stroke-accent" in svg or "stroke-ink" in svg


def test_text_of_the_description_is_escaped() -> None:
    """A name with markup stays a name."""
    svg = themable(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', Caption("x", "<b>", "a & b")
    )
    assert "&lt;b&gt;" in svg
    assert "a &amp; b" in svg
