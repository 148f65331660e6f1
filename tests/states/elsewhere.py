"""Makes every state once more, in a process of its own, and prints the digests of what comes out.

``python -m tests.states.elsewhere FOLDER [STATE …]``: the states named are printed, too.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from pipeline.bulletin import render_pdf
from pipeline.settings.loading import load_settings
from pipeline.terminal.console import Screen
from pipeline.weekly import EditionOrder, make_edition
from tests.states.seasons import STATES


def main(folder: Path, names: list[str]) -> None:
    """Make the states below ``folder`` and print the digests as JSON."""
    settings = load_settings(Path("config/pipeline.yaml"))
    pages, prints = {}, {}
    for state in STATES:
        place = folder / state.name
        place.mkdir()
        order = EditionOrder(place / "inputs", place / "outputs", state.meeting, ("html",))
        made = make_edition(order, state.write(place, settings), Screen(quiet=True))
        html = (made.folder / "buletin.html").read_text(encoding="utf-8")
        pages[state.name] = hashlib.sha256(html.encode()).hexdigest()
        if state.name in names:
            prints[state.name] = hashlib.sha256(render_pdf(html)).hexdigest()
    sys.stdout.write(json.dumps({"pages": pages, "prints": prints}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
