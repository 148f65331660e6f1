"""The least that reading a season can cost: import pandas, hash every file, read it as text.

Run as ``python -m tests.benchmarks.floor FOLDER``; nothing is judged. A file that the column parser
refuses (rows of unequal width, bytes that are no UTF-8) is only hashed: the floor is never too high.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc

_DELIMITERS = (b";", b",", b"\t", b"|")


def main(folder: Path) -> None:
    """Hash and read every CSV file of ``folder`` as columns of text."""
    rows = refused = 0
    for path in sorted(folder.rglob("*.csv")):
        data = path.read_bytes()
        hashlib.sha256(data).hexdigest()
        header = data.split(b"\n", 1)[0].rstrip(b"\r")
        delimiter = max(_DELIMITERS, key=header.count)
        names = [f"c{n}" for n in range(header.count(delimiter) + 1)]
        try:
            table = pc.read_csv(
                pa.BufferReader(data),
                read_options=pc.ReadOptions(column_names=names),
                parse_options=pc.ParseOptions(delimiter=delimiter.decode()),
                convert_options=pc.ConvertOptions(
                    column_types=dict.fromkeys(names, pa.string()), strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid:
            refused += 1
        else:
            rows += table.num_rows
    sys.stdout.write(f"pandas {pd.__version__}: {rows} rows, {refused} files only hashed\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
