"""The print as a photocopier sees it: marks told apart by their shape, text still readable."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.states import seasons
from tests.states.pages import Paper, Sheet, Word
from tests.states.seasons import State

pytestmark = pytest.mark.thorough

PaperOf = Callable[[State], Paper]
DOTS = 220
"""Dots per inch: fine enough that the strokes of the smallest text are whole."""
LEAST_CONTRAST = 4.5
STATES_OF_WORK = ("Siap", "Berjalan", "Perhatian", "Kritis", "Belum")
LEAST_DIFFERENCE = 0.15
"""Share of a mark's square that must differ between any two marks."""


def light(grey: NDArray[np.uint8] | np.uint8) -> NDArray[np.float64]:
    """Relative luminance of a level of grey."""
    share = np.asarray(grey, np.float64) / 255
    return np.where(share <= 0.03928, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)


def cut(image: NDArray[np.uint8], left: float, top: float, right: float, bottom: float) -> NDArray[np.uint8]:
    """The part of an image inside a box given in points."""
    a, b, c, d = (round(edge * DOTS / 72) for edge in (left, top, right, bottom))
    return image[b:d, a:c]


def contrast(image: NDArray[np.uint8], word: Word) -> float:
    """The contrast of a word's strokes with what is behind them."""
    box = cut(image, word.left, word.top, word.right, word.bottom)
    return float((light(box.max()) + 0.05) / (light(box.min()) + 0.05))


@pytest.mark.parametrize("number", [1, 2, 3])
def test_text_is_readable_in_grey(printed: PaperOf, number: int) -> None:
    """Every word on the front and the board, those on coloured marks included, keeps 4.5 to 1."""
    paper = printed(seasons.THE_18TH)
    image = paper.in_grey(number, DOTS)
    faint = {w.text: round(contrast(image, w), 1) for w in paper.sheets[number - 1].seen if w.text.isalnum()}
    assert {text: ratio for text, ratio in faint.items() if ratio < LEAST_CONTRAST} == {}


def legend(sheet: Sheet) -> dict[str, Word]:
    """The words of the status scale where the board explains its marks: one below the other."""
    found: dict[str, Word] = {}
    for word in sheet.seen:
        if word.text in STATES_OF_WORK and sum(abs(word.left - w.left) < 1 for w in sheet.seen) >= 5:
            found[word.text] = word
    return found


def test_five_marks_differ_without_colour(printed: PaperOf) -> None:
    """Black and white alone, any two of the five status marks differ in a good part of their shape."""
    paper = printed(seasons.TWO_LATE)
    sheet, words = next((s, legend(s)) for s in paper.sheets if len(legend(s)) == len(STATES_OF_WORK))
    image = paper.in_grey(sheet.number, DOTS)
    shapes = {}
    for name, word in words.items():
        em = 8.0
        square = cut(
            image, word.left - 1.18 * em, word.top + 0.1 * em, word.left - 0.2 * em, word.top + 1.1 * em
        )
        middle = (int(square.max()) + int(square.min())) / 2
        shapes[name] = square < middle
    height = min(shape.shape[0] for shape in shapes.values())
    width = min(shape.shape[1] for shape in shapes.values())
    same = {
        (a, b): round(float(np.mean(shapes[a][:height, :width] != shapes[b][:height, :width])), 2)
        for a, b in combinations(STATES_OF_WORK, 2)
    }
    assert {pair: share for pair, share in same.items() if share < LEAST_DIFFERENCE} == {}
