"""Page 1 of every state, and what each further section says first, as text that a person has read.

``python -m tests.states.golden`` writes the texts anew into tests/states/golden/ after a change that
was meant; the difference is then read like any other change (no test writes them).
"""

from __future__ import annotations

import re
import tempfile
from html import unescape
from pathlib import Path

from pipeline.settings.loading import load_settings
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.states.pages import in_one_line
from tests.states.seasons import STATES, State

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent / "golden"
_LINE_ENDS = re.compile(r"</(?:p|li|tr|h[1-6]|caption|dt|dd|div|section|header|figcaption|ul|ol|dl)>|<br>")
_UNSEEN = re.compile(r"<(head|style|svg|script|nav|form)\b.*?</\1>", re.DOTALL)
_OPENING = re.compile(r'<(h2|p)\b( class="finding")?[^>]*>(.*?)</\1>', re.DOTALL)


def golden_text(html: str) -> str:
    """Return page 1 of an edition line by line (cells apart by " | "), then the heading and the
    finding of each section; the edition's digest, which any change of the program moves, is left out.
    """
    digest = re.search(r'class="digest">(\w{8})<', html)
    assert digest is not None
    shown = _UNSEEN.sub(" ", html).replace(digest[1], "········")
    start = re.search(r'<div class="front"', shown)
    assert start is not None
    stop = shown.index('<section class="follow-up"', start.end())
    rest = _OPENING.findall(shown[stop:])
    further = [_plain(inner) for tag, style, inner in rest if tag == "h2" or style]
    return "\n".join([*_lines(shown[start.start() : stop]), "", *further]) + "\n"


def _lines(part: str) -> list[str]:
    """Return what is read in a part of a page, a line per block."""
    cells = re.sub(r"</t[hd]>(?!\s*</tr>)", " | ", part)
    found = (_plain(block) for block in _LINE_ENDS.sub("\n", re.sub(r"\s+", " ", cells)).split("\n"))
    return [line for line in found if line]


def _plain(html: str) -> str:
    """Return the words of a piece of HTML in one line."""
    return in_one_line(unescape(re.sub(r"<[^>]+>", " ", html)))


def page_of(state: State, folder: Path) -> str:
    """Make the state's edition below ``folder`` (no print) and return its page."""
    shipped = load_settings(ROOT / "config" / "pipeline.yaml")
    order = EditionOrder(folder / "inputs", folder / "outputs", state.meeting, ("html",))
    make_edition(order, state.write(folder, shipped), Screen(quiet=True))
    return (folder / "outputs" / state.meeting.isoformat() / "buletin.html").read_text(encoding="utf-8")


def main() -> None:
    """Write the texts of all states."""
    FOLDER.mkdir(exist_ok=True)
    for state in STATES:
        with tempfile.TemporaryDirectory() as folder:
            text = golden_text(page_of(state, Path(folder)))
        (FOLDER / f"{state.name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
