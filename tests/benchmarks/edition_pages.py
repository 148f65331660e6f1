"""All pages of an edition that go to the printer, as HTML: what the floor of one new file prints.

Run as ``python -m tests.benchmarks.edition_pages INPUTS CONFIG FOLDER``; they are a first edition's,
written to ``FOLDER`` as 00.html (the bulletin), 01.html … (the region sheets).
"""

from __future__ import annotations

import sys
from pathlib import Path

from pipeline.bulletin import EditionContext, compose, render_html, sheet_prints
from pipeline.commands.checking import check_reports
from pipeline.measures import measure
from pipeline.merging import default_meeting
from pipeline.model.editions import DRAFT
from pipeline.reading import read_reports
from pipeline.reports import judge
from pipeline.settings import load_settings


def main(inputs: Path, config: Path, folder: Path) -> None:
    """Write the pages."""
    settings = load_settings(config)
    meeting = default_meeting(judge(read_reports([inputs], settings), settings), settings)
    dataset = check_reports([inputs], meeting, settings)
    context = EditionContext(
        settings=settings,
        ledger=dataset.ledger,
        digest="00000000",
        standing=DRAFT,
        language=settings.edition.language,
        program_version="0",
    )
    view = compose(measure(dataset, settings), None, context)
    pages = [render_html(view), *(page.html for page in sheet_prints(view).values())]
    folder.mkdir(parents=True)
    for number, page in enumerate(pages):
        (folder / f"{number:02d}.html").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
