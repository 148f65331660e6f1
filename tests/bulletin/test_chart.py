"""The chart: labels that don't overlap, a picture that a page can theme and a blind reader can read."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from pipeline.bulletin import EditionView
from pipeline.bulletin.chart_drawing import spread
from pipeline.bulletin.svg import themable


@given(st.lists(st.floats(0, 100), min_size=1, max_size=6), st.floats(1, 20))
def test_labels_keep_their_order_and_distance(heights: list[float], gap: float) -> None:
    """Labels stand ``gap`` apart, above zero, in the order of their lines."""
    placed = spread(heights, gap)
    in_order = sorted(range(len(heights)), key=lambda n: (-heights[n], n))
    tops = [placed[n] for n in in_order]
    assert all(upper - lower >= gap - 1e-6 for upper, lower in pairwise(tops))
    assert min(tops) >= 0


def test_the_title_is_a_finding(view: EditionView) -> None:
    """It says how far the ballots are, of both elections, and until when."""
    assert view.logistics.chart is not None
    title = view.logistics.chart.title.replace("\N{NO-BREAK SPACE}", " ")
    assert title == (
        "Sampai 17 November 2024, 90,0–100 % surat suara gubernur dan"
        " 90,0–100 % surat suara bupati/wali kota sudah di gudang"
    )


def test_each_picture_says_what_it_shows(view: EditionView) -> None:
    """Role, title and description for those who don't see it; its data as a table."""
    assert view.logistics.chart is not None
    for panel in view.logistics.chart.panels:
        root = ElementTree.fromstring(str(panel.svg))
        assert root.get("role") == "img"
        texts = {child.tag.rpartition("}")[2]: child.text for child in root}
        assert texts["title"] == panel.title
        assert "Gudang 10.000" in str(texts["desc"])
    assert len(view.logistics.chart.data.rows) == 14
    assert view.logistics.chart.data.rows[-1].cells[0].text == "10.000"


def test_the_picture_carries_classes_not_styles(view: EditionView) -> None:
    """No style element or attribute reaches into the page; the font is the page's own."""
    assert view.logistics.chart is not None
    for panel in view.logistics.chart.panels:
        svg = str(panel.svg)
        assert "<style" not in svg
        assert " style=" not in svg
        assert "<metadata" not in svg
        assert set(re.findall(r'font-family="([^"]*)"', svg)) == {"Desk Sans"}
        assert "stroke-accent" in svg or "stroke-ink" in svg


def test_text_of_the_description_is_escaped() -> None:
    """A name with markup stays a name."""
    svg = themable('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', "x", "<b>", "a & b")
    assert "&lt;b&gt;" in svg
    assert "a &amp; b" in svg
