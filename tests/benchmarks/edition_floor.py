"""The least that an edition can cost: pandas is loaded, and WeasyPrint writes the same page once.

Run as ``python -m tests.benchmarks.edition_floor pdf/a-3a FILE…``: the HTML of an edition becomes PDF
of the variant that the edition has; nothing is read, checked, counted or marked afterwards.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pandas as pd
import weasyprint


def main(variant: str, pages: list[Path]) -> None:
    """Write ``pages`` as PDF, into memory."""
    for page in pages:
        out = io.BytesIO()
        weasyprint.HTML(string=page.read_text(encoding="utf-8")).write_pdf(out, pdf_variant=variant)
        sys.stdout.write(f"pandas {pd.__version__}: {len(out.getvalue())} bytes\n")


if __name__ == "__main__":
    main(sys.argv[1], [Path(name) for name in sys.argv[2:]])
