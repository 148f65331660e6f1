"""The least that reading a season can cost: import pandas, hash every file, read it as text.

Run as ``python -m tests.benchmarks.floor FOLDER``; nothing is judged.
"""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.csv as pc


def main(folder: Path) -> None:
    """Hash and read every CSV file of ``folder`` as columns of text."""
    rows = 0
    for path in sorted(folder.rglob("*.csv")):
        data = path.read_bytes()
        hashlib.sha256(data).hexdigest()
        names = data.split(b"\r\n", 1)[0].decode().split(";")
        columns = {name: pa.string() for name in names}
        table = pc.read_csv(
            pa.BufferReader(data),
            parse_options=pc.ParseOptions(delimiter=";"),
            convert_options=pc.ConvertOptions(column_types=columns, strings_can_be_null=False),
        )
        rows += table.num_rows
    sys.stdout.write(f"pandas {pd.__version__}: {rows} rows\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
