"""A blank form as CSV, as Excel in an Indonesian Windows opens and saves it: ``;``, BOM, CRLF."""

from __future__ import annotations

import csv
import io

from pipeline.forms.content import Form
from pipeline.text.cells import disarmed


def form_csv(form: Form) -> bytes:
    """Return the header and the rows that are filled in beforehand; the date is the desk's to type."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.title for column in form.columns)
    for row in form.rows:
        known = row | {column.name: form.region for column in form.columns if column.role == "region"}
        cells = (known.get(column.name, "") for column in form.columns)
        writer.writerow(disarmed(cell) if isinstance(cell, str) else cell for cell in cells)
    return b"\xef\xbb\xbf" + out.getvalue().encode()
